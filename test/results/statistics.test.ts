import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, countedFrom, countsByValue, gini } from '../../src/results/statistics.ts';

const values = fc.array(fc.nat(30), { maxLength: 60 });

/** How often each is there, one by one. */
function countsOf(all: readonly number[]): Counts {
  const counts = new Float64Array(31);
  for (const value of all) counts[value]!++;
  return countsByValue(counts);
}

test('mean, greatest and quantiles are those of the values in a row', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const sorted = [...all].sort((a, b) => a - b);
      const counted = countedFrom(countsOf(all));
      expect(counted.count).toBe(all.length);
      expect(counted.max).toBe(sorted.at(-1) ?? 0);
      expect(counted.mean).toBeCloseTo(all.reduce((sum, x) => sum + x, 0) / Math.max(1, all.length), 9);
      const place = Math.max(1, Math.ceil(share * all.length)) - 1;
      expect(counted.quantile(share)).toBe(sorted[place] ?? 0);
      expect([...counted.entries()].flatMap(([value, times]) => Array(times).fill(value))).toEqual(sorted);
    }),
  );
});

test('the Gini coefficient is the mean difference of two values over twice the mean', () => {
  fc.assert(
    fc.property(values, (all) => {
      const total = all.reduce((sum, value) => sum + value, 0);
      const differences = all.flatMap((a) => all.map((b) => Math.abs(a - b)));
      const twice = differences.reduce((sum, value) => sum + value, 0);
      expect(gini(countsOf(all))).toBeCloseTo(total === 0 ? 0 : twice / (2 * all.length * total), 9);
    }),
  );
  expect(gini([])).toBe(0);
  expect(gini([[7, 100]])).toBeCloseTo(0, 12);
  expect(
    gini([
      [0, 999_999],
      [5, 1],
    ]),
  ).toBeCloseTo(1, 5);
});
