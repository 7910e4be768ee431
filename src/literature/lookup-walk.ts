// The path of one lookup, node by node, with failures that nodes do not know of: the plain rule, as the
// papers have it.

import type { Network } from './network.ts';

export interface Walked {
  readonly hops: number;
  /** Failed nodes tried on the path. */
  readonly timeouts: number;
  readonly arrived: boolean;
}

export interface Lookup {
  /** Ranks of live nodes. */
  readonly from: number;
  readonly to: number;
  /** What the nodes look for: a node's ID, or a key of which `to` is the live predecessor. */
  readonly target: number;
}

/** Whether the node of a rank has failed. */
export type Failed = (rank: number) => boolean;

const noneFailed: Failed = () => false;

/** Hop by hop, until the lookup arrives or a node has no peer left to try. */
export function walk(network: Network, { from, to, target }: Lookup, failed = noneFailed): Walked {
  let timeouts = 0;
  let hops = 0;
  for (let at = from; at !== to; hops++) {
    const hop = nextHop(network, at, target, failed);
    timeouts += hop.timeouts;
    if (hop.next < 0) return { hops, timeouts, arrived: false };
    at = hop.next;
  }
  return { hops, timeouts, arrived: true };
}

/**
 * Greedy: a node tries the peer closest to the target among those closer than itself; after a timeout the
 * next closest, except in a tree, where no other peer makes progress. `next` is -1 when no peer is left.
 * Stoica et al.: Chord (ToN 2003), section IV-E3; Gummadi et al. (SIGCOMM 2003), section 3. Cost: one pass
 * over the peers, and one more per timeout.
 */
export function nextHop(
  network: Network,
  at: number,
  target: number,
  failed = noneFailed,
): { next: number; timeouts: number } {
  const { space, geometry } = network;
  const peers = network.peers(at);
  const distanceOf = distanceTo(network, target);
  const mine = distanceOf(space.ids[at]!);
  const max = geometry.name === 'tree' ? 1 : peers.length;
  let tried = -1;
  let timeouts = 0;
  while (timeouts < max) {
    const next = nearest(peers, (peer) => distanceOf(space.ids[peer]!), tried, mine);
    if (next < 0 || !failed(next)) return { next, timeouts };
    tried = distanceOf(space.ids[next]!);
    timeouts++;
  }
  return { next: -1, timeouts };
}

/**
 * Distances of IDs to a target, all distinct. For the hypercube it is XOR: a peer is closer exactly when it
 * differs from the node in a bit in which the node differs from the target.
 */
function distanceTo({ space: { bits }, geometry }: Network, target: number): (id: number) => number {
  const { name, routing } = geometry;
  if ('metric' in routing && routing.metric === 'clockwise') {
    const mask = 2 ** bits - 1;
    return (id) => (target - id) & mask;
  }
  if ('metric' in routing || name === 'hypercube') return (id) => target ^ id;
  throw new RangeError(`${name} has no metric to be greedy by`);
}

/** The peer with the smallest distance above `above` and below `below`; -1 when there is none. */
function nearest(
  peers: Int32Array,
  distanceOf: (rank: number) => number,
  above: number,
  below: number,
): number {
  let found = -1;
  let min = below;
  for (const peer of peers) {
    const distance = distanceOf(peer);
    if (distance > above && distance < min) {
      min = distance;
      found = peer;
    }
  }
  return found;
}
