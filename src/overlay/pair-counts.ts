// Packets exchanged with each other node, and the sums of their hash lanes: a hash table of ranks while few nodes are met,
// then an array by rank, which needs no search.

/** Of an array by rank: packets, low, high. */
const DENSE_CELL = 3;
/** Of a hash table: the same, and the rank plus 1; 0 in a cell that is free. */
const SPARSE_CELL = 4;
const MIN_SLOTS = 16;
const GROWTH = 4;
/** The array comes when it takes no more than so many times the memory of the next hash table. */
const DENSE_FACTOR = 3;

/** A table of one free cell. It counts as full, and so is never written. */
const EMPTY = new Int32Array(SPARSE_CELL);

export class PairCounts {
  readonly #nodes: number;
  #isDense = false;
  #cells = EMPTY;
  /** Taken cells of the hash table. */
  #pairs = 0;

  /** For ranks below `nodes`. Takes no memory before the first packet. */
  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  /** Counts one packet exchanged with the node of that rank. Counts wrap at 2^32, sums of lanes as well. */
  add(rank: number, low: number, high: number): void {
    const at = this.#isDense ? DENSE_CELL * rank : this.#cellOf(rank);
    const cells = this.#cells;
    cells[at]!++;
    cells[at + 1] = cells[at + 1]! + low;
    cells[at + 2] = cells[at + 2]! + high;
  }

  /** Visits the nodes with which packets were exchanged, in order of rank. */
  forEach(visit: (rank: number, packets: number, low: number, high: number) => void): void {
    const cells = this.#cells;
    for (const { rank, at } of this.#cellsByRank()) {
      const packets = cells[at]! >>> 0;
      if (packets > 0) visit(rank, packets, cells[at + 1]!, cells[at + 2]!);
    }
  }

  #cellsByRank(): { readonly rank: number; readonly at: number }[] {
    if (this.#isDense)
      return Array.from({ length: this.#nodes }, (_, rank) => ({ rank, at: DENSE_CELL * rank }));
    const taken: { rank: number; at: number }[] = [];
    for (let at = 0; at < this.#cells.length; at += SPARSE_CELL) {
      const rank = this.#cells[at + 3]! - 1;
      if (rank >= 0) taken.push({ rank, at });
    }
    return taken.sort((a, b) => a.rank - b.rank);
  }

  /** Where the hash table has that rank, which takes a free cell if it is new. */
  #cellOf(rank: number): number {
    const at = findCell(this.#cells, rank);
    if (this.#cells[at + 3] !== 0) return at;
    const slots = this.#cells.length / SPARSE_CELL;
    if (4 * (this.#pairs + 1) > 3 * slots) {
      this.#grow(Math.max(MIN_SLOTS, GROWTH * slots));
      return this.#isDense ? DENSE_CELL * rank : this.#cellOf(rank);
    }
    this.#cells[at + 3] = rank + 1;
    this.#pairs++;
    return at;
  }

  #grow(slots: number): void {
    const before = this.#cells;
    this.#isDense = DENSE_FACTOR * SPARSE_CELL * slots >= DENSE_CELL * this.#nodes;
    const cells = new Int32Array(this.#isDense ? DENSE_CELL * this.#nodes : SPARSE_CELL * slots);
    for (let from = 0; from < before.length; from += SPARSE_CELL) {
      const rank = before[from + 3]! - 1;
      if (rank < 0) continue;
      const at = this.#isDense ? DENSE_CELL * rank : findCell(cells, rank);
      for (let i = 0; i < DENSE_CELL; i++) cells[at + i] = before[from + i]!;
      if (!this.#isDense) cells[at + 3] = rank + 1;
    }
    this.#cells = cells;
  }
}

/** The cell of a rank, or the free one where it belongs. Ranks are their own hashes: they are dense and distinct. */
function findCell(cells: Int32Array, rank: number): number {
  const last = cells.length / SPARSE_CELL - 1;
  let slot = rank & last;
  while (true) {
    const at = SPARSE_CELL * slot;
    const taken = cells[at + 3]!;
    if (taken === 0 || taken === rank + 1) return at;
    slot = (slot + 1) & last;
  }
}
