// The version of an overlay's tables.

/** The later of two has the higher term; in one term, the higher n. Both are whole numbers below 2^32. */
export interface Epoch {
  /** Grows when another registry takes over. */
  readonly term: number;
  /** Grows with each change of a table. */
  readonly n: number;
}

/** Negative if `a` is earlier than `b`, 0 if they are the same, positive if it is later. */
export function compareEpochs(a: Epoch, b: Epoch): number {
  return a.term - b.term || a.n - b.n;
}
