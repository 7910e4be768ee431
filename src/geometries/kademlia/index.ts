// Kademlia: k-buckets under the XOR metric. Maymounkov, Mazières (IPTPS 2002).

import { maintainedByRegistry } from '../../churn/churn-geometry.ts';
import { backtrack, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { halfTheBits } from '../theory.ts';
import { RegistryKademlia } from './live-tables.ts';
import { createKademliaPreference } from './preference.ts';
import { kademliaTable } from './table.ts';
import { createKademliaWalk } from './walk.ts';

export const definition = {
  ...kademliaTable,
  comparedByDefault: true,
  flat: {
    createWalk: createKademliaWalk,
    // As in Gummadi et al. (SIGCOMM 2003), section 3.1.
    deadPeerPolicies: [
      tryNext(createKademliaPreference),
      backtrack(createKademliaPreference),
      stopAtFirst(createKademliaPreference),
    ],
  },
  churn: {
    entriesMeaning: 'contacts a bucket',
    maintenance: { registry: maintainedByRegistry(RegistryKademlia) },
    // Pairs (slot, ID).
    rowBytes: (entries, bits) => 8 * entries * bits,
  },
  theory: { pathLength: (nodes) => halfTheBits(nodes, 'half the bits differ') },
} as const satisfies GeometryDefinition;
