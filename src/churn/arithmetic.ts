// Logarithm, exponential and the normal quantile from plain arithmetic and Math.sqrt alone. IEEE 754 fixes the result of each
// such step, while engines may differ in the last bits of Math.log and Math.exp: a seed's answer must not depend on that.

const { LN2 } = Math;
const SQRT_HALF = Math.SQRT1_2;
/** |s| is at most 0.172, so that s^25 / 25 is below one in 2^64 of s. */
const LN_TERMS = 12;
const EXP_TERMS = 14;

/** The natural logarithm of a positive number, to about 15 digits. Cost: a step a power of two away from 1, and 12 more. */
export function ln(x: number): number {
  let mantissa = x;
  let exponent = 0;
  for (; mantissa < SQRT_HALF; mantissa *= 2) exponent--;
  for (; mantissa > 2 * SQRT_HALF; mantissa /= 2) exponent++;
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let k = LN_TERMS; k >= 0; k--) sum = sum * square + 1 / (2 * k + 1);
  return 2 * s * sum + exponent * LN2;
}

/** e to the power of x, -700 to 700, to about 14 digits. */
export function exp(x: number): number {
  const doublings = Math.round(x / LN2);
  const rest = x - doublings * LN2;
  let sum = 1;
  for (let k = EXP_TERMS; k >= 1; k--) sum = 1 + (rest * sum) / k;
  const factor = doublings < 0 ? 0.5 : 2;
  for (let left = Math.abs(doublings); left > 0; left--) sum *= factor;
  return sum;
}

/**
 * The standard normal quantile of a share above 0 and below 1, to about 9 digits: Acklam's rational approximation (An
 * algorithm for computing the inverse normal cumulative distribution function, 2003).
 */
export function normalQuantile(share: number): number {
  if (share > 1 - TAIL) return -normalQuantile(1 - share);
  if (share < TAIL) {
    const q = Math.sqrt(-2 * ln(share));
    return polynomial(TAIL_ABOVE, q) / (polynomial(TAIL_BELOW, q) * q + 1);
  }
  const q = share - 0.5;
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
