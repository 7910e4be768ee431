// Pastry: row p of the routing table has, for each other digit that could follow the first p digits of the
// node's ID, one node with that prefix; the leaf set has the nearest nodes on either side. Digits have 4
// bits, highest first. Rowstron, Druschel: Pastry (Middleware 2001), section 2.1. Which candidate fills an
// entry is random, as in a Pastry without proximity. A leaf that shares more digits with the sink than the
// table's entry is preferred to it, which makes the rule a single metric; the paper uses leaves when the leaf
// set spans the sink, and otherwise only when an entry is missing.

import type { Geometry } from '../../routing/geometry.ts';
import { block, pick, type Space } from '../../routing/space.ts';

export const DIGIT_BITS = 4;

const MAX_LEAVES = 16;

function maxEntries(nodes: number): number {
  return Math.max(0, Math.min(nodes - 1, MAX_LEAVES));
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
 * The rank of one table entry: a node whose digit over the bits from `low` up is the node's own XOR
 * `differing` (1 to 15), and whose higher digits equal the node's own; undefined when there is none.
 */
export function entry(space: Space, rank: number, low: number, differing: number): number | undefined {
  const id = space.ids[rank]!;
  const { first, end } = block(space, id ^ (differing * 2 ** low), low);
  return first === end ? undefined : first + pick(space, id, low * 2 ** DIGIT_BITS + differing, end - first);
}
