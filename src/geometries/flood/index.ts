// Flooding over a random graph.

import type { GeometryDefinition } from '../definition.ts';
import { fillNeighbours } from './fill-links.ts';
import { floodTable } from './table.ts';
import { createFloodWalk, FLOOD_BYTES_PER_NODE } from './walk.ts';

export const definition = {
  ...floodTable,
  comparedByDefault: true,
  flat: {
    createWalk: createFloodWalk,
    // Copies reach every live node in range.
    deadPeerPolicies: [{ name: 'next', createWalk: createFloodWalk }],
    fillLinks: fillNeighbours,
    floods: true,
    // A single flood is long enough for a batch.
    batchPackets: 1,
    walkBytesPerNode: FLOOD_BYTES_PER_NODE,
  },
  churn: { unsupportedReason: 'a flood has no next hop to time out' },
  theory: { pathLength: () => undefined },
} as const satisfies GeometryDefinition;
