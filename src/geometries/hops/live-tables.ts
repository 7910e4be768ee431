// The rank rule under churn, maintained by a registry: entry i is the node 2^i positions ahead. Every join
// and leave shifts all later ranks, which changes half of all entries, so tables are not stored: they follow
// from the registry's sorted IDs. An index from an ID's high bits to the first such rank makes finding a rank
// take a few steps.

import { FORWARD, HERE, isSuccessorOf, LAST, NONE, type RegistryTables } from '../../churn/tables.ts';
import type { Ring } from '../../routing/ring.ts';

/**
 * About 2^RUN_BITS IDs share their high bits: few enough to be adjacent in memory, and the ranks to shift are
 * fewer by that factor.
 */
const RUN_BITS = 3;

export class RegistryHops implements RegistryTables {
  peer = 0;
  peerId = 0;
  /** Of the last change: the rank of the node that joined or left, and how many nodes there were before. */
  #changedAt = 0;
  #before = 0;
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
    this.#changedAt = rank;
    this.#before = this.#size - 1;
  }

  leave(slot: number): void {
    const id = this.#ring.id[slot]!;
    this.#ring.remove(slot);
    const rank = this.#rankOf(id);
    this.#ids.copyWithin(rank, rank + 1, this.#size);
    this.#slots.copyWithin(rank, rank + 1, this.#size);
    this.#size--;
    this.#shiftRanks(id, -1);
    this.#changedAt = rank;
    this.#before = this.#size + 1;
  }

  peersOf(slot: number): Set<number> {
    const rank = this.#rankOf(this.#ring.id[slot]!);
    const peers = new Set<number>();
    for (let i = 0; i < this.#entries(this.#size); i++) peers.add(this.#ids[(rank + 2 ** i) % this.#size]!);
    return peers;
  }

  peerCount(_: number): number {
    return this.#entries(this.#size);
  }

  changedSlots(): number[] {
    const { others, kept, resized } = this.#lastChange();
    const size = this.#size;
    const changed = resized !== 0 ? others : kept === 0 ? 0 : Math.min(2 ** (kept - 1), others);
    return Array.from({ length: changed }, (_, i) => {
      return this.#slots[(this.#changedAt - 1 - i + size) % size]!;
    });
  }

  /**
   * In the node that is d ranks before the one that joined or left, the entries with 2^i >= d have each a new peer. In the
   * nearest of them entry 1 then has the peer that entry 0 had, or the other way round: a set of one peer less each way.
   */
  differences(visit: (tables: number, added: number, removed: number) => void): void {
    const { others, kept, resized } = this.#lastChange();
    const gained = Math.max(resized, 0);
    const lost = Math.max(-resized, 0);
    const largest = kept + Math.abs(resized);
    let done = 0;
    for (let i = 0; i < kept && done < others; i++) {
      const tables = Math.min(2 ** i, others) - done;
      const shared = i === 0 && largest >= 2 ? 1 : 0;
      visit(tables, kept - i + gained - shared, kept - i + lost - shared);
      done += tables;
    }
    if (resized !== 0 && done < others) visit(others - done, gained, lost);
  }

  /** `others`: nodes but the one that joined or left; `kept`: entries that a table had and has; `resized`: those more, or fewer. */
  #lastChange(): { others: number; kept: number; resized: number } {
    const before = this.#entries(this.#before);
    const after = this.#entries(this.#size);
    return {
      others: Math.min(this.#before, this.#size),
      kept: Math.min(before, after),
      resized: after - before,
    };
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
