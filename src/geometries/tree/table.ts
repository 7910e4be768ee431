// The tree of Plaxton, Rajaraman and Richa, as compared in Gummadi et al.: The Impact of DHT Routing Geometry
// on Resilience and Proximity (SIGCOMM 2003), section 3.1: one contact per bit, which no other can replace.

import type { Geometry } from '../../routing/geometry.ts';
import { kademliaTable } from '../kademlia/table.ts';

export const treeTable = {
  name: 'tree',
  entriesCount: 'contacts for each bit',
  entryNouns: ['contact a bucket', 'contacts a bucket'],
  preferredEntries: () => 1,
  maxEntries: (nodes) => (nodes < 2 ? 0 : 1),
  peers: kademliaTable.peers,
  routing: { metric: 'xor' },
} as const satisfies Geometry;
