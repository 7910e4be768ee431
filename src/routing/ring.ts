// The ring of IDs: a linked list in ID order, and for each value of an ID's high bits the first node with
// them. With about as many such values as nodes, finding, inserting or removing an ID takes a few steps.

export class Ring {
  readonly bits: number;
  /** By slot: the ID of a node on the ring, and its neighbours' slots. */
  readonly id: Int32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  size = 0;
  readonly #first: Int32Array;
  readonly #shift: number;

  /** IDs of `bits` bits, 2 to 31; slots 0 to slots - 1. nodes: expected number of nodes at a time. */
  constructor(bits: number, slots: number, nodes: number) {
    const indexBits = Math.min(bits, Math.max(1, 32 - Math.clz32(nodes)));
    this.bits = bits;
    this.id = new Int32Array(slots);
    this.next = new Int32Array(slots);
    this.previous = new Int32Array(slots);
    this.#first = new Int32Array(2 ** indexBits).fill(-1);
    this.#shift = bits - indexBits;
  }

  /**
   * Puts the nodes of slots 0, 1, ... on an empty ring. ids: ascending, distinct. Cost: one step per node.
   */
  fill(ids: Int32Array): void {
    const count = ids.length;
    for (let slot = count - 1; slot >= 0; slot--) {
      this.id[slot] = ids[slot]!;
      this.next[slot] = slot + 1 === count ? 0 : slot + 1;
      this.previous[slot] = slot === 0 ? count - 1 : slot - 1;
      this.#first[ids[slot]! >>> this.#shift] = slot;
    }
    this.size = count;
  }

  /** The slot of the first node at an ID or clockwise from it. The ring must not be empty. */
  successor(id: number): number {
    let index = id >>> this.#shift;
    let slot = this.#first[index]!;
    if (slot < 0) {
      const mask = this.#first.length - 1;
      do index = (index + 1) & mask;
      while (this.#first[index]! < 0);
      return this.#first[index]!;
    }
    while (this.id[slot]! < id) {
      const after = this.next[slot]!;
      if (!this.#follows(after, slot)) return after;
      slot = after;
    }
    return slot;
  }

  /** Whether the next node on the ring has the same high bits, without wrapping around. */
  #follows(after: number, slot: number): boolean {
    const id = this.id[after]!;
    return id > this.id[slot]! && id >>> this.#shift === this.id[slot]! >>> this.#shift;
  }

  /** Puts a node on the ring; no other may have its ID. */
  insert(slot: number, id: number): void {
    this.id[slot] = id;
    const after = this.size === 0 ? slot : this.successor(id);
    const before = this.size === 0 ? slot : this.previous[after]!;
    this.next[slot] = after;
    this.previous[slot] = before;
    this.next[before] = slot;
    this.previous[after] = slot;
    this.size++;
    const index = id >>> this.#shift;
    const first = this.#first[index]!;
    if (first < 0 || this.id[first]! > id) this.#first[index] = slot;
  }

  /** Takes a node off the ring; `id`, `next` and `previous` of its slot stay as they were. */
  remove(slot: number): void {
    const after = this.next[slot]!;
    const index = this.id[slot]! >>> this.#shift;
    if (this.#first[index] === slot) this.#first[index] = this.#follows(after, slot) ? after : -1;
    this.next[this.previous[slot]!] = after;
    this.previous[after] = this.previous[slot]!;
    this.size--;
  }
}
