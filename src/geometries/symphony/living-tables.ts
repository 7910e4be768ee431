// Symphony's tables in a living overlay. A node draws points at harmonic distances from the whole ring, however many nodes
// there are, and links to the nodes at the first of them that are not its successor: those that are nearer than it are drawn
// in vain, so the distances of its links are harmonic from there on, as those of table.ts are from 1 / n on. Draws depend on
// the ID alone: a change at y touches the nodes that have drawn a point between y's predecessor and y.

import type { Key } from '../../random/threefry.ts';
import type { LivingTables } from '../../routing/living-tables.ts';
import type { Ring } from '../../routing/ring.ts';
import { ChangedTables } from '../changed-tables.ts';
import { longPoint } from './table.ts';

/** Maximum draws for each link. Of 31-bit IDs, a third of the draws are of use among 1,000 nodes, and a tenth among ten. */
const DRAWS_PER_LINK = 64;

export class LivingSymphony implements LivingTables {
  readonly #ring: Ring;
  readonly #key: Key;
  readonly #links: number;
  readonly #mask: number;
  /** By slot: IDs of the long links. */
  readonly #linked: number[][] = [];
  /** By slot: the points that it has drawn for them. */
  readonly #points: number[][] = [];
  /** By the high bits of a point: the slots that have drawn one there. */
  readonly #drawn: Set<number>[];
  readonly #shift: number;
  readonly #changes: ChangedTables;

  constructor(ring: Ring, slots: number, links: number, key: Key) {
    const indexBits = Math.min(ring.bits, 32 - Math.clz32(slots));
    this.#ring = ring;
    this.#key = key;
    this.#links = links;
    this.#mask = 2 ** ring.bits - 1;
    this.#shift = ring.bits - indexBits;
    this.#drawn = Array.from({ length: 2 ** indexBits }, () => new Set());
    this.#changes = new ChangedTables(slots, (slot) => this.peersOf(slot));
  }

  fill(): void {
    for (let slot = 0; slot < this.#ring.size; slot++) this.#draw(slot);
  }

  join(slot: number, id: number): void {
    this.#changes.begin(slot);
    const changed =
      this.#ring.size === 0 ? [] : this.#near(id, this.#ring.previous[this.#ring.successor(id)]!);
    for (const other of changed) this.#changes.touch(other);
    this.#ring.insert(slot, id);
    for (const other of [slot, ...changed]) this.#draw(other);
  }

  leave(slot: number): void {
    const { id, previous } = this.#ring;
    this.#changes.begin(slot);
    this.#forget(slot);
    const changed = this.#ring.size === 1 ? [] : this.#near(id[slot]!, previous[slot]!);
    for (const other of changed) this.#changes.touch(other);
    this.#ring.remove(slot);
    for (const other of changed) this.#draw(other);
  }

  peersOf(slot: number): Set<number> {
    const { id, next } = this.#ring;
    const peers = new Set(this.#linked[slot]).add(id[next[slot]!]!);
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

  /** The node before `id`, whose successor it is, and those that have drawn a point between the two. */
  #near(id: number, before: number): number[] {
    const from = this.#ring.id[before]!;
    const gap = (id - from) & this.#mask;
    const near = new Set([before]);
    let cell = ((from + 1) & this.#mask) >>> this.#shift;
    for (let left = this.#drawn.length; left > 0; left--) {
      for (const slot of this.#drawn[cell]!) {
        if (this.#points[slot]!.some((point) => ((point - from - 1) & this.#mask) < gap)) near.add(slot);
      }
      if (cell === id >>> this.#shift && (left < this.#drawn.length || gap <= 2 ** this.#shift)) break;
      cell = (cell + 1) % this.#drawn.length;
    }
    return [...near];
  }

  /** Chooses the links of a node again. */
  #draw(slot: number): void {
    const ring = this.#ring;
    const own = ring.id[slot]!;
    const space = { ids: ring.id, bits: ring.bits, key: this.#key };
    const successor = ring.id[ring.next[slot]!]!;
    const linked: number[] = [];
    const points: number[] = [];
    for (let draw = 0; draw < DRAWS_PER_LINK * this.#links && linked.length < this.#links; draw++) {
      const point = longPoint(space, own, draw, ring.bits) & this.#mask;
      points.push(point);
      const peer = ring.id[ring.successor(point)]!;
      if (peer !== own && peer !== successor && !linked.includes(peer)) linked.push(peer);
    }
    this.#forget(slot);
    this.#linked[slot] = linked;
    this.#points[slot] = points;
    for (const point of points) this.#drawn[point >>> this.#shift]!.add(slot);
  }

  #forget(slot: number): void {
    for (const point of this.#points[slot] ?? []) this.#drawn[point >>> this.#shift]!.delete(slot);
    this.#points[slot] = [];
  }
}
