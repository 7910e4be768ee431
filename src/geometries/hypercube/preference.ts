// Corners in order of preference, by the exclusive or of ranks.

import type { Preference } from '../../flat/preference.ts';

/** Ranks that differ in one bit; the higher that bit, the less is left. */
export function createHypercubePreference(): Preference {
  return {
    left: (rank, sinkRank) => rank ^ sinkRank,
    next(at, sinkRank, beyond) {
      const distance = at ^ sinkRank;
      for (let wrong = distance; wrong !== 0; ) {
        const bit = 0x80000000 >>> Math.clz32(wrong);
        wrong ^= bit;
        if ((distance ^ bit) > beyond) return at ^ bit;
      }
      return -1;
    },
  };
}
