// The state of a Chord node that maintains its own tables: fingers and successor list, which change one entry
// at a time, its predecessor, and the progress of its maintenance.

import type { Ring } from '../../routing/ring.ts';
import { ChordTables } from './live-tables.ts';

export class ChordState extends ChordTables {
  readonly predecessor: Int32Array;
  /** -1: none is known. */
  readonly predecessorId: Int32Array;
  /** The finger to look up next. */
  readonly nextFinger: Uint8Array;
  /** The ID of a node that has the slot but is still joining, else -1. */
  readonly joining: Int32Array;
  /** The ID of the last successor that did not answer; -1: none. */
  readonly silent: Int32Array;

  constructor(ring: Ring, liveId: Int32Array, listLength: number) {
    super(ring, liveId, listLength);
    const slots = liveId.length;
    this.predecessor = new Int32Array(slots);
    this.predecessorId = new Int32Array(slots).fill(-1);
    this.nextFinger = new Uint8Array(slots).fill(1);
    this.joining = new Int32Array(slots).fill(-1);
    this.silent = new Int32Array(slots).fill(-1);
  }

  /** Resets the state of a joining node, which knows no other yet. */
  begin(slot: number, id: number): void {
    this.clearRow(slot, id);
    this.predecessorId[slot] = -1;
    this.nextFinger[slot] = 1;
    this.joining[slot] = id;
    this.silent[slot] = -1;
  }

  isBetween(id: number, from: number, to: number): boolean {
    const distance = (id - from) & this.mask;
    return distance !== 0 && distance < ((to - from) & this.mask);
  }

  setPredecessor(slot: number, predecessor: number, predecessorId: number): void {
    this.predecessor[slot] = predecessor;
    this.predecessorId[slot] = predecessorId;
  }

  /** The first successor, followed by as much of that successor's list as fits. */
  takeList(slot: number, id: number, successor: number, successorId: number): void {
    const { peers, listLength } = this;
    for (let j = 1; j < listLength; j++) {
      const theirs = this.successorAt(successor, j - 1);
      const theirId = peers[theirs + 1]!;
      // The list has wrapped around the ring.
      if (theirId === id || theirId === successorId) return this.#clearFrom(slot, id, j);
      this.set(this.successorAt(slot, j), peers[theirs]!, theirId);
    }
  }

  #clearFrom(slot: number, id: number, from: number): void {
    for (let j = from; j < this.listLength; j++) this.set(this.successorAt(slot, j), slot, id);
  }

  /** Inserts a peer at the front of the list; the last entry is dropped. */
  insertFirst(slot: number, peer: number, peerId: number): void {
    const last = this.successorAt(slot, this.listLength - 1);
    const first = this.successorAt(slot, 0);
    this.peers.copyWithin(last, last + 2, first + 2);
    this.set(first, peer, peerId);
  }

  /** Removes the peer at a position of the list; later entries move up. */
  removeAt(slot: number, id: number, at: number): void {
    const last = this.successorAt(slot, this.listLength - 1);
    this.peers.copyWithin(last + 2, last, at);
    this.set(last, slot, id);
  }

  /**
   * As removeAt, but appends the last entry of the departing node's list if it is further than every
   * remaining one.
   */
  removeLeaver(slot: number, id: number, at: number, last: number, lastId: number): void {
    const leaver = this.peers[at + 1]!;
    this.removeAt(slot, id, at);
    const { mask, listLength } = this;
    const furthest =
      listLength === 1 ? 0 : (this.peers[this.successorAt(slot, listLength - 2) + 1]! - id) & mask;
    const isFurther = ((lastId - id) & mask) > furthest;
    if (isFurther && lastId !== leaver) this.set(this.successorAt(slot, listLength - 1), last, lastId);
  }

  /**
   * Makes the nearest finger the first successor and removes it as a finger, so that each is tried once.
   * Returns false if there is none.
   */
  takeFinger(slot: number, id: number, gone: number): boolean {
    const { peers } = this;
    for (let finger = 1; finger < this.ring.bits; finger++) {
      const at = this.fingerAt(slot, finger);
      if (peers[at + 1] === id || peers[at + 1] === gone) continue;
      this.set(this.successorAt(slot, 0), peers[at]!, peers[at + 1]!);
      this.set(at, slot, id);
      return true;
    }
    return false;
  }
}
