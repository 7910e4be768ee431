// Mean path lengths, published or derived, and delivery with failed nodes. Each geometry has its own
// formulas; this is the interface to them, with the conditions under which they hold.

import type { CompleteOptions } from '../flat/route-options.ts';
import type { Theory } from '../results/route.ts';

export interface GeometryTheory {
  /**
   * Mean path length with no node failed; undefined when no formula is known. entries: a number that
   * entriesMistake (routing/geometry.ts) accepts.
   */
  pathLength(nodes: number, entries: number): PathLength | undefined;
  /** A closed form for a fraction of random failed nodes; undefined when there is none. */
  resilience?(run: FailureRun): Resilience | undefined;
  /** Hops of the longest path with no node failed; omitted when not derived. Cost: a step per node. */
  longestPath?(nodes: number, entries: number): number;
}

export interface PathLength {
  readonly meanHops: number | undefined;
  readonly formula: string;
  /** The entries for which it holds; any when omitted. */
  readonly entries?: number;
}

/** `fail`: fraction of nodes that have failed, above 0. */
export type FailureRun = Pick<StaticRun, 'nodes' | 'bits' | 'fail' | 'onDead'>;

export interface Resilience {
  /** Mean over delivered packets. */
  readonly meanHops: number;
  readonly formula: string;
  /** Fraction of packets delivered. */
  readonly delivered: number;
}

/** The options of a flat run that theory depends on. */
export interface StaticRun extends CompleteOptions {
  readonly geometry: { readonly theory: GeometryTheory };
  readonly nodes: number;
  readonly bits: number;
}

/** Undefined when no formula is known. */
export function pathTheory(run: StaticRun): Theory | undefined {
  const { theory } = run.geometry;
  const resilience = run.fail > 0 && run.failMode === 'random' ? theory.resilience?.(run) : undefined;
  if (resilience !== undefined) {
    const { meanHops, formula, delivered } = resilience;
    return { meanHops, formula, holds: undefined, delivered };
  }
  const length = theory.pathLength(run.nodes, run.entries);
  if (length === undefined) return undefined;
  const { meanHops, formula, entries = run.entries } = length;
  const conditions = [
    ...(entries === run.entries ? [] : [`with entries ${entries}`]),
    ...(run.fail === 0 ? [] : ['while no node has failed']),
  ];
  return {
    meanHops,
    formula,
    holds: conditions.length === 0 ? undefined : conditions.join(', '),
    delivered: undefined,
  };
}

/** Each hop fixes one bit, of which half differ on average. With more entries paths are shorter. */
export function halfTheBits(nodes: number, source: string): PathLength {
  return { meanHops: Math.log2(nodes) / 2, formula: `1/2 log2 N (${source})`, entries: 1 };
}
