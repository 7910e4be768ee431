// Chord's tables as a registry keeps them: after each join and leave exactly what the registry's view of the
// ring implies, updated incrementally. Finger i of node x is the successor of x + 2^i, so a change at y with
// predecessor p affects finger i only of the nodes from p - 2^i + 1 to y - 2^i: about one node per finger
// index.

import type { RegistryTables } from '../../churn/tables.ts';
import type { Ring } from '../../routing/ring.ts';
import { ChangedTables } from '../changed-tables.ts';
import { ChordTables } from './live-tables.ts';

export class RegistryChord extends ChordTables implements RegistryTables {
  readonly #changes: ChangedTables;

  constructor(ring: Ring, liveId: Int32Array, listLength: number) {
    super(ring, liveId, listLength);
    this.#changes = new ChangedTables(liveId.length, (slot) => this.peersOf(slot));
  }

  join(slot: number, id: number): void {
    const { ring } = this;
    ring.insert(slot, id);
    this.#fillRow(slot);
    this.#changes.begin(slot);
    if (ring.size === 1) return;
    this.#replace(ring.previous[slot]!, id, slot);
  }

  leave(slot: number): void {
    const { ring } = this;
    const before = ring.previous[slot]!;
    ring.remove(slot);
    this.#changes.begin();
    if (ring.size === 0) return;
    this.#replace(before, ring.id[slot]!, ring.next[slot]!);
  }

  peersOf(slot: number): Set<number> {
    const first = 2 * slot * this.rowPairs;
    const ids = new Set<number>();
    for (let pair = 0; pair < this.rowPairs; pair++) ids.add(this.peers[first + 2 * pair + 1]!);
    ids.delete(this.ring.id[slot]!);
    return ids;
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

  #fillRow(slot: number): void {
    const { ring, mask } = this;
    const id = ring.id[slot]!;
    this.#fillList(slot);
    for (let i = 1; i < ring.bits; i++) {
      const peer = ring.successor((id + 2 ** i) & mask);
      this.set(this.fingerAt(slot, i), peer, ring.id[peer]!);
    }
  }

  #fillList(slot: number): void {
    const { ring, peers } = this;
    let peer = ring.next[slot]!;
    let at = this.successorAt(slot, 0);
    for (let j = 0; j < this.listLength; j++, at -= 2) {
      peers[at] = peer;
      peers[at + 1] = ring.id[peer]!;
      if (peer !== slot) peer = ring.next[peer]!; // the ring has fewer nodes than the list has places: the rest hold the node itself
    }
  }

  /** Keys after `before`, up to `id`, now belong to `owner`: the node itself or its successor. */
  #replace(before: number, id: number, owner: number): void {
    const { ring, mask } = this;
    const beforeId = ring.id[before]!;
    const span = (id - beforeId - 1) & mask;
    for (let i = 1; i < ring.bits; i++) this.#replaceFinger(i, (beforeId + 1 - 2 ** i) & mask, span, owner);
    const { listLength } = this;
    let slot = before;
    for (let k = 0; k < listLength && k < ring.size; k++) {
      this.#changes.touch(slot);
      this.#fillList(slot);
      slot = ring.previous[slot]!;
    }
  }

  /** Sets finger i of the nodes from `from` clockwise to `from + span`. */
  #replaceFinger(i: number, from: number, span: number, owner: number): void {
    const { ring, mask } = this;
    const ownerId = ring.id[owner]!;
    const first = ring.successor(from);
    let slot = first;
    while (((ring.id[slot]! - from) & mask) <= span) {
      this.#changes.touch(slot);
      this.set(this.fingerAt(slot, i), owner, ownerId);
      slot = ring.next[slot]!;
      if (slot === first) return;
    }
  }
}
