// Chord's tables under churn. Each node has a row of (slot, ID) pairs: choosing the next hop reads one region
// of memory, and comparing IDs tells a departed peer from the node that now uses its slot. Finger i is the
// successor of ID + 2^i; finger 0 is the first entry of the successor list. Stoica et al.: Chord (ToN 2003),
// sections IV.B to IV.E.

import { FORWARD, HERE, isSuccessorOf, LAST, NONE, type Tables } from '../../churn/tables.ts';
import type { Ring } from '../../routing/ring.ts';

export class ChordTables implements Tables {
  peer = 0;
  peerId = 0;
  readonly ring: Ring;
  /** By slot: the ID of a node that is up, else -1. */
  readonly liveId: Int32Array;
  /** The length of the successor list, at least 1. */
  readonly listLength: number;
  /**
   * Pairs per row: the successor list from last to first (the first is finger 0), then fingers 1 to bits - 1.
   */
  readonly rowPairs: number;
  readonly peers: Int32Array;
  /** 2^bits - 1, the mask for ring distances. */
  readonly mask: number;

  constructor(ring: Ring, liveId: Int32Array, listLength: number) {
    this.ring = ring;
    this.liveId = liveId;
    this.listLength = listLength;
    this.rowPairs = listLength + ring.bits - 1;
    this.peers = new Int32Array(2 * liveId.length * this.rowPairs);
    this.mask = 2 ** ring.bits - 1;
  }

  /** Index in `peers` of finger i (0 to bits - 1) of a slot. */
  fingerAt(slot: number, i: number): number {
    return 2 * (slot * this.rowPairs + this.listLength - 1 + i);
  }

  /** Index in `peers` of the j-th successor (0 to listLength - 1) of a slot. */
  successorAt(slot: number, j: number): number {
    return 2 * (slot * this.rowPairs + this.listLength - 1 - j);
  }

  set(at: number, slot: number, id: number): void {
    this.peers[at] = slot;
    this.peers[at + 1] = id;
  }

  /** An empty entry holds the node itself, at distance 0. */
  clearRow(slot: number, id: number): void {
    const { peers } = this;
    const end = 2 * (slot + 1) * this.rowPairs;
    for (let at = 2 * slot * this.rowPairs; at < end; at += 2) {
      peers[at] = slot;
      peers[at + 1] = id;
    }
  }

  /**
   * Picks the peer closest to the key without passing it: the highest such finger, or a closer entry of the
   * successor list. If there is none, picks the first listed successor past the key, its owner. A node that
   * is its own successor owns all keys. Cost: one or two fingers, and the list.
   */
  nextHop(slot: number, id: number, key: number, tried: number): number {
    const { peers, mask } = this;
    const distance = (key - id) & mask;
    if (distance === 0) return HERE;
    const triedDistance = tried < 0 ? 0 : (tried - id) & mask;
    if (triedDistance <= distance) {
      const reach = triedDistance === 0 ? distance : triedDistance - 1;
      const at = this.#nearest(slot, id, reach);
      if (at >= 0) {
        this.peer = peers[at]!;
        this.peerId = peers[at + 1]!;
        return this.peerId === key ? LAST : FORWARD;
      }
    }
    const past = Math.max(distance, triedDistance);
    for (let j = 0, at = this.successorAt(slot, 0); j < this.listLength; j++, at -= 2) {
      if (((peers[at + 1]! - id) & mask) > past) {
        this.peer = peers[at]!;
        this.peerId = peers[at + 1]!;
        return LAST;
      }
    }
    const isAlone = peers[this.successorAt(slot, 0) + 1] === id;
    return isAlone && tried < 0 ? HERE : NONE;
  }

  readAhead(slot: number, id: number, key: number): number {
    const distance = (key - id) & this.mask;
    return this.peers[this.fingerAt(slot, 31 - Math.clz32(distance | 1))]!;
  }

  /** Index of the peer furthest from the node within distance `reach`; -1 when there is none. */
  #nearest(slot: number, id: number, reach: number): number {
    if (reach === 0) return -1;
    const { peers, mask } = this;
    const first = this.fingerAt(slot, 0);
    let at = first + 2 * (31 - Math.clz32(reach));
    let distance = 0;
    for (; at >= first; at -= 2) {
      distance = (peers[at + 1]! - id) & mask;
      if (distance !== 0 && distance <= reach) break;
    }
    if (at < first) {
      at = -1;
      distance = 0;
    }
    if (this.listLength === 1) return at;
    for (let listed = this.successorAt(slot, this.listLength - 1); listed < first; listed += 2) {
      const listedDistance = (peers[listed + 1]! - id) & mask;
      if (listedDistance === 0 || listedDistance > reach) continue;
      return listedDistance > distance ? listed : at;
    }
    return at;
  }

  isOwner(slot: number, key: number): boolean {
    return isSuccessorOf(this.ring, this.liveId, slot, key);
  }

  /**
   * Builds the tables of all nodes on the ring, which are in slots 0 to size - 1 in ID order. Cost: amortized
   * one step per finger, since each finger's target only moves forward from node to node.
   */
  fill(): void {
    const { ring, mask, peers, listLength } = this;
    const { size, bits, id } = ring;
    /** By finger: the place of its node counted from slot 0; it may exceed one turn of the ring. */
    const reached = new Int32Array(bits);
    for (let slot = 0; slot < size; slot++) {
      for (let j = 0; j < listLength; j++) {
        const peer = j + 1 < size ? (slot + j + 1) % size : slot;
        this.set(this.successorAt(slot, j), peer, id[peer]!);
      }
      let at = this.fingerAt(slot, 1);
      for (let i = 1; i < bits; i++, at += 2) {
        const wanted = id[slot]! + 2 ** i;
        let place = Math.max(reached[i]!, slot + 1);
        while (place < size ? id[place]! < wanted : id[place - size]! + mask + 1 < wanted) place++;
        reached[i] = place;
        const peer = place < size ? place : place - size;
        peers[at] = peer;
        peers[at + 1] = id[peer]!;
      }
    }
  }
}
