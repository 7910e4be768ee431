// ID sets of overlays of any size, and the routing tables that belong to them.

import fc from 'fast-check';
import { hopsTable as hops } from '../../src/geometries/hops/table.ts';
import { STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { permute } from '../../src/random/permutation.ts';
import type { Space } from '../../src/routing/space.ts';

/** The assignment's example: with 3 entries node 10 has 21, 32, 54 and node 101 has 103, 10, 32. */
export const EXAMPLE_IDS = [10, 21, 32, 43, 54, 61, 77, 87, 99, 101, 103];

/** Distinct IDs of so many bits, ascending, drawn from a seed. */
export function drawIds(seed: string, nodes: number, idBits: number): number[] {
  const key = seedKey(seed);
  return Array.from({ length: nodes }, (_, i) => permute(key, idBits, i)).sort((a, b) => a - b);
}

export interface Overlay {
  readonly ids: readonly number[];
  /** Peer IDs of each rank. */
  readonly tables: readonly Int32Array[];
}

/** A ring of 31 bits; random links are drawn from `seed`. */
export function spaceOf(ids: readonly number[], bits = 31, seed = ''): Space {
  return { ids: Int32Array.from(ids), bits, key: streamKey(seedKey(seed), STREAM.links, 0) };
}

/** Of the geometry hops. */
export function overlayOf(ids: readonly number[], entries: number): Overlay {
  const space = spaceOf(ids);
  const tables = ids.map((_, rank) =>
    Int32Array.from(hops.peers(space, rank, entries), (peer) => ids[peer]!),
  );
  return { ids, tables };
}

export function peersOf({ ids, tables }: Overlay): (id: number) => Int32Array {
  const byId = new Map(ids.map((id, rank) => [id, tables[rank]!]));
  return (id) => byId.get(id)!;
}

/** Overlays of 2 to `mostNodes` nodes with IDs of 10 to 31 bits, and every size of table. */
export function anyOverlay(mostNodes: number): fc.Arbitrary<Overlay> {
  return fc
    .record({
      seed: fc.string(),
      nodes: fc.integer({ min: 2, max: mostNodes }),
      idBits: fc.integer({ min: 10, max: 31 }),
      entries: fc.nat(),
    })
    .map(({ seed, nodes, idBits, entries }) =>
      overlayOf(drawIds(seed, nodes, idBits), 1 + (entries % hops.maxEntries(nodes))),
    );
}
