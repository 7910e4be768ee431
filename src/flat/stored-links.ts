// Links that are written down, for geometries whose links are dearer to draw than to read.

import { flood } from '../geometries/flood/table.ts';
import { DRAWS_PER_LINK, longPoint } from '../geometries/symphony/table.ts';
import { logTwo } from '../random/powers.ts';
import type { GeometryName } from '../routing/geometry.ts';
import type { FlatOverlay } from './overlay.ts';
import { rankAtOrAbove } from './rank-search.ts';
import { spaceOf } from './space.ts';

/** `entries` numbers a node. Of symphony: ranks ahead to each long link, 0 for one that is missing. Of flood: ranks, -1. */
export type Links = Int32Array;

/** Bytes that the links of an overlay take; 0 for geometries that have none. */
export function linkBytes(geometry: GeometryName, nodes: number, entries: number): number {
  return geometry in fillers ? 4 * nodes * entries : 0;
}

/** Fills in the links of all nodes; `links` has linkBytes. Cost: some 0.2 us a link. */
export function fillLinks(geometry: GeometryName, overlay: FlatOverlay, entries: number, links: Links): void {
  fillers[geometry]?.(overlay, entries, links);
}

type Fill = (overlay: FlatOverlay, entries: number, links: Links) => void;

const fillers: { readonly [N in GeometryName]?: Fill } = { symphony: fillLongLinks, flood: fillNeighbours };

/** As routing/symphony.ts draws them. The successor, one rank ahead, is not written down. */
function fillLongLinks(overlay: FlatOverlay, entries: number, links: Links): void {
  const { ids, nodes, mask } = overlay;
  const space = spaceOf(overlay);
  const doublings = logTwo(nodes);
  for (let rank = 0; rank < nodes; rank++) {
    const row = rank * entries;
    let found = 0;
    for (let draw = 0; draw < DRAWS_PER_LINK * entries && found < entries; draw++) {
      const peer = rankAtOrAbove(overlay, longPoint(space, ids[rank]!, draw, doublings) & mask) % nodes;
      const ahead = (peer - rank + nodes) % nodes;
      if (ahead > 1 && !has(links, row, found, ahead)) links[row + found++] = ahead;
    }
    links.fill(0, row + found, row + entries);
  }
}

function has(links: Links, first: number, count: number, value: number): boolean {
  for (let i = 0; i < count; i++) if (links[first + i] === value) return true;
  return false;
}

function fillNeighbours(overlay: FlatOverlay, entries: number, links: Links): void {
  const space = spaceOf(overlay);
  for (let rank = 0; rank < overlay.nodes; rank++) {
    const row = rank * entries;
    const neighbours = flood.peers(space, rank, entries);
    links.set(neighbours, row);
    links.fill(-1, row + neighbours.length, row + entries);
  }
}
