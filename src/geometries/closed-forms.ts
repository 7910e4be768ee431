// Static resilience where it can be worked out: nodes fail with probability q, tables stay as they were, source and sink live.

/**
 * The share of lookups that fail in a tree of 2^bits nodes, every ID taken. Each hop settles the highest bit that differs,
 * and each lower bit is chance; all nodes between are live with probability 1 - q, by themselves. A lookup whose m bits are
 * open meets h - 1 nodes when h of them differ, so that the sum over h is a binomial one.
 */
export function treeFailures(bits: number, q: number): number {
  const live = 1 - q;
  const pairs = 1 - 2 ** -bits; // not the pairs of a node with itself
  return 1 - ((1 - q / 2) ** bits - 2 ** -bits) / (live * pairs);
}

/**
 * The share of lookups that fail in a hypercube of 2^bits nodes where any bit that differs may be settled next: at a node
 * m bits from the sink all m next hops are dead with probability q^m, 0 when m = 1, as that is the sink.
 */
export function hypercubeFailures(bits: number, q: number): number {
  let ways = 1;
  let arrives = 0;
  let arriving = 1;
  for (let m = 1; m <= bits; m++) {
    ways *= (bits - m + 1) / m;
    if (m > 1) arriving *= 1 - q ** m;
    arrives += ways * arriving;
  }
  return 1 - arrives / (2 ** bits - 1);
}

/** The mean hops of the lookups that arrive in the tree above: the same sum, each length h times its part of it. */
export function treeHops(bits: number, q: number): number {
  const ways = 2 - q;
  return (bits * (1 - q) * ways ** (bits - 1)) / (ways ** bits - 1);
}

/** The mean hops of the lookups that arrive in the hypercube above: as many as bits are open. */
export function hypercubeHops(bits: number, q: number): number {
  let ways = 1;
  let arrives = 0;
  let hops = 0;
  let arriving = 1;
  for (let m = 1; m <= bits; m++) {
    ways *= (bits - m + 1) / m;
    if (m > 1) arriving *= 1 - q ** m;
    arrives += ways * arriving;
    hops += m * ways * arriving;
  }
  return hops / arrives;
}
