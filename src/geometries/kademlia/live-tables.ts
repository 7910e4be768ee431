// Kademlia's buckets under churn, maintained by a registry. Bucket b of node x holds k of the nodes that
// agree with x above bit b and differ at it: the first k at or after the point x with bit b flipped, wrapping
// around within their block. Contacts thus last as long as possible, and a change at y touches about k nodes
// per bucket: those whose point lies between y's k-th predecessor in its block and y. Maymounkov, Mazières:
// Kademlia (IPTPS 2002), section 2.2.

import { FORWARD, HERE, type RegistryTables } from '../../churn/tables.ts';
import type { Ring } from '../../routing/ring.ts';

export class RegistryKademlia implements RegistryTables {
  peer = 0;
  peerId = 0;
  /** Contacts per bucket. */
  readonly k: number;
  /** Pairs (slot, ID): k per bucket, bucket by bucket, slot by slot. An empty entry holds the node itself. */
  readonly peers: Int32Array;
  readonly rowPairs: number;
  readonly #ring: Ring;
  readonly #liveId: Int32Array;
  /** Of the last change: a node's bucket has the node that joined, or had the one that left. */
  readonly #changed: number[] = [];
  #joins = false;
  /** How many of these buckets have lost a contact for it, or gained one in its place. */
  #exchanged = 0;
  readonly #firstPoint: Int32Array;
  readonly #span: Int32Array;

  constructor(ring: Ring, liveId: Int32Array, k: number) {
    this.#ring = ring;
    this.#liveId = liveId;
    this.k = k;
    this.rowPairs = ring.bits * k;
    this.peers = new Int32Array(2 * liveId.length * this.rowPairs);
    this.#firstPoint = new Int32Array(ring.bits);
    this.#span = new Int32Array(ring.bits);
  }

