// Overlays of any geometry, and the way of a packet in them, as slow and plain as can be.

import fc from 'fast-check';
import { GEOMETRY_NAMES, type GeometryName, geometries } from '../../src/geometries/index.ts';
import type { Geometry, Metric } from '../../src/routing/geometry.ts';
import { path } from '../../src/routing/path.ts';
import type { Space } from '../../src/routing/space.ts';
import { drawIds, spaceOf } from './ids.ts';

export interface Case {
  readonly geometry: Geometry;
  readonly space: Space;
  readonly entries: number;
}

/** Every number of entries that the geometry takes with so many nodes. */
export function allowedEntries(geometry: Geometry, nodes: number): readonly number[] {
  const all = Array.from({ length: geometry.maxEntries(nodes) }, (_, i) => i + 1);
  return geometry.choices?.(nodes) ?? all;
}

/** An overlay of that geometry: 2 to `most` nodes, IDs of as few bits as hold them, or more. */
export function anyCase(name: GeometryName, most: number): fc.Arbitrary<Case> {
  const geometry = geometries[name];
  return fc
    .record({
      seed: fc.string(),
      nodes: fc.integer({ min: 2, max: most }),
      spare: fc.nat({ max: 20 }),
      entries: fc.nat(),
    })
    .map(({ seed, nodes: drawn, spare, entries }) => {
      const nodes = geometry.maxEntries(drawn) > 0 ? drawn : 2 ** (31 - Math.clz32(drawn));
      const bits = Math.min(31, Math.max(2, 32 - Math.clz32(nodes - 1)) + spare);
      const choices = allowedEntries(geometry, nodes);
      const space = spaceOf(drawIds(seed, nodes, bits), bits, seed);
      return { geometry, space, entries: choices[entries % choices.length]! };
    });
}

export const namesOf = (metric: Metric) =>
  GEOMETRY_NAMES.filter((name) => {
    const { routing } = geometries[name];
    return 'metric' in routing && routing.metric === metric;
  });

/** Peer IDs of every rank; for the clockwise metric in clockwise order. */
export function tablesOf({ geometry, space, entries }: Case): Int32Array[] {
  const { ids } = space;
  const ahead = (rank: number, peer: number) => (peer - rank + ids.length) % ids.length;
  return Array.from(ids, (_, rank) =>
    Int32Array.from(
      geometry.peers(space, rank, entries).sort((a, b) => ahead(rank, a) - ahead(rank, b)),
      (peer) => ids[peer]!,
    ),
  );
}

/** The ranks that a packet visits: from all tables for a metric, else as the geometry says. */
export function wayIn(overlay: Case): (source: number, sink: number) => number[] | undefined {
  const { geometry, space, entries } = overlay;
  const { routing } = geometry;
  if (!('metric' in routing)) return (source, sink) => routing.path(space, entries, source, sink);
  const { ids } = space;
  const ranks = new Map([...ids].map((id, rank) => [id, rank]));
  const tables = tablesOf(overlay);
  const peersOf = (id: number) => tables[ranks.get(id)!]!;
  return (source, sink) =>
    path(ids[source]!, ids[sink]!, ids.length, peersOf, routing.metric)?.map((id) => ranks.get(id)!);
}
