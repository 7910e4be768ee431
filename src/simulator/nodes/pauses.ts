// Nodes whose processes stand still: what would happen at one waits, in order, until it goes on. Its machine works meanwhile:
// connections stay, and what is sent to it arrives there.

import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';

interface Pause {
  readonly untilUs: number;
  /** Kind, a and b of each event, in a row. */
  readonly held: number[];
}

export class Pauses {
  readonly #clock: Clock;
  /** By index of the node. */
  readonly #pauses = new Map<number, Pause>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** No node stands still: nothing need be asked. */
  get none(): boolean {
    return this.#pauses.size === 0;
  }

  has(node: number): boolean {
    return this.#pauses.has(node);
  }

  /** Until then, or longer if it stands still for longer already. */
  begin(node: number, untilUs: number): void {
    const before = this.#pauses.get(node);
    if (before !== undefined && before.untilUs >= untilUs) return;
    this.#pauses.set(node, { untilUs, held: before?.held ?? [] });
    this.#clock.schedule(untilUs, EVENT.resume, node);
  }

  hold(node: number, kind: number, a: number, b: number): void {
    this.#pauses.get(node)!.held.push(kind, a, b);
  }

  /** Its time is over: what has waited, in a row. undefined: it is not over yet, or was before. */
  end(node: number): readonly number[] | undefined {
    const pause = this.#pauses.get(node);
    if (pause === undefined || pause.untilUs > this.#clock.nowUs) return undefined;
    return this.stop(node);
  }

  /** It ends at once: the process is gone. */
  stop(node: number): readonly number[] {
    const held = this.#pauses.get(node)?.held ?? [];
    this.#pauses.delete(node);
    return held;
  }
}
