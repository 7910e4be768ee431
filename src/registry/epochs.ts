// The epochs that a registry gives out: each is later than all before it.

import { compareEpochs, type Epoch } from '../overlay/epoch.ts';

export class Epochs {
  #current: Epoch;
  readonly #keep: (epoch: Epoch) => void;

  /** `last`: the one that was given out last; `keep`: keeps the next one, before anybody has it. */
  constructor(last: Epoch = { term: 1, n: 0 }, keep: (epoch: Epoch) => void = () => {}) {
    this.#current = last;
    this.#keep = keep;
  }

  get current(): Epoch {
    return this.#current;
  }

  /** For a change of tables. */
  next(): Epoch {
    this.#current = { term: this.#current.term, n: this.#current.n + 1 };
    this.#keep(this.#current);
    return this.#current;
  }

  /** The next will be later than that one too, which another has seen. */
  seen(epoch: Epoch): void {
    if (compareEpochs(epoch, this.#current) > 0) this.#current = epoch;
  }
}
