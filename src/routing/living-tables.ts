// The routing tables of an overlay whose nodes come and go: each node's peers as the geometry defines them for the nodes of
// the moment, and what one node more or fewer changes. The registry and the churn engine keep them with the same classes.

import type { Ring } from './ring.ts';

/**
 * Tables that are kept as if made anew after every change. A node is a slot of a ring (ring.ts), which the tables change as
 * well. The first nodes are on the ring in slots 0 to size - 1, in ID order, when `fill` is called.
 */
export interface LivingTables {
  /** Makes the tables of all nodes on the ring. */
  fill(): void;
  /** Adds a node; no other has its ID. Cost: by the number of tables that change, not by that of the nodes. */
  join(slot: number, id: number): void;
  /** Removes a node. */
  leave(slot: number): void;
  /** The IDs of a node's peers, never its own. */
  peersOf(slot: number): ReadonlySet<number>;
  /** How many peers that is. */
  peerCount(slot: number): number;
  /** Slots of the tables, other than the node's own, that the last join or leave touched: few are the same as before. */
  changedSlots(): readonly number[];
  /** What it changed: so many tables have each gained so many peers, and lost so many. */
  differences(visit: (tables: number, added: number, removed: number) => void): void;
}

/** Makes empty tables for the nodes of a ring with that many slots. */
export type CreateLivingTables = (ring: Ring, slots: number) => LivingTables;
