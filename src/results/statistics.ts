// Whole numbers of which it is counted how often each occurs: their mean, quantiles, and how unequal they are.

/** Whole numbers that were counted; how finely is the counter's affair. */
export interface Counted {
  readonly count: number;
  readonly mean: number;
  readonly max: number;
  /** The least value that this fraction of all, 0 to 1, does not exceed. */
  quantile(fraction: number): number;
  /** Ascending. */
  entries(): Iterable<readonly [value: number, count: number]>;
}

/** Values and how often each occurs: values ascending and whole from 0, counts above 0. */
export type Counts = readonly (readonly [value: number, count: number])[];

/** Exact while the sum of all values stays below 2^53. */
export function countedFrom(counts: Counts): Counted {
  const count = counts.reduce((sum, [, times]) => sum + times, 0);
  const sum = counts.reduce((total, [value, times]) => total + value * times, 0);
  return {
    count,
    mean: count === 0 ? 0 : sum / count,
    max: counts.at(-1)?.[0] ?? 0,
    quantile(fraction) {
      let left = Math.max(1, Math.ceil(fraction * count));
      for (const [value, times] of counts) {
        left -= times;
        if (left <= 0) return value;
      }
      return 0;
    },
    entries: () => counts,
  };
}

/** Of an array in which `counts[value]` is how often a value occurs. */
export function countsByValue(counts: Float64Array): Counts {
  const found: [number, number][] = [];
  counts.forEach((times, value) => {
    if (times > 0) found.push([value, times]);
  });
  return found;
}

/**
 * The Gini coefficient: 0 when all values are equal, or there are none; near 1 when one has everything. A value may occur in
 * several pairs.
 */
export function gini(counts: Counts): number {
  let before = 0;
  let total = 0;
  let weighted = 0;
  for (const [value, times] of counts) {
    // The places before + 1 to before + times in ascending order, added up.
    weighted += value * (times * before + (times * (times + 1)) / 2);
    before += times;
    total += value * times;
  }
  return total === 0 ? 0 : (2 * weighted) / (before * total) - (before + 1) / before;
}
