// A small swarm with every test: seeds that are always the same, seeds that are others each time, and all that ever
// failed. `sinkward swarm --seeds 10000` runs a large one.

import { describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { ThroughCodec } from '../../src/commands/simulate/through-codec.ts';
import { DEFAULT_MAX_EVENTS } from '../../src/commands/swarm/options.ts';
import { runSeed, type Source, scenarioOf, shrinkSeed } from '../../src/commands/swarm/run-seed.ts';
import { SwarmTally } from '../../src/commands/swarm/swarm-tally.ts';
import { runAgainThroughCodec } from '../../src/commands/swarm/through-codec.ts';
import { geometries, messengerGeometries } from '../../src/geometries/index.ts';
import type { Message } from '../../src/overlay/message.ts';
import { entriesMistake } from '../../src/routing/geometry.ts';
import type { CheckName, Violation } from '../../src/scenario/checks.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { PacketPool } from '../../src/simulator/network/packet-pool.ts';
import { PacketTraffic } from '../../src/simulator/nodes/packet-traffic.ts';
import { drawGeometry } from '../../src/swarm/random-geometry.ts';
import { drawScenario } from '../../src/swarm/random-scenario.ts';
import { shrink } from '../../src/swarm/shrink.ts';
import { SOMETIMES, sometimesOver } from '../../src/swarm/sightings.ts';
import { varyScenario } from '../../src/swarm/vary.ts';
import { watch } from '../../src/swarm/watch.ts';
import { freshSeed, rounds } from '../support/fresh.ts';
import { failures } from './failures.ts';

const SAME_SEEDS = 400;
const FRESH_SEEDS = rounds(200, 5000);

const MAX_EVENTS = { maxEvents: DEFAULT_MAX_EVENTS };
const DRAWN: Source = { scenario: undefined, drawsFaults: true, ...MAX_EVENTS };

interface Swarm {
  readonly tally: SwarmTally;
  /** What the first seed that fails breaks. */
  readonly failed: { readonly seed: number; readonly violations: readonly Violation[] } | undefined;
}

/** So many seeds, up to the first that fails. */
function runSeeds(from: number, seeds: number): Swarm {
  const tally = new SwarmTally(SOMETIMES);
  for (let seed = from; seed < from + seeds; seed++) {
    const outcome = runSeed(DRAWN, seed);
    tally.add(outcome);
    const { violations } = outcome;
    if (violations.length > 0) return { tally, failed: { seed, violations } };
  }
  return { tally, failed: undefined };
}

const runScenario = (scenario: Scenario) => watch(scenario, MAX_EVENTS);

test(`seeds 1 to ${SAME_SEEDS} pass every check, and each thing that should happen sometimes does`, () => {
  const { tally, failed } = runSeeds(1, SAME_SEEDS);
  expect(failed).toBeUndefined();
  expect(tally.neverSeen).toEqual([]);
});

const fresh = freshSeed();

test(`fresh seeds pass every check: sinkward swarm --from ${fresh} --seeds ${FRESH_SEEDS}`, () => {
  expect(runSeeds(fresh, FRESH_SEEDS).failed).toBeUndefined();
});

describe('what failed once passes now', () => {
  it.each(failures)('%s', (_what, scenario) => {
    expect(runScenario(scenario).violations).toEqual([]);
  });
});

describe('drawing', () => {
  it('gives the same scenario for the same seed, and another for another', () => {
    expect(drawScenario(7)).toEqual(drawScenario(7));
    expect(drawScenario(7)).not.toEqual(drawScenario(8));
  });

  it('gives every geometry that messengers can do, with entries that it allows, or one too many', () => {
    const drawn = new Set<string>();
    let tooMany = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const { nodes, geometry, commands } = drawScenario(seed);
      drawn.add(geometry);
      for (const { command } of commands) {
        if (command.name !== 'setup-overlay') continue;
        const entries = command.entries!;
        const mistake = entriesMistake(geometries[geometry], nodes, entries);
        if (entries === geometries[geometry].maxEntries(nodes) + 1) tooMany++;
        else expect(mistake).toBeUndefined();
      }
    }
    expect([...drawn].sort(compare)).toEqual([...messengerGeometries].sort(compare));
    expect(tooMany).toBeGreaterThan(0);
  });

  it('of a geometry changes nothing but entries', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const hops = { ...drawScenario(seed), geometry: 'hops' } as const;
      const { commands, geometry, ...rest } = drawGeometry(hops);
      const withoutEntries = (steps: typeof commands) =>
        steps.map(({ atMs, command }) => [atMs, { ...command, entries: 0 }]);
      expect({ ...rest, commands: withoutEntries(commands) }).toEqual({
        ...hops,
        geometry: undefined,
        commands: withoutEntries(hops.commands),
      });
      expect(messengerGeometries).toContain(geometry);
    }
  });

  it('gives scenarios that run the same twice', () => {
    for (const seed of [3, 18, 45, 226]) {
      const [once, again] = [runScenario(drawScenario(seed)), runScenario(drawScenario(seed))];
      expect(again.events).toBe(once.events);
      expect(again.result?.world.truth).toEqual(once.result?.world.truth);
      expect(again.result?.commands).toEqual(once.result?.commands);
    }
  });
});

