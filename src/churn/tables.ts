// What the engine asks of a geometry under churn: where a lookup goes next, and, where a registry repairs the tables, what
// one node more or less changes in them.

import type { Ring } from './ring.ts';

/** No peer is left to try. */
export const NONE = -1;
/** The node knows of nobody nearer to the key: it takes itself to be the key's owner. */
export const HERE = -2;
/** Go to the peer in `peer`, `peerId`. */
export const FORWARD = 1;
/** As FORWARD, and that peer is the key's owner, as far as the node knows. */
export const LAST = 2;

export interface Tables {
  /** What `nextHop` found. */
  peer: number;
  peerId: number;
  /**
   * Where a node sends a lookup: FORWARD, LAST, NONE or HERE. tried: the ID of the peer that did not answer just now, or -1;
   * those tried before it come before it in the order of preference.
   */
  nextHop(slot: number, id: number, key: number, tried: number): number;
  /** Reads what nextHop is going to read, so that it is at hand then; what comes of it says nothing. */
  readAhead(slot: number, id: number, key: number): number;
  /** Whether a live node is the key's owner among all live nodes: the truth, which no node knows. */
  isOwner(slot: number, key: number): boolean;
}

/** Tables that a registry keeps as if they were made anew after each change, and what that takes. */
export interface RegistryTables extends Tables {
  /** Puts a node into the registry's view; it gets its table, and the others their differences. */
  join(slot: number, id: number): void;
  /** Takes a node out of the registry's view. */
  leave(slot: number): void;
  /** Makes the tables of the nodes on the ring, which are in slots 0 to size - 1 in ID order. */
  fill(): void;
  /** How many others' tables the last join or leave changed, and how many peers in them made way for another. */
  changedTables: number;
  changedPeers: number;
  /** Different peers in the table of a node. */
  peerCount(slot: number): number;
}

/** Whether a node that is up is the first at a key or clockwise from it, of all that are up. Cost: a step a dead neighbour. */
export function isSuccessorOf(ring: Ring, liveId: Int32Array, slot: number, key: number): boolean {
  const mask = 2 ** ring.bits - 1;
  const id = ring.id[slot]!;
  const distance = (id - key) & mask;
  let before = ring.previous[slot]!;
  while (before !== slot) {
    if (((id - ring.id[before]!) & mask) > distance) return true;
    if (liveId[before]! >= 0) return false;
    before = ring.previous[before]!;
  }
  return true;
}
