// Which tables a join or leave changes, and by how many peers: what they had before is kept for each that is touched.

type Peers = ReadonlySet<number>;

export class ChangedTables {
  /** Slots of the tables that the change has touched. */
  readonly slots: number[] = [];
  readonly #peersOf: (slot: number) => Peers;
  readonly #before: Peers[] = [];
  /** By slot: the number of the last change that touched it. */
  readonly #touched: Int32Array;
  #change = 0;

  constructor(slots: number, peersOf: (slot: number) => Peers) {
    this.#touched = new Int32Array(slots);
    this.#peersOf = peersOf;
  }

  /** `own`: the node that joins, whose table is new, not changed. */
  begin(own = -1): void {
    this.#change++;
    this.slots.length = 0;
    this.#before.length = 0;
    if (own >= 0) this.#touched[own] = this.#change;
  }

  /** Call before the table is changed. */
  touch(slot: number): void {
    if (this.#touched[slot] === this.#change) return;
    this.#touched[slot] = this.#change;
    this.slots.push(slot);
    this.#before.push(this.#peersOf(slot));
  }

  /** Of each touched table, the peers that it has gained and lost. */
  differences(visit: (tables: number, added: number, removed: number) => void): void {
    this.slots.forEach((slot, i) => {
      const before = this.#before[i]!;
      const after = this.#peersOf(slot);
      const added = missing(after, before);
      const removed = missing(before, after);
      if (added + removed > 0) visit(1, added, removed);
    });
  }
}

/** How many of one set are not in the other. */
function missing(one: Peers, other: Peers): number {
  let count = 0;
  for (const id of one) if (!other.has(id)) count++;
  return count;
}
