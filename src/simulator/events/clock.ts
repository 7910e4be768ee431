// Virtual time: the schedule of events, and the current one. An event is a kind and two numbers
// (event-kinds.ts).

import { EventQueue } from './event-queue.ts';

export class Clock {
  readonly #queue = new EventQueue();
  /** Whole microseconds since the simulation began. */
  nowUs = 0;
  /** Events handled, including the current one. */
  events = 0;

  /** us: whole, not before now. Simultaneous events happen in the order in which they were scheduled. */
  schedule(us: number, kind: number, a: number, b = 0): void {
    this.#queue.push(us, kind, a, b);
  }

  /** Advances to the next event; false when there is none. */
  advance(): boolean {
    if (!this.#queue.pop()) return false;
    this.nowUs = this.#queue.time;
    this.events++;
    return true;
  }

  // The current event

  get kind(): number {
    return this.#queue.kind;
  }

  get a(): number {
    return this.#queue.a;
  }

  get b(): number {
    return this.#queue.b;
  }
}
