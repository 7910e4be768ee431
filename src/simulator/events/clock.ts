// Virtual time: the schedule of events, and the current one. An event is a kind and two numbers
// (event-kinds.ts).

import { EventQueue } from './event-queue.ts';

export interface Clock {
  /** Whole microseconds since the simulation began. */
  readonly nowUs: number;
  /** Events handled, including the current one. */
  readonly events: number;
  /** us: whole, not before now. */
  schedule(us: number, kind: number, a: number, b?: number): void;
  /** Advances to the next event; false when there is none. */
  advance(): boolean;
  /** The current event. */
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

/** Events happen at their times, simultaneous ones in the order in which they were scheduled. */
export class TimedClock implements Clock {
  readonly #queue = new EventQueue();
  nowUs = 0;
  events = 0;

  schedule(us: number, kind: number, a: number, b = 0): void {
    this.#queue.push(us, kind, a, b);
  }

  advance(): boolean {
    if (!this.#queue.pop()) return false;
    this.nowUs = this.#queue.time;
    this.events++;
    return true;
  }

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
