// In what order a node tries its peers when some are dead: those first that leave least of the way to the sink, and only
// those that leave less than there is. Made of the geometry's rule alone, with no table; slower than the walks that need
// the best peer only.

import { rankAhead, ranksBetween } from './rank-ring.ts';
import type { WalkParts } from './walk.ts';

export interface Preference {
  /** What is left of the way from one rank to another, 0 when they are the same: ranks clockwise, or the exclusive or. */
  left(rank: number, sinkRank: number): number;
  /**
   * Of the peers of `at` that leave less than left(at, sinkRank), and more than `beyond` (-1: any), the one that leaves least;
   * -1 when there is none. No two peers of a node leave the same.
   */
  next(at: number, sinkRank: number, beyond: number): number;
}

export type CreatePreference = (parts: WalkParts) => Preference;

/**
 * Where packets go clockwise: the peer furthest ahead first, of those not past the sink. `furthest` gives the peer of a node that
 * is furthest ahead, but at most so many ranks: 1 to `most`.
 */
export function clockwisePreference(
  nodes: number,
  furthest: (at: number, max: number) => number,
): Preference {
  return {
    left: (rank, sinkRank) => ranksBetween(rank, sinkRank, nodes),
    next: (at, sinkRank, beyond) => {
      const max = ranksBetween(at, sinkRank, nodes) - beyond - 1;
      if (max <= 0) return -1;
      return rankAhead(at, furthest(at, max), nodes);
    },
  };
}
