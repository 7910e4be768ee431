// In what order a node tries its peers when some are dead: those first that leave least of the way to the sink, and only
// those that leave less than there is. Made of the geometry's rule alone, with no table; slower than the walks that need
// the best peer only.

import {
  createClockwiseFingers,
  createClockwiseHops,
  createClockwiseLinks,
} from '../geometries/preference-clockwise.ts';
import {
  createCornerPreference,
  createKademliaPreference,
  createPastryPreference,
} from '../geometries/preference-xor.ts';
import type { GeometryName } from '../routing/geometry.ts';
import type { WalkParts } from './walk.ts';

export interface Preference {
  /** What is left of the way from one rank to another, 0 when they are the same: ranks clockwise, or the exclusive or. */
  left(rank: number, sinkRank: number): number;
  /**
   * Of the peers of `at` that leave less than left(at, sinkRank), and more than `beyond` (-1: any), the one that leaves least;
   * -1 when there is none. No two peers of a node leave the same.
   */
  next(at: number, sinkRank: number, beyond: number): number;
}

export type CreatePreference = (parts: WalkParts) => Preference;

/** Of geometries whose packets carry nothing beside their sink, and are not copied. */
export const preferences = {
  hops: createClockwiseHops,
  chord: createClockwiseFingers,
  symphony: createClockwiseLinks,
  kademlia: createKademliaPreference,
  pastry: createPastryPreference,
  hypercube: createCornerPreference,
  tree: createKademliaPreference,
} satisfies { readonly [N in GeometryName]?: CreatePreference };
