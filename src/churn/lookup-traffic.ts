// Users' lookups: a Poisson process whose rate is proportional to the number of live nodes, the superposition
// of one process per node.

import { STREAM } from '../random/draw.ts';
import { ln } from '../random/powers.ts';
import { RandomStream } from '../random/random-stream.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from './churn-options.ts';
import { USE } from './lookup-event.ts';
import type { Lookups } from './lookups.ts';
import type { Nodes } from './nodes.ts';

export class Traffic {
  readonly #nodes: Nodes;
  readonly #lookups: Lookups;
  readonly #keys: ChurnOptions['keys'];
  readonly #bits: number;
  /** Mean lookups started per node and tick. */
  readonly #rate: number;
  readonly #draws: RandomStream;
  /** Expected lookups until the next one: the waiting time of a process of rate 1. */
  #wait: number;

  constructor(options: ChurnOptions, nodes: Nodes, lookups: Lookups) {
    this.#nodes = nodes;
    this.#lookups = lookups;
    this.#keys = options.keys;
    this.#bits = options.bits;
    this.#rate = options.lookupsPerSecond / TICKS_PER_SECOND;
    this.#draws = new RandomStream(options.seed, STREAM.lookups);
    this.#wait = this.#drawWait();
  }

  /** Issues the lookups of a tick. A node that is alone has none to look up. */
  issue(now: number): void {
    const { live, liveSlots, liveId } = this.#nodes;
    if (live < 2) return;
    this.#wait -= live * this.#rate;
    while (this.#wait <= 0) {
      const source = this.#draws.below(live);
      const slot = liveSlots[source]!;
      this.#lookups.issue(now, slot, liveId[slot]!, this.#drawKey(source), USE);
      this.#wait += this.#drawWait();
    }
  }

  #drawWait(): number {
    return -ln(this.#draws.fraction());
  }

  #drawKey(source: number): number {
    if (this.#keys === 'any') return this.#draws.below(2 ** this.#bits);
    const { live, liveSlots, liveId } = this.#nodes;
    const other = this.#draws.below(live - 1);
    return liveId[liveSlots[other < source ? other : other + 1]!]!;
  }
}
