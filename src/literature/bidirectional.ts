// Symphony's better routing: over links in both directions, and with a look at the peers of peers.

import type { Network } from './network.ts';

/** Peers of each rank: those that it links to, those that link to it, and the node before it. */
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
 * Hops from one rank to another. A node sends a lookup to the peer that is nearest to the sink, either way round; with
 * lookahead to the peer one of whose peers is. Manku et al.: Symphony (USITS 2003), section 3. It ends, since the
 * neighbours on the ring are peers: one of them is always nearer, so that the nearest in sight draws nearer with each hop.
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
