// The hypercube with every corner occupied: the peers of a rank are the ranks that differ from it in one bit.
// Included for the study of failures, as in Gummadi et al. (SIGCOMM 2003), section 3.1.

import type { Geometry } from '../../routing/geometry.ts';

function dimensions(nodes: number): number {
  const bits = 31 - Math.clz32(nodes);
  return nodes >= 2 && nodes === 2 ** bits ? bits : 0;
}

export const hypercubeTable = {
  name: 'hypercube',
  entriesCount: 'dimensions',
  entryNouns: ['dimension', 'dimensions'],
  preferredEntries: dimensions,
  preferredText: 'log2 N',
  maxEntries: dimensions,
  nodeCounts: '2, 4, 8 or another power of two',
  choices: (nodes) => [dimensions(nodes)],

  peers({ ids }, rank) {
    return Array.from({ length: dimensions(ids.length) }, (_, i) => rank ^ (2 ** i));
  },

  routing: {
    unsupportedReason: 'it routes by rank, and messengers route by ID',

    // Highest bit first.
    path(_space, _entries, source, sink) {
      const visited = [source];
      for (let at = source; at !== sink; visited.push(at)) at ^= 2 ** (31 - Math.clz32(at ^ sink));
      return visited;
    },
  },
} as const satisfies Geometry;
