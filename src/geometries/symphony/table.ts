// Symphony: the next node on the ring, and k long links to points whose distance x, as a share of the ring, is drawn with
// density 1 / (x ln n) from 1 / n to 1: as many to each doubling of the distance. Packets go clockwise.
// Manku, Bawa, Raghavan: Symphony: Distributed Hashing in a Small World (USITS 2003), section 3. Nodes know n here, and
// take any number of incoming links; the paper lets them refuse more than 2k.

import { halvings, logTwo } from '../../random/powers.ts';
import type { Geometry } from '../../routing/geometry.ts';
import { fraction, type Space, successor } from '../../routing/space.ts';

const MOST_LINKS = 64;
/** A point may lead to the node itself or to a peer; then another is drawn, so many times for each link. */
export const DRAWS_PER_LINK = 8;

function maxEntries(nodes: number): number {
  return Math.max(0, Math.min(nodes - 1, MOST_LINKS));
}

export const symphonyTable = {
  name: 'symphony',
  entriesCount: 'long links, beside the successor',
  entryNouns: ['far link', 'far links'],
  preferredEntries: () => 4,
  maxEntries,

  peers(space, rank, entries) {
    const nodes = space.ids.length;
    const doublings = logTwo(nodes);
    const peers = new Set([(rank + 1) % nodes]);
    for (let draw = 0; draw < DRAWS_PER_LINK * entries && peers.size <= entries; draw++) {
      const peer = longLink(space, rank, draw, doublings);
      if (peer !== rank) peers.add(peer);
    }
    return [...peers];
  },

  routing: { metric: 'clockwise' },
} as const satisfies Geometry;

/** The rank that a draw leads to; may be the node's own. `doublings` is log2 of the number of nodes. */
export function longLink(space: Space, rank: number, draw: number, doublings: number): number {
  return successor(space, longPoint(space, space.ids[rank]!, draw, doublings));
}

/** The point whose node that is; below 2^(bits + 1). */
export function longPoint({ key, bits }: Space, id: number, draw: number, doublings: number): number {
  const share = halvings(fraction(key, id, draw) * doublings);
  return id + Math.floor(share * 2 ** bits);
}
