// What a geometry is: the rule by which nodes choose their peers. Nodes are named by rank, their place in the sorted IDs.

import { hops } from './hops.ts';

export interface Geometry {
  readonly name: string;
  /** The largest routing table that has no node twice and never the node itself, for that many nodes. */
  maxEntries(nodes: number): number;
  /** The ranks of a node's peers, clockwise as seen from it, all different and not its own. entries from 1 to maxEntries. */
  peers(rank: number, nodes: number, entries: number): number[];
}

export const geometries = { hops } satisfies Record<string, Geometry>;
