// Path lengths and static resilience of the tree: nodes fail with probability q, routing tables are not
// repaired, source and sink are alive.

import { type FailureRun, type GeometryTheory, halfTheBits, type Resilience } from '../theory.ts';

export const treeTheory: GeometryTheory = {
  pathLength: (nodes) => halfTheBits(nodes, 'half the bits differ'),
  // When not every ID is taken, an empty block has no contact.
  resilience: (run) => (Math.log2(run.nodes) === run.bits ? onePath(run) : undefined),
};

/** Exactly one path joins each pair of nodes: all nodes on it must be alive. */
export function onePath({ nodes, fail }: FailureRun): Resilience {
  const levels = Math.log2(nodes);
  return {
    meanHops: treeHops(levels, fail),
    formula: 'closed form: one path, all nodes on it alive',
    delivered: 1 - treeFailures(levels, fail),
  };
}

/**
 * The fraction of lookups that fail in a tree of 2^bits nodes, every ID taken. Each hop fixes the highest
 * differing bit, and lower bits are random; intermediate nodes are alive with probability 1 - q,
 * independently. A lookup with m open bits meets h - 1 nodes when h of them differ, so the sum over h is
 * binomial.
 */
export function treeFailures(bits: number, q: number): number {
  const live = 1 - q;
  const pairs = 1 - 2 ** -bits; // excludes pairs of a node with itself
  return 1 - ((1 - q / 2) ** bits - 2 ** -bits) / (live * pairs);
}

/** Mean hops of the lookups that succeed in that tree: the same sum, each term weighted by its length h. */
export function treeHops(bits: number, q: number): number {
  const base = 2 - q;
  return (bits * (1 - q) * base ** (bits - 1)) / (base ** bits - 1);
}
