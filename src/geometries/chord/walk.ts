// Chord's hop without stored tables: a finger is looked up when it is needed. Stoica, Morris, Karger,
// Kaashoek, Balakrishnan: Chord (SIGCOMM 2001), section 4.3.
//
// For a sink d steps clockwise the best finger is that of 2^floor(log2 d): its node, the first at or after
// that point, is not past the sink, while the next finger's node is. So a hop is one lookup.

import { ranksBetween } from '../../flat/rank-ring.ts';
import { createRankSearch } from '../../flat/rank-search.ts';
import { countRelays, DELIVERED } from '../../flat/tally.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';

/**
 * `entries`: length of the successor list, whose nodes are peers beside the fingers. Cost of a hop: two
 * random reads, one more when relays are counted.
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

  /** No ID is at or above the target: wrap around. */
  function lapped(next: number): number {
    return next & ((next - nodes) >> 31);
  }

  /** The sink itself or the last listed successor, if that is closer to the sink than the finger. */
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

  /** Moves all packets, branch-free for those that arrive. Returns the number that do. */
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
