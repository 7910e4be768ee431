import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFailures, type Failures, isDead } from '../../src/flat/failures.ts';
import { buildOverlay, type FlatOverlay, onHeap } from '../../src/flat/flat-overlay.ts';
import { prepare } from '../../src/flat/prepare.ts';
import { completeOptions, type RouteOptions } from '../../src/flat/route-options.ts';
import { Router } from '../../src/flat/router.ts';
import { addTally, createTally, OUTCOMES, type Tally, tallyHash } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';
import { GEOMETRY_NAMES, type GeometryName, geometries } from '../../src/geometries/index.ts';
import { endpointSalt, highLane, joinLanes, lowLane } from '../../src/overlay/fingerprint.ts';
import { defaultEntries } from '../../src/routing/geometry.ts';
import { aCase } from './cases.ts';
import { type Packet, walkAmongLive } from './failure-twin.ts';
import { type Case, idsOf } from './twin.ts';

function route(overlay: FlatOverlay, options: RouteOptions, packets: number, failures?: Failures): Tally {
  const tally = createTally(overlay.nodes, 'all');
  const prepared = prepare(overlay, options);
  const router = new Router(overlay, options, tally, { ...prepared, ...(failures && { failures }) });
  router.assign(0, packets);
  while (!router.step(500));
  return tally;
}

function deadRanks({ dead }: Failures, nodes: number): number[] {
  return Array.from({ length: nodes }, (_, rank) => rank).filter((rank) => isDead(dead, rank));
}

function places(counts: Float64Array): Record<number, number> {
  return Object.fromEntries([...counts.entries()].filter(([, count]) => count > 0));
}

function shown(tally: Tally) {
  const { packets, hops, copies, relayed, traffic } = tally;
  return {
    packets,
    hops,
    copies,
    outcomes: places(tally.outcomes),
    lengths: places(tally.lengths),
    timeouts: places(tally.timeouts),
    relayed: [...relayed!],
    sent: [...traffic!.sent],
    received: [...traffic!.received],
    hash: tallyHash(tally),
  };
}

/** What a tally must be, from what became of all packets. Floods count no timeouts. */
function counted(one: Case, packets: readonly Packet[], countsTimeouts: boolean): ReturnType<typeof shown> {
  const ids = idsOf(one);
  const count = (numbers: readonly number[]) => {
    const counts: Record<number, number> = {};
    for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
    return counts;
  };
  const rows = (ranks: readonly number[]) => {
    const counts = count(ranks);
    return ids.map((_, rank) => counts[rank] ?? 0);
  };
  const delivered = packets.filter(({ outcome }) => outcome === 'delivered');
  let [low, high] = [0, 0];
  for (const { source, sink, hops, outcome } of packets) {
    const word = 16 * hops + OUTCOMES.indexOf(outcome);
    low = (low + lowLane(endpointSalt(source, sink), word)) | 0;
    high = (high + highLane(endpointSalt(source, sink), word)) | 0;
  }
  return {
    packets: packets.length,
    hops: packets.reduce((sum, { hops }) => sum + hops, 0),
    copies: packets.reduce((sum, { copies }) => sum + copies, 0),
    outcomes: count(packets.map(({ outcome }) => OUTCOMES.indexOf(outcome))),
    lengths: count(delivered.map(({ hops }) => hops)),
    timeouts: countsTimeouts ? count(packets.map(({ timeouts }) => timeouts)) : {},
    relayed: rows(packets.flatMap(({ visited }) => visited.slice(1, -1))),
    sent: rows(packets.map(({ source }) => ids.indexOf(source))),
    received: rows(delivered.map(({ sink }) => ids.indexOf(sink))),
    hash: joinLanes(low, high).toString(16).padStart(16, '0'),
  };
}

/** Cases among which packets arrive, find nobody alive, and are given up: random ones need not have all three. */
function manyOutcomes(geometry: GeometryName): [Case, number, number | undefined, number][] {
  const one = { nodes: 64, bits: 10, seed: 'outcomes', entries: defaultEntries(geometries[geometry], 64) };
  return [
    [one, 0.3, 1, 10],
    [one, 0.8, undefined, 10],
  ];
}

const aShare = fc.constantFrom(0.1, 0.3, 0.5, 0.8);

describe.each(
  GEOMETRY_NAMES.flatMap((name) =>
    definitions[name].flat.deadPeerPolicies.map((way) => [name, way.name] as const),
  ),
)('%s, %s', (name, onDead) => {
  const geometry = definitions[name];
  it('walks as the peers written out and tried one by one', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        aCase(name),
        aShare,
        fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        fc.integer({ min: 1, max: 40 }),
        (one, fail, hopLimit, batchPackets) => {
          fc.pre(one.nodes - Math.round(fail * one.nodes) >= 2 && fail * one.nodes >= 1);
          const overlay = buildOverlay(one);
          const options = { geometry, entries: one.entries, fail, onDead, hopLimit, batchPackets };
          const { failures } = prepare(overlay, options);
          const dead = new Set(deadRanks(failures!, one.nodes));
          const limit = completeOptions(one.nodes, options).hopLimit;
          const packets = walkAmongLive(name, one, { dead, onDead, hopLimit: limit }, 50);
          for (const { outcome } of packets) seen.add(outcome);
          expect(shown(route(overlay, options, 50))).toEqual(counted(one, packets, !geometry.flat.floods));
        },
      ),
      { numRuns: 25, examples: manyOutcomes(name) },
    );
    expect([...seen].sort()).toEqual([...OUTCOMES].sort());
  });
});

describe.each(GEOMETRY_NAMES)('%s', (name) => {
  const geometry = definitions[name];
  it('walks as without failures when none of the nodes has failed', () => {
    fc.assert(
      fc.property(aCase(name), (one) => {
        const overlay = buildOverlay(one);
        const nobody = drawFailures(overlay, 0, 'random', onHeap);
        const { timeouts, ...usual } = shown(route(overlay, { geometry, entries: one.entries }, 90));
        const { timeouts: none, ...result } = shown(
          route(overlay, { geometry, entries: one.entries }, 90, nobody),
        );
        expect(result).toEqual(usual);
        expect(none).toEqual(geometry.flat.floods ? {} : { 0: 90 });
        expect(timeouts).toEqual({});
      }),
      { numRuns: 10 },
    );
  });
});

it.each([
  { geometry: definitions.flood, hopLimit: 3 },
  { geometry: definitions.chord, onDead: 'stop' },
] as const)('$geometry.name: tallies of the parts of a run add up to that of the whole', (walk) => {
  const overlay = buildOverlay({ nodes: 50, bits: 31, seed: 'parts' });
  const options = { ...walk, fail: 0.3 };
  const prepared = prepare(overlay, options);
  const part = (from: number, to: number) => {
    const tally = createTally(50, 'all');
    const router = new Router(overlay, options, tally, prepared);
    router.assign(from, to);
    while (!router.step(500));
    return tally;
  };
  const total = part(200, 210);
  addTally(total, part(0, 200));
  const whole = part(0, 210);
  expect(shown(total)).toEqual(shown(whole));
  expect(
    walk.geometry.flat.floods ? whole.copies : Object.keys(places(whole.timeouts)).length,
  ).toBeGreaterThan(1);
});
