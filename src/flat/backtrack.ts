// Backtracking: a node with no live peer closer to the sink returns the packet to the previous node, which
// tries its next best. The packet carries its path, and the last peer tried at each node on it.

import { isDead } from './failures.ts';
import type { Preference } from './preference.ts';
import { NO_LIVE_PEER } from './tally.ts';
import type { Choose } from './timeouts.ts';
import type { WalkParts } from './walk.ts';

/** Hops, forward and back, after which a packet is dropped: the default and the maximum. */
export const DEFAULT_BACKTRACK_HOPS = 128;
export const MAX_BACKTRACK_HOPS = 1024;

/** A path has room for hopLimit hops, at most MAX_BACKTRACK_HOPS. */
export function createBacktrack(
  { batch, dead, hopLimit }: WalkParts,
  preference: Preference,
  timeouts: Int32Array,
): Choose {
  const { rank, sinkRank } = batch;
  const room = hopLimit + 1;
  // A row per slot: the ranks on the path, ending where the packet is, and the remaining distance of the last
  // peer tried at each.
  const path = new Int32Array(batch.capacity * room);
  const tried = new Int32Array(batch.capacity * room);
  const depth = new Int32Array(batch.capacity);

  return (slot) => {
    if (batch.hops === 1) {
      depth[slot] = 0;
      path[slot * room] = rank[slot]!;
      tried[slot * room] = -1;
    }
    const here = slot * room + depth[slot]!;
    const to = sinkRank[slot]!;
    for (;;) {
      const peer = preference.next(path[here]!, to, tried[here]!);
      if (peer < 0) break;
      tried[here] = preference.left(peer, to);
      if (isDead(dead, peer)) {
        timeouts[slot]!++;
        continue;
      }
      path[here + 1] = peer;
      tried[here + 1] = -1;
      depth[slot]!++;
      return peer;
    }
    if (depth[slot] === 0) return -NO_LIVE_PEER;
    depth[slot]!--;
    return path[here - 1]!;
  };
}
