// How packets walk: what a walk is made of, and what the router asks of it.

import type { Batch } from './batch.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import type { OnDead } from './on-dead.ts';
import type { End, Tally } from './tally.ts';

/** What a walk is made of. The arrays in it become constants of the walk's closure, and of its machine code. */
export interface WalkParts {
  readonly overlay: FlatOverlay;
  readonly batch: Batch;
  readonly tally: Tally;
  /** Counts packets that have ended; the walk takes them out of the batch, and lists them in batch.ended, before. */
  readonly end: End;
  /** A number that the geometry can have: see entriesMistake in routing/geometry.ts. */
  readonly entries: number;
  /** Empty where the geometry stores none. */
  readonly links: Links;
  /** The nodes that have failed, see failures.ts; empty when none has. Then neither of the next two matters, but for floods. */
  readonly dead: Int32Array;
  readonly onDead: OnDead;
  /** Hops after which a packet is given up. */
  readonly hopLimit: number;
}

/** Stored links, `entries` numbers a node: what a number means is the geometry's own business. */
export type Links = Int32Array;

/** One hop of every packet of the batch, which has one packet at least. batch.hops counts that hop already. */
export type Walk = () => void;

export type CreateWalk = (parts: WalkParts) => Walk;
