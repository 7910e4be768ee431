// Randomness as a function of (seed, stream, node, index): the result does not depend on the order of the
// calls.

import seedrandom from 'seedrandom';
import { type Key, threefry2x32 } from './threefry.ts';

/** What a draw is for. Streams of one seed are independent. */
export const STREAM = {
  ids: 1,
  packets: 2,
  redraw: 3,
  latency: 4,
  faults: 5,
  links: 6,
  keys: 7,
  nonces: 8,
  reconnects: 16,
  lookups: 20,
  sessions: 21,
  delays: 22,
  maintenance: 23,
} as const;

/** The key for a seed text. The only use of seedrandom: it hashes the text to 64 bits. */
export function seedKey(text: string): Key {
  const alea = seedrandom.alea(text);
  return [alea.int32() >>> 0, alea.int32() >>> 0];
}

/** The key of one stream of a seed; `index` separates streams of one kind (by run number, say). */
export function streamKey(key: Key, stream: number, index: number): Key {
  const words = new Int32Array(2);
  threefry2x32(key[0], key[1], stream, index, words);
  return [words[0]! >>> 0, words[1]! >>> 0];
}

/**
 * A uniform number from 0 to n - 1 from 32 random bits (signed or not); -1 when the bits must be drawn again
 * (with probability below n / 2^32). n from 1 to 2^31. Lemire: Fast Random Integer Generation in an Interval
 * (2019), section 4.
 */
export function below(n: number, bits: number): number {
  const low = Math.imul(bits, n) >>> 0;
  if (low < n && low < 4294967296 % n) return -1;
  return highWord(bits, n);
}

/** The upper 32 bits of the 64-bit product. Exact: in halves of n, no product exceeds 2^48. */
function highWord(bits: number, n: number): number {
  const unsigned = bits >>> 0;
  const lower = Math.floor((unsigned * (n & 0xffff)) / 65536);
  return Math.floor((unsigned * (n >>> 16) + lower) / 65536);
}
