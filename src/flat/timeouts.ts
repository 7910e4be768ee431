// Counts each packet's timeouts at dead peers.

import { countAt, type End } from './tally.ts';
import type { WalkParts } from './walk.ts';

/** Chooses a packet's next hop: a rank, or the negative of its outcome. Counts the slot's timeouts. */
export type Choose = (slot: number) => number;

/** A column for the walk to count in, by slot; and an `end` that counts packets by it, too. */
export function createTimeouts({ batch, tally, end }: WalkParts): { timeouts: Int32Array; end: End } {
  const timeouts = new Int32Array(batch.capacity);
  const { ended } = batch;
  return {
    timeouts,
    end: (count, outcome, hops) => {
      for (let i = 0; i < count; i++) {
        tally.timeouts = countAt(tally.timeouts, timeouts[ended[i]!]!, 1);
      }
      end(count, outcome, hops);
    },
  };
}
