// Arithmetic on the ring of ranks.

/** The rank `ahead` places (0 to nodes) clockwise of another. */
export function rankAhead(at: number, ahead: number, nodes: number): number {
  const rank = at + ahead;
  return rank < nodes ? rank : rank - nodes;
}

/** Clockwise distance between ranks, 0 to nodes - 1. */
export function ranksBetween(from: number, to: number, nodes: number): number {
  const steps = to - from;
  return steps < 0 ? steps + nodes : steps;
}
