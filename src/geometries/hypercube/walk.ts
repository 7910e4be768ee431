// The hypercube's hop: fixes the highest bit in which the sink's rank differs, as in table.ts.

import { createMove } from '../../flat/move.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';

/** Cost of a hop: no read outside the batch, one when relays are counted. */
export function createHypercubeWalk(parts: WalkParts): Walk {
  const { batch } = parts;
  const { alive, rank, sinkRank, ranks } = batch;
  const move = createMove(parts);
  return () => {
    const { count } = batch;
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const from = rank[slot]!;
      ranks[i] = from ^ (0x80000000 >>> Math.clz32(from ^ sinkRank[slot]!));
    }
    move(count);
  };
}
