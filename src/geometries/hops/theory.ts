// Exact path lengths of the rank rule: each hop takes the greatest step that fits the remaining distance.

import type { GeometryTheory } from '../theory.ts';

export const hopsTheory: GeometryTheory = {
  pathLength: (nodes, entries) => ({
    meanHops: hopsMean(nodes, entries),
    formula: 'exact, by rank arithmetic',
  }),

  longestPath(nodes, entries) {
    const hops = [0];
    for (let ahead = 1; ahead < nodes; ahead++) {
      const step = 2 ** Math.min(entries - 1, 31 - Math.clz32(ahead));
      hops.push(1 + hops[ahead - step]!);
    }
    return Math.max(...hops);
  },
};

/**
 * The mean over all distances 1 to nodes - 1, equally likely: a packet makes the longest jump, 2^(entries -
 * 1), as often as it fits, then one hop per set bit of the remainder.
 */
export function hopsMean(nodes: number, entries: number): number {
  const jump = 2 ** (entries - 1);
  const whole = Math.floor(nodes / jump);
  const left = nodes % jump;
  const jumps = (jump * whole * (whole - 1)) / 2 + left * whole;
  const bits = (whole * jump * (entries - 1)) / 2 + bitsBelow(left);
  return (jumps + bits) / (nodes - 1);
}

/** The number of set bits in all numbers below n together. */
function bitsBelow(n: number): number {
  let sum = 0;
  for (let place = 1; place < n; place *= 2) {
    sum += Math.floor(n / (2 * place)) * place + Math.max(0, (n % (2 * place)) - place);
  }
  return sum;
}
