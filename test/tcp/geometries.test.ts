// Every geometry that messengers can do, over real sockets: the table is the simulation's, line by line, and full buffers
// block nobody.

import { afterEach, describe, expect, test } from 'vitest';
import { chooseScenario } from '../../src/commands/simulate/choose-scenario.ts';
import { run } from '../../src/commands/simulate/run-simulation.ts';
import { geometries, messengerGeometries } from '../../src/geometries/index.ts';
import { seedKey } from '../../src/random/draw.ts';
import { trafficCsv } from '../../src/results/report-csv.ts';
import { endAll, foreignMessengers, ourMessengers, ourOverlay, ourRegistry } from './support.ts';

afterEach(endAll);

describe.each(messengerGeometries)('%s', (geometry) => {
  const entries = Math.min(2, geometries[geometry].maxEntries(12));

  test('over TCP gives the table that the simulation gives', async () => {
    const seed = `tcp ${geometry}`;
    const { registry } = await ourOverlay(12, entries, {
      registry: { key: seedKey(seed), geometry: geometries[geometry], idBits: 9 },
    });
    const live = await registry.runMatched(200);
    const { scenario } = chooseScenario({ nodes: 12, entries, packets: 200, idBits: 9, seed });
    const { result } = run({ ...scenario, geometry }, { codec: true });
    expect(trafficCsv(live)).toBe(trafficCsv(result.summaries[0]!));
    expect(live.totals.relayed).toBeGreaterThan(0);
  });

  test('with queues of one packet: nothing blocks and nothing is lost', async () => {
    const { registry } = await ourOverlay(12, entries, {
      registry: { geometry: geometries[geometry] },
      messengers: { queueBytes: 64 },
    });
    await registry.runMatched(1000);
  });
});

test('another program is not set up where it would have to route by exclusive or, and the reason is said', async () => {
  const registry = await ourRegistry({ geometry: geometries.kademlia });
  const [foreign] = await foreignMessengers('D', registry, 1);
  await ourMessengers(registry, 3);
  expect(await registry.command({ name: 'setup-overlay', entries: 1 })).toMatchObject({
    outcome: 'failed',
    reason: `node ${foreign!.id} is another program, which routes clockwise and cannot do kademlia`,
  });
});

test('another program can be part of any overlay that is routed clockwise', async () => {
  const registry = await ourRegistry({ geometry: geometries.chord });
  await foreignMessengers('D', registry, 2);
  await ourMessengers(registry, 3);
  await registry.setUp(1);
  await registry.runMatched(50);
});

test('a table beyond what messengers take is not given out', async () => {
  const registry = await ourRegistry({ geometry: geometries.kademlia, idBits: 10 });
  await ourMessengers(registry, 200, { noPipes: false });
  const { outcome, reason } = await registry.command({ name: 'setup-overlay', entries: 64 });
  expect(outcome).toBe('failed');
  expect(reason).toMatch(/^node \d+ would have \d+ peers, more than the maximum of 127; use fewer entries$/);
});
