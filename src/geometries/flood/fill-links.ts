// The neighbours of all nodes, stored: reading them is faster than drawing them again.

import type { FlatOverlay } from '../../flat/flat-overlay.ts';
import { spaceOf } from '../../flat/space-of.ts';
import type { Links } from '../../flat/walk.ts';
import { floodTable } from './table.ts';

/** Ranks; -1 for a missing neighbour. Cost: about 0.2 us a link. */
export function fillNeighbours(overlay: FlatOverlay, entries: number, links: Links): void {
  const space = spaceOf(overlay);
  for (let rank = 0; rank < overlay.nodes; rank++) {
    const row = rank * entries;
    const neighbours = floodTable.peers(space, rank, entries);
    links.set(neighbours, row);
    links.fill(-1, row + neighbours.length, row + entries);
  }
}
