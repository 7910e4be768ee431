// The registry's disk: a batch of records takes its time to be written, and what is not written when the registry crashes is lost.

import type { Change } from '../../overlay/node.ts';
import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';

interface Batch {
  readonly changes: readonly Change[];
  done(): void;
}

export class Disk {
  /** What is on it. */
  readonly records = new Map<string, string>();
  /** It has been emptied, and not written to since. */
  isEmptied = false;
  readonly #clock: Clock;
  readonly #node: number;
  readonly #commitUs: number;
  #batch: Batch | undefined;
  #batches = 0;

  /** `node`: whose it is, by index. `commitMs`: how long a batch takes. */
  constructor(clock: Clock, node: number, commitMs: number) {
    this.#clock = clock;
    this.#node = node;
    this.#commitUs = Math.round(commitMs * 1000);
  }

  /** `done` is called when it is written, unless the registry crashes before. */
  commit(changes: readonly Change[], done: () => void): void {
    this.#batch = { changes, done };
    this.#clock.schedule(this.#clock.nowUs + this.#commitUs, EVENT.disk, this.#node, ++this.#batches);
  }

  /** The time of the batch of that number is over. */
  written(batch: number): void {
    if (batch !== this.#batches || this.#batch === undefined) return;
    const { changes, done } = this.#batch;
    this.isEmptied = false;
    this.#batch = undefined;
    for (const { key, value } of changes) {
      if (value === undefined) this.records.delete(key);
      else this.records.set(key, value);
    }
    done();
  }

  /** What is being written is lost. */
  crash(): void {
    this.#batch = undefined;
  }

  empty(): void {
    this.isEmptied ||= this.records.size > 0;
    this.records.clear();
  }
}
