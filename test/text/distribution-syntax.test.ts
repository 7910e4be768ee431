import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  distributionText,
  type Family,
  formsOf,
  readDistribution,
} from '../../src/text/distribution-syntax.ts';

type Value =
  | { kind: 'constant'; us: number }
  | { kind: 'uniform'; minUs: number; maxUs: number }
  | { kind: 'pareto'; meanUs: number; shape: number };

const time = (name: string) => ({ kind: 'duration', name, minUs: 1000, maxUs: 60_000_000 }) as const;

const families: readonly Family<Value>[] = [
  {
    name: 'constant',
    parameters: [time('TIME')],
    make: ([us]) => ({ kind: 'constant', us: us! }),
    parametersOf: (value) => (value.kind === 'constant' ? [value.us] : undefined),
  },
  {
    name: 'uniform',
    parameters: [time('MIN'), time('MAX')],
    make: ([minUs, maxUs]) =>
      minUs! > maxUs! ? 'MIN is at most MAX' : { kind: 'uniform', minUs: minUs!, maxUs: maxUs! },
    parametersOf: (value) => (value.kind === 'uniform' ? [value.minUs, value.maxUs] : undefined),
  },
  {
    name: 'pareto',
    parameters: [time('MEAN'), { kind: 'number', name: 'SHAPE', min: 1, above: true, max: 100, default: 3 }],
    make: ([meanUs, shape]) => ({ kind: 'pareto', meanUs: meanUs!, shape: shape! }),
    parametersOf: (value) => (value.kind === 'pareto' ? [value.meanUs, value.shape] : undefined),
  },
];

test('the forms, as help shows them', () => {
  expect(formsOf(families)).toBe('constant:TIME, uniform:MIN,MAX or pareto:MEAN[,SHAPE]');
});

test('what is printed is read the same', () => {
  const us = fc.integer({ min: 1000, max: 60_000_000 });
  const value: fc.Arbitrary<Value> = fc.oneof(
    us.map((one) => ({ kind: 'constant' as const, us: one })),
    fc
      .tuple(us, us)
      .map(([a, b]) => ({ kind: 'uniform' as const, minUs: Math.min(a, b), maxUs: Math.max(a, b) })),
    fc.tuple(us, fc.integer({ min: 1001, max: 100_000 })).map(([meanUs, shape]) => {
      return { kind: 'pareto' as const, meanUs, shape: shape / 1000 };
    }),
  );
  fc.assert(
    fc.property(value, (one) => {
      expect(readDistribution(distributionText(one, families)!, families)).toEqual({ value: one });
    }),
  );
});

test('a parameter with a default may be left out', () => {
  expect(readDistribution('pareto:1s', families)).toEqual({
    value: { kind: 'pareto', meanUs: 1e6, shape: 3 },
  });
});

describe('what is wrong is said', () => {
  test.each([
    ['', 'constant:TIME, uniform:MIN,MAX or pareto:MEAN[,SHAPE]'],
    ['normal:1s', 'constant:TIME, uniform:MIN,MAX or pareto:MEAN[,SHAPE]'],
    ['uniform:1s', 'uniform:MIN,MAX'],
    ['constant:1s,2s', 'constant:TIME'],
    ['uniform:2s,1s', 'uniform:MIN,MAX, where MIN is at most MAX'],
    ['constant:1', 'constant:TIME, where TIME is from 1ms to 1min, such as 250us, 50ms, 1.5s or 10min'],
    ['pareto:1s,1', 'pareto:MEAN[,SHAPE], where SHAPE is a number above 1 and at most 100'],
  ])('%j', (text, wrong) => {
    expect(readDistribution(text, families)).toEqual({ wrong });
  });
});
