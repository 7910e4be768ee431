// The path of one packet through an overlay, computed from all routing tables.

import { nextHop } from './clockwise.ts';
import type { Metric } from './geometry.ts';
import { nextHopXor } from './xor.ts';

/**
 * The IDs on a packet's path, source and sink included; undefined when it would not arrive. `peersOf` gives
 * the peer IDs of a node, for the clockwise metric in clockwise order as seen from it. No node is visited
 * twice, so there are at most as many hops as nodes.
 */
export function path(
  source: number,
  sink: number,
  nodes: number,
  peersOf: (id: number) => Int32Array,
  metric: Metric = 'clockwise',
): number[] | undefined {
  const nearest = metric === 'xor' ? nextHopXor : nextHop;
  const visited = [source];
  for (let at = source; at !== sink && visited.length <= nodes; visited.push(at)) {
    const peers = peersOf(at);
    const next = nearest(at, sink, peers, 0, peers.length);
    if (next < 0) return undefined;
    at = peers[next]!;
  }
  return visited.at(-1) === sink ? visited : undefined;
}
