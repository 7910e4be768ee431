// Chord: fingers and a successor list. Stoica et al. (SIGCOMM 2001; ToN 2003).

import { maintainedByRegistry } from '../../churn/churn-geometry.ts';
import { backtrack, createFailureWalk, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { halfTheBits } from '../theory.ts';
import { createChordPreference } from './preference.ts';
import { RegistryChord } from './registry-tables.ts';
import { maintainedByNodes } from './stabilize.ts';
import { createSuccessors } from './successors.ts';
import { chordTable } from './table.ts';
import { createChordWalk } from './walk.ts';

export const definition = {
  ...chordTable,
  comparedByDefault: true,
  flat: {
    createWalk: createChordWalk,
    // ToN 2003, section IV-E: the next best peer, from fingers and successor list together.
    deadPeerPolicies: [
      tryNext(createChordPreference),
      {
        name: 'successors',
        createWalk: (parts) => createFailureWalk(parts, (timeouts) => createSuccessors(parts, timeouts)),
      },
      backtrack(createChordPreference),
      stopAtFirst(createChordPreference),
    ],
  },
  churn: {
    entriesMeaning: 'length of the successor list',
    maintenance: { registry: maintainedByRegistry(RegistryChord), stabilize: maintainedByNodes },
    // Pairs (slot, ID): the successor list and all fingers but finger 0, which is the first successor.
    rowBytes: (entries, bits) => 8 * (entries + bits - 1),
  },
  theory: { pathLength: (nodes) => halfTheBits(nodes, 'Stoica et al. 2001, 6.3') },
} as const satisfies GeometryDefinition;
