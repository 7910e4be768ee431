// Flooding over a random graph.

import type { GeometryDefinition } from '../definition.ts';
import { fillNeighbours } from './links.ts';
import { floodTable } from './table.ts';
import { createFloodWalk, FLOOD_BYTES_PER_NODE } from './walk.ts';

export const definition = {
  ...floodTable,
  comparedUnasked: true,
  flat: {
    createWalk: createFloodWalk,
    // The copies reach whoever is alive.
    waysOnDead: [{ name: 'next', createWalk: createFloodWalk }],
    fillLinks: fillNeighbours,
    floods: true,
    // A flood is long enough by itself.
    batchPackets: 1,
    walkBytesPerNode: FLOOD_BYTES_PER_NODE,
  },
  churn: { unsupportedReason: 'floods have no next hop that could time out' },
  theory: { pathLength: () => undefined },
} as const satisfies GeometryDefinition;
