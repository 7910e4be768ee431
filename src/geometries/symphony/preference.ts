// The successor and the long links in order of preference: furthest ahead first, never past the sink.

import { clockwisePreference, type Preference } from '../../flat/preference.ts';
import type { WalkParts } from '../../flat/walk.ts';

export function createSymphonyPreference({ overlay, entries, links }: WalkParts): Preference {
  return clockwisePreference(overlay.nodes, (at, max) => {
    let furthest = 1;
    for (let link = at * entries; link < (at + 1) * entries; link++) {
      const ahead = links[link]!;
      if (ahead <= max && ahead > furthest) furthest = ahead;
    }
    return furthest;
  });
}
