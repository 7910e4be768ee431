// Places on the ring of ranks.

/** The rank so many ahead (0 to nodes) of another. */
export function rankAhead(at: number, ahead: number, nodes: number): number {
  const rank = at + ahead;
  return rank < nodes ? rank : rank - nodes;
}

/** Ranks from one clockwise to another, 0 to nodes - 1. */
export function ranksBetween(from: number, to: number, nodes: number): number {
  const steps = to - from;
  return steps < 0 ? steps + nodes : steps;
}
