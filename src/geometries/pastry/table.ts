// Pastry: row p of the routing table has, for each other digit that could follow the first p digits of the node's ID, one
// node with those digits; and a leaf set has the nodes nearest on either side. Digits have 4 bits, the first the highest.
// Rowstron, Druschel: Pastry (Middleware 2001), section 2.1. Which node of many fills a place is chance here, as in a
// Pastry that knows nothing of proximity. A leaf that agrees with the sink in more digits than the table's entry is
// preferred to it, which makes the rule one metric: the paper looks at leaves between sinks they span, and then again
// only where an entry is missing.

import type { Geometry } from '../../routing/geometry.ts';
import { block, pick, type Space } from '../../routing/space.ts';

export const DIGIT_BITS = 4;

const MOST_LEAVES = 16;

function maxEntries(nodes: number): number {
  return Math.max(0, Math.min(nodes - 1, MOST_LEAVES));
}

export const pastryTable = {
  name: 'pastry',
  entriesCount: 'leaves on each side, beside the table',
  entryNouns: ['leaf on each side', 'leaves on each side'],
  // The paper's experiments have 16 leaves.
  preferredEntries: () => 8,
  maxEntries,

  peers(space, rank, entries) {
    const nodes = space.ids.length;
    const leaves = Array.from({ length: entries }, (_, i) => [rank + 1 + i, rank - 1 - i + nodes]);
    const around = leaves.flat().map((leaf) => leaf % nodes);
    return [...new Set([...around, ...table(space, rank)])].filter((peer) => peer !== rank);
  },

  routing: { metric: 'xor' },
} as const satisfies Geometry;

function table(space: Space, rank: number): number[] {
  const peers: number[] = [];
  for (let high = space.bits; high > 0; high -= DIGIT_BITS) {
    const low = Math.max(0, high - DIGIT_BITS);
    for (let differing = 1; differing < 2 ** (high - low); differing++) {
      const peer = entry(space, rank, low, differing);
      if (peer !== undefined) peers.push(peer);
    }
  }
  return peers;
}

/**
 * The rank in one place of the table: a node whose digit over the bits from `low` up is the node's own, exclusive-or
 * `differing` (1 to 15), and whose higher digits are the node's own; undefined where there is none.
 */
export function entry(space: Space, rank: number, low: number, differing: number): number | undefined {
  const id = space.ids[rank]!;
  const { first, end } = block(space, id ^ (differing * 2 ** low), low);
  return first === end ? undefined : first + pick(space, id, low * 2 ** DIGIT_BITS + differing, end - first);
}
