// What a node of Chord knows when nodes keep their tables themselves: fingers and successor list, which change one at a time,
// and beside them its predecessor and where its maintenance is.

import type { Ring } from '../../churn/ring.ts';
import { ChordTables } from './live-tables.ts';

export class ChordState extends ChordTables {
  readonly predecessor: Int32Array;
  /** -1: none is known. */
  readonly predecessorId: Int32Array;
  /** The finger that is looked up next. */
  readonly nextFinger: Uint8Array;
  /** The ID of a node that has the slot and is not up yet, else -1. */
  readonly joining: Int32Array;
  /** The ID of the successor that last did not answer; -1: none. */
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

  /** A node knows nobody, and is on its way in. */
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

  /** After the successor comes the successor's list, as far as it goes. */
  takeList(slot: number, id: number, successor: number, successorId: number): void {
    const { peers, listLength } = this;
    for (let j = 1; j < listLength; j++) {
      const theirs = this.successorAt(successor, j - 1);
      const theirId = peers[theirs + 1]!;
      if (theirId === id || theirId === successorId) return this.#clearFrom(slot, id, j); // once round
      this.set(this.successorAt(slot, j), peers[theirs]!, theirId);
    }
  }

  #clearFrom(slot: number, id: number, from: number): void {
    for (let j = from; j < this.listLength; j++) this.set(this.successorAt(slot, j), slot, id);
  }

  /** Puts a peer before all others of the list; the last one falls out. */
  insertFirst(slot: number, peer: number, peerId: number): void {
    const last = this.successorAt(slot, this.listLength - 1);
    const first = this.successorAt(slot, 0);
    this.peers.copyWithin(last, last + 2, first + 2);
    this.set(first, peer, peerId);
  }

  /** Takes the peer at a place of the list off it, and those after it move up. */
  removeAt(slot: number, id: number, at: number): void {
    const last = this.successorAt(slot, this.listLength - 1);
    this.peers.copyWithin(last + 2, last, at);
    this.set(last, slot, id);
  }

  /** As removeAt; the end of the list is then the last of the leaver's, where that is further than all that are left. */
  removeLeaver(slot: number, id: number, at: number, last: number, lastId: number): void {
    const leaver = this.peers[at + 1]!;
    this.removeAt(slot, id, at);
    const { mask, listLength } = this;
    const furthest =
      listLength === 1 ? 0 : (this.peers[this.successorAt(slot, listLength - 2) + 1]! - id) & mask;
    const isFurther = ((lastId - id) & mask) > furthest;
    if (isFurther && lastId !== leaver) this.set(this.successorAt(slot, listLength - 1), last, lastId);
  }

  /** Makes the nearest finger the first successor and forgets it as a finger, so that each is tried once. False: there is none. */
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
