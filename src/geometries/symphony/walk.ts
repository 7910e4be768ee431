// Symphony's hop: of the successor and the long links, the one furthest ahead that is not past the sink.
// Manku, Bawa, Raghavan: Symphony (USITS 2003). Ranks order nodes as IDs do, so they suffice.

import { createMove } from '../../flat/move.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';

/** `entries`: long links. Cost of a hop: one random read of 4 x `entries` bytes, and one more when relays are counted. */
export function createSymphonyWalk(parts: WalkParts): Walk {
  const { overlay, batch, entries, links } = parts;
  const { nodes } = overlay;
  const { alive, rank, sinkRank, ranks } = batch;
  const move = createMove(parts);
  return () => {
    const { count } = batch;
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const from = rank[slot]!;
      const steps = sinkRank[slot]! - from;
      const distance = steps + (nodes & (steps >> 31));
      const row = from * entries;
      let furthest = 1;
      for (let link = 0; link < entries; link++) {
        const ahead = links[row + link]!;
        if (ahead <= distance && ahead > furthest) furthest = ahead;
      }
      const next = from + furthest;
      ranks[i] = next < nodes ? next : next - nodes;
    }
    move(count);
  };
}
