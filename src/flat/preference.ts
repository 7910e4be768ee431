// The order in which a node tries its peers when some are dead: by remaining distance to the sink, and only
// peers closer than the node. Computed from the geometry's rule, without a table; slower than the walks that
// need only the best peer.

import { rankAhead, ranksBetween } from './rank-ring.ts';
import type { WalkParts } from './walk.ts';

export interface Preference {
  /** Remaining distance between two ranks, 0 when they are equal: ranks clockwise, or XOR. */
  left(rank: number, sinkRank: number): number;
  /**
   * The peer of `at` with the smallest remaining distance that is below left(at, sinkRank) and above `beyond`
   * (-1: any); -1 when there is none. Distances of a node's peers are distinct.
   */
  next(at: number, sinkRank: number, beyond: number): number;
}

export type CreatePreference = (parts: WalkParts) => Preference;

/**
 * Clockwise routing: furthest ahead first, never past the sink. `furthest` returns a node's furthest peer
 * that is at most `max` ranks ahead, from 1.
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
