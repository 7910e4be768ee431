// Kademlia's metric: the distance of two IDs is their XOR. Every hop brings a packet closer. Maymounkov,
// Mazières: Kademlia: A Peer-to-peer Information System Based on the XOR Metric (IPTPS 2002), section 2.1.

/**
 * The index (0 to count - 1) of the peer closest to `sink`; -1 when none is closer than `me`. The peers are
 * peers[first] .. peers[first + count - 1], in any order. Cost: `count` comparisons.
 */
export function nextHopXor(
  me: number,
  sink: number,
  peers: Int32Array,
  first: number,
  count: number,
): number {
  let min = me ^ sink;
  let found = -1;
  for (let i = 0; i < count; i++) {
    const distance = peers[first + i]! ^ sink;
    if (distance < min) {
      min = distance;
      found = i;
    }
  }
  return found;
}

/** The index of the highest bit in which two different IDs differ: the bucket of one in the other's table. */
export function bucketOf(one: number, other: number): number {
  return 31 - Math.clz32(one ^ other);
}
