// Routing tables as papers and the README define them, found by looking at every node: a second opinion on the code that
// gives them out.

import type { GeometryName } from './index.ts';

/** IDs ascending, the rank of a node among them, what was asked for, and the size of the space. Peers in any order. */
type Definition = (ids: readonly number[], rank: number, entries: number, space: number) => number[];

/** Those that draw no peer from the seed. */
export const DEFINED: Partial<Record<GeometryName, Definition>> = {
  hops: (ids, rank, entries) => {
    return Array.from({ length: entries }, (_, i) => ids[(rank + 2 ** i) % ids.length]!);
  },
  chord: (ids, rank, entries, space) => {
    const me = ids[rank]!;
    const ahead = (from: number, to: number) => (to - from + space) % space;
    const following = (from: number) => ids.reduce((a, b) => (ahead(from, b) < ahead(from, a) ? b : a));
    const others = ids.filter((id) => id !== me).sort((a, b) => ahead(me, a) - ahead(me, b));
    const fingers: number[] = [];
    for (let step = 1; step < space; step *= 2) fingers.push(following((me + step) % space));
    return [...new Set([...others.slice(0, entries), ...fingers])].filter((id) => id !== me);
  },
};
