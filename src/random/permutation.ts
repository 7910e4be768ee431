// A permutation of the numbers of some bits as a function of the key: distinct draws with no memory of earlier ones.
// A Feistel network over the next even number of bits, walked until the number falls into range again:
// Black, Rogaway: Ciphers with Arbitrary Finite Domains (CT-RSA 2002), methods 2 and 3.

import { type Key, threefry2x32 } from './threefry.ts';

// Few bits a half make weak rounds, so there are many of them; IDs are drawn once a registration.
const ROUNDS = 12;

/** The place of `index` in the permutation of 0 .. 2^bits - 1 that belongs to the key. bits from 2 to 31. */
export function permute(key: Key, bits: number, index: number): number {
  const size = 2 ** bits;
  if (!Number.isInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`index ${index} is not one of 0 to ${size - 1}`);
  }
  let place = index;
  do place = feistel(key, Math.ceil(bits / 2), place);
  while (place >= size);
  return place;
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
