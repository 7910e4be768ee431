// The long links of all nodes, stored: reading them is faster than drawing them again.

import type { FlatOverlay } from '../../flat/flat-overlay.ts';
import { rankAtOrAbove } from '../../flat/rank-search.ts';
import { spaceOf } from '../../flat/space-of.ts';
import type { Links } from '../../flat/walk.ts';
import { logTwo } from '../../random/powers.ts';
import { DRAWS_PER_LINK, longPoint } from './table.ts';

/**
 * Links as table.ts draws them: ranks ahead to each long link, 0 for a missing one. The successor, one rank
 * ahead, is not stored. Cost: about 0.2 us a link.
 */
export function fillLongLinks(overlay: FlatOverlay, entries: number, links: Links): void {
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
