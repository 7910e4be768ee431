// hops, the assignment's geometry: peers 1, 2, 4, ... positions ahead.

import { keptByRegistry } from '../../churn/geometry.ts';
import { backtrack, stopAtFirst, tryNext } from '../../flat/failure-walk.ts';
import type { GeometryDefinition } from '../definition.ts';
import { RegistryHops } from './live-tables.ts';
import { createHopsPreference } from './preference.ts';
import { hopsTable } from './table.ts';
import { hopsTheory } from './theory.ts';
import { createHopsWalk } from './walk.ts';

export const definition = {
  ...hopsTable,
  comparedUnasked: true,
  flat: {
    createWalk: createHopsWalk,
    waysOnDead: [
      tryNext(createHopsPreference),
      backtrack(createHopsPreference),
      stopAtFirst(createHopsPreference),
    ],
  },
  churn: {
    entriesMeaning: 'entries of a table',
    maintenance: { registry: keptByRegistry(RegistryHops) },
    rowBytes: () => 8,
    // The rank of the first node.
    indexBytes: 4,
  },
  theory: hopsTheory,
} as const satisfies GeometryDefinition;
