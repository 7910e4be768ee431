// One answer from each of a set of nodes, known by whatever the dialect lets them be known by.

export class Answers<T> {
  readonly #ids: readonly number[];
  readonly #taken = new Map<number, T>();

  constructor(ids: readonly number[]) {
    this.#ids = ids;
  }

  get missing(): number[] {
    return this.#ids.filter((id) => !this.#taken.has(id));
  }

  of(id: number): T | undefined {
    return this.#taken.get(id);
  }

  /**
   * Knows a node by its connection, else by the ID it names, else by counting. A second answer of one node is
   * dropped; an ID 0 may be no ID at all, and counts.
   */
  take(owner: number | undefined, named: number | undefined, answer: (id: number) => T): void {
    const known = [owner, named].find((id) => id !== undefined && this.#ids.includes(id));
    const counted = known === undefined || (known !== owner && known === 0 && this.#taken.has(0));
    const id = counted ? this.missing[0] : known;
    if (id !== undefined && !this.#taken.has(id)) this.#taken.set(id, answer(id));
  }
}
