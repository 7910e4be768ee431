// A keyed permutation of 0 .. 2^bits - 1: distinct draws without remembering earlier ones.
//
// Below 24 bits: a Feistel network over the next even number of bits, iterated until the result is in range
// (cycle walking): Black, Rogaway: Ciphers with Arbitrary Finite Domains (CT-RSA 2002), methods 2 and 3. From
// 24 bits on, where overlays of a billion nodes draw their IDs: four rounds of multiply, add, shift, about 2
// ns.

import { type Key, threefry2x32 } from './threefry.ts';

// Halves of few bits make weak rounds, so there are many; an ID is drawn once per registration.
const ROUNDS = 12;

const MIN_SCATTER_BITS = 24;

/** The image of `index` under the key's permutation of 0 .. 2^bits - 1. bits from 2 to 31. */
export function permute(key: Key, bits: number, index: number): number {
  const size = 2 ** bits;
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`index ${index} is not one of 0 to ${size - 1}`);
  }
  return permutation(key, bits)(index);
}

/**
 * The same as a function, for many indices from 0 to 2^bits - 1; it does not check them. bits from 2 to 31.
 */
export function permutation(key: Key, bits: number): (index: number) => number {
  if (bits >= MIN_SCATTER_BITS) {
    const [a, b, c, d] = scatterKeys(key);
    const mask = 2 ** bits - 1;
    return (index) => scatter(index, a, b, c, d, mask);
  }
  const size = 2 ** bits;
  const halfBits = Math.ceil(bits / 2);
  return (index) => {
    let place = index;
    do place = feistel(key, halfBits, place);
    while (place >= size);
    return place;
  };
}

/** The index whose image under the key's permutation of 0 .. 2^bits - 1 is `place`. bits from 2 to 31. */
export function indexOf(key: Key, bits: number, place: number): number {
  const size = 2 ** bits;
  if (!Number.isInteger(place) || place < 0 || place >= size) {
    throw new RangeError(`place ${place} is not one of 0 to ${size - 1}`);
  }
  if (bits >= MIN_SCATTER_BITS) return gather(place, scatterKeys(key), size - 1);
  const halfBits = Math.ceil(bits / 2);
  let index = place;
  do index = feistelBack(key, halfBits, index);
  while (index >= size);
  return index;
}

function feistel(key: Key, halfBits: number, input: number): number {
  const words = new Int32Array(2);
  const mask = 2 ** halfBits - 1;
  let left = (input >>> halfBits) & mask;
  let right = input & mask;
  for (let round = 0; round < ROUNDS; round++) {
    threefry2x32(key[0], key[1], round, right, words);
    const mixed = left ^ (words[0]! & mask);
    left = right;
    right = mixed;
  }
  return left * 2 ** halfBits + right;
}

function feistelBack(key: Key, halfBits: number, output: number): number {
  const words = new Int32Array(2);
  const mask = 2 ** halfBits - 1;
  let left = (output >>> halfBits) & mask;
  let right = output & mask;
  for (let round = ROUNDS - 1; round >= 0; round--) {
    threefry2x32(key[0], key[1], round, left, words);
    const mixed = right ^ (words[0]! & mask);
    right = left;
    left = mixed;
  }
  return left * 2 ** halfBits + right;
}

function scatterKeys(key: Key): [number, number, number, number] {
  const words = new Int32Array(4);
  threefry2x32(key[0], key[1], 0, 0, words);
  threefry2x32(key[0], key[1], 1, 0, words.subarray(2));
  return [words[0]!, words[1]!, words[2]!, words[3]!];
}

/**
 * Each step is invertible (multipliers are odd; a shift leaves the high bits that undo it), so the whole is a
 * bijection on the bits of the mask, 2^k - 1 with k of 16 to 31. The multipliers are those of MurmurHash3 and
 * xxHash.
 */
function scatter(index: number, a: number, b: number, c: number, d: number, mask: number): number {
  let x = (index + a) & mask;
  x ^= x >>> 15;
  x = (Math.imul(x, 0x9e3779b1) + b) & mask;
  x ^= x >>> 13;
  x = (Math.imul(x, 0x85ebca6b) + c) & mask;
  x ^= x >>> 12;
  x = (Math.imul(x, 0xc2b2ae35) + d) & mask;
  x ^= x >>> 14;
  x = Math.imul(x, 0x27d4eb2f) & mask;
  return x ^ (x >>> 13);
}

/** Undoes `scatter`, the last step first: odd numbers have inverses modulo 2^32. */
function gather(
  place: number,
  [a, b, c, d]: readonly [number, number, number, number],
  mask: number,
): number {
  let x = unshift(place, 13);
  x = unshift(Math.imul(x, inverse(0x27d4eb2f)) & mask, 14);
  x = unshift(Math.imul(x - d, inverse(0xc2b2ae35)) & mask, 12);
  x = unshift(Math.imul(x - c, inverse(0x85ebca6b)) & mask, 13);
  x = unshift(Math.imul(x - b, inverse(0x9e3779b1)) & mask, 15);
  return (x - a) & mask;
}

/** The x of which `shifted` is x ^ (x >>> by). */
function unshift(shifted: number, by: number): number {
  let x = shifted;
  for (let known = by; known < 32; known += by) x = shifted ^ (x >>> by);
  return x;
}

/** Of an odd number, modulo 2^32. Newton's method: each step doubles the bits that are right, of which 3 are at first. */
function inverse(odd: number): number {
  let x = odd;
  for (let bits = 3; bits < 32; bits *= 2) x = Math.imul(x, 2 - Math.imul(odd, x));
  return x;
}
