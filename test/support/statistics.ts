// Whether counts look as if every cell were as likely as the next.

/** Pearson's chi-square of counts against equal shares, in standard deviations from what chance alone would give. */
export function unevenness(counts: ArrayLike<number>): number {
  const cells = Array.from(counts);
  const expected = cells.reduce((a, b) => a + b, 0) / cells.length;
  const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = cells.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/** Seeds are fixed, so a result is too. Chance alone passes this bound once in some 100,000 tries; a real skew, at once. */
export const EVEN = 6;
