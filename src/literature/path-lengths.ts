// Mean path lengths as the papers have them, or as they can be worked out, while nobody has failed.

import type { GeometryName } from '../routing/geometry.ts';

export interface PathTheory {
  /** undefined: the paper gives an order only. */
  readonly meanHops: number | undefined;
  /** For people, with its source. */
  readonly formula: string;
}

/** Undefined where we know of no formula. Entries as entriesMistake (routing/geometry.ts) allows. */
export function pathTheory(geometry: GeometryName, nodes: number, entries: number): PathTheory | undefined {
  return theories[geometry](nodes, entries);
}

const theories: {
  readonly [N in GeometryName]: (nodes: number, entries: number) => PathTheory | undefined;
} = {
  hops: (nodes, entries) => ({ meanHops: hopsMean(nodes, entries), formula: 'exact, by rank arithmetic' }),
  chord: (nodes, entries) => halfTheBits(nodes, entries, 'Stoica et al. 2001, 6.3'),
  kademlia: (nodes, entries) => halfTheBits(nodes, entries, 'half the bits differ'),
  tree: (nodes) => halfTheBits(nodes, 1, 'half the bits differ'),
  pastry: (nodes) => ({
    meanHops: Math.log2(nodes) / 4,
    formula: 'log16 N (Rowstron, Druschel 2001)',
  }),
  symphony: () => ({ meanHops: undefined, formula: 'O(log^2 N / k) (Manku et al. 2003)' }),
  debruijn: () => ({ meanHops: undefined, formula: 'O(log_d N) (Kaashoek, Karger 2003)' }),
  flood: () => undefined,
  hypercube: (nodes) => ({
    meanHops: (Math.log2(nodes) * nodes) / (2 * (nodes - 1)),
    formula: 'exact: half the bits differ',
  }),
};

/** Each hop settles one bit, of which half differ by chance. With more entries paths are shorter than that. */
function halfTheBits(nodes: number, entries: number, source: string): PathTheory {
  const formula = `1/2 log2 N (${source})`;
  return {
    meanHops: Math.log2(nodes) / 2,
    formula: entries === 1 ? formula : `${formula}, entries 1`,
  };
}

/**
 * The mean over all distances 1 to nodes - 1, all alike: a packet makes the longest jump, 2^(entries - 1), as often as it
 * fits, and one hop for each bit of what is left.
 */
export function hopsMean(nodes: number, entries: number): number {
  const jump = 2 ** (entries - 1);
  const whole = Math.floor(nodes / jump);
  const left = nodes % jump;
  const jumps = (jump * whole * (whole - 1)) / 2 + left * whole;
  const bits = (whole * jump * (entries - 1)) / 2 + bitsBelow(left);
  return (jumps + bits) / (nodes - 1);
}

/** The bits that are set in all numbers below n together. */
function bitsBelow(n: number): number {
  let sum = 0;
  for (let place = 1; place < n; place *= 2) {
    sum += Math.floor(n / (2 * place)) * place + Math.max(0, (n % (2 * place)) - place);
  }
  return sum;
}
