// The assignment's geometry: peers 1, 2, 4, ... positions ahead.

import { maintainedByRegistry } from '../../churn/churn-geometry.ts';
import { backtrack, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { RegistryHops } from './live-tables.ts';
import { createHopsPreference } from './preference.ts';
import { hopsTable } from './table.ts';
import { hopsTheory } from './theory.ts';
import { createHopsWalk } from './walk.ts';

export const definition = {
  ...hopsTable,
  comparedByDefault: true,
  flat: {
    createWalk: createHopsWalk,
    deadPeerPolicies: [
      tryNext(createHopsPreference),
      backtrack(createHopsPreference),
      stopAtFirst(createHopsPreference),
    ],
  },
  churn: {
    entriesMeaning: 'entries of a table',
    maintenance: { registry: maintainedByRegistry(RegistryHops) },
    rowBytes: () => 8,
    // The first rank for each value of the high bits.
    indexBytes: 4,
  },
  theory: hopsTheory,
} as const satisfies GeometryDefinition;
