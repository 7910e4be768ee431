// The hypercube, included for the study of failures. Gummadi et al. (SIGCOMM 2003).

import { backtrack, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { createHypercubePreference } from './preference.ts';
import { hypercubeTable } from './table.ts';
import { hypercubeTheory } from './theory.ts';
import { createHypercubeWalk } from './walk.ts';

export const definition = {
  ...hypercubeTable,
  // It requires a power of two of nodes.
  comparedByDefault: false,
  flat: {
    createWalk: createHypercubeWalk,
    // As in Gummadi et al. (SIGCOMM 2003), section 3.1.
    deadPeerPolicies: [
      tryNext(createHypercubePreference),
      backtrack(createHypercubePreference),
      stopAtFirst(createHypercubePreference),
    ],
  },
  churn: { unsupportedReason: 'it needs a power of two of nodes at all times' },
  theory: hypercubeTheory,
} as const satisfies GeometryDefinition;
