// The assignment's rule, and the default: the peers are the nodes 1, 2, 4, ... positions ahead in the sorted IDs.

import type { Geometry } from '../../routing/geometry.ts';

// Entry i is 2^i positions ahead. The last is at most nodes - 1 ahead: beyond that it would be the node
// itself or lap it.
function maxEntries(nodes: number): number {
  return nodes < 2 ? 0 : 32 - Math.clz32(nodes - 1);
}

export const hopsTable = {
  name: 'hops',
  entriesCount: 'entries in each routing table',
  entryNouns: ['peer in each table', 'peers in each table'],
  // 3 for the ten nodes of the published assignment, and O(log N) hops for any number.
  preferredEntries: (nodes) => Math.max(1, 31 - Math.clz32(nodes)),
  preferredText: 'log2 N',
  maxEntries,

  peers({ ids }, rank, entries) {
    return Array.from({ length: entries }, (_, i) => (rank + 2 ** i) % ids.length);
  },

  routing: { metric: 'clockwise' },
} as const satisfies Geometry;
