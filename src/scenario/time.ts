// Times as a scenario file has them: a number and its unit. Here they become milliseconds that are whole microseconds.

/** What a part of a file means, or what is wrong with it. */
export type Parsed<T> =
  | { readonly value: T }
  /** path: of the part that is wrong, where the whole has parts. */
  | { readonly wrong: string; readonly path?: readonly (string | number)[] };

/** The same, with what it is about. */
export function named<T>(what: string, parsed: Parsed<T>): Parsed<T> {
  return 'wrong' in parsed ? { ...parsed, wrong: `${what} ${parsed.wrong}` } : parsed;
}

const US_PER_UNIT = { us: 1, ms: 1000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 } as const;

type Unit = keyof typeof US_PER_UNIT;

/** A day: longer than any scenario, and few enough microseconds for exact arithmetic. */
export const MAX_MS = 86_400_000;

/** A time, for a JSON schema. */
export const TIME_PATTERN = '\\d{1,11}(?:\\.\\d{1,6})? ?(?:us|ms|s|min|h)';

const TIME = new RegExp(`^${TIME_PATTERN}$`);
const EXAMPLES = 'such as 250us, 5ms or 1.5s';

/** `5ms`, `1.5 s`: in milliseconds, 0 to MAX_MS. */
export function parseTime(value: unknown): Parsed<number> {
  const text = String(value);
  if (/^\d+(?:\.\d+)?$/.test(text)) return { wrong: `needs its unit: ${text}ms or ${text}s, say` };
  if (typeof value !== 'string') return { wrong: `must be a time, ${EXAMPLES}, not ${shown(value)}` };
  if (/^-\s*\d/.test(text)) return { wrong: `cannot be negative, as ${shown(text)} is` };
  const unit = /^[\d.]+\s*([^\s\d.]+)$/.exec(text)?.[1];
  if (unit !== undefined && !Object.hasOwn(US_PER_UNIT, unit)) {
    return { wrong: `has no unit '${unit}': us, ms, s, min and h there are` };
  }
  if (unit === undefined || !TIME.test(text)) {
    return { wrong: `must be a time, ${EXAMPLES}, not ${shown(text)}` };
  }
  const exactUs = Number.parseFloat(text) * US_PER_UNIT[unit as Unit];
  const us = Math.round(exactUs);
  if (us > MAX_MS * 1000) return { wrong: `is a day at most (24h), not ${text}` };
  if (Math.abs(exactUs - us) > 1e-4) return { wrong: `is in whole microseconds, not ${text}` };
  return { value: us / 1000 };
}

/** In the largest of s, ms and us in which it is a whole number; parseTime reads the same from it. */
export function formatTime(ms: number): string {
  const us = Math.round(ms * 1000);
  if (us % US_PER_UNIT.ms !== 0) return `${us}us`;
  return us % US_PER_UNIT.s !== 0 || us === 0 ? `${us / US_PER_UNIT.ms}ms` : `${us / US_PER_UNIT.s}s`;
}

const SHOWN = 40;

/** A value as a message names it, not at any length. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  return `'${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}'`;
}

/** In whole microseconds. */
export function toUs(ms: number): number {
  return Math.round(ms * 1000);
}
