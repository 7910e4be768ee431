// Powers and logarithms with the same result on every engine: Math.pow and Math.log may differ in the last
// digit; products, quotients and square roots may not (IEEE 754).

const BITS = 40;
/** A fraction's bits are extracted in two halves, each of which fits a 32-bit integer. */
const HALF = BITS / 2;

/** 2^(-1/2), 2^(-1/4), 2^(-1/8), ... */
const ROOTS: readonly number[] = Array.from({ length: BITS }).reduce<number[]>(
  (roots) => [...roots, Math.sqrt(roots.at(-1) ?? 1 / 2)],
  [],
);

/** For bit i of y's fraction, highest first: 1 at index 2i (bit clear), the root at 2i + 1 (bit set). */
const FACTORS = Float64Array.from(ROOTS.flatMap((root) => [1, root]));

/** 2^-y, y from 0 to 1000, to 12 digits. Cost: 40 branch-free products, one per bit of y's fraction. */
export function halvings(y: number): number {
  const whole = Math.floor(y);
  const fraction = (y - whole) * 2 ** HALF;
  const high = Math.floor(fraction);
  const low = Math.floor((fraction - high) * 2 ** HALF);
  return times(times(1, high, 0), low, HALF) * 2 ** -whole;
}

/** `power` times the factors of HALF bits, starting at bit `first` of the fraction. */
function times(power: number, bits: number, first: number): number {
  let product = power;
  for (let i = 0; i < HALF; i++) product *= FACTORS[2 * (first + i) + ((bits >>> (HALF - 1 - i)) & 1)]!;
  return product;
}

/** |s| is at most 0.172, so that s^25 / 25 is below one in 2^64 of s. */
const LOG_TERMS = 12;

/** log2(x) of a positive number, to about 15 digits. Cost: a step per power of two away from 1, plus 13. */
export function logTwo(x: number): number {
  let mantissa = x;
  let exponent = 0;
  for (; mantissa < Math.SQRT1_2; mantissa *= 2) exponent--;
  for (; mantissa > Math.SQRT2; mantissa /= 2) exponent++;
  // ln m = 2 artanh((m - 1) / (m + 1)), as a series.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let k = LOG_TERMS; k >= 0; k--) sum = sum * square + 1 / (2 * k + 1);
  return exponent + (2 * s * sum) / Math.LN2;
}

/** The natural logarithm of a positive number, to about 15 digits. */
export function ln(x: number): number {
  return logTwo(x) * Math.LN2;
}

/** e to the power of x, -690 to 690, to 11 digits. */
export function exp(x: number): number {
  const power = halvings(Math.abs(x) / Math.LN2);
  return x < 0 ? power : 1 / power;
}
