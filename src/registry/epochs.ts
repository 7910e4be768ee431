// The epochs that a registry gives out: each is later than all before it.

import { compareEpochs, type Epoch } from '../overlay/epoch.ts';

export class Epochs {
  #current: Epoch;

  /** `last`: the one that was given out last. */
  constructor(last: Epoch = { term: 1, n: 0 }) {
    this.#current = last;
  }

  get current(): Epoch {
    return this.#current;
  }

  /** For a change of tables. */
  next(): Epoch {
    this.#current = { term: this.#current.term, n: this.#current.n + 1 };
    return this.#current;
  }

  /** The next will be later than that one too, which another has seen. */
  seen(epoch: Epoch): void {
    if (compareEpochs(epoch, this.#current) > 0) this.#current = epoch;
  }
}
