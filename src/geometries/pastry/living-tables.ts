// Pastry's tables in a living overlay. An entry for a block of IDs (table.ts) is the first node at or after the point that
// agrees with the node's ID in all other digits, wrapping around within the block: entries last as long as possible, and a
// change at y touches about one node for each of the blocks beside y's. Leaves follow from the ring.

import type { LivingTables } from '../../routing/living-tables.ts';
import type { Ring } from '../../routing/ring.ts';
import { ChangedTables } from '../changed-tables.ts';
import { DIGIT_BITS } from './table.ts';

/** A row of the table: its entries' blocks have IDs that differ in the lowest `low` bits. */
interface Level {
  readonly low: number;
  /** Entries: one for each other digit. */
  readonly width: number;
  /** Index of the first of them in a node's row. */
  readonly first: number;
}

/** An entry of a node's table, by its index in `entries`, and the block and point that it is chosen by. */
interface Place {
  readonly slot: number;
  readonly level: Level;
  readonly differing: number;
}

export class LivingPastry implements LivingTables {
  readonly #ring: Ring;
  readonly #leaves: number;
  readonly #levels: readonly Level[];
  readonly #rowEntries: number;
  /** IDs; an empty entry holds the node's own. */
  readonly #entries: Int32Array;
  readonly #changes: ChangedTables;

  /** `leaves`: on each side. */
  constructor(ring: Ring, slots: number, leaves: number) {
    this.#ring = ring;
    this.#leaves = leaves;
    this.#levels = levelsOf(ring.bits);
    this.#rowEntries = this.#levels.reduce((sum, { width }) => sum + width, 0);
    this.#entries = new Int32Array(slots * this.#rowEntries);
    this.#changes = new ChangedTables(slots, (slot) => this.peersOf(slot));
  }

  fill(): void {
    for (let slot = 0; slot < this.#ring.size; slot++) this.#fillRow(slot);
  }

  join(slot: number, id: number): void {
    const ring = this.#ring;
    this.#changes.begin(slot);
    const places = ring.size === 0 ? [] : this.#placesNear(id, ring.successor(id));
    if (ring.size > 0) this.#touchLeaves(ring.successor(id));
    ring.insert(slot, id);
    this.#fillRow(slot);
    this.#refill(places);
  }

  leave(slot: number): void {
    const ring = this.#ring;
    const id = ring.id[slot]!;
    this.#changes.begin(slot);
    const places = this.#placesNear(id, ring.next[slot]!).filter((place) => place.slot !== slot);
    if (ring.size > 1) this.#touchLeaves(ring.next[slot]!);
    ring.remove(slot);
    this.#refill(places);
  }

  peersOf(slot: number): Set<number> {
    const { id, next, previous, size } = this.#ring;
    const peers = new Set<number>();
    let after = slot;
    let before = slot;
    for (let i = 0; i < this.#leaves && i + 1 < size; i++) {
      after = next[after]!;
      before = previous[before]!;
      peers.add(id[after]!).add(id[before]!);
    }
    const first = slot * this.#rowEntries;
    for (let i = 0; i < this.#rowEntries; i++) peers.add(this.#entries[first + i]!);
    peers.delete(id[slot]!);
    return peers;
  }

  peerCount(slot: number): number {
    return this.peersOf(slot).size;
  }

  changedSlots(): readonly number[] {
    return this.#changes.slots;
  }

  differences(visit: (tables: number, added: number, removed: number) => void): void {
    this.#changes.differences(visit);
  }

  /** The nodes whose leaves change when one comes or goes before that node. */
  #touchLeaves(following: number): void {
    const { next, previous, size } = this.#ring;
    let after = following;
    let before = previous[following]!;
    for (let i = 0; i < this.#leaves + 1 && i < size; i++) {
      this.#changes.touch(after);
      this.#changes.touch(before);
      after = next[after]!;
      before = previous[before]!;
    }
  }

  /**
   * The entries that hold `id`, or would if it were there: those of nodes beside its block at some level whose point lies
   * after the node before it in its block. `following`: the first node past it.
   */
  #placesNear(id: number, following: number): Place[] {
    const { id: ids, next, size } = this.#ring;
    const places: Place[] = [];
    for (const level of this.#levels) {
      const { low, width } = level;
      const blockSize = 2 ** low;
      const base = Math.floor(id / blockSize) * blockSize;
      const gap = this.#gapBefore(id, following, base, blockSize);
      const from = (id - base - gap + 1 + blockSize) % blockSize;
      for (let differing = 1; differing <= width; differing++) {
        const beside = base ^ (differing * blockSize);
        let slot = this.#firstIn(beside + from, beside, blockSize);
        for (let steps = 0; slot >= 0 && steps < size; steps++) {
          if ((ids[slot]! - beside - from + blockSize) % blockSize >= gap) break;
          places.push({ slot, level, differing });
          const after = next[slot]!;
          const isInside = isIn(ids[after]!, beside, blockSize) && ids[after]! > ids[slot]!;
          slot = isInside ? after : this.#firstIn(beside, beside, blockSize);
          if (slot === places.at(-1 - steps)!.slot) break; // once around the block
        }
      }
    }
    return places;
  }

  /** How far before `id` the nearest other node of its block is, wrapping around; the block's size when there is none. */
  #gapBefore(id: number, following: number, base: number, blockSize: number): number {
    const { id: ids, previous, bits } = this.#ring;
    let before = previous[following]!;
    if (ids[before] === id) before = previous[before]!;
    if (isIn(ids[before]!, base, blockSize) && ids[before]! < id) return id - ids[before]!;
    const end = base + blockSize;
    const last = ids[previous[this.#ring.successor(end < 2 ** bits ? end : 0)]!]!;
    return isIn(last, base, blockSize) && last > id ? id - last + blockSize : blockSize;
  }

  #refill(places: readonly Place[]): void {
    for (const { slot } of places) this.#changes.touch(slot);
    for (const place of places) this.#fillEntry(place);
  }

  #fillRow(slot: number): void {
    for (const level of this.#levels) {
      for (let differing = 1; differing <= level.width; differing++)
        this.#fillEntry({ slot, level, differing });
    }
  }

  #fillEntry({ slot, level, differing }: Place): void {
    const { id: ids } = this.#ring;
    const blockSize = 2 ** level.low;
    const point = ids[slot]! ^ (differing * blockSize);
    const found = this.#firstIn(point, Math.floor(point / blockSize) * blockSize, blockSize);
    this.#entries[slot * this.#rowEntries + level.first + differing - 1] = ids[found < 0 ? slot : found]!;
  }

  /** The first node of a block at or after a point, wrapping around within the block; -1 when the block is empty. */
  #firstIn(point: number, base: number, blockSize: number): number {
    const { id: ids } = this.#ring;
    const found = this.#ring.successor(point);
    if (isIn(ids[found]!, base, blockSize) && ids[found]! >= point) return found;
    const first = this.#ring.successor(base);
    return isIn(ids[first]!, base, blockSize) ? first : -1;
  }
}

function levelsOf(bits: number): Level[] {
  const levels: Level[] = [];
  let first = 0;
  for (let high = bits; high > 0; high -= DIGIT_BITS) {
    const low = Math.max(0, high - DIGIT_BITS);
    const width = 2 ** (high - low) - 1;
    levels.push({ low, width, first });
    first += width;
  }
  return levels;
}

function isIn(id: number, base: number, blockSize: number): boolean {
  return id >= base && id < base + blockSize;
}
