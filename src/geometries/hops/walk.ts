// The hop of the default geometry: peers are 1, 2, 4, ... ranks ahead, so a hop is arithmetic on ranks.

import { countRelays, DELIVERED } from '../../flat/tally.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';

/**
 * `entries`: peers, the last of which is 2^(entries - 1) ranks ahead. Cost of a hop: no read outside the
 * batch, one when relays are counted.
 */
export function createHopsWalk({ overlay, batch, tally, end, entries }: WalkParts): Walk {
  const { nodes } = overlay;
  const { alive, ended, rank, sinkRank } = batch;
  const { relayed } = tally;
  const longest = 1 << (entries - 1);

  /** Moves all packets, branch-free for those that arrive. Returns the number that do. */
  function move(count: number): number {
    let left = 0;
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const from = rank[slot]!;
      const steps = sinkRank[slot]! - from;
      const distance = steps + (nodes & (steps >> 31));
      const step = Math.min(0x80000000 >>> Math.clz32(distance), longest);
      const next = from + step;
      rank[slot] = next - (nodes & ~((next - nodes) >> 31));
      const arrives = ((distance ^ step) - 1) >>> 31;
      ended[i - left] = slot;
      alive[left] = slot;
      left += 1 - arrives;
    }
    batch.count = left;
    return count - left;
  }

  return () => {
    const arrived = move(batch.count);
    if (relayed !== undefined) countRelays(relayed, batch);
    end(arrived, DELIVERED, batch.hops);
  };
}
