// Chord's hop with no table: fingers are looked up when they are needed. Stoica, Morris, Karger, Kaashoek, Balakrishnan:
// Chord (SIGCOMM 2001), section 4.3.
//
// The finger that brings a packet nearest to its sink, d steps clockwise, is that of 2^floor(log2 d): its node, the first at
// or after that point, is not past the sink, and that of the next finger is. So a hop is one look-up.

import { createRankSearch } from '../../flat/rank-search.ts';
import { ranksBetween } from '../../flat/ring.ts';
import { countRelays, DELIVERED } from '../../flat/tally.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';

/**
 * `entries`: the length of the successor list; its nodes are peers beside the fingers. Cost of a hop: two random reads,
 * and one more when relays are counted.
 */
export function createChordWalk({ overlay, batch, tally, end, entries }: WalkParts): Walk {
  const { ids, nodes, mask } = overlay;
  const { alive, ended, at, rank, sink, sinkRank, targets, ranks } = batch;
  const { relayed } = tally;
  const search = createRankSearch(overlay, targets, ranks);

  function pointAtFingers(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const from = at[slot]!;
      const distance = (sink[slot]! - from) & mask;
      targets[i] = (from + (0x80000000 >>> Math.clz32(distance))) & mask;
    }
  }

  /** Where no ID is at or above the target, the ring begins again. */
  function lapped(next: number): number {
    return next & ((next - nodes) >> 31);
  }

  /** The sink itself, or the last of the successor list, where that is nearer to the sink than the finger. */
  function preferSuccessors(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const from = rank[slot]!;
      const toSink = ranksBetween(from, sinkRank[slot]!, nodes);
      const toFinger = ranksBetween(from, lapped(ranks[i]!), nodes);
      if (toFinger >= entries) continue;
      const next = from + Math.min(toSink, entries);
      ranks[i] = next < nodes ? next : next - nodes;
    }
  }

  /** Moves all packets, without a branch for those that arrive. Returns how many do. */
  function move(count: number): number {
    let left = 0;
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const next = lapped(ranks[i]!);
      const id = ids[next]!;
      const arrives = ((id ^ sink[slot]!) - 1) >>> 31;
      at[slot] = id;
      rank[slot] = next;
      ended[i - left] = slot;
      alive[left] = slot;
      left += 1 - arrives;
    }
    batch.count = left;
    return count - left;
  }

  return () => {
    const { count } = batch;
    pointAtFingers(count);
    search(count);
    if (entries > 1) preferSuccessors(count);
    const arrived = move(count);
    if (relayed !== undefined) countRelays(relayed, batch);
    end(arrived, DELIVERED, batch.hops);
  };
}
