// Path lengths and static resilience of the hypercube: nodes fail with probability q, routing tables are not
// repaired, source and sink are alive.

import type { GeometryTheory } from '../theory.ts';
import { onePath } from '../tree/theory.ts';

export const hypercubeTheory: GeometryTheory = {
  pathLength: (nodes) => ({
    meanHops: hypercubeHops(Math.log2(nodes), 0),
    formula: 'exact: half the bits differ',
  }),

  resilience(run) {
    if (run.onDead === 'stop') return onePath(run);
    if (run.onDead !== 'next') return undefined;
    const levels = Math.log2(run.nodes);
    return {
      meanHops: hypercubeHops(levels, run.fail),
      formula: 'closed form: q^m stops it m bits away',
      delivered: 1 - hypercubeFailures(levels, run.fail),
    };
  },
};

/**
 * The fraction of lookups that fail in a hypercube of 2^bits nodes in which any differing bit may be fixed
 * next: at a node m bits from the sink all m next hops are dead with probability q^m; with 0 when m = 1, as
 * that is the sink.
 */
export function hypercubeFailures(bits: number, q: number): number {
  let binomial = 1;
  let arrives = 0;
  let arriving = 1;
  for (let m = 1; m <= bits; m++) {
    binomial *= (bits - m + 1) / m;
    if (m > 1) arriving *= 1 - q ** m;
    arrives += binomial * arriving;
  }
  return 1 - arrives / (2 ** bits - 1);
}

/** Mean hops of the lookups that succeed in that hypercube: the number of differing bits. */
export function hypercubeHops(bits: number, q: number): number {
  let binomial = 1;
  let arrives = 0;
  let hops = 0;
  let arriving = 1;
  for (let m = 1; m <= bits; m++) {
    binomial *= (bits - m + 1) / m;
    if (m > 1) arriving *= 1 - q ** m;
    arrives += binomial * arriving;
    hops += m * binomial * arriving;
  }
  return hops / arrives;
}
