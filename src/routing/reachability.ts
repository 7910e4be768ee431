// Checks whether every node can reach every other.

/**
 * The ranks that node 0 cannot reach, and those that cannot reach it; both empty when the overlay is
 * connected.
 */
export function partition(tables: readonly (readonly number[])[]): {
  unreachable: number[];
  cutOff: number[];
} {
  const reverse: number[][] = tables.map(() => []);
  tables.forEach((peers, rank) => {
    for (const peer of peers) reverse[peer]!.push(rank);
  });
  return { unreachable: notReached(tables), cutOff: notReached(reverse) };
}

function notReached(edges: readonly (readonly number[])[]): number[] {
  const seen = new Uint8Array(edges.length);
  const todo = edges.length > 0 ? [0] : [];
  seen[0] = 1;
  for (let rank = todo.pop(); rank !== undefined; rank = todo.pop()) {
    for (const next of edges[rank]!) {
      if (seen[next] === 0) {
        seen[next] = 1;
        todo.push(next);
      }
    }
  }
  return edges.map((_, rank) => rank).filter((rank) => seen[rank] === 0);
}
