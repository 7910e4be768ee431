// Pastry's hop without stored tables: the one table entry needed is drawn on demand. Rowstron, Druschel:
// Pastry (Middleware 2001), and table.ts.
//
// Nodes that share the sink's digit at the first position where this node differs form a block; the table has
// one of them, and leaves may be others. The one of these closest to the sink is the next hop: all other
// peers are further.

import { createBlockSearch } from '../../flat/blocks.ts';
import { createMove } from '../../flat/move.ts';
import { ranksBetween } from '../../flat/rank-ring.ts';
import { spaceOf } from '../../flat/space-of.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';
import { pick } from '../../routing/space.ts';
import { DIGIT_BITS } from './table.ts';

/**
 * `entries`: leaves on each side. Cost of a hop: three random reads and a draw; near the end of a path also
 * up to 2 x `entries` leaves.
 */
export function createPastryWalk(parts: WalkParts): Walk {
  const { overlay, batch, entries } = parts;
  const { ids, nodes, bits } = overlay;
  const { alive, at, rank, sink, ranks } = batch;
  const space = spaceOf(overlay);
  const blocks = createBlockSearch(overlay, batch.capacity);
  const { lows, firsts, ends } = blocks;
  const move = createMove(parts);

  function pointAtPlaces(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      blocks.ids[i] = sink[slot]!;
      lows[i] = lowOfDigit(31 - Math.clz32(at[slot]! ^ sink[slot]!), bits);
    }
  }

  function drawEntries(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const first = firsts[i]!;
      const size = ends[i]! - first;
      const low = lows[i]!;
      const differing = (at[slot]! ^ sink[slot]!) >>> low;
      const place = size === 1 ? 0 : pick(space, at[slot]!, (low << DIGIT_BITS) + differing, size);
      ranks[i] = first + place;
    }
  }

  /** Leaves within the block are its first nodes or its last, or both when the ring is small. */
  function preferLeaves(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const first = firsts[i]!;
      const last = ends[i]! - 1;
      const ahead = entries - ranksBetween(rank[slot]!, first, nodes);
      const behind = entries - ranksBetween(last, rank[slot]!, nodes);
      if (ahead < 0 && behind < 0) continue;
      let next = ranks[i]!;
      if (ahead >= 0) next = nearest(sink[slot]!, next, first, Math.min(last, first + ahead));
      if (behind >= 0) next = nearest(sink[slot]!, next, Math.max(first, last - behind), last);
      ranks[i] = next;
    }
  }

  /** The rank nearest to the sink, of `best` and from .. to. */
  function nearest(to: number, best: number, from: number, last: number): number {
    let found = best;
    let min = ids[best]! ^ to;
    for (let leaf = from; leaf <= last; leaf++) {
      const distance = ids[leaf]! ^ to;
      if (distance < min) {
        min = distance;
        found = leaf;
      }
    }
    return found;
  }

  return () => {
    const { count } = batch;
    pointAtPlaces(count);
    blocks.search(count);
    drawEntries(count);
    preferLeaves(count);
    for (let i = 0; i < count; i++) at[alive[i]!] = ids[ranks[i]!]!;
    move(count);
  };
}

/**
 * The lowest bit of the digit that contains bit `bit` (0 to bits - 1). Digits count from the highest bit: the
 * last may be short.
 */
function lowOfDigit(bit: number, bits: number): number {
  const digitsAbove = ((bits - 1 - bit) / DIGIT_BITS) | 0;
  return Math.max(0, bits - DIGIT_BITS * (digitsAbove + 1));
}
