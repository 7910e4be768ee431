// Random numbers of the churn engine: a sequential stream, and uniform fractions.

import { below, streamKey } from './draw.ts';
import { type Key, threefry2x32 } from './threefry.ts';

/** A uniform fraction above 0 and below 1, from 32 random bits. */
export function fractionOf(bits: number): number {
  return ((bits >>> 0) + 0.5) / 4294967296;
}

/** One stream of a seed's random numbers, in sequence. */
export class RandomStream {
  readonly #key: Key;
  readonly #words = new Int32Array(2);
  #counter = 0;
  #left = 0;

  constructor(seed: Key, stream: number) {
    this.#key = streamKey(seed, stream, 0);
  }

  /** 32 random bits. */
  bits(): number {
    if (this.#left === 0) {
      threefry2x32(
        this.#key[0] | 0,
        this.#key[1] | 0,
        this.#counter | 0,
        (this.#counter / 4294967296) | 0,
        this.#words,
      );
      this.#counter++;
      this.#left = 2;
    }
    return this.#words[--this.#left]!;
  }

  fraction(): number {
    return fractionOf(this.bits());
  }

  /** Uniform from 0 to n - 1; n from 1 to 2^31. */
  below(n: number): number {
    for (;;) {
      const drawn = below(n, this.bits());
      if (drawn >= 0) return drawn;
    }
  }
}
