// What the engine asks of a geometry under churn: the next hop of a lookup, and, with a registry, what one
// node more or fewer changes in the tables.

import type { LivingTables } from '../routing/living-tables.ts';
import type { Ring } from '../routing/ring.ts';

/** No peer is left to try. */
export const NONE = -1;
/** The node knows no node closer to the key, and considers itself its owner. */
export const HERE = -2;
/** Forward to the peer in `peer`, `peerId`. */
export const FORWARD = 1;
/** As FORWARD; that peer is the key's owner, as far as the node knows. */
export const LAST = 2;

export interface Tables {
  /** The result of `nextHop`. */
  peer: number;
  peerId: number;
  /**
   * The decision for a lookup: FORWARD, LAST, NONE or HERE. tried: the ID of the peer that just timed out, or
   * -1; peers tried earlier precede it in the order of preference.
   */
  nextHop(slot: number, id: number, key: number, tried: number): number;
  /** Prefetches what nextHop will read; the result has no meaning. */
  readAhead(slot: number, id: number, key: number): number;
  /** Whether a live node owns the key among all live nodes: the truth, which no node knows. */
  isOwner(slot: number, key: number): boolean;
}

/** Tables that a registry keeps. */
export interface RegistryTables extends Tables, LivingTables {}

/**
 * Whether a live node is the first live one at a key or clockwise from it. Cost: a step per dead neighbour.
 */
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
