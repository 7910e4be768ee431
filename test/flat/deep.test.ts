// Every geometry at a size where ways are long: packets against the definitions in routing/, hop by hop.

import { expect, it } from 'vitest';
import { buildOverlay } from '../../src/flat/overlay.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally, tallyHash } from '../../src/flat/tally.ts';
import { type FlatGeometryName, flatWalks } from '../../src/flat/walk.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import { type Geometry, geometries } from '../../src/routing/geometry.ts';
import { path } from '../../src/routing/path.ts';
import { draftAll, hashOf, idsOf, spaceOf } from './twin.ts';

const PACKETS = 150;

/** Hops that the longest of the ways has at least: so that no case passes because all ways are short. */
const longest: Record<FlatGeometryName, number> = {
  hops: 8,
  chord: 8,
  kademlia: 8,
  pastry: 3,
  symphony: 10,
  debruijn: 15,
  flood: 5,
  hypercube: 8,
  tree: 8,
};

it.each(Object.entries(longest) as [FlatGeometryName, number][])('%s', (name, least) => {
  const geometry: Geometry = geometries[name];
  const nodes = 2048;
  const one = { nodes, bits: 31, seed: `deep ${name}`, entries: geometry.usualEntries(nodes) };
  const space = spaceOf(one);
  const ids = idsOf(one);
  const rankOf = new Map(ids.map((id, rank) => [id, rank]));
  const peersOf = (id: number) =>
    Int32Array.from(geometry.peers(space, rankOf.get(id)!, one.entries), (rank) => ids[rank]!).sort(
      (a, b) => clockwise(id, a) - clockwise(id, b),
    );
  const wayOf = (source: number, sink: number): number[] => {
    if ('metric' in geometry.routing) return path(source, sink, nodes, peersOf, geometry.routing.metric)!;
    const ranks = geometry.routing.path(space, one.entries, rankOf.get(source)!, rankOf.get(sink)!)!;
    return ranks.map((rank) => ids[rank]!);
  };
  const walked = draftAll(one, ids, PACKETS).map((packet) => ({
    ...packet,
    path: wayOf(packet.source, packet.sink),
  }));
  const tally = createTally(nodes, 'none');
  const router = new Router(buildOverlay(one), { geometry: name }, tally);
  router.assign(0, PACKETS);
  while (!router.step(1000));
  expect(tallyHash(tally)).toBe(hashOf(walked));
  expect(Math.max(...walked.map((packet) => packet.path.length - 1))).toBeGreaterThanOrEqual(least);
  expect(Object.keys(longest)).toEqual(Object.keys(flatWalks));
});
