// The end of a hop, the same in all geometries: moves packets, and counts those that arrive and those that
// are dropped.

import type { Batch } from './batch.ts';
import { countRelays, DELIVERED, type End, OUTCOMES, type Tally } from './tally.ts';

interface MoveParts {
  readonly batch: Batch;
  readonly end: End;
  readonly tally: Pick<Tally, 'relayed'>;
}

/**
 * Returns a function that moves packet alive[i] to the node of rank ranks[i], 0 <= i < count, and counts
 * relays and arrivals. Maintains batch.rank, not batch.at. Cost: no read outside the batch, one when relays
 * are counted.
 */
export function createMove({ batch, tally, end }: MoveParts): (count: number) => void {
  const { alive, ended, rank, sinkRank, ranks } = batch;
  const { relayed } = tally;

  /** Branch-free for packets that arrive. Returns the number that do. */
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
    if (relayed !== undefined) countRelays(relayed, batch);
    end(arrived, DELIVERED, batch.hops);
  };
}

/**
 * Returns a function that removes the packets with ranks[i] < 0 from the batch before the others move: with
 * outcome -ranks[i], and one hop less than the batch.
 */
export function createLeave(batch: Batch, end: End): () => void {
  const { alive, ended, ranks } = batch;

  /** Removes those of one outcome. Returns their number. */
  function takeOut(outcome: number): number {
    let left = 0;
    let taken = 0;
    for (let i = 0; i < batch.count; i++) {
      const slot = alive[i]!;
      if (ranks[i] === -outcome) {
        ended[taken++] = slot;
      } else {
        ranks[left] = ranks[i]!;
        alive[left++] = slot;
      }
    }
    batch.count = left;
    return taken;
  }

  return () => {
    for (let outcome = DELIVERED + 1; outcome < OUTCOMES.length; outcome++) {
      end(takeOut(outcome), outcome, batch.hops - 1);
    }
  };
}
