// Chord with failed nodes: fingers first, best first; when no live finger remains, the successor list from
// its start. Stoica et al.: Chord (SIGCOMM 2001), sections 4.3 and 5.3.

import { isDead } from '../../flat/failures.ts';
import { rankAhead, ranksBetween } from '../../flat/rank-ring.ts';
import { NO_LIVE_PEER } from '../../flat/tally.ts';
import type { Choose } from '../../flat/timeouts.ts';
import type { WalkParts } from '../../flat/walk.ts';
import { furthestFinger } from './preference.ts';

export function createSuccessors({ overlay, batch, dead, entries }: WalkParts, timeouts: Int32Array): Choose {
  const { ids, nodes, mask } = overlay;
  const { rank, sinkRank } = batch;

  /** Whether a point that is a power of two ahead of a node lies after the node `ahead - 1` ranks on, and not past the next. */
  function isFinger(at: number, ahead: number): boolean {
    const before = (ids[rankAhead(at, ahead - 1, nodes)]! - ids[at]!) & mask;
    const until = (ids[rankAhead(at, ahead, nodes)]! - ids[at]!) & mask;
    return Math.clz32(until) < Math.clz32(before);
  }

  return (slot) => {
    const at = rank[slot]!;
    for (let max = ranksBetween(at, sinkRank[slot]!, nodes); max > 0; ) {
      const ahead = furthestFinger(overlay, at, max);
      const finger = rankAhead(at, ahead, nodes);
      if (!isDead(dead, finger)) return finger;
      timeouts[slot]!++;
      max = ahead - 1;
    }
    // Fingers among them are known to be dead. The sink is alive, and no peer past it is tried.
    for (let ahead = 1; ahead <= entries; ahead++) {
      if (isFinger(at, ahead)) continue;
      const successor = rankAhead(at, ahead, nodes);
      if (!isDead(dead, successor)) return successor;
      timeouts[slot]!++;
    }
    return -NO_LIVE_PEER;
  };
}
