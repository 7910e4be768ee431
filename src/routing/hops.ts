// The assignment's rule, and the default: the peers are the nodes 1, 2, 4, ... positions ahead in the sorted IDs.

import type { Geometry } from './geometry.ts';

export const hops: Geometry = {
  name: 'hops',

  // Entry i is 2^i positions ahead; the last may be nodes - 1 ahead at most, else it would be the node itself or lap it.
  maxEntries(nodes) {
    return nodes < 2 ? 0 : 32 - Math.clz32(nodes - 1);
  },

  peers(rank, nodes, entries) {
    return Array.from({ length: entries }, (_, i) => (rank + 2 ** i) % nodes);
  },
};
