// Mean path lengths as the papers have them, or as they can be worked out; and what arrives when nodes have failed. Each
// geometry has its own formulas; here is what they are asked for, and when they hold.

import type { CompleteOptions } from '../flat/options.ts';

export interface GeometryTheory {
  /** While no node has failed; undefined where we know of no formula. Entries as entriesMistake (routing/geometry.ts) allows. */
  pathLength(nodes: number, entries: number): PathLength | undefined;
  /** A closed form where a share of the nodes, drawn at random, has failed; undefined where there is none. */
  resilience?(run: FailureRun): Resilience | undefined;
  /** Hops of the longest path while no node has failed; left out where it is not worked out. Cost: a step a node. */
  longestPath?(nodes: number, entries: number): number;
}

export interface PathLength {
  readonly meanHops: number | undefined;
  readonly formula: string;
  /** With which it holds; any when left out. */
  readonly entries?: number;
}

/** `fail`: the share of the nodes, above 0. */
export type FailureRun = Pick<StaticRun, 'nodes' | 'bits' | 'fail' | 'onDead'>;

export interface Resilience {
  /** Of the packets that arrive. */
  readonly meanHops: number;
  readonly formula: string;
  /** The share that arrives. */
  readonly delivered: number;
}

/** A flat run, as far as there is theory of it. */
export interface StaticRun extends CompleteOptions {
  readonly geometry: { readonly theory: GeometryTheory };
  readonly nodes: number;
  readonly bits: number;
}

/** What a formula says of a run; undefined each where there is none. */
export interface Theory {
  /** Of packets that arrive. */
  readonly meanHops: number | undefined;
  /** For people; it may give an order only. */
  readonly formula: string;
  /** The conditions, where this run has others: `with entries 1`. */
  readonly holds: string | undefined;
  /** The fraction of packets that arrive. */
  readonly delivered: number | undefined;
}

/** Undefined where there is no formula. */
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

/** Each hop settles one bit, of which half differ by chance. With more entries paths are shorter than that. */
export function halfTheBits(nodes: number, source: string): PathLength {
  return { meanHops: Math.log2(nodes) / 2, formula: `1/2 log2 N (${source})`, entries: 1 };
}
