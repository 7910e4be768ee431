// The interface of walks: what a walk is built from, and what the router asks of it.

import type { Batch } from './batch.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import type { OnDead } from './on-dead.ts';
import type { End, Tally } from './tally.ts';

/** What a walk is built from. Its arrays become constants of the walk's closure, and of its machine code. */
export interface WalkParts {
  readonly overlay: FlatOverlay;
  readonly batch: Batch;
  readonly tally: Tally;
  /**
   * Counts packets that have ended; before, the walk removes them from the batch and lists them in
   * batch.ended.
   */
  readonly end: End;
  /** A number that entriesMistake in routing/geometry.ts accepts. */
  readonly entries: number;
  /** Empty when the geometry stores none. */
  readonly links: Links;
  /**
   * The failed nodes, see failures.ts; empty when there are none. The next two then matter only for floods.
   */
  readonly dead: Int32Array;
  readonly onDead: OnDead;
  /** Maximum hops (TTL). */
  readonly hopLimit: number;
}

/** Stored links, `entries` numbers per node; the geometry defines their meaning. */
export type Links = Int32Array;

/**
 * Advances every packet of the batch, of which there is at least one, by one hop. batch.hops already includes
 * it.
 */
export type Walk = () => void;

export type CreateWalk = (parts: WalkParts) => Walk;
