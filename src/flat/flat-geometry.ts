// What the flat engine needs to know of a geometry. Geometries plug in here: the engine names none of them.

import type { Geometry } from '../routing/geometry.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import type { OnDead } from './on-dead.ts';
import type { CreateWalk, Links } from './walk.ts';

export interface FlatGeometry extends Geometry {
  readonly flat: FlatRules;
}

export interface FlatRules {
  /** The walk while no node has failed: exactly the hops of the geometry's `routing`. */
  readonly createWalk: CreateWalk;
  /** What a node can do when the best of its peers is dead, first what the geometry's paper does. */
  readonly deadPeerPolicies: readonly [DeadPeerPolicy, ...DeadPeerPolicy[]];
  /** Writes down the links of all nodes, for a geometry whose links are slower to draw than to read. */
  readonly fillLinks?: FillLinks;
  /** A packet is copied to all nodes: its hops can be limited though no node has failed, and its work grows with the nodes. */
  readonly floods?: true;
  /** Packets that walk together; BATCH_PACKETS when left out. */
  readonly batchPackets?: number;
  /** Bytes that each walk holds for every node of the overlay; 0 when left out. */
  readonly walkBytesPerNode?: number;
}

export interface DeadPeerPolicy {
  readonly name: OnDead;
  /** The walk among nodes some of which have failed. */
  readonly createWalk: CreateWalk;
}

/** Fills `links`, which has room for `entries` numbers a node. */
export type FillLinks = (overlay: FlatOverlay, entries: number, links: Links) => void;
