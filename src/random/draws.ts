// Sequential draws from a key: each depends only on the number of draws before it.

import { below } from './draw.ts';
import { type Key, threefry2x32 } from './threefry.ts';

export class Draws {
  readonly #key: Key;
  readonly #words = new Int32Array(2);
  #count = 0;

  constructor(key: Key) {
    this.#key = key;
  }

  /** 0 to n - 1; n from 1. */
  below(n: number): number {
    for (;;) {
      threefry2x32(this.#key[0], this.#key[1], 0, this.#count++, this.#words);
      const drawn = below(n, this.#words[0]!);
      if (drawn >= 0) return drawn;
    }
  }

  /** Uniform; both bounds included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** True with a probability of `percent` / 100. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }
}
