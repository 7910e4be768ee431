// Threefry-2x32 with 20 rounds: 64 random bits as a stateless function of a key and a counter. Salmon,
// Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3 (SC'11), section 4.2 and table 2.

/** A 64-bit key as two unsigned 32-bit words. */
export type Key = readonly [number, number];

const PARITY = 0x1bd11bda;

/**
 * Writes the two 32-bit words for counter (c0, c1) under key (k0, k1) to out[0] and out[1]. All inputs are
 * taken modulo 2^32; in a hot loop pass signed integers, which engines keep in registers.
 */
// biome-ignore format: a round a line
export function threefry2x32(key0: number, key1: number, c0: number, c1: number, out: Int32Array): void {
  // `| 0` makes engines add 32-bit integers; added as doubles, they take twice as long.
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = k0 ^ k1 ^ PARITY;
  let x = ((c0 | 0) + k0) | 0;
  let y = ((c1 | 0) + k1) | 0;

  // Five times: four rounds with one set of rotations, then a key injection.
  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 1) | 0;

  x = (x + y) | 0; y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0; y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0; y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0; y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0; y = (y + k0 + 2) | 0;

  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0; y = (y + k1 + 3) | 0;

  x = (x + y) | 0; y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0; y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0; y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0; y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k1) | 0; y = (y + k2 + 4) | 0;

  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  out[0] = x + k2;
  out[1] = y + k0 + 5;
}
