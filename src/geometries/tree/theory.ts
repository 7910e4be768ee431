// The tree's path lengths, and its static resilience: nodes fail with probability q, tables stay as they were, source and sink
// live.

import { type FailureRun, type GeometryTheory, halfTheBits, type Resilience } from '../theory.ts';

export const treeTheory: GeometryTheory = {
  pathLength: (nodes) => halfTheBits(nodes, 'half the bits differ'),
  // With IDs that are not taken, a contact is missing where a block is empty.
  resilience: (run) => (Math.log2(run.nodes) === run.bits ? onePath(run) : undefined),
};

/** Where there is one path from each node to each other: all nodes on it must live. */
export function onePath({ nodes, fail }: FailureRun): Resilience {
  const levels = Math.log2(nodes);
  return {
    meanHops: treeHops(levels, fail),
    formula: 'closed form: one way, all live on it',
    delivered: 1 - treeFailures(levels, fail),
  };
}

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

/** The mean hops of the lookups that arrive in the tree above: the same sum, each length h times its part of it. */
export function treeHops(bits: number, q: number): number {
  const ways = 2 - q;
  return (bits * (1 - q) * ways ** (bits - 1)) / (ways ** bits - 1);
}
