// Routing tables by the published rule, and reachability.

/** The IDs at positions 1, 2, 4, ... clockwise from `me` among all IDs in order; `me` must be one of them. */
export function peersByRule(ids: readonly number[], me: number, entries: number): number[] {
  const sorted = ids.toSorted((a, b) => a - b);
  const rank = sorted.indexOf(me);
  return Array.from({ length: entries }, (_, i) => sorted[(rank + 2 ** i) % sorted.length]!);
}

/** The nodes that `from` cannot reach, in the order of the tables. */
export function unreachable(tables: ReadonlyMap<number, readonly number[]>, from: number): number[] {
  const reached = new Set([from]);
  for (const id of reached) for (const peer of tables.get(id) ?? []) reached.add(peer);
  return [...tables.keys()].filter((id) => !reached.has(id));
}
