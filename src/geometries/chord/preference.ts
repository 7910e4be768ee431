// Fingers and successors in order of preference: furthest ahead first, never past the sink.

import type { FlatOverlay } from '../../flat/flat-overlay.ts';
import { clockwisePreference, type Preference } from '../../flat/preference.ts';
import { rankAhead, ranksBetween } from '../../flat/rank-ring.ts';
import { rankAtOrAbove } from '../../flat/rank-search.ts';
import type { WalkParts } from '../../flat/walk.ts';

export function createChordPreference({ overlay, entries }: WalkParts): Preference {
  return clockwisePreference(overlay.nodes, (at, max) =>
    Math.max(furthestFinger(overlay, at, max), Math.min(entries, max)),
  );
}

/** Ranks ahead to the furthest finger that is at most `max` ranks ahead, from 1: see walk.ts. */
export function furthestFinger(overlay: FlatOverlay, at: number, max: number): number {
  const { ids, nodes, mask } = overlay;
  const from = ids[at]!;
  const distance = (ids[rankAhead(at, max, nodes)]! - from) & mask;
  const point = (from + (0x80000000 >>> Math.clz32(distance))) & mask;
  const rank = rankAtOrAbove(overlay, point);
  return ranksBetween(at, rank === nodes ? 0 : rank, nodes);
}
