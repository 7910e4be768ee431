// Powers and logarithms to base 2, the same on every engine: Math.pow and Math.log may differ in the last digit, while
// products, quotients and square roots may not (IEEE 754).

const BITS = 40;
/** Bits are taken out of a number in two halves, each a whole number of 32 bits. */
const HALF = BITS / 2;

/** 2^(-1/2), 2^(-1/4), 2^(-1/8), ... */
const ROOTS: readonly number[] = Array.from({ length: BITS }).reduce<number[]>(
  (roots) => [...roots, Math.sqrt(roots.at(-1) ?? 1 / 2)],
  [],
);

/** For bit i of y's fraction, its highest being 0: 1 at 2i, where the bit is 0, and the root at 2i + 1. */
const FACTORS = Float64Array.from(ROOTS.flatMap((root) => [1, root]));

/** 2^-y, y from 0 to 1000, to 12 digits. Cost: a product for each of 40 bits of y's fraction, without a branch. */
export function halvings(y: number): number {
  const whole = Math.floor(y);
  const fraction = (y - whole) * 2 ** HALF;
  const high = Math.floor(fraction);
  const low = Math.floor((fraction - high) * 2 ** HALF);
  return times(times(1, high, 0), low, HALF) * 2 ** -whole;
}

/** `power` times the factors of HALF bits, whose highest is bit `first` of the fraction. */
function times(power: number, bits: number, first: number): number {
  let product = power;
  for (let i = 0; i < HALF; i++) product *= FACTORS[2 * (first + i) + ((bits >>> (HALF - 1 - i)) & 1)]!;
  return product;
}

/** log2(x), x from 1 to 2^1000, to 40 bits after the point. */
export function logTwo(x: number): number {
  let mantissa = x;
  let log = 0;
  while (mantissa >= 2) {
    mantissa /= 2;
    log++;
  }
  for (let i = 0, bit = 1 / 2; i < BITS; i++, bit /= 2) {
    mantissa *= mantissa;
    if (mantissa >= 2) {
      mantissa /= 2;
      log += bit;
    }
  }
  return log;
}
