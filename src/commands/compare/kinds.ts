// Lists as they are typed: `hops,chord`, `1e3,1e5`, `0,0.3`, and fractions as a range, `0..0.5` or `0..0.5:0.05`.

import { InvalidArgumentError } from 'commander';
import { fraction, type Kind } from '../../terminal/kinds.ts';

/** Of one list; the cells of a grid have a bound of their own. */
const MAX_ITEMS = 1000;

/** Items in the order in which they are typed, each once. */
export function list<T>(item: Kind<T>): Kind<readonly T[]> {
  return {
    parse(text, name) {
      const items = text.split(',').map((part) => item.parse(part.trim(), name));
      return bounded([...new Set(items)], name);
    },
    print: (items) => items.map((one) => item.print(one)).join(','),
  };
}

function bounded<T>(items: readonly T[], name: string): readonly T[] {
  if (items.length <= MAX_ITEMS) return items;
  throw new InvalidArgumentError(`${name} must be a list of at most ${MAX_ITEMS}, not ${items.length}.`);
}

/** Fractions are counted in billionths, so that the third step of 0.1 is 0.3. */
const BILLION = 1e9;
const DEFAULT_STEP = BILLION / 10;

/** Fractions from 0 to below 1, each once. */
export const fractions: Kind<readonly number[]> = {
  parse(text, name) {
    const billionths = text.split(',').flatMap((part) => readRange(part.trim(), name));
    return bounded([...new Set(billionths)], name).map((one) => one / BILLION);
  },
  print: list(fraction()).print,
};

/** In billionths. */
function readRange(text: string, name: string): readonly number[] {
  const [, from, to, step] = /^(.+?)\.\.(.+?)(?::(.+))?$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return [readBillionths(text, name)];
  const [first, last] = [readBillionths(from, name), readBillionths(to, name)];
  const each = step === undefined ? DEFAULT_STEP : readBillionths(step, name);
  if (each === 0 || last < first) throw notFractions(name);
  const items = Math.floor((last - first) / each) + 1;
  if (items > MAX_ITEMS) {
    throw new InvalidArgumentError(`${name} must be at most ${MAX_ITEMS} fractions; use a larger step.`);
  }
  return Array.from({ length: items }, (_, place) => first + place * each);
}

function readBillionths(text: string, name: string): number {
  if (!/^(?:0|0?\.\d{1,9})$/.test(text)) throw notFractions(name);
  return Math.round(Number(text) * BILLION);
}

function notFractions(name: string): InvalidArgumentError {
  return new InvalidArgumentError(
    `${name} must be fractions from 0 to below 1, such as 0,0.1,0.3 or 0..0.5 or 0..0.5:0.05.`,
  );
}

const MAX_SEED_CHARACTERS = 100;

/** A seed of a list: it is a cell of a line, and on a terminal too. */
export const printableSeed: Kind<string> = {
  parse(text, name) {
    const isPrintable = !/[\p{C}\p{Zl}\p{Zp}]/u.test(text);
    if (text !== '' && text.length <= MAX_SEED_CHARACTERS && isPrintable) return text;
    throw new InvalidArgumentError(
      `${name} must be texts of 1 to ${MAX_SEED_CHARACTERS} printable characters, such as a,b.`,
    );
  },
  print: (seed) => seed,
};
