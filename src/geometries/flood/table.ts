// Flooding: a node forwards a packet it has not seen before to all its neighbours; there is no routing table.
// The graph is directed; one neighbour is the next node on the ring, which keeps it connected, and the others
// are random.

import type { Geometry } from '../../routing/geometry.ts';
import { pick, type Space } from '../../routing/space.ts';

const MAX_NEIGHBOURS = 64;
const DRAWS_PER_NEIGHBOUR = 8;

function maxEntries(nodes: number): number {
  return Math.max(0, Math.min(nodes - 1, MAX_NEIGHBOURS));
}

export const floodTable = {
  name: 'flood',
  entriesCount: 'neighbours of each node',
  entryNouns: ['neighbour', 'neighbours'],
  preferredEntries: () => 4,
  maxEntries,

  peers: neighbours,

  routing: {
    unsupportedReason: 'it copies packets, and messengers count each packet once',

    // The path of the copy that arrives first; of two that arrive together, that of the sender that received
    // it first.
    path(space, entries, source, sink) {
      const from = new Map([[source, source]]);
      const queue = [source];
      for (let next = 0; next < queue.length && !from.has(sink); next++) {
        const at = queue[next]!;
        for (const peer of neighbours(space, at, entries)) {
          if (from.has(peer)) continue;
          from.set(peer, at);
          queue.push(peer);
        }
      }
      if (!from.has(sink)) return undefined;
      const visited = [sink];
      while (visited[0] !== source) visited.unshift(from.get(visited[0]!)!);
      return visited;
    },
  },
} as const satisfies Geometry;

function neighbours(space: Space, rank: number, count: number): number[] {
  const nodes = space.ids.length;
  const peers = new Set([(rank + 1) % nodes]);
  for (let draw = 0; draw < DRAWS_PER_NEIGHBOUR * count && peers.size < count; draw++) {
    const peer = pick(space, space.ids[rank]!, draw, nodes);
    if (peer !== rank) peers.add(peer);
  }
  return [...peers];
}
