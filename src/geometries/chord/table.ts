// Chord: the peers are the successors of ID + 1, ID + 2, ID + 4, ... (the fingers), and a list of the next successors.
// Stoica, Morris, Karger, Kaashoek, Balakrishnan: Chord (SIGCOMM 2001), section 4.3; the successor list: section 5.3.

import type { Geometry } from '../../routing/geometry.ts';
import { successor } from '../../routing/space.ts';

/** More than any overlay needs: twice log2 of the maximum number of nodes. */
const MAX_SUCCESSORS = 62;

export const chordTable = {
  name: 'chord',
  entriesCount: 'successors in each list, beside the fingers',
  entryNouns: ['successor', 'successors'],
  // The first finger is the immediate successor: without failures a list is not needed.
  preferredEntries: () => 1,
  maxEntries: (nodes) => Math.max(0, Math.min(nodes - 1, MAX_SUCCESSORS)),

  peers(space, rank, entries) {
    const { ids, bits } = space;
    const list = Array.from({ length: entries }, (_, i) => (rank + 1 + i) % ids.length);
    const fingers = Array.from({ length: bits }, (_, i) => successor(space, ids[rank]! + 2 ** i));
    return [...new Set([...list, ...fingers])].filter((peer) => peer !== rank);
  },

  routing: { metric: 'clockwise' },
} as const satisfies Geometry;
