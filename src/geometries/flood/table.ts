// Flooding: no table but neighbours, to all of whom a packet goes that was not seen before. The graph is directed; the next
// node on the ring is a neighbour, so that it is connected, and the others are chance.

import type { Geometry } from '../../routing/geometry.ts';
import { pick, type Space } from '../../routing/space.ts';

const MOST_NEIGHBOURS = 64;
const DRAWS_PER_NEIGHBOUR = 8;

function maxEntries(nodes: number): number {
  return Math.max(0, Math.min(nodes - 1, MOST_NEIGHBOURS));
}

export const floodTable = {
  name: 'flood',
  entriesCount: 'neighbours of each node',
  entryNouns: ['neighbour', 'neighbours'],
  preferredEntries: () => 4,
  maxEntries,

  peers: neighbours,

  routing: {
    offWire: 'it makes copies of a packet, and each of ours is counted once',

    // The way of the copy that arrives first; of two that arrive together, of the sender that had it first.
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
