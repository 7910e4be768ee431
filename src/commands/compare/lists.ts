// Lists as they are typed: `hops,chord`, `1e3,1e5`, `0,0.3`, and shares as a range, `0..0.5` or `0..0.5:0.05`.

import { InvalidArgumentError } from 'commander';

/** Of one list; the cells of a grid have a bound of their own. */
const MOST_ITEMS = 1000;

/** The items in the order in which they are typed, each once. Throws commander's InvalidArgumentError. */
export function listOf<T>(item: (text: string) => T, name: string): (text: string) => readonly T[] {
  return (text) => bounded([...new Set(text.split(',').map((part) => item(part.trim())))], name);
}

function bounded<T>(items: readonly T[], name: string): readonly T[] {
  if (items.length <= MOST_ITEMS) return items;
  throw new InvalidArgumentError(`${name} must be a list of at most ${MOST_ITEMS}, not ${items.length}.`);
}

/** Shares are counted in billionths, so that the third step of 0.1 is 0.3. */
const BILLION = 1e9;
const USUAL_STEP = BILLION / 10;

/** Shares from 0 to below 1, each once. Throws commander's InvalidArgumentError. */
export function readShares(text: string): readonly number[] {
  const shares = text.split(',').flatMap((part) => billionths(part.trim()));
  return bounded([...new Set(shares)], 'fail').map((share) => share / BILLION);
}

function billionths(text: string): readonly number[] {
  const [, from, to, step] = /^(.+?)\.\.(.+?)(?::(.+))?$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return [billionth(text)];
  const [first, last] = [billionth(from), billionth(to)];
  const each = step === undefined ? USUAL_STEP : billionth(step);
  if (each === 0 || last < first) throw notShares();
  const items = Math.floor((last - first) / each) + 1;
  if (items > MOST_ITEMS) {
    throw new InvalidArgumentError(`fail must be at most ${MOST_ITEMS} shares: give a larger step.`);
  }
  return Array.from({ length: items }, (_, place) => first + place * each);
}

function billionth(text: string): number {
  if (!/^(?:0|0?\.\d{1,9})$/.test(text)) throw notShares();
  return Math.round(Number(text) * BILLION);
}

function notShares(): InvalidArgumentError {
  return new InvalidArgumentError(
    'fail must be shares from 0 to below 1, as in 0,0.1,0.3 or 0..0.5 or 0..0.5:0.05.',
  );
}
