// The end of a hop, the same in all geometries: packets go where they were sent, and those that arrive are counted.

import { DELIVERED } from './tally.ts';
import type { WalkParts } from './walk.ts';

/**
 * A function that moves packet alive[i] to the node of rank ranks[i], 0 <= i < count, and counts relays and arrivals. Keeps
 * up batch.rank, not batch.at. Cost: no read outside the batch, one when relays are counted.
 */
export function createMove({
  batch,
  tally,
  end,
}: Pick<WalkParts, 'batch' | 'tally' | 'end'>): (count: number) => void {
  const { alive, ended, rank, sinkRank, ranks } = batch;
  const { relayed } = tally;

  /** Without a branch for those that arrive. Returns how many do. */
  function move(count: number): number {
    let left = 0;
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const next = ranks[i]!;
      rank[slot] = next;
      const arrives = ((next ^ sinkRank[slot]!) - 1) >>> 31;
      ended[i - left] = slot;
      alive[left] = slot;
      left += 1 - arrives;
    }
    batch.count = left;
    return count - left;
  }

  return (count) => {
    const arrived = move(count);
    if (relayed !== undefined) {
      for (let i = 0; i < batch.count; i++) relayed[rank[alive[i]!]!]!++;
    }
    end(arrived, DELIVERED, batch.hops);
  };
}
