// What the flat engine needs to know of a geometry. Geometries plug in here: the engine names none of them.

import type { Geometry } from '../routing/geometry.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import type { OnDead } from './on-dead.ts';
import type { CreateWalk, Links } from './walk.ts';

export interface FlatGeometry extends Geometry {
  readonly flat: FlatRules;
}

export interface FlatRules {
  /** The walk with no node failed: exactly the hops of the geometry's `routing`. */
  readonly createWalk: CreateWalk;
  /** What a node can do when its best peer is dead; first what the geometry's paper does. */
  readonly deadPeerPolicies: readonly [DeadPeerPolicy, ...DeadPeerPolicy[]];
  /** Stores the links of all nodes, for a geometry whose links are slower to draw than to read. */
  readonly fillLinks?: FillLinks;
  /**
   * Packets are copied to all nodes: hops can be limited even with no node failed, and work grows with the
   * nodes.
   */
  readonly floods?: true;
  /** Packets that walk together; BATCH_PACKETS when omitted. */
  readonly batchPackets?: number;
  /** Bytes that each walk allocates per node of the overlay; 0 when omitted. */
  readonly walkBytesPerNode?: number;
}

export interface DeadPeerPolicy {
  readonly name: OnDead;
  /** The walk with failed nodes. */
  readonly createWalk: CreateWalk;
}

/** Fills `links`, `entries` numbers per node. */
export type FillLinks = (overlay: FlatOverlay, entries: number, links: Links) => void;
