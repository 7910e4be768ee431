// Koorde: a de Bruijn graph. Kaashoek, Karger (IPTPS 2003).

import type { GeometryDefinition } from '../definition.ts';
import { debruijnTable } from './table.ts';
import { createDebruijnWalk } from './walk.ts';

export const definition = {
  ...debruijnTable,
  comparedByDefault: true,
  flat: {
    createWalk: createDebruijnWalk,
    deadPeerPolicies: [
      { name: 'next', createWalk: createDebruijnWalk },
      { name: 'stop', createWalk: createDebruijnWalk },
    ],
  },
  churn: { unsupportedReason: 'its lookups carry more than a key' },
  theory: {
    pathLength: () => ({ meanHops: undefined, formula: 'O(log_d N) (Kaashoek, Karger 2003)' }),
  },
} as const satisfies GeometryDefinition;
