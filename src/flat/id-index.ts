// An index on the high bits of sorted IDs: where a search for an ID begins.

/**
 * High bits that the index distinguishes: one or two IDs per value, so that the index takes 2 to 4 bytes a
 * node.
 */
export function indexBits(nodes: number, bits: number): number {
  return Math.min(bits, 31 - Math.clz32(nodes));
}

export function indexLength(nodes: number, bits: number): number {
  return 2 ** indexBits(nodes, bits) + 1;
}

/** Fills the index of the sorted IDs. Cost: one pass over both. */
export function buildIndex(ids: Int32Array, nodes: number, shift: number, index: Int32Array): void {
  let bucket = 0;
  for (let rank = 0; rank < nodes; rank++) {
    const last = ids[rank]! >>> shift;
    while (bucket <= last) index[bucket++] = rank;
  }
  index.fill(nodes, bucket);
}
