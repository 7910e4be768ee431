// Times in a scenario file: durations with a unit, at most a day. They become milliseconds in whole
// microseconds.

import { DURATION_EXAMPLES, durationText, readDuration } from '../text/duration.ts';

export { DURATION_PATTERN as TIME_PATTERN } from '../text/duration.ts';

/** A parsed part of a file, or what is wrong with it. */
export type Parsed<T> =
  | { readonly value: T }
  /** path: of the wrong part within the value, if it has parts. */
  | { readonly wrong: string; readonly path?: readonly (string | number)[] };

/** Prefixes an error with its subject. */
export function named<T>(what: string, parsed: Parsed<T>): Parsed<T> {
  return 'wrong' in parsed ? { ...parsed, wrong: `${what} ${parsed.wrong}` } : parsed;
}

/** A day: longer than any scenario, and few enough microseconds for exact arithmetic. */
export const MAX_MS = 86_400_000;

/** `5ms`, `1.5 s`: in milliseconds, 0 to MAX_MS. */
export function parseTime(value: unknown): Parsed<number> {
  const text = String(value);
  if (/^\d+(?:\.\d+)?$/.test(text)) return { wrong: `needs its unit: ${text}ms or ${text}s, say` };
  if (typeof value !== 'string')
    return { wrong: `must be a duration, such as ${DURATION_EXAMPLES}, not ${shown(value)}` };
  if (/^-\s*\d/.test(text)) return { wrong: `cannot be negative, as ${shown(text)} is` };
  const us = readDuration(text);
  if (typeof us === 'number') {
    return us <= MAX_MS * 1000 ? { value: us / 1000 } : { wrong: `must be at most a day (24h), not ${text}` };
  }
  switch (us.kind) {
    case 'unit':
      return { wrong: `has no unit '${us.unit}': units are us, ms, s, min and h` };
    case 'fraction':
      return { wrong: `must be in whole microseconds, not ${text}` };
    case 'form':
      return { wrong: `must be a duration, such as ${DURATION_EXAMPLES}, not ${shown(text)}` };
    default:
      return us satisfies never;
  }
}

/** The opposite of parseTime. */
export function formatTime(ms: number): string {
  return durationText(Math.round(ms * 1000));
}

const SHOWN = 40;

/** A value as shown in a message, truncated. */
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
