// Whole numbers that a person typed: checked strictly, with an answer that says what would be right.

import { InvalidArgumentError } from 'commander';

export interface WholeNumberRange {
  /** Included. */
  readonly min: number;
  /** Included; at most 2^53 - 1. */
  readonly max: number;
  /** What the number is, as in `packets must be a whole number from 1 to 4,294,967,295.` */
  readonly name: string;
}

/** The number; throws commander's InvalidArgumentError when the text is not all digits, or out of range. */
export function parseWholeNumber(text: string, { min, max, name }: WholeNumberRange): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const range = `from ${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}`;
  throw new InvalidArgumentError(`${name} must be a whole number ${range}.`);
}

/** parseWholeNumber as the parser of a commander argument or option. */
export function wholeNumber(range: WholeNumberRange): (text: string) => number {
  return (text) => parseWholeNumber(text, range);
}
