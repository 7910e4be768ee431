// Powers and logarithms to base 2, the same on every engine: Math.pow and Math.log may differ in the last digit, while
// products, quotients and square roots may not (IEEE 754).

const BITS = 40;

/** 2^(-1/2), 2^(-1/4), 2^(-1/8), ... */
const ROOTS: readonly number[] = Array.from({ length: BITS }).reduce<number[]>(
  (roots) => [...roots, Math.sqrt(roots.at(-1) ?? 1 / 2)],
  [],
);

/** 2^-y, y from 0 to 1000, to 12 digits. Cost: a product for each of the 40 bits of y's fraction. */
export function halvings(y: number): number {
  const whole = Math.floor(y);
  let rest = y - whole;
  let power = 1;
  for (let i = 0; i < BITS && rest > 0; i++) {
    rest *= 2;
    if (rest >= 1) {
      rest -= 1;
      power *= ROOTS[i]!;
    }
  }
  return power * 2 ** -whole;
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
