// Peers in order of preference where packets go clockwise: those furthest ahead first, of those not past the sink.

import type { FlatOverlay } from '../flat/overlay.ts';
import type { Preference } from '../flat/preference.ts';
import { rankAtOrAbove } from '../flat/rank-search.ts';
import { rankAhead, ranksBetween } from '../flat/ring.ts';
import type { WalkParts } from '../flat/walk.ts';

/** A preference, given the peer furthest ahead of a node, but at most so many ranks: 1 to `most`. */
function clockwise(nodes: number, furthest: (at: number, most: number) => number): Preference {
  return {
    left: (rank, sinkRank) => ranksBetween(rank, sinkRank, nodes),
    next: (at, sinkRank, beyond) => {
      const most = ranksBetween(at, sinkRank, nodes) - beyond - 1;
      if (most <= 0) return -1;
      return rankAhead(at, furthest(at, most), nodes);
    },
  };
}

export function createClockwiseHops({ overlay: { nodes }, entries }: WalkParts): Preference {
  const longest = 1 << (entries - 1);
  return clockwise(nodes, (_at, most) => Math.min(0x80000000 >>> Math.clz32(most), longest));
}

/** Fingers and the successor list. */
export function createClockwiseFingers({ overlay, entries }: WalkParts): Preference {
  return clockwise(overlay.nodes, (at, most) =>
    Math.max(furthestFinger(overlay, at, most), Math.min(entries, most)),
  );
}

/** Long links and the successor. */
export function createClockwiseLinks({ overlay, entries, links }: WalkParts): Preference {
  return clockwise(overlay.nodes, (at, most) => {
    let furthest = 1;
    for (let link = at * entries; link < (at + 1) * entries; link++) {
      const ahead = links[link]!;
      if (ahead <= most && ahead > furthest) furthest = ahead;
    }
    return furthest;
  });
}

/** Ranks ahead to the furthest finger that is at most so many ahead, 1 to `most`: see chord.ts. */
export function furthestFinger(overlay: FlatOverlay, at: number, most: number): number {
  const { ids, nodes, mask } = overlay;
  const from = ids[at]!;
  const distance = (ids[rankAhead(at, most, nodes)]! - from) & mask;
  const point = (from + (0x80000000 >>> Math.clz32(distance))) & mask;
  const rank = rankAtOrAbove(overlay, point);
  return ranksBetween(at, rank === nodes ? 0 : rank, nodes);
}
