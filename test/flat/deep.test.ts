// Every geometry at a size where ways are long: packets against the definitions in routing/, hop by hop.

import { expect, it } from 'vitest';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally, tallyHash } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';
import { GEOMETRY_NAMES } from '../../src/geometries/index.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import { defaultEntries } from '../../src/routing/geometry.ts';
import { path } from '../../src/routing/path.ts';
import { draftAll, hashOf, idsOf, spaceOf } from './twin.ts';

const PACKETS = 150;

/** Hops that the longest of the ways has at least: so that no case passes because all ways are short. */
const LONG = 3;

it.each(GEOMETRY_NAMES)('%s', (name) => {
  const geometry = definitions[name];
  const nodes = 2048;
  const one = { nodes, bits: 31, seed: `deep ${name}`, entries: defaultEntries(geometry, nodes) };
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
  const router = new Router(buildOverlay(one), { geometry }, tally);
  router.assign(0, PACKETS);
  while (!router.step(1000));
  expect(tallyHash(tally)).toBe(hashOf(walked));
  expect(Math.max(...walked.map((packet) => packet.path.length - 1))).toBeGreaterThanOrEqual(LONG);
});
