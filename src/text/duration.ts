// Durations as people type them and as we print them, one syntax for programs, prompts and files: 250us, 50ms, 1.5s, 10min.

/** In microseconds. `m` and `µs` are read, and printed as `min` and `us`. */
const US_PER_UNIT = { us: 1, ms: 1e3, s: 1e6, min: 6e7, h: 3.6e9, d: 8.64e10 } as const;

type Unit = keyof typeof US_PER_UNIT;

const UNITS = Object.keys(US_PER_UNIT) as readonly Unit[];
const SPELLINGS: ReadonlyMap<string, Unit> = new Map([
  ...UNITS.map((unit) => [unit, unit] as const),
  ['m', 'min'],
  ['µs', 'us'],
]);

/** What is read, for a JSON schema. */
export const DURATION_PATTERN = '(?:\\d{1,16}(?:\\.\\d{1,6})?|\\.\\d{1,6}) ?(?:us|µs|ms|s|m|min|h|d)';

/** For help and errors. */
export const DURATION_EXAMPLES = '250us, 50ms, 1.5s or 10min';

const DURATION = /^(\d{1,16}(?:\.\d{1,6})?|\.\d{1,6}) ?([^\s\d.]+)$/;

/** Why a text is no duration; `unit`: the one that it has, where there is no such unit. */
export type NoDuration =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'form' | 'fraction' };

/** Whole microseconds, 0 to 2^53 - 1; else what is wrong: no such unit, another form, or a fraction of a microsecond. */
export function readDuration(text: string): number | NoDuration {
  const [, digits, spelling] = DURATION.exec(text.trim()) ?? [];
  if (digits === undefined || spelling === undefined) return { kind: 'form' };
  const unit = SPELLINGS.get(spelling);
  if (unit === undefined) return { kind: 'unit', unit: spelling };
  const exact = Number(digits) * US_PER_UNIT[unit];
  const us = Math.round(exact);
  return Math.abs(exact - us) < 1e-4 && Number.isSafeInteger(us) ? us : { kind: 'fraction' };
}

/** In the largest unit in which it is a whole number; readDuration reads the same from it. `us`: whole, from 0. */
export function durationText(us: number): string {
  const unit = us === 0 ? 's' : UNITS.findLast((one) => us % US_PER_UNIT[one] === 0)!;
  return `${us / US_PER_UNIT[unit]}${unit}`;
}

/** About how long, for people: `45s`, `3min 20s`, `2h 5min`, `1d 3h`: the two largest units, rounded to a second. */
export function spanText(us: number): string {
  const seconds = Math.round(us / 1e6);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days}d ${hours % 24}h`;
  if (hours > 0) return `${hours}h ${minutes % 60}min`;
  if (minutes > 0) return `${minutes}min ${seconds % 60}s`;
  return `${seconds}s`;
}
