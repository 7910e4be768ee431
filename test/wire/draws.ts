// Draws in a row for the fuzzer, fixed by (seed, input): one input can be repeated without those before it.

import { seedKey } from '../../src/random/draw.ts';
import { type Key, threefry2x32 } from '../../src/random/threefry.ts';

export class Draws {
  readonly #key: Key;
  readonly #words = new Int32Array(2);
  #input = 0;
  #count = 0;

  constructor(seed: string) {
    this.#key = seedKey(seed);
  }

  /** Begins the row of draws of this input. */
  startInput(input: number): void {
    this.#input = input;
    this.#count = 0;
  }

  /** Unsigned 32 bit. */
  word(): number {
    threefry2x32(this.#key[0], this.#key[1], this.#input, this.#count++, this.#words);
    return this.#words[0]! >>> 0;
  }

  /** 0 to n - 1. Its bias is of no account here. */
  below(n: number): number {
    return this.word() % n;
  }

  /** Signed 32 bit: 0, small, an end of the range, or any. */
  int32(): number {
    const kinds = [0, this.below(128), 0x7fffffff, -0x80000000, this.word() | 0];
    return kinds[this.below(kinds.length)]!;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.word());
  }

  list<Item>(most: number, item: () => Item): Item[] {
    return Array.from({ length: this.below(most + 1) }, item);
  }
}
