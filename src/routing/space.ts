// The sorted IDs of an overlay's nodes on the ring. A node's rank is its index in this list.

import { type Key, threefry2x32 } from '../random/threefry.ts';

export interface Space {
  /** Ascending, distinct. */
  readonly ids: Int32Array;
  /** IDs are 0 to 2^bits - 1; at most 31. */
  readonly bits: number;
  /** Key for random links. */
  readonly key: Key;
}

/** The first rank whose ID is not below `id`: 0 to nodes. Cost: log2(nodes) comparisons. */
export function lowerBound(ids: Int32Array, id: number): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ids[middle]! < id) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The rank of the first node at `id` or clockwise from it; `id` is taken modulo 2^bits. */
export function successor({ ids, bits }: Space, id: number): number {
  const rank = lowerBound(ids, id % 2 ** bits);
  return rank === ids.length ? 0 : rank;
}

/** The ranks first to end - 1 of the nodes whose IDs agree with `id` in all but the lowest `low` bits. */
export function block({ ids }: Space, id: number, low: number): { first: number; end: number } {
  const min = Math.floor(id / 2 ** low) * 2 ** low;
  return { first: lowerBound(ids, min), end: lowerBound(ids, min + 2 ** low) };
}

const words = new Int32Array(2);

/**
 * A uniform number from 0 to n - 1, determined by a node's ID and a counter. Uses 53 random bits: for n up to
 * 2^31 probabilities differ by at most one part in 2^22.
 */
export function pick({ key }: Space, id: number, counter: number, n: number): number {
  return Math.floor(fraction(key, id, counter) * n);
}

/** Uniform from 0 to below 1, in steps of 2^-53. */
export function fraction(key: Key, id: number, counter: number): number {
  threefry2x32(key[0], key[1], id, counter, words);
  return (words[0]! >>> 0) * 2 ** -32 + (words[1]! >>> 11) * 2 ** -53;
}
