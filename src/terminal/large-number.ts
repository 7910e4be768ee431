// Whole numbers as people type large ones: 1e6, 2.5e6, 10_000, 1,000,000.

import { InvalidArgumentError } from 'commander';
import type { WholeNumberRange } from './whole-number.ts';

const GROUPED = /^\d{1,3}(?:([_,])\d{3})(?:\1\d{3})*$/;
const PLAIN = /^\d{1,16}(?:\.\d{1,15})?(?:e\+?\d{1,2})?$/i;

/** The number; undefined when the text is none, or not a whole one below 2^53. */
export function readLargeNumber(text: string): number | undefined {
  const digits = GROUPED.test(text) ? text.replace(/[_,]/g, '') : text;
  const value = PLAIN.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The number; throws commander's InvalidArgumentError when the text is no whole number, or out of range. */
export function parseLargeNumber(text: string, { min, max, name }: WholeNumberRange): number {
  const value = readLargeNumber(text);
  if (value !== undefined && value >= min && value <= max) return value;
  const range = `from ${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}`;
  throw new InvalidArgumentError(`${name} must be a whole number ${range}, such as 1000, 10_000 or 1e6.`);
}

/** parseLargeNumber as the parser of a commander argument or option. */
export function largeNumber(range: WholeNumberRange): (text: string) => number {
  return (text) => parseLargeNumber(text, range);
}
