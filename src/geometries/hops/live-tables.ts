// The rank rule under churn, maintained by a registry: entry i is the node 2^i positions ahead. Every join
// and leave shifts all later ranks, which changes half of all entries, so tables are not stored: they follow
// from the registry's sorted IDs. An index from an ID's high bits to the first such rank makes finding a rank
// take a few steps.

import type { Ring } from '../../churn/ring.ts';
import { FORWARD, HERE, isSuccessorOf, LAST, NONE, type RegistryTables } from '../../churn/tables.ts';

/**
 * About 2^RUN_BITS IDs share their high bits: few enough to be adjacent in memory, and the ranks to shift are
 * fewer by that factor.
 */
const RUN_BITS = 3;

export class RegistryHops implements RegistryTables {
  peer = 0;
  peerId = 0;
  changedTables = 0;
  changedPeers = 0;
  readonly #ring: Ring;
  readonly #liveId: Int32Array;
  readonly #mask: number;
  /** The registry's view in ID order: IDs and their slots. */
  readonly #ids: Int32Array;
  readonly #slots: Int32Array;
  /** By the high bits of an ID: the rank of the first node with those high bits or greater. */
  readonly #firstRank: Int32Array;
  readonly #shift: number;
  #size = 0;
  readonly #maxEntries: number;

  /** entries: requested entries per table; a small overlay has fewer. */
  constructor(ring: Ring, liveId: Int32Array, entries: number) {
    this.#ring = ring;
    this.#liveId = liveId;
    this.#mask = 2 ** ring.bits - 1;
    this.#ids = new Int32Array(liveId.length);
    this.#slots = new Int32Array(liveId.length);
    const indexBits = Math.min(ring.bits, Math.max(0, 31 - Math.clz32(liveId.length) - RUN_BITS));
    this.#firstRank = new Int32Array(2 ** indexBits);
    this.#shift = ring.bits - indexBits;
    this.#maxEntries = entries;
  }

  fill(): void {
    this.#size = this.#ring.size;
    this.#ids.set(this.#ring.id.subarray(0, this.#size));
    for (let rank = 0; rank < this.#size; rank++) this.#slots[rank] = rank;
    let rank = 0;
    for (let high = 0; high < this.#firstRank.length; high++) {
      while (rank < this.#size && this.#ids[rank]! >>> this.#shift < high) rank++;
      this.#firstRank[high] = rank;
    }
  }

  nextHop(_: number, id: number, key: number, tried: number): number {
    const mask = this.#mask;
    const size = this.#size;
    const distance = (key - id) & mask;
    const triedDistance = tried < 0 ? 0 : (tried - id) & mask;
    if (distance === 0) return HERE;
    const rank = this.#rankOf(id);
    if (triedDistance <= distance) {
      const reach = triedDistance === 0 ? distance : triedDistance - 1;
      // Ranks from this node to the first node past `reach`, excluded: a bound on the furthest eligible peer.
      const ahead = this.#rankPast((id + reach) & mask) - rank;
      const positions = (ahead <= 0 && reach > 0 ? ahead + size : ahead) - 1;
      if (positions > 0) {
        const entry = Math.min(31 - Math.clz32(positions), this.#entries(size) - 1);
        return this.#take((rank + 2 ** entry) % size, key);
      }
    }
    const successor = (rank + 1) % size;
    if (((this.#ids[successor]! - id) & mask) <= Math.max(distance, triedDistance)) return NONE;
    this.#take(successor, key);
    return LAST;
  }

  readAhead(_: number, id: number, key: number): number {
    return this.#firstRank[id >>> this.#shift]! + this.#firstRank[key >>> this.#shift]!;
  }

  isOwner(slot: number, key: number): boolean {
    return isSuccessorOf(this.#ring, this.#liveId, slot, key);
  }

  join(slot: number, id: number): void {
    this.#ring.insert(slot, id);
    const rank = this.#rankOf(id);
    this.#ids.copyWithin(rank + 1, rank, this.#size);
    this.#slots.copyWithin(rank + 1, rank, this.#size);
    this.#ids[rank] = id;
    this.#slots[rank] = slot;
    this.#size++;
    this.#shiftRanks(id, 1);
    this.#countChanges(this.#size - 1);
  }

  leave(slot: number): void {
    const id = this.#ring.id[slot]!;
    this.#ring.remove(slot);
    const rank = this.#rankOf(id);
    this.#ids.copyWithin(rank, rank + 1, this.#size);
    this.#slots.copyWithin(rank, rank + 1, this.#size);
    this.#size--;
    this.#shiftRanks(id, -1);
    this.#countChanges(this.#size);
  }

  peerCount(_: number): number {
    return this.#entries(this.#size);
  }

  /** The slot of a node's i-th peer. */
  peerAt(id: number, i: number): number {
    return this.#slots[(this.#rankOf(id) + 2 ** i) % this.#size]!;
  }

  /**
   * others: the nodes other than the one that joined or left. For each i, entry i changes in the 2^i nodes
   * before it; if the table size changes, all tables change.
   */
  #countChanges(others: number): void {
    const before = this.#entries(this.#size === others ? others + 1 : others);
    const after = this.#entries(this.#size);
    const kept = Math.min(before, after);
    this.changedTables = kept === 0 ? 0 : Math.min(2 ** (kept - 1), others);
    this.changedPeers = 0;
    for (let i = 0; i < kept; i++) this.changedPeers += Math.min(2 ** i, others);
    if (before === after) return;
    this.changedTables = others;
    this.changedPeers += others;
  }

  #entries(size: number): number {
    return size < 2 ? 0 : Math.min(this.#maxEntries, 32 - Math.clz32(size - 1));
  }

  /** Adds `by` to the ranks after an ID. Cost: a step for each value of the high bits above the ID's. */
  #shiftRanks(id: number, by: number): void {
    const firstRank = this.#firstRank;
    for (let high = (id >>> this.#shift) + 1; high < firstRank.length; high++) firstRank[high]! += by;
  }

  /** The rank of the first node whose ID is not below `id`: 0 to `size`. */
  #rankOf(id: number): number {
    let rank = this.#firstRank[id >>> this.#shift]!;
    while (rank < this.#size && this.#ids[rank]! < id) rank++;
    return rank;
  }

  /** The rank of the first node whose ID is above `id`; `size` when there is none. */
  #rankPast(id: number): number {
    return id === this.#mask ? this.#size : this.#rankOf(id + 1);
  }

  #take(rank: number, key: number): number {
    this.peer = this.#slots[rank]!;
    this.peerId = this.#ids[rank]!;
    return this.peerId === key ? LAST : FORWARD;
  }
}
