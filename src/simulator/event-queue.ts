// The events of a simulation, ordered by (time, order of coming): a heap of four children a node over typed arrays, with
// no object an event. Both parts of the key are whole numbers below 2^53, so that equal times keep their order exactly.

const LEAST_CAPACITY = 1024;

export class EventQueue {
  /** How many events wait. */
  size = 0;
  #sequence = 0;
  // The heap: keys, and the slot in which an event's numbers are.
  #time: Float64Array = new Float64Array(LEAST_CAPACITY);
  #order: Float64Array = new Float64Array(LEAST_CAPACITY);
  #slot: Int32Array = new Int32Array(LEAST_CAPACITY);
  // The slots.
  #kind: Uint8Array = new Uint8Array(LEAST_CAPACITY);
  #a: Int32Array = new Int32Array(LEAST_CAPACITY);
  #b: Int32Array = new Int32Array(LEAST_CAPACITY);
  #freeSlots: Int32Array = Int32Array.from({ length: LEAST_CAPACITY }, (_, i) => i);

  /** The event that `pop` took out. */
  time = 0;
  kind = 0;
  a = 0;
  b = 0;

  /** How many events ever came. */
  get pushed(): number {
    return this.#sequence;
  }

  /** time: whole, from 0. kind: 0 to 255. a, b: signed 32 bit. */
  push(time: number, kind: number, a: number, b: number): void {
    if (this.size === this.#slot.length) this.#grow();
    const slot = this.#freeSlots[this.size]!;
    this.#kind[slot] = kind;
    this.#a[slot] = a;
    this.#b[slot] = b;
    this.#siftUp(this.size++, time, this.#sequence++, slot);
  }

  /** Takes out the earliest event; of two at one time, the one that came first. False when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    const slot = this.#slot[0]!;
    this.time = this.#time[0]!;
    this.kind = this.#kind[slot]!;
    this.a = this.#a[slot]!;
    this.b = this.#b[slot]!;
    const last = --this.size;
    this.#freeSlots[last] = slot;
    if (last > 0) this.#siftDown(this.#time[last]!, this.#order[last]!, this.#slot[last]!);
    return true;
  }

  #siftUp(from: number, time: number, order: number, slot: number): void {
    const times = this.#time;
    const orders = this.#order;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (times[parent]! <= time) break; // it came later than all with its time
      this.#move(parent, at);
      at = parent;
    }
    times[at] = time;
    orders[at] = order;
    this.#slot[at] = slot;
  }

  #siftDown(time: number, order: number, slot: number): void {
    const times = this.#time;
    const orders = this.#order;
    const { size } = this;
    let at = 0;
    for (let child = 1; child < size; child = 4 * at + 1) {
      let least = child;
      const end = Math.min(child + 4, size);
      for (let i = child + 1; i < end; i++) {
        if (times[i]! < times[least]! || (times[i] === times[least] && orders[i]! < orders[least]!))
          least = i;
      }
      if (times[least]! > time || (times[least] === time && orders[least]! > order)) break;
      this.#move(least, at);
      at = least;
    }
    times[at] = time;
    orders[at] = order;
    this.#slot[at] = slot;
  }

  #move(from: number, to: number): void {
    this.#time[to] = this.#time[from]!;
    this.#order[to] = this.#order[from]!;
    this.#slot[to] = this.#slot[from]!;
  }

  #grow(): void {
    const old = this.#slot.length;
    const capacity = 2 * old;
    this.#time = copyInto(new Float64Array(capacity), this.#time);
    this.#order = copyInto(new Float64Array(capacity), this.#order);
    this.#slot = copyInto(new Int32Array(capacity), this.#slot);
    this.#kind = copyInto(new Uint8Array(capacity), this.#kind);
    this.#a = copyInto(new Int32Array(capacity), this.#a);
    this.#b = copyInto(new Int32Array(capacity), this.#b);
    this.#freeSlots = copyInto(new Int32Array(capacity), this.#freeSlots);
    for (let slot = old; slot < capacity; slot++) this.#freeSlots[slot] = slot;
  }
}

function copyInto<A extends Float64Array | Int32Array | Uint8Array>(target: A, source: A): A {
  target.set(source);
  return target;
}
