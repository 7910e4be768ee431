// The ring of IDs, walked clockwise: every step brings a packet nearer to its sink, and none goes past it.

/** Larger than every ID: the size of the ring. Any size above every ID gives the same next hops. */
export const RING = 2 ** 31;

/** Steps from one ID clockwise to another, 0 to RING - 1. */
export function clockwise(from: number, to: number): number {
  return (to - from) & (RING - 1);
}

/**
 * The index (0 to count - 1) of the peer that a packet for `sink` goes to from node `me`: the sink itself if it is a
 * peer, else the one nearest to it that is not past it; -1 when every peer is past it (nobody has that ID). The peers are
 * peers[first] .. peers[first + count - 1], in clockwise order as seen from `me`. Cost: at most `count` comparisons.
 */
export function nextHop(me: number, sink: number, peers: Int32Array, first: number, count: number): number {
  const distance = (sink - me) & (RING - 1);
  let i = count - 1;
  while (i >= 0 && ((peers[first + i]! - me) & (RING - 1)) > distance) i--;
  return i;
}
