// The normal quantile from plain arithmetic, the same on every engine.

import { ln } from './powers.ts';

/**
 * The standard normal quantile of a probability above 0 and below 1, to about 9 digits: Acklam's rational
 * approximation (An algorithm for computing the inverse normal cumulative distribution function, 2003).
 */
export function normalQuantile(fraction: number): number {
  if (fraction > 1 - TAIL) return -normalQuantile(1 - fraction);
  if (fraction < TAIL) {
    const q = Math.sqrt(-2 * ln(fraction));
    return polynomial(TAIL_ABOVE, q) / (polynomial(TAIL_BELOW, q) * q + 1);
  }
  const q = fraction - 0.5;
  const square = q * q;
  return (polynomial(MIDDLE_ABOVE, square) * q) / (polynomial(MIDDLE_BELOW, square) * square + 1);
}

const TAIL = 0.02425;

// biome-ignore format: tables
const MIDDLE_ABOVE = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
// biome-ignore format: tables
const MIDDLE_BELOW = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
// biome-ignore format: tables
const TAIL_ABOVE = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const TAIL_BELOW = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}
