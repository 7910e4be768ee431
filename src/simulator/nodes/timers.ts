// The timers of all simulated nodes: stored here by number until their events are due.

import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';
import { Slots } from '../events/slots.ts';

/** A timer set by a core; it fires if it is still the current one of its name. */
export interface Timer {
  readonly name: string;
}

export class Timers {
  readonly #clock: Clock;
  readonly #slots = new Slots<Timer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** node: by index. delayMs: by the world's clock. */
  set(node: number, timer: Timer, delayMs: number): void {
    const us = this.#clock.nowUs + Math.round(delayMs * 1000);
    this.#clock.schedule(us, EVENT.timer, node, this.#slots.put(timer));
  }

  /** The timer that an event refers to. */
  at(slot: number): Timer {
    return this.#slots.at(slot);
  }

  /** The same, for the last time. */
  take(slot: number): Timer {
    return this.#slots.take(slot);
  }
}
