// Kademlia: bucket b of a node has up to k of the nodes whose highest bit that differs from its own is bit b,
// so any of them is closer to all sinks that first differ there. Here those k are random; in a running system
// they are the nodes that it has met. Maymounkov, Mazières: Kademlia (IPTPS 2002), section 2.2.

import type { Geometry } from '../../routing/geometry.ts';
import { block, pick, type Space } from '../../routing/space.ts';

export const MAX_BUCKET = 64;

export const kademliaTable = {
  name: 'kademlia',
  entriesCount: 'contacts in each bucket',
  entryNouns: ['contact a bucket', 'contacts a bucket'],
  // One, so that geometries compare with tables of like size; the paper has 20.
  preferredEntries: () => 1,
  maxEntries: (nodes) => Math.max(0, Math.min(nodes - 1, MAX_BUCKET)),

  peers(space, rank, entries) {
    const buckets = Array.from({ length: space.bits }, (_, bucket) => contacts(space, rank, bucket, entries));
    return buckets.flat();
  },

  routing: { metric: 'xor' },
} as const satisfies Geometry;

/** The ranks in one bucket of a node: at most k, distinct, each set of k equally likely. */
export function contacts(space: Space, rank: number, bucket: number, k: number): number[] {
  const id = space.ids[rank]!;
  const { first, end } = block(space, id ^ (2 ** bucket), bucket);
  return sample(space, id, bucket * MAX_BUCKET, end - first, k).map((i) => first + i);
}

/**
 * Up to k distinct numbers from 0 to n - 1, determined by the ID and the counters from `counter` on. Floyd's
 * method: Bentley, Floyd: A Sample of Brilliance (CACM 30(9), 1987).
 */
function sample(space: Space, id: number, counter: number, n: number, k: number): number[] {
  if (n <= k) return Array.from({ length: n }, (_, i) => i);
  const chosen: number[] = [];
  for (let i = 0; i < k; i++) {
    const last = n - k + i;
    const drawn = pick(space, id, counter + i, last + 1);
    chosen.push(chosen.includes(drawn) ? last : drawn);
  }
  return chosen;
}
