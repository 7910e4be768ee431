// The tree of Plaxton, Rajaraman and Richa, included for the study of failures. Gummadi et al. (SIGCOMM
// 2003).

import { stopAtFirst } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { createKademliaPreference } from '../kademlia/preference.ts';
import { createKademliaWalk } from '../kademlia/walk.ts';
import { treeTable } from './table.ts';
import { treeTheory } from './theory.ts';

export const definition = {
  ...treeTable,
  // Included only for the theory of static resilience.
  comparedByDefault: false,
  flat: {
    // With no node failed, it is Kademlia with one contact per bit.
    createWalk: createKademliaWalk,
    // Only one contact makes progress, as in Gummadi et al. (SIGCOMM 2003), section 3.1.
    deadPeerPolicies: [stopAtFirst(createKademliaPreference)],
  },
  churn: { unsupportedReason: 'it equals kademlia with --entries 1 --max-timeouts 0' },
  theory: treeTheory,
} as const satisfies GeometryDefinition;
