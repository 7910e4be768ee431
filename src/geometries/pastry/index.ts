// Pastry: prefix routing and leaf sets. Rowstron, Druschel (Middleware 2001).

import { backtrack, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { createPastryPreference } from './preference.ts';
import { pastryTable } from './table.ts';
import { createPastryWalk } from './walk.ts';

export const definition = {
  ...pastryTable,
  comparedByDefault: true,
  flat: {
    createWalk: createPastryWalk,
    deadPeerPolicies: [
      tryNext(createPastryPreference),
      backtrack(createPastryPreference),
      stopAtFirst(createPastryPreference),
    ],
  },
  churn: { unsupportedReason: 'leaf-set repair is not modelled' },
  theory: {
    pathLength: (nodes) => ({
      meanHops: Math.log2(nodes) / 4,
      formula: 'log16 N (Rowstron, Druschel 2001)',
    }),
  },
} as const satisfies GeometryDefinition;
