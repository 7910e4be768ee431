// What the value of an option or argument may be: how it is read, and how it is written so that it is read the same.

import { InvalidArgumentError } from 'commander';
import { distributionText, type Family, readDistribution } from '../text/distribution-syntax.ts';
import { DURATION_EXAMPLES, durationText, readDuration } from '../text/duration.ts';
import { COUNT_EXAMPLES, decimalText, readCount, readDecimal } from '../text/number.ts';
import { suggestion } from '../text/suggestion.ts';
import { count as grouped } from '../text/text.ts';

export interface Kind<T> {
  /** The value of a text; throws commander's InvalidArgumentError, which says what would be right. `name`: of the option. */
  parse(text: string, name: string): T;
  /** What parse reads the same from. */
  print(value: T): string;
}

function invalid(name: string, right: string): InvalidArgumentError {
  return new InvalidArgumentError(`${name} must be ${right}.`);
}

/** A whole number from min to max, both included; max at most 2^53 - 1. */
export function count(min: number, max: number): Kind<number> {
  return {
    parse(text, name) {
      const value = readCount(text.trim());
      if (value !== undefined && value >= min && value <= max) return value;
      const examples = max >= 1000 ? `, such as ${COUNT_EXAMPLES}` : '';
      throw invalid(name, `a whole number from ${grouped(min)} to ${grouped(max)}${examples}`);
    },
    print: String,
  };
}

/** A number from 0 to 1; `below`: 1 is not included. */
export function fraction({ below = false } = {}): Kind<number> {
  return {
    parse(text, name) {
      const value = readDecimal(text.trim());
      if (value !== undefined && (below ? value < 1 : value <= 1)) return value;
      throw invalid(name, `a fraction from 0 to ${below ? 'below 1' : '1'}, such as 0.3`);
    },
    print: decimalText,
  };
}

/** Milliseconds from min to max, both included, with at most three decimals; typed with a unit. */
export function durationMs(minMs: number, maxMs: number, { whole = false } = {}): Kind<number> {
  return {
    parse(text, name) {
      const us = readDuration(text);
      const ms = typeof us === 'number' ? us / 1000 : Number.NaN;
      if (ms >= minMs && ms <= maxMs && (!whole || Number.isInteger(ms))) return ms;
      const examples = whole ? '50ms, 30s or 1h' : DURATION_EXAMPLES;
      throw invalid(
        name,
        `a duration from ${durationText(minMs * 1000)} to ${durationText(maxMs * 1000)}, such as ${examples}`,
      );
    },
    print: (ms) => durationText(Math.round(ms * 1000)),
  };
}

/** One of some names. */
export function choice<const N extends string>(names: readonly N[]): Kind<N> {
  return {
    parse(text, name) {
      const found = names.find((one) => one === text);
      if (found !== undefined) return found;
      throw new InvalidArgumentError(
        `${name} must be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}${suggestionOnly(text, names)}.`,
      );
    },
    print: (value) => value,
  };
}

function suggestionOnly(text: string, names: readonly string[]): string {
  const said = suggestion(text, names);
  return said.includes('did you mean') ? said.replace(/\?$/, '') : '';
}

export function distribution<T>(families: readonly Family<T>[]): Kind<T> {
  return {
    parse(text, name) {
      const read = readDistribution(text, families);
      if ('value' in read) return read.value;
      throw invalid(name, read.wrong);
    },
    print: (value) => distributionText(value, families)!,
  };
}

/** The name of a file or folder: `a file`, say. Any text but the empty one. */
export function pathTo(what: string): Kind<string> {
  return {
    parse(text, name) {
      if (text !== '') return text;
      throw invalid(name, `the name of ${what}`);
    },
    print: (value) => value,
  };
}

/** Text of one character or more. An empty one is mostly a variable of a shell that was never set. */
export const someText: Kind<string> = {
  parse(text, name) {
    if (text !== '') return text;
    throw invalid(name, 'text of one character or more');
  },
  print: (value) => value,
};

/** 0 too, whatever the kind's minimum. */
export function zeroOr(kind: Kind<number>): Kind<number> {
  return {
    parse: (text, name) => (/^0+(s|ms)?$/.test(text.trim()) ? 0 : kind.parse(text, name)),
    print: (value) => (value === 0 ? '0' : kind.print(value)),
  };
}