test('a codec that changes a message is found', () => {
  const scenario = drawScenario(16);
  const real = new ThroughCodec();
  const broken = {
    observe: real.observe,
    message(message: Message): Message {
      const read = real.message(message);
      return read.kind === 'initiateTask' ? { ...read, packets: read.packets + 1 } : read;
    },
  };
  expect(runAgainThroughCodec(scenario, MAX_EVENTS)).toEqual([]);
  const found = runAgainThroughCodec(scenario, MAX_EVENTS, broken);
  expect(found.map(({ check }) => check)).toContain('unchanged');
});

test('a swarm in which something never happened says what', () => {
  expect(new SwarmTally(SOMETIMES).neverSeen).toEqual(SOMETIMES);
  const over = sometimesOver('kademlia');
  expect(over).toContain('a run over kademlia was done');
  expect(over).toContain('a packet was relayed by exclusive or');
  expect(over).not.toContain('a packet was relayed clockwise');
  expect(over.filter((what) => what.startsWith('a run over'))).toHaveLength(1);
});

describe('a scenario that fails', () => {
  test('is shrunk to what it needs', () => {
    const scenario = drawScenario(21);
    const crashes = (steps: typeof scenario.faults) => steps.some(({ action }) => action.kind === 'crash');
    const run = (smaller: Scenario) => {
      const check: CheckName = 'alive';
      return crashes(smaller.faults) && smaller.nodes > 3
        ? [{ check, detail: `${smaller.nodes} nodes` }]
        : [];
    };
    const shrunk = shrink(scenario, 'alive', run, 500);
    expect(shrunk).toMatchObject({ nodes: 4, commands: [], startOverMs: 0, clockSkew: 0, idBits: 7 });
    expect(shrunk.faults).toHaveLength(1);
  });

  test('because packets are changed on their way is found, and made small', () => {
    // A payload that ends with eight zero bits loses its sign: one packet in 256 or so.
    onTestFinished(() => void vi.restoreAllMocks());
    const { add } = PacketPool.prototype;
    const { put } = PacketTraffic.prototype;
    let pool: PacketPool;
    vi.spyOn(PacketPool.prototype, 'add').mockImplementation(function (this: PacketPool, ...packet) {
      pool = this;
      return add.apply(this, packet);
    });
    vi.spyOn(PacketTraffic.prototype, 'put').mockImplementation(function (this: PacketTraffic, end, packet) {
      if ((pool.payload[packet]! & 0xff) === 0) pool.payload[packet]! ^= 1 << 31;
      put.call(this, end, packet);
    });
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const outcomes = seeds.map((seed) => runSeed(DRAWN, seed));
    const failed = outcomes.find(({ violations }) => violations.length > 0)!;
    expect(failed.violations[0]!.check).toBe('unchanged');
    expect(failed.throughCodec).toBe(false);
    const { scenario, violations } = shrinkSeed(DRAWN, failed);
    expect(violations.map(({ check }) => check)).toContain('unchanged');
    expect(scenario.nodes).toBeLessThanOrEqual(scenarioOf(DRAWN, failed.seed).nodes);
    expect(scenario).toMatchObject({ faults: [], startOverMs: 0, clockSkew: 0, geometry: 'hops' });
    // It is as small as it gets.
    expect(shrinkSeed({ ...DRAWN, scenario }, { ...failed, seed: 0 }).scenario).toEqual(scenario);
    vi.restoreAllMocks();
    expect(runSeed(DRAWN, failed.seed).violations).toEqual([]);
  });
});

describe('variations of a scenario', () => {
  const scenario: Scenario = { ...drawScenario(3), faults: [], startOverMs: 0 };
  const drawsFaults = { drawsFaults: true };

  it('are the same for the same number, and the scenario itself for 0', () => {
    expect(varyScenario(scenario, 0, drawsFaults)).toBe(scenario);
    expect(varyScenario(scenario, 5, drawsFaults)).toEqual(varyScenario(scenario, 5, drawsFaults));
    expect(varyScenario(scenario, 5, drawsFaults)).not.toEqual(varyScenario(scenario, 6, drawsFaults));
  });

  it('change the seed, the time over which nodes start, and faults where there are none', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => i + 1);
    const varied = numbers.map((number) => varyScenario(scenario, number, drawsFaults));
    for (const { seed, startOverMs, faults, ...rest } of varied) {
      expect({ ...rest, seed: scenario.seed, startOverMs: 0, faults: [] }).toEqual(scenario);
    }
    expect(new Set(varied.map(({ seed }) => seed)).size).toBe(200);
    expect(new Set(varied.map(({ startOverMs }) => startOverMs))).toEqual(new Set([0, 1, 10]));
    const calm = varied.filter(({ faults }) => faults.length === 0).length;
    expect(calm).toBeGreaterThan(10);
    expect(calm).toBeLessThan(60);
  });

  it('leave a timeline and a time over which nodes start as they are, and draw no faults when told not to', () => {
    const written = { ...drawScenario(3), startOverMs: 7 };
    expect(written.faults).not.toEqual([]);
    for (let number = 1; number <= 50; number++) {
      const { seed, ...rest } = varyScenario(written, number, drawsFaults);
      expect({ ...rest, seed: written.seed }).toEqual(written);
      expect(varyScenario(scenario, number, { drawsFaults: false }).faults).toEqual([]);
    }
  });
});

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
