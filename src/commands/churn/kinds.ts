// What the values of `sinkward churn` may be: distributions of sessions and delays, and the rate of lookups.

import { InvalidArgumentError } from 'commander';
import type { TimeLaw } from '../../churn/time-law.ts';
import type { Kind } from '../../terminal/kinds.ts';
import type { Family, Parameter } from '../../text/distribution-syntax.ts';

const YEAR_US = 365 * 86_400e6;

/** Distributions with a mean from minMs to a year. */
export function timeLaws(minMs: number): readonly Family<TimeLaw>[] {
  const time = (name: string): Parameter => {
    return { kind: 'duration', name, minUs: 1000 * minMs, maxUs: YEAR_US };
  };
  return [
    {
      name: 'exponential',
      parameters: [time('MEAN')],
      make: ([us]) => wholeMs(us!, (meanMs) => ({ kind: 'exponential', meanMs })),
      parametersOf: (law) => (law.kind === 'exponential' ? [1000 * law.meanMs] : undefined),
    },
    {
      name: 'pareto',
      parameters: [
        time('MEAN'),
        { kind: 'number', name: 'SHAPE', min: 1, above: true, max: 1000, default: 3 },
      ],
      make: ([us, shape]) => wholeMs(us!, (meanMs) => ({ kind: 'pareto', meanMs, shape: shape! })),
      parametersOf: (law) => (law.kind === 'pareto' ? [1000 * law.meanMs, law.shape] : undefined),
    },
    {
      name: 'log-normal',
      parameters: [time('MEAN'), { kind: 'number', name: 'SIGMA', min: 0, max: 4, default: 1 }],
      make: ([us, sigma]) => wholeMs(us!, (meanMs) => ({ kind: 'log-normal', meanMs, sigma: sigma! })),
      parametersOf: (law) => (law.kind === 'log-normal' ? [1000 * law.meanMs, law.sigma] : undefined),
    },
    {
      name: 'constant',
      parameters: [time('TIME')],
      make: ([us]) => wholeMs(us!, (meanMs) => ({ kind: 'constant', meanMs })),
      parametersOf: (law) => (law.kind === 'constant' ? [1000 * law.meanMs] : undefined),
    },
  ];
}

export interface Delay {
  readonly min: number;
  readonly max: number;
}

const delayTime = (name: string): Parameter => ({ kind: 'duration', name, minUs: 1000, maxUs: 60e6 });

export const delays: readonly Family<Delay>[] = [
  {
    name: 'constant',
    parameters: [delayTime('TIME')],
    make: ([us]) => wholeMs(us!, (ms) => ({ min: ms, max: ms })),
    parametersOf: ({ min, max }) => (min === max ? [1000 * min] : undefined),
  },
  {
    name: 'uniform',
    parameters: [delayTime('MIN'), delayTime('MAX')],
    make: ([minUs, maxUs]) =>
      minUs! > maxUs!
        ? 'MIN is at most MAX'
        : wholeMs(minUs!, (min) => wholeMs(maxUs!, (max) => ({ min, max }))),
    parametersOf: ({ min, max }) => [1000 * min, 1000 * max],
  },
];

/** The engine's ticks are milliseconds. */
function wholeMs<T>(us: number, make: (ms: number) => T): T | string {
  return us % 1000 === 0 ? make(us / 1000) : 'times are whole milliseconds';
}

const SECONDS_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['min', 60],
  ['h', 3600],
]);
const MAX_PER_SECOND = 1000;

/** `1/s/node`, `2/min`, `0.5/s`: how many each node starts in a second, on average. */
export const lookupRate: Kind<number> = {
  parse(text, name) {
    const rate = readRate(text);
    if (rate >= 0 && rate <= MAX_PER_SECOND) return rate;
    throw new InvalidArgumentError(
      `${name} must be a rate up to ${MAX_PER_SECOND}/s/node, such as 1/s/node or 6/min/node.`,
    );
  },
  /** In a unit in which it is read the same; what `parse` gave has one. */
  print(perSecond) {
    const texts = [...SECONDS_PER_UNIT].map(
      ([unit, seconds]) => `${Number((perSecond * seconds).toFixed(6))}/${unit}/node`,
    );
    return texts.find((text) => readRate(text) === perSecond) ?? texts[0]!;
  },
};

function readRate(text: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,6})?)\/(s|min|h)(?:\/node)?$/.exec(text) ?? [];
  return number === undefined ? Number.NaN : Number(number) / SECONDS_PER_UNIT.get(unit!)!;
}
