// Fingers and successors in order of preference: the furthest ahead first, of those not past the sink.

import type { FlatOverlay } from '../../flat/overlay.ts';
import { clockwisePreference, type Preference } from '../../flat/preference.ts';
import { rankAtOrAbove } from '../../flat/rank-search.ts';
import { rankAhead, ranksBetween } from '../../flat/ring.ts';
import type { WalkParts } from '../../flat/walk.ts';

export function createChordPreference({ overlay, entries }: WalkParts): Preference {
  return clockwisePreference(overlay.nodes, (at, most) =>
    Math.max(furthestFinger(overlay, at, most), Math.min(entries, most)),
  );
}

/** Ranks ahead to the furthest finger that is at most so many ahead, 1 to `most`: see walk.ts. */
export function furthestFinger(overlay: FlatOverlay, at: number, most: number): number {
  const { ids, nodes, mask } = overlay;
  const from = ids[at]!;
  const distance = (ids[rankAhead(at, most, nodes)]! - from) & mask;
  const point = (from + (0x80000000 >>> Math.clz32(distance))) & mask;
  const rank = rankAtOrAbove(overlay, point);
  return ranksBetween(at, rank === nodes ? 0 : rank, nodes);
}
