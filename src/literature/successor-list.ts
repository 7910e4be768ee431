// Chord's lookup with successor lists: it ends with the hop to the node that has the key.

import { successor } from '../routing/space.ts';
import { type Failed, nextHop, type Walked } from './lookup-walk.ts';
import type { Network } from './network.ts';

/**
 * A node whose list reaches past the key sends the lookup to the first live node on it that has the key; any
 * other node forwards it as usual. Stoica et al.: Chord (ToN 2003), section IV-E3. `network`: Chord, with
 * lists of `entries` nodes; `from`: the rank of a live node.
 */
export function walkToKey(network: Network, from: number, key: number, failed: Failed): Walked {
  const { space } = network;
  const nodes = space.ids.length;
  let holder = successor(space, key);
  while (failed(holder)) holder = (holder + 1) % nodes;
  let timeouts = 0;
  let hops = 0;
  for (let at = from; at !== holder; hops++) {
    let hop = lastHop(network, at, key, failed);
    timeouts += hop.timeouts;
    if (hop.next < 0) {
      hop = nextHop(network, at, key - 1, failed);
      timeouts += hop.timeouts;
    }
    if (hop.next < 0) return { hops, timeouts, arrived: false };
    at = hop.next;
  }
  return { hops, timeouts, arrived: true };
}

/**
 * The first live node on the list at or past the key; next is -1 when there is none. Cost: one pass over the
 * list.
 */
function lastHop({ space: { ids, bits }, entries }: Network, at: number, key: number, failed: Failed) {
  const mask = 2 ** bits - 1;
  const toKey = (key - ids[at]!) & mask;
  let timeouts = 0;
  for (let i = 1; i <= entries; i++) {
    const next = (at + i) % ids.length;
    if (((ids[next]! - ids[at]!) & mask) < toKey) continue;
    if (!failed(next)) return { next, timeouts };
    timeouts++;
  }
  return { next: -1, timeouts };
}
