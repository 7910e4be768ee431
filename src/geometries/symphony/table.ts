// Symphony: the next node on the ring, and k long links to points at distance x, as a fraction of the ring,
// drawn with density 1 / (x ln n) from 1 / n to 1: equally many for each doubling of the distance. Packets go
// clockwise. Manku, Bawa, Raghavan: Symphony: Distributed Hashing in a Small World (USITS 2003), section 3.
// Here nodes know n and accept any number of incoming links; the paper lets them refuse more than 2k.

import { halvings, logTwo } from '../../random/powers.ts';
import type { Geometry } from '../../routing/geometry.ts';
import { fraction, type Space, successor } from '../../routing/space.ts';

const MAX_LINKS = 64;
/** Draws per link: a point may lead to the node itself or to an existing peer, and is then drawn again. */
export const DRAWS_PER_LINK = 8;

function maxEntries(nodes: number): number {
  return Math.max(0, Math.min(nodes - 1, MAX_LINKS));
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

/** The rank of a drawn link; may be the node's own. `doublings` is log2 of the number of nodes. */
export function longLink(space: Space, rank: number, draw: number, doublings: number): number {
  return successor(space, longPoint(space, space.ids[rank]!, draw, doublings));
}

/** The point of a drawn link on the ring; below 2^(bits + 1). */
export function longPoint({ key, bits }: Space, id: number, draw: number, doublings: number): number {
  const share = halvings(fraction(key, id, draw) * doublings);
  return id + Math.floor(share * 2 ** bits);
}
