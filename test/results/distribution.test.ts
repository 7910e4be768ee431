// A distribution against its twin: all values, sorted.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Distribution } from '../../src/results/distribution.ts';

/** The least value that a share of all does not exceed. */
function quantileOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;
}

function filled(values: readonly number[]): Distribution {
  const distribution = new Distribution();
  for (const value of values) distribution.add(value);
  return distribution;
}

const shares = [0, 0.01, 0.5, 0.9, 0.99, 1];

describe('quantiles', () => {
  it('are exact below 256', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255)), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const distribution = filled(values);
        for (const share of shares) expect(distribution.quantile(share)).toBe(quantileOf(sorted, share));
      }),
    );
  });

  it('are at most 1 in 128 too low above', () => {
    const value = fc.oneof(fc.nat(300), fc.nat(100_000), fc.nat(2 ** 31 - 1), fc.nat(2 ** 50));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const distribution = filled(values);
        for (const share of shares) {
          const exact = quantileOf(sorted, share);
          const near = distribution.quantile(share);
          expect(near).toBeLessThanOrEqual(exact);
          expect(exact - near).toBeLessThanOrEqual(exact / 128);
        }
      }),
    );
  });

  it('of nothing are 0', () => {
    expect(shares.map((share) => new Distribution().quantile(share))).toEqual(shares.map(() => 0));
    expect(new Distribution().mean).toBe(0);
  });
});

it('counts, sums, and knows the least and the greatest exactly', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 40), { minLength: 1 }), (values) => {
      const { count, sum, min, max, mean } = filled(values);
      const total = values.reduce((a, b) => a + b, 0);
      expect({ count, sum, min, max, mean }).toEqual({
        count: values.length,
        sum: total,
        min: Math.min(...values),
        max: Math.max(...values),
        mean: total / values.length,
      });
    }),
  );
});

it('lists each bucket once, ascending, with all values in them', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(600), fc.nat(2 ** 40))), (values) => {
      const entries = [...filled(values).entries()];
      const ends = entries.map(([end]) => end);
      expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
      expect(entries.reduce((sum, [, count]) => sum + count, 0)).toBe(values.length);
      for (const [i, [end, count]] of entries.entries()) {
        const next = ends[i + 1] ?? Number.POSITIVE_INFINITY;
        expect(values.filter((value) => value >= end && value < next)).toHaveLength(count);
      }
    }),
  );
});
