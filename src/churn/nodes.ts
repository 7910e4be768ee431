// The live nodes, in reusable slots, and a uniform draw among them.

export class Nodes {
  /** By slot: the ID of a live node, else -1. */
  readonly liveId: Int32Array;
  /** The slots of the live nodes: the first `live` of these. */
  readonly liveSlots: Int32Array;
  live = 0;
  readonly #place: Int32Array;
  readonly #free: Int32Array;
  #freeCount = 0;
  #fresh = 0;

  constructor(slots: number) {
    this.liveId = new Int32Array(slots).fill(-1);
    this.liveSlots = new Int32Array(slots);
    this.#place = new Int32Array(slots);
    this.#free = new Int32Array(slots);
  }

  /** Takes a free slot; -1 when all are taken. */
  take(): number {
    if (this.#freeCount > 0) return this.#free[--this.#freeCount]!;
    return this.#fresh === this.liveId.length ? -1 : this.#fresh++;
  }

  /** Frees a slot. */
  release(slot: number): void {
    this.#free[this.#freeCount++] = slot;
  }

  goUp(slot: number, id: number): void {
    this.liveId[slot] = id;
    this.#place[slot] = this.live;
    this.liveSlots[this.live++] = slot;
  }

  goDown(slot: number): void {
    this.liveId[slot] = -1;
    const place = this.#place[slot]!;
    const last = this.liveSlots[--this.live]!;
    this.liveSlots[place] = last;
    this.#place[last] = place;
  }
}
