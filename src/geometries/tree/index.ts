// The tree of Plaxton, Rajaraman and Richa, for what it shows of failures. Gummadi et al. (SIGCOMM 2003).

import { stopAtFirst } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { createKademliaPreference } from '../kademlia/preference.ts';
import { createKademliaWalk } from '../kademlia/walk.ts';
import { treeTable } from './table.ts';
import { treeTheory } from './theory.ts';

export const definition = {
  ...treeTable,
  // It is there for the theory of static resilience.
  comparedUnasked: false,
  flat: {
    // While no node fails, it is Kademlia with one contact for each bit.
    createWalk: createKademliaWalk,
    // One contact helps, as in Gummadi et al. (SIGCOMM 2003), section 3.1.
    waysOnDead: [stopAtFirst(createKademliaPreference)],
  },
  churn: { unsupportedReason: 'it is kademlia with --entries 1 --max-timeouts 0' },
  theory: treeTheory,
} as const satisfies GeometryDefinition;
