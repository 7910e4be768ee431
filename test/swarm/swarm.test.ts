// A small swarm with every test: seeds that are always the same, seeds that are others each time, and all that ever
// failed. `npm run swarm -- --seeds 10000` runs a large one.

import { describe, expect, it, test } from 'vitest';
import { ThroughCodec } from '../../src/commands/simulate/through-codec.ts';
import type { Message } from '../../src/overlay/message.ts';
import { entriesMistake, geometries, messengerGeometries } from '../../src/routing/geometry.ts';
import type { CheckName } from '../../src/scenario/checks.ts';
import { drawScenario } from '../../src/swarm/draw.ts';
import { drawGeometry } from '../../src/swarm/geometry.ts';
import { shrink } from '../../src/swarm/shrink.ts';
import { SOMETIMES } from '../../src/swarm/sightings.ts';
import { freshSeed, rounds } from '../support/fresh.ts';
import { failures } from './failures.ts';
import { describeFailure, neverSeen, runAgainThroughCodec, runScenario, runSwarm } from './run.ts';

const SAME_SEEDS = 400;
const FRESH_SEEDS = rounds(200, 5000);

test(`seeds 1 to ${SAME_SEEDS} pass every check, and each thing that should happen sometimes does`, () => {
  const swarm = runSwarm(1, SAME_SEEDS);
  expect(swarm.failure && describeFailure(swarm.failure)).toBeUndefined();
  expect(neverSeen(swarm)).toEqual([]);
});

const fresh = freshSeed();

test(`fresh seeds pass every check: npm run swarm -- --from ${fresh} --seeds ${FRESH_SEEDS}`, () => {
  const { failure } = runSwarm(fresh, FRESH_SEEDS);
  expect(failure && describeFailure(failure)).toBeUndefined();
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
        const { entries } = command;
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
  expect(runAgainThroughCodec(scenario)).toEqual([]);
  expect(runAgainThroughCodec(scenario, broken).map(({ check }) => check)).toContain('unchanged');
});

test('a swarm in which something never happened says what', () => {
  const nothing = { seeds: 0, events: 0, counts: new Map<string, number>(), failure: undefined };
  expect(neverSeen(nothing)).toEqual(SOMETIMES);
});

test('a failure is shrunk to what it needs, and says how to see it again', () => {
  const scenario = drawScenario(21);
  const crashes = (steps: typeof scenario.faults) => steps.some(({ action }) => action.kind === 'crash');
  const run = (smaller: typeof scenario) => {
    const check: CheckName = 'alive';
    return crashes(smaller.faults) && smaller.nodes > 3 ? [{ check, detail: `${smaller.nodes} nodes` }] : [];
  };
  const shrunk = shrink(scenario, 'alive', run, 500);
  expect(shrunk).toMatchObject({ nodes: 4, commands: [], startOverMs: 0, clockSkew: 0, idBits: 7 });
  expect(shrunk.faults).toHaveLength(1);
  const text = describeFailure({
    seed: 21,
    scenario,
    violations: run(scenario),
    shrunk,
    shrunkViolations: run(shrunk),
  });
  expect(text).toMatch(/^Seed 21 fails\.\n {2}alive: \d+ nodes\n/);
  expect(text).toContain('\nShrunk:\n  seed: "swarm:21"\n  nodes: 4\n');
  expect(text).toMatch(/Again: npm run swarm -- --seed 21\n$/);
});

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
