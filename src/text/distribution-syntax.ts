// Distributions of a duration as people type them, one syntax for all: constant:50ms, uniform:20ms,80ms, pareto:1h,3. Which
// there are, and what their parameters mean, is said by those who ask.

import { DURATION_EXAMPLES, durationText, readDuration } from './duration.ts';
import { readDecimal } from './number.ts';

export type Parameter =
  /** In microseconds; min and max included. */
  | { readonly kind: 'duration'; readonly name: string; readonly minUs: number; readonly maxUs: number }
  /** A parameter with a default may be left out. min and max included; `above`: min is not. */
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly min: number;
      readonly max: number;
      readonly above?: true;
      readonly default?: number;
    };

/** One distribution: its name, its parameters, and the value that stands for it. */
export interface Family<T> {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The parameters' values in order, each in its range; a string says what is wrong with them together. */
  make(values: readonly number[]): T | string;
  /** The values that `make` would be given; undefined for a value that is not of this family. */
  parametersOf(value: T): readonly number[] | undefined;
}

/** `constant:TIME, uniform:MIN,MAX or pareto:MEAN[,SHAPE]`. */
export function formsOf<T>(families: readonly Family<T>[]): string {
  const forms = families.map(({ name, parameters }) => {
    const shown = parameters.map((one, i) => {
      const text = `${i === 0 ? '' : ','}${one.name}`;
      return one.kind === 'number' && one.default !== undefined ? `[${text}]` : text;
    });
    return `${name}:${shown.join('')}`;
  });
  return forms.length < 2 ? forms.join() : `${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}`;
}

/** The distribution; else what is wrong, a clause that follows `must be`. */
export function readDistribution<T>(
  text: string,
  families: readonly Family<T>[],
): { readonly value: T } | { readonly wrong: string } {
  const [, name, rest] = /^([a-z-]+):(.+)$/.exec(text.trim()) ?? [];
  const family = families.find((one) => one.name === name);
  if (family === undefined || rest === undefined) return { wrong: formsOf(families) };
  const parts = rest.split(',').map((part) => part.trim());
  const required = family.parameters.filter((one) => one.kind === 'duration' || one.default === undefined);
  if (parts.length < required.length || parts.length > family.parameters.length) {
    return { wrong: formsOf([family]) };
  }
  const values: number[] = [];
  for (const [i, parameter] of family.parameters.entries()) {
    const value = readParameter(parts[i], parameter);
    if (typeof value === 'string') return { wrong: `${formsOf([family])}, where ${value}` };
    values.push(value);
  }
  const made = family.make(values);
  return typeof made === 'string' ? { wrong: `${formsOf([family])}, where ${made}` } : { value: made };
}

/** The value; else what it must be: `MEAN is 1s to 365d`. */
function readParameter(text: string | undefined, parameter: Parameter): number | string {
  if (parameter.kind === 'duration') {
    const { name, minUs, maxUs } = parameter;
    const us = readDuration(text ?? '');
    if (typeof us === 'number' && us >= minUs && us <= maxUs) return us;
    return `${name} is from ${durationText(minUs)} to ${durationText(maxUs)}, such as ${DURATION_EXAMPLES}`;
  }
  const { name, min, max, above } = parameter;
  const value = text === undefined ? parameter.default : readDecimal(text);
  if (value !== undefined && value <= max && (above ? value > min : value >= min)) return value;
  return `${name} is a number ${above ? 'above' : 'from'} ${min} ${above ? 'and at most' : 'to'} ${max}`;
}

/** What readDistribution reads the same from; undefined for a value of none of the families. */
export function distributionText<T>(value: T, families: readonly Family<T>[]): string | undefined {
  for (const family of families) {
    const values = family.parametersOf(value);
    if (values === undefined) continue;
    const texts = family.parameters.map((one, i) =>
      one.kind === 'duration' ? durationText(values[i]!) : String(values[i]!),
    );
    return `${family.name}:${texts.join(',')}`;
  }
  return undefined;
}
