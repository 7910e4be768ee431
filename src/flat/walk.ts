// How a geometry's packets walk: what each of the files below gives, and what the router asks for.

import { createChordWalk } from '../geometries/chord/walk.ts';
import { createDebruijnWalk } from '../geometries/debruijn/walk.ts';
import { createFloodWalk } from '../geometries/flood/walk.ts';
import { createHopsWalk } from '../geometries/hops/walk.ts';
import { createHypercubeWalk } from '../geometries/hypercube/walk.ts';
import { createKademliaWalk } from '../geometries/kademlia/walk.ts';
import { createPastryWalk } from '../geometries/pastry/walk.ts';
import { createSymphonyWalk } from '../geometries/symphony/walk.ts';
import { createTreeWalk } from '../geometries/tree/walk.ts';
import type { GeometryName } from '../routing/geometry.ts';
import type { Batch } from './batch.ts';
import type { OnDead } from './on-dead.ts';
import type { FlatOverlay } from './overlay.ts';
import type { Links } from './stored-links.ts';
import type { End, Tally } from './tally.ts';

/** What a walk is made of. The arrays in it become constants of the walk's closure, and of its machine code. */
export interface WalkParts {
  readonly overlay: FlatOverlay;
  readonly batch: Batch;
  readonly tally: Tally;
  /** Counts packets that have ended; the walk takes them out of the batch, and lists them in batch.ended, before. */
  readonly end: End;
  /** As routing/geometry.ts has it; a number that the geometry can have. */
  readonly entries: number;
  /** See links.ts; empty where the geometry has none. */
  readonly links: Links;
  /** Whoever has failed, see failures.ts; empty when nobody has. Then neither of the next two matters, but for floods. */
  readonly dead: Int32Array;
  readonly onDead: OnDead;
  /** Hops after which a packet is given up. */
  readonly hopLimit: number;
}

/** One hop of every packet of the batch, which has one packet at least. batch.hops counts that hop already. */
export type Walk = () => void;

export type CreateWalk = (parts: WalkParts) => Walk;

/** By name of routing/geometry.ts, whose tables these walk along. */
export const flatWalks = {
  hops: createHopsWalk,
  chord: createChordWalk,
  kademlia: createKademliaWalk,
  pastry: createPastryWalk,
  symphony: createSymphonyWalk,
  debruijn: createDebruijnWalk,
  flood: createFloodWalk,
  hypercube: createHypercubeWalk,
  tree: createTreeWalk,
} satisfies { readonly [N in GeometryName]: CreateWalk };

export type FlatGeometryName = keyof typeof flatWalks;
