// Work that a registry under load asks of nodes that it does not know (hashcash: Back 2002): a number with which the hash over
// the registry's nonce begins with so many zero bits. Found by trying, 2^bits times on average; checked by one hash.

import type { Seal } from './seal.ts';

const PUZZLE = 'sinkward/1 puzzle';

/** What a messenger is willing to solve: about 15 s of work. */
export const MAX_PUZZLE_BITS = 22;

const MAX_COUNTER = 2 ** 32 - 1;

/** `counter`: 0 to 2^32 - 1. `bits`: 0 to 31. */
export function isSolution(seal: Seal, nonce: Uint8Array, bits: number, counter: number): boolean {
  return new Puzzle(seal, nonce, bits).isSolvedBy(counter);
}

/** A puzzle that is being solved, some tries at a time. */
export class Puzzle {
  readonly #seal: Seal;
  readonly #bits: number;
  readonly #text: Uint8Array;
  readonly #view: DataView;
  /** How many counters were tried: the next one. */
  tried = 0;

  constructor(seal: Seal, nonce: Uint8Array, bits: number) {
    this.#seal = seal;
    this.#bits = bits;
    this.#text = seal.signedBytes(PUZZLE, [nonce, new Uint8Array(4)]);
    this.#view = new DataView(this.#text.buffer, this.#text.length - 4);
  }

  /** The smallest counter that solves it, if it is among the next so many; undefined: not yet. */
  attempt(tries: number): number | undefined {
    for (let left = tries; left > 0 && this.tried <= MAX_COUNTER; left--) {
      const counter = this.tried++;
      if (this.isSolvedBy(counter)) return counter;
    }
    return undefined;
  }

  isSolvedBy(counter: number): boolean {
    this.#view.setUint32(0, counter);
    const hash = this.#seal.hash(this.#text);
    const first = new DataView(hash.buffer, hash.byteOffset).getUint32(0);
    return Math.clz32(first) >= this.#bits;
  }
}
