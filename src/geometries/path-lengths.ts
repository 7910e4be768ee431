// Mean path lengths as the papers have them, or as they can be worked out; and what arrives when nodes have failed.

import type { CompleteOptions } from '../flat/options.ts';
import type { Theory } from '../results/route.ts';
import type { GeometryName } from '../routing/geometry.ts';
import { hypercubeFailures, hypercubeHops, treeFailures, treeHops } from './closed-forms.ts';

/** A flat run, as far as there is theory of it. */
export interface Static extends CompleteOptions {
  readonly geometry: GeometryName;
  readonly nodes: number;
  readonly bits: number;
}

/** Undefined where we know of no formula. Entries as entriesMistake (routing/geometry.ts) allows. */
export function pathTheory(run: Static): Theory | undefined {
  const resilient = run.fail > 0 ? resilience(run) : undefined;
  if (resilient !== undefined) return resilient;
  const theory = theories[run.geometry](run.nodes, run.entries);
  if (theory === undefined) return undefined;
  const { meanHops, formula, entries = run.entries } = theory;
  const conditions = [
    ...(entries === run.entries ? [] : [`with entries ${entries}`]),
    ...(run.fail === 0 ? [] : ['while nobody has failed']),
  ];
  return {
    meanHops,
    formula,
    holds: conditions.length === 0 ? undefined : conditions.join(', '),
    delivered: undefined,
  };
}

interface Formula {
  readonly meanHops: number | undefined;
  readonly formula: string;
  /** With which it holds; any when left out. */
  readonly entries?: number;
}

const theories: {
  readonly [N in GeometryName]: (nodes: number, entries: number) => Formula | undefined;
} = {
  hops: (nodes, entries) => ({ meanHops: hopsMean(nodes, entries), formula: 'exact, by rank arithmetic' }),
  chord: (nodes) => halfTheBits(nodes, 'Stoica et al. 2001, 6.3'),
  kademlia: (nodes) => halfTheBits(nodes, 'half the bits differ'),
  tree: (nodes) => halfTheBits(nodes, 'half the bits differ'),
  pastry: (nodes) => ({
    meanHops: Math.log2(nodes) / 4,
    formula: 'log16 N (Rowstron, Druschel 2001)',
  }),
  symphony: () => ({ meanHops: undefined, formula: 'O(log^2 N / k) (Manku et al. 2003)' }),
  debruijn: () => ({ meanHops: undefined, formula: 'O(log_d N) (Kaashoek, Karger 2003)' }),
  flood: () => undefined,
  hypercube: (nodes) => ({
    meanHops: hypercubeHops(Math.log2(nodes), 0),
    formula: 'exact: half the bits differ',
  }),
};

/** Each hop settles one bit, of which half differ by chance. With more entries paths are shorter than that. */
function halfTheBits(nodes: number, source: string): Formula {
  return { meanHops: Math.log2(nodes) / 2, formula: `1/2 log2 N (${source})`, entries: 1 };
}

/** Closed forms of a share q of nodes that have failed; undefined where there is none. */
function resilience({ geometry, nodes, bits, fail, failMode, onDead }: Static): Theory | undefined {
  if (failMode !== 'random') return undefined;
  const levels = Math.log2(nodes);
  const oneWay = (geometry === 'tree' && levels === bits) || (geometry === 'hypercube' && onDead === 'stop');
  if (oneWay) {
    return {
      meanHops: treeHops(levels, fail),
      formula: 'closed form: one way, all live on it',
      holds: undefined,
      delivered: 1 - treeFailures(levels, fail),
    };
  }
  if (geometry !== 'hypercube' || onDead !== 'next') return undefined;
  return {
    meanHops: hypercubeHops(levels, fail),
    formula: 'closed form: q^m stops it m bits away',
    holds: undefined,
    delivered: 1 - hypercubeFailures(levels, fail),
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
