// The way of one lookup, node by node, where nodes may have failed and nobody knows: the plain rule, as the papers have it.

import type { Network } from './network.ts';

export interface Walked {
  readonly hops: number;
  /** Failed nodes that were tried on the way. */
  readonly timeouts: number;
  readonly arrived: boolean;
}

export interface Lookup {
  /** Ranks; neither has failed. */
  readonly from: number;
  readonly to: number;
  /** What the nodes on the way look for: a node's ID, or a key that `to` is the last live node before. */
  readonly target: number;
}

/** Whether the node of a rank has failed. */
export type Failed = (rank: number) => boolean;

const noneFailed: Failed = () => false;

/** Hop by hop until the lookup is there, or a node knows of nobody else. */
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
 * Greedy: a node tries, of its peers that are nearer to the target than itself, the nearest; after a timeout the next
 * nearest, unless the geometry is a tree, in which nobody else will do. `next` is -1 when nobody is left. Stoica et al.:
 * Chord (ToN 2003), section IV-E3; Gummadi et al. (SIGCOMM 2003), section 3. Cost: one pass over the peers, and one more
 * for each timeout.
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
 * Distances of IDs to a target, all different. A hypercube's are those of exclusive or, since a peer is nearer exactly when
 * it differs from the node in a bit in which the node differs from the target.
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

/** The peer with the least distance that is more than `above` and less than `below`; -1 when there is none. */
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
