// The tree of Plaxton, Rajaraman and Richa, as it is compared in Gummadi et al.: The Impact of DHT Routing Geometry on
// Resilience and Proximity (SIGCOMM 2003), section 3.1: one contact for each bit, and no other may stand in for it.

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
