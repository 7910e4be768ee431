// The events of a simulation, ordered by (time, insertion), in typed arrays, with no object per event.
// Simultaneous events share a list, since many coincide when delays are equal; the lists are in a heap with
// four children per node.

const MIN_CAPACITY = 1024;

/** Lists still open for more events are found by the low bits of their time. */
const OPEN_LISTS = 4096;

const NONE = -1;

export class EventQueue {
  /** Number of waiting events. */
  size = 0;
  #pushed = 0;
  // Events, by slot: their numbers, and the slot of the next in the list.
  #kind: Uint8Array = new Uint8Array(MIN_CAPACITY);
  #a: Int32Array = new Int32Array(MIN_CAPACITY);
  #b: Int32Array = new Int32Array(MIN_CAPACITY);
  #next: Int32Array = new Int32Array(MIN_CAPACITY);
  #freeSlots: Int32Array = Int32Array.from({ length: MIN_CAPACITY }, (_, i) => i);
  // Lists: their time, first and last slots. Several can have one time; only the newest is open, so that all
  // events of an older one precede those of a newer one.
  #lists = 0;
  #listTime: Float64Array = new Float64Array(MIN_CAPACITY);
  #first: Int32Array = new Int32Array(MIN_CAPACITY);
  #last: Int32Array = new Int32Array(MIN_CAPACITY);
  #freeLists: Int32Array = Int32Array.from({ length: MIN_CAPACITY }, (_, i) => i);
  readonly #open: Int32Array = new Int32Array(OPEN_LISTS).fill(NONE);
  // The heap: keys, both integers below 2^53, so that simultaneous events keep their exact order; and the
  // list.
  #time: Float64Array = new Float64Array(MIN_CAPACITY);
  #order: Float64Array = new Float64Array(MIN_CAPACITY);
  #list: Int32Array = new Int32Array(MIN_CAPACITY);

  /** The event that `pop` removed. */
  time = 0;
  kind = 0;
  a = 0;
  b = 0;

  /** Events pushed so far. */
  get pushed(): number {
    return this.#pushed;
  }

  /**
   * time: whole, from 0. kind: 0 to 255. a, b: signed 32-bit. Cost: one more list in the heap, if none is
   * open for its time.
   */
  push(time: number, kind: number, a: number, b: number): void {
    if (this.size === this.#kind.length) this.#grow();
    const slot = this.#freeSlots[this.size++]!;
    this.#kind[slot] = kind;
    this.#a[slot] = a;
    this.#b[slot] = b;
    this.#next[slot] = NONE;
    this.#pushed++;
    const open = this.#open[time & (OPEN_LISTS - 1)]!;
    if (open !== NONE && this.#listTime[open] === time) {
      this.#next[this.#last[open]!] = slot;
      this.#last[open] = slot;
    } else this.#openList(time, slot);
  }

  /** Removes the earliest event; of simultaneous ones, the first pushed. False when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    const list = this.#list[0]!;
    const slot = this.#first[list]!;
    this.time = this.#time[0]!;
    this.kind = this.#kind[slot]!;
    this.a = this.#a[slot]!;
    this.b = this.#b[slot]!;
    this.#freeSlots[--this.size] = slot;
    const next = this.#next[slot]!;
    if (next === NONE) this.#removeList(list);
    else this.#first[list] = next;
    return true;
  }

  #openList(time: number, slot: number): void {
    const list = this.#freeLists[this.#lists]!;
    this.#listTime[list] = time;
    this.#first[list] = slot;
    this.#last[list] = slot;
    this.#open[time & (OPEN_LISTS - 1)] = list;
    this.#siftUp(this.#lists++, time, this.#pushed, list);
  }

  /** Removes the top list, which is empty. */
  #removeList(list: number): void {
    const place = this.#listTime[list]! & (OPEN_LISTS - 1);
    if (this.#open[place] === list) this.#open[place] = NONE;
    const last = --this.#lists;
    this.#freeLists[last] = list;
    if (last > 0) this.#siftDown(this.#time[last]!, this.#order[last]!, this.#list[last]!);
  }

  #siftUp(from: number, time: number, order: number, list: number): void {
    const times = this.#time;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (times[parent]! <= time) break; // it came after all others with its time
      this.#move(parent, at);
      at = parent;
    }
    times[at] = time;
    this.#order[at] = order;
    this.#list[at] = list;
  }

  #siftDown(time: number, order: number, list: number): void {
    const times = this.#time;
    const orders = this.#order;
    const lists = this.#lists;
    let at = 0;
    for (let child = 1; child < lists; child = 4 * at + 1) {
      let smallest = child;
      const end = Math.min(child + 4, lists);
      for (let i = child + 1; i < end; i++) {
        if (times[i]! < times[smallest]! || (times[i] === times[smallest] && orders[i]! < orders[smallest]!))
          smallest = i;
      }
      if (times[smallest]! > time || (times[smallest] === time && orders[smallest]! > order)) break;
      this.#move(smallest, at);
      at = smallest;
    }
    times[at] = time;
    orders[at] = order;
    this.#list[at] = list;
  }

  #move(from: number, to: number): void {
    this.#time[to] = this.#time[from]!;
    this.#order[to] = this.#order[from]!;
    this.#list[to] = this.#list[from]!;
  }

  #grow(): void {
    const old = this.#kind.length;
    const capacity = 2 * old;
    const ints = (column: Int32Array) => copyInto(new Int32Array(capacity), column);
    const doubles = (column: Float64Array) => copyInto(new Float64Array(capacity), column);
    this.#kind = copyInto(new Uint8Array(capacity), this.#kind);
    this.#a = ints(this.#a);
    this.#b = ints(this.#b);
    this.#next = ints(this.#next);
    this.#freeSlots = ints(this.#freeSlots);
    this.#listTime = doubles(this.#listTime);
    this.#first = ints(this.#first);
    this.#last = ints(this.#last);
    this.#freeLists = ints(this.#freeLists);
    this.#time = doubles(this.#time);
    this.#order = doubles(this.#order);
    this.#list = ints(this.#list);
    for (let i = old; i < capacity; i++) {
      this.#freeSlots[i] = i;
      this.#freeLists[i] = i;
    }
  }
}

function copyInto<A extends Float64Array | Int32Array | Uint8Array>(target: A, source: A): A {
  target.set(source);
  return target;
}
