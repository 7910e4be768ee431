// An overlay as the Space that routing/ works on.

import { STREAM, streamKey } from '../random/draw.ts';
import type { Space } from '../routing/space.ts';
import type { FlatOverlay } from './flat-overlay.ts';

/** The space in which routing/ finds the same nodes and draws the same links. Does not copy IDs. */
export function spaceOf({ ids, nodes, bits, key }: FlatOverlay): Space {
  // Signed words mean the same to Threefry, and are small integers to the engine.
  const [key0, key1] = streamKey(key, STREAM.links, 0);
  return { ids: ids.subarray(0, nodes), bits, key: [key0 | 0, key1 | 0] };
}
