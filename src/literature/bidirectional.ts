// Symphony's improved routing: links used in both directions, and one step of lookahead.

import type { Network } from './network.ts';

/** Peers of each rank: outgoing and incoming links, and the previous node on the ring. */
export type Neighbours = readonly ReadonlySet<number>[];

export function neighboursOf({ space: { ids }, peers }: Network): Neighbours {
  const neighbours = Array.from(ids, () => new Set<number>());
  for (let rank = 0; rank < ids.length; rank++) {
    for (const peer of peers(rank)) {
      neighbours[rank]!.add(peer);
      neighbours[peer]!.add(rank);
    }
  }
  return neighbours;
}

/**
 * Hops from one rank to another. A node sends a lookup to the peer nearest to the sink in either direction;
 * with lookahead, to the peer that has the nearest peer. Manku et al.: Symphony (USITS 2003), section 3. It
 * terminates because ring neighbours are peers: one of them is always nearer, so the nearest node in sight
 * gets nearer with every hop.
 */
export function bidirectionalHops(
  { space: { ids, bits } }: Network,
  neighbours: Neighbours,
  { from, to }: { readonly from: number; readonly to: number },
  lookahead: boolean,
): number {
  const mask = 2 ** bits - 1;
  const distanceOf = (rank: number) =>
    Math.min((ids[rank]! - ids[to]!) & mask, (ids[to]! - ids[rank]!) & mask);
  const inSight = (peer: number) => (peer === to ? -1 : Math.min(...[...neighbours[peer]!].map(distanceOf)));
  const rate = lookahead ? inSight : distanceOf;
  let hops = 0;
  for (let at = from; at !== to; hops++) at = minBy(rate, neighbours[at]!);
  return hops;
}

function minBy(rate: (rank: number) => number, ranks: Iterable<number>): number {
  let best = -1;
  let min = Number.POSITIVE_INFINITY;
  for (const rank of ranks) {
    const rating = rate(rank);
    if (rating >= min) continue;
    min = rating;
    best = rank;
  }
  return best;
}
