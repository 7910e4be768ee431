// The successor and the long links in order of preference: the furthest ahead first, of those not past the sink.

import { clockwisePreference, type Preference } from '../../flat/preference.ts';
import type { WalkParts } from '../../flat/walk.ts';

export function createSymphonyPreference({ overlay, entries, links }: WalkParts): Preference {
  return clockwisePreference(overlay.nodes, (at, most) => {
    let furthest = 1;
    for (let link = at * entries; link < (at + 1) * entries; link++) {
      const ahead = links[link]!;
      if (ahead <= most && ahead > furthest) furthest = ahead;
    }
    return furthest;
  });
}
