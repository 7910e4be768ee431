// The 14 encodings of points of small order, computed: multiples of a point of order 8, and those not reduced.

const P = 2n ** 255n - 19n;

/** Of the points of order 8, 4, 2 and 1; 0 and 1 once more as P and P + 1. */
const Y = [0n, 1n, ...orderEight(), P - 1n, P, P + 1n];

export const WEAK_ENCODINGS: readonly Uint8Array[] = Y.flatMap((y) => [encode(y, 0), encode(y, 0x80)]);

/** Twice such a point is (x, 0): on -x^2 + y^2 = 1 + d x^2 y^2 that is y^2 = -x^2, and d y^4 + 2 y^2 - 1 = 0. */
function orderEight(): bigint[] {
  const d = mod(-121665n * inverse(121666n));
  const root = squareRoot(mod(1n + d))!;
  const squares = [root, mod(-root)].map((r) => mod((r - 1n) * inverse(d)));
  const y = squares.map(squareRoot).find((one) => one !== undefined)!;
  return [y, mod(-y)].sort((a, b) => (a < b ? -1 : 1));
}

/** P is 5 modulo 8. */
function squareRoot(square: bigint): bigint | undefined {
  const root = power(square, (P + 3n) / 8n);
  const candidates = [root, mod(root * power(2n, (P - 1n) / 4n))];
  return candidates.find((one) => mod(one * one) === square);
}

function encode(y: bigint, sign: number): Uint8Array {
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number((y >> BigInt(8 * i)) & 255n));
  bytes[31]! |= sign;
  return bytes;
}

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}

function inverse(value: bigint): bigint {
  return power(mod(value), P - 2n);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n, square = mod(square * square)) {
    if (left & 1n) result = mod(result * square);
  }
  return result;
}
