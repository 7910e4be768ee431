// Symphony: the successor and harmonic long links. Manku, Bawa, Raghavan (USITS 2003).

import { backtrack, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { fillLongLinks } from './fill-links.ts';
import { createSymphonyPreference } from './preference.ts';
import { symphonyTable } from './table.ts';
import { createSymphonyWalk } from './walk.ts';

export const definition = {
  ...symphonyTable,
  comparedByDefault: true,
  flat: {
    createWalk: createSymphonyWalk,
    deadPeerPolicies: [
      tryNext(createSymphonyPreference),
      backtrack(createSymphonyPreference),
      stopAtFirst(createSymphonyPreference),
    ],
    fillLinks: fillLongLinks,
  },
  churn: { unsupportedReason: 'redrawing of links is not modelled' },
  theory: {
    pathLength: () => ({ meanHops: undefined, formula: 'O(log^2 N / k) (Manku et al. 2003)' }),
  },
} as const satisfies GeometryDefinition;
