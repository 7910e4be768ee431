import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import type { RouteOptions } from '../../src/flat/route-options.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally, type Tally, tallyHash } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';
import { GEOMETRY_NAMES } from '../../src/geometries/index.ts';
import { aCase } from './cases.ts';
import { type Case, hashOf, idsOf, type Walked, walkAll } from './twin.ts';

function route(one: Case, options: RouteOptions, packets: number): Tally {
  const tally = createTally(one.nodes, 'all');
  const router = new Router(buildOverlay(one), options, tally);
  router.assign(0, packets);
  while (!router.step(500));
  return tally;
}

/** What a tally must be, from the ways of all packets. */
function counted(one: Case, walked: readonly Walked[]) {
  const rankOf = new Map(idsOf(one).map((id, rank) => [id, rank]));
  const rows = () => new Array<number>(one.nodes).fill(0);
  const [sent, received, relayed, sumSent, sumReceived] = [rows(), rows(), rows(), rows(), rows()];
  const lengths: Record<number, number> = {};
  let hops = 0;
  const add = (row: number[], id: number, value: number) => {
    row[rankOf.get(id)!]! += value;
  };
  for (const { source, sink, payload, path } of walked) {
    add(sent, source, 1);
    add(received, sink, 1);
    add(sumSent, source, payload);
    add(sumReceived, sink, payload);
    for (const id of path.slice(1, -1)) add(relayed, id, 1);
    lengths[path.length - 1] = (lengths[path.length - 1] ?? 0) + 1;
    hops += path.length - 1;
  }
  return {
    packets: walked.length,
    hops,
    lengths,
    sent,
    received,
    relayed,
    sumSent,
    sumReceived,
    hash: hashOf(walked),
  };
}

function shown(tally: Tally): ReturnType<typeof counted> {
  const { packets, hops, lengths, relayed, traffic } = tally;
  return {
    packets,
    hops,
    lengths: Object.fromEntries([...lengths.entries()].filter(([, count]) => count > 0)),
    sent: [...traffic!.sent],
    received: [...traffic!.received],
    relayed: [...relayed!],
    sumSent: [...traffic!.sumSent],
    sumReceived: [...traffic!.sumReceived],
    hash: tallyHash(tally),
  };
}

describe.each(GEOMETRY_NAMES)('%s', (name) => {
  const geometry = definitions[name];
  it('walks as the tables written out, with the packets of a live run', () => {
    fc.assert(
      fc.property(aCase(name), fc.nat(200), fc.integer({ min: 1, max: 40 }), (one, packets, batchPackets) => {
        const walked = walkAll(name, one, packets);
        const tally = route(one, { geometry, entries: one.entries, batchPackets }, packets);
        expect(shown(tally)).toEqual(counted(one, walked));
      }),
    );
  });
});
