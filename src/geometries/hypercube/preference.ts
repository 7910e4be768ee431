// Corners in order of preference, by XOR distance of ranks.

import type { Preference } from '../../flat/preference.ts';

/** Ranks that differ in one bit; fixing a higher bit leaves a smaller distance. */
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
