// The flat run, the full simulation and (as test/simulator keeps it) real processes: one table.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { messengerGeometries } from '../../src/geometries/index.ts';
import { simulate } from '../../src/scenario/run-scenario.ts';
import { defaultCommands } from '../../src/scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../../src/simulator/network/network-options.ts';

interface Run {
  readonly geometry: GeometryName;
  readonly nodes: number;
  readonly idBits: number;
  readonly entries: number;
  readonly packets: number;
  readonly seed: string;
}

function simulated({ geometry, nodes, idBits, entries, packets, seed }: Run) {
  const result = simulate({
    seed,
    nodes,
    idBits,
    minNodes: 2,
    geometry,
    network: DEFAULT_NETWORK,
    startOverMs: 0,
    clockSkew: 0,
    commands: defaultCommands(nodes, entries, packets),
    faults: [],
  });
  return result.summaries[0]!.nodes.map(({ id, sent, received, relayed, sumSent, sumReceived }) => ({
    id,
    sent,
    received,
    relayed,
    sumSent,
    sumReceived,
  }));
}

function flat({ geometry, nodes, idBits, entries, packets, seed }: Run) {
  const overlay = buildOverlay({ nodes, bits: idBits, seed });
  const tally = createTally(nodes, 'all');
  const router = new Router(overlay, { geometry: definitions[geometry], entries }, tally);
  router.assign(0, nodes * packets);
  while (!router.step(1e6));
  return Array.from(overlay.ids.subarray(0, nodes), (id, rank) => ({
    id,
    sent: tally.traffic!.sent[rank]!,
    received: tally.traffic!.received[rank]!,
    relayed: tally.relayed![rank]!,
    sumSent: BigInt(tally.traffic!.sumSent[rank]!),
    sumReceived: BigInt(tally.traffic!.sumReceived[rank]!),
  }));
}

test.each<Run>([
  { geometry: 'hops', nodes: 10, idBits: 7, entries: 3, packets: 300, seed: 'lesson-1' },
  { geometry: 'hops', nodes: 300, idBits: 31, entries: 9, packets: 10, seed: '' },
  { geometry: 'chord', nodes: 2, idBits: 7, entries: 1, packets: 20, seed: 'two' },
  { geometry: 'chord', nodes: 128, idBits: 7, entries: 1, packets: 20, seed: 'full' },
  { geometry: 'chord', nodes: 300, idBits: 31, entries: 1, packets: 10, seed: '1' },
  { geometry: 'chord', nodes: 200, idBits: 24, entries: 5, packets: 10, seed: 'list' },
])('$geometry, $nodes nodes of $idBits bits, $entries entries', (run) => {
  expect(flat(run)).toEqual(simulated(run));
});

test('any of them', () => {
  const aRun = fc.record({
    geometry: fc.constantFrom(...messengerGeometries),
    nodes: fc.integer({ min: 2, max: 40 }),
    idBits: fc.constantFrom(7, 10, 23, 24, 31),
    entries: fc.constant(1),
    packets: fc.integer({ min: 1, max: 12 }),
    seed: fc.string(),
  });
  fc.assert(
    fc.property(aRun, (run) => {
      expect(flat(run)).toEqual(simulated(run));
    }),
    { numRuns: 60 },
  );
});
