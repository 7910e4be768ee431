// The sorted IDs of all nodes of one overlay, and the rank of each. Immutable: a new set-up creates a new
// one.

// Maximum size of an array indexed by ID; above it, a Map.
const DENSE_IDS = 1 << 20;

export class Membership {
  /** Ascending. */
  readonly ids: Int32Array;
  readonly #dense: Int32Array | undefined;
  readonly #sparse: Map<number, number> | undefined;

  /** Throws when an ID is negative or occurs twice. */
  constructor(ids: readonly number[]) {
    this.ids = Int32Array.from(ids).sort();
    const last = this.ids.at(-1) ?? -1;
    if ((this.ids[0] ?? 0) < 0) throw new RangeError(`a negative ID, ${this.ids[0]}`);
    if (last < DENSE_IDS) this.#dense = new Int32Array(last + 1).fill(-1);
    else this.#sparse = new Map();
    this.ids.forEach((id, rank) => {
      if (this.rankOf(id) >= 0) throw new RangeError(`ID ${id} twice`);
      if (this.#dense !== undefined) this.#dense[id] = rank;
      else this.#sparse!.set(id, rank);
    });
  }

  get nodes(): number {
    return this.ids.length;
  }

  /** The index of an ID in the sorted IDs, from 0; -1 when no node has it. */
  rankOf(id: number): number {
    if (this.#dense !== undefined) return this.#dense[id] ?? -1;
    return this.#sparse!.get(id) ?? -1;
  }
}

const known = new WeakMap<readonly number[], Membership>();
let latest: readonly number[] = [];

/** The list that `membershipOf` was last given. Another list with the same IDs can be replaced by it. */
export function latestIds(): readonly number[] {
  return latest;
}

/**
 * The membership of a list of IDs, shared by all callers with the very same list. Throws as the constructor
 * does.
 */
export function membershipOf(ids: readonly number[]): Membership {
  let membership = known.get(ids);
  if (membership === undefined) {
    membership = new Membership(ids);
    known.set(ids, membership);
  }
  latest = ids;
  return membership;
}
