// Clockwise routing on the ring of IDs: every hop brings a packet closer to its sink, and none passes it.

/** The size of the ring, above every ID. Any such size gives the same next hops. */
export const RING = 2 ** 31;

/** Clockwise distance from one ID to another, 0 to RING - 1. */
export function clockwise(from: number, to: number): number {
  return (to - from) & (RING - 1);
}

/**
 * The index (0 to count - 1) of the peer that node `me` sends a packet for `sink` to: the sink itself if it
 * is a peer, else the closest peer that is not past it; -1 when every peer is past it (no node has that ID).
 * The peers are peers[first] .. peers[first + count - 1], in clockwise order as seen from `me`. Cost: at most
 * `count` comparisons.
 */
export function nextHop(me: number, sink: number, peers: Int32Array, first: number, count: number): number {
  const distance = (sink - me) & (RING - 1);
  let i = count - 1;
  while (i >= 0 && ((peers[first + i]! - me) & (RING - 1)) > distance) i--;
  return i;
}