  fill(): void {
    for (let slot = 0; slot < this.#ring.size; slot++) this.#fillRow(slot);
  }

  /** Index in `peers` of the first contact of a bucket. */
  bucketAt(slot: number, bucket: number): number {
    return 2 * (slot * this.rowPairs + bucket * this.k);
  }

  /**
   * Picks, among the contacts closer to the key than the node, by XOR, the closest; after one that did not
   * answer, the next closest.
   */
  nextHop(slot: number, id: number, key: number, tried: number): number {
    const nearest = tried < 0 ? -1 : tried ^ key;
    let left = id ^ key; // one bit for each bucket whose nodes are closer
    if (tried >= 0) left &= 2 * 2 ** (31 - Math.clz32(tried ^ id)) - 1;
    for (; left !== 0; left &= ~(0x80000000 >>> Math.clz32(left))) {
      if (this.#takeNearest(slot, id, key, 31 - Math.clz32(left), nearest)) return FORWARD;
    }
    return HERE;
  }

  readAhead(slot: number, id: number, key: number): number {
    return this.peers[this.bucketAt(slot, 31 - Math.clz32((id ^ key) | 1))]!;
  }

  #takeNearest(slot: number, id: number, key: number, bucket: number, above: number): boolean {
    const { peers } = this;
    const first = this.bucketAt(slot, bucket);
    let best = 0x7fffffff;
    let found = -1;
    for (let at = first; at < first + 2 * this.k; at += 2) {
      const contact = peers[at + 1]!;
      const distance = contact ^ key;
      if (contact === id || distance <= above || distance > best) continue;
      best = distance;
      found = at;
    }
    if (found < 0) return false;
    this.peer = peers[found]!;
    this.peerId = peers[found + 1]!;
    return true;
  }

  /** The owner of a key is the closest live node by XOR: no closer block has a live node. */
  isOwner(slot: number, key: number): boolean {
    const { id, next, size } = this.#ring;
    const mine = id[slot]!;
    for (let left = mine ^ key; left !== 0; left &= left - 1) {
      const bucket = 31 - Math.clz32(left & -left);
      const min = this.#blockOf(mine, bucket);
      let other = this.#ring.successor(min);
      for (let steps = 0; steps < size && isIn(id[other]!, min, bucket); steps++) {
        if (this.#liveId[other]! >= 0) return false;
        other = next[other]!;
      }
    }
    return true;
  }

  join(slot: number, id: number): void {
    this.#ring.insert(slot, id);
    this.#begin(true);
    this.#fillRow(slot);
    this.#findPoints(id, slot);
    this.#refill(id);
  }

  leave(slot: number): void {
    const id = this.#ring.id[slot]!;
    // The neighbours in its blocks are read while it is there; the contacts are chosen after it is gone.
    this.#begin(false);
    this.#findPoints(id, slot);
    this.#ring.remove(slot);
    if (this.#ring.size > 0) this.#refill(id);
  }

  peersOf(slot: number): Set<number> {
    const ids = new Set<number>();
    const first = this.bucketAt(slot, 0);
    for (let pair = 0; pair < this.rowPairs; pair++) ids.add(this.peers[first + 2 * pair + 1]!);
    ids.delete(this.#ring.id[slot]!);
    return ids;
  }

  peerCount(slot: number): number {
    let count = 0;
    const first = this.bucketAt(slot, 0);
    for (let pair = 0; pair < this.rowPairs; pair++) {
      if (this.peers[first + 2 * pair + 1] !== this.#ring.id[slot]) count++;
    }
    return count;
  }

  changedSlots(): readonly number[] {
    return this.#changed;
  }

  differences(visit: (tables: number, added: number, removed: number) => void): void {
    const others = this.#changed.length - this.#exchanged;
    if (this.#exchanged > 0) visit(this.#exchanged, 1, 1);
    if (others > 0) visit(others, this.#joins ? 1 : 0, this.#joins ? 0 : 1);
  }

  #begin(joins: boolean): void {
    this.#changed.length = 0;
    this.#exchanged = 0;
    this.#joins = joins;
  }

  /** The lowest ID of the block of `bucket` low bits that differs from an ID at that bit and agrees above. */
  #blockOf(id: number, bucket: number): number {
    return ((id ^ (1 << bucket)) >>> bucket) << bucket;
  }

  /**
   * For each bucket, the points in the node's own block of that size for which it is among the first k: the
   * first such point, and the number that follow.
   */
  #findPoints(id: number, slot: number): void {
    const ids = this.#ring.id;
    for (let bucket = 0; bucket < this.#ring.bits; bucket++) {
      const size = 2 ** bucket;
      const min = (id >>> bucket) << bucket;
      let before = slot;
      let distance = 0;
      for (let i = 0; i < this.k && distance < size; i++) {
        before = this.#previousInBlock(before, min, bucket);
        distance = before === slot ? size : (id - ids[before]!) & (size - 1);
      }
      this.#firstPoint[bucket] = min + ((id - min - distance + 1 + size) & (size - 1));
      this.#span[bucket] = distance - 1;
    }
  }

  #previousInBlock(slot: number, min: number, bucket: number): number {
    const { id: ids, previous } = this.#ring;
    const before = previous[slot]!;
    if (isIn(ids[before]!, min, bucket) && ids[before]! < ids[slot]!) return before;
    // Wraps around within the block: its last node precedes the first node past it.
    const past = min + 2 ** bucket;
    const after = past > 2 ** this.#ring.bits - 1 ? this.#ring.successor(0) : this.#ring.successor(past);
    return previous[after]!;
  }

  /** Chooses the contacts of the nodes at those points again. */
  #refill(id: number): void {
    for (let bucket = 0; bucket < this.#ring.bits; bucket++) {
      const size = 2 ** bucket;
      const min = this.#blockOf(id, bucket);
      const offset = this.#firstPoint[bucket]! & (size - 1);
      const end = offset + this.#span[bucket]!;
      this.#refillRange(bucket, min + offset, min + Math.min(end, size - 1));
      if (end >= size) this.#refillRange(bucket, min, min + end - size);
    }
  }

  #refillRange(bucket: number, from: number, to: number): void {
    const { id, next, size } = this.#ring;
    let slot = this.#ring.successor(from);
    for (let steps = 0; steps < size && id[slot]! >= from && id[slot]! <= to; steps++) {
      const wasFull = this.#isFull(slot, bucket);
      this.#fillBucket(slot, bucket);
      this.#changed.push(slot); // the node is in one bucket of each other
      if (this.#joins ? wasFull : this.#isFull(slot, bucket)) this.#exchanged++;
      slot = next[slot]!;
    }
  }

  #isFull(slot: number, bucket: number): boolean {
    return this.peers[this.bucketAt(slot, bucket) + 2 * this.k - 1] !== this.#ring.id[slot];
  }

  #fillRow(slot: number): void {
    for (let bucket = 0; bucket < this.#ring.bits; bucket++) this.#fillBucket(slot, bucket);
  }

  #fillBucket(slot: number, bucket: number): void {
    const { id, next } = this.#ring;
    const { peers } = this;
    const mine = id[slot]!;
    const min = this.#blockOf(mine, bucket);
    let contact = this.#firstIn(mine ^ (1 << bucket), min, bucket);
    const first = contact;
    let at = this.bucketAt(slot, bucket);
    for (let i = 0; i < this.k; i++, at += 2) {
      peers[at] = contact < 0 ? slot : contact;
      peers[at + 1] = contact < 0 ? mine : id[contact]!;
      if (contact < 0) continue;
      const after = next[contact]!;
      contact =
        isIn(id[after]!, min, bucket) && id[after]! > id[contact]! ? after : this.#firstIn(min, min, bucket);
      if (contact === first) contact = -1; // wrapped around the block
    }
  }

  /**
   * The first node of a block at or after a point, wrapping around within the block; -1 when the block is
   * empty.
   */
  #firstIn(point: number, min: number, bucket: number): number {
    const { id } = this.#ring;
    const found = this.#ring.successor(point);
    if (isIn(id[found]!, min, bucket)) return found;
    const again = this.#ring.successor(min);
    return isIn(id[again]!, min, bucket) ? again : -1;
  }
}

function isIn(id: number, min: number, bucket: number): boolean {
  return id >>> bucket === min >>> bucket;
}
