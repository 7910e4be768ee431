// Chord: fingers and a successor list. Stoica et al. (SIGCOMM 2001; ToN 2003).

import { keptByRegistry } from '../../churn/geometry.ts';
import { backtrack, createFailureWalk, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { halfTheBits } from '../theory.ts';
import { createChordPreference } from './preference.ts';
import { RegistryChord } from './registry-tables.ts';
import { keptByNodes } from './stabilize.ts';
import { createSuccessors } from './successors.ts';
import { chordTable } from './table.ts';
import { createChordWalk } from './walk.ts';

export const definition = {
  ...chordTable,
  comparedUnasked: true,
  flat: {
    createWalk: createChordWalk,
    // The paper's (ToN 2003, section IV-E): the next best of fingers and successor list.
    waysOnDead: [
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
    maintenance: { registry: keptByRegistry(RegistryChord), stabilize: keptByNodes },
    // Pairs (slot, ID): the list, and the fingers but the first, which is the first of the list.
    rowBytes: (entries, bits) => 8 * (entries + bits - 1),
  },
  theory: { pathLength: (nodes) => halfTheBits(nodes, 'Stoica et al. 2001, 6.3') },
} as const satisfies GeometryDefinition;
