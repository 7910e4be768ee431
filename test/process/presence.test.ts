// Who is there: programs that are stopped are away, and back as themselves when they go on.

import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Registry, startMessengers, startNodes, startRegistry } from './overlay.ts';
import type { Program } from './program.ts';

interface Presence {
  readonly id: number;
  readonly presence: string;
  readonly seconds: number;
}

interface Changed {
  readonly id: number;
  readonly seconds: number;
  readonly consequence: string;
}

async function who(program: Program): Promise<ReadonlyMap<number, string>> {
  const from = program.events.length;
  program.send('who');
  const { nodes } = await program.event<{ nodes: readonly Presence[] }>('who', () => true, from);
  await program.event('ended', () => true, from);
  return new Map(nodes.map(({ id, presence }) => [id, presence]));
}

const idsOf = async (registry: Registry) => (await registry.list()).map(({ id }) => id);

const HEARTBEAT_MS = 250;
const OPTIONS = ['--min-nodes', '2', '--heartbeat', `${HEARTBEAT_MS}ms`];
/** On a busy machine a timer comes late. */
const SLACK_MS = 2000;

test('a messenger that is stopped is away within the bound, left out of a set-up, and comes back as itself', async () => {
  const registry = await startRegistry(...OPTIONS);
  const nodes = await startNodes(registry, 3);
  const [stopped] = await startMessengers(registry, 1);
  const { program, id } = stopped!;
  const before = await idsOf(registry);
  expect(new Set((await who(registry.program)).values())).toEqual(new Set(['online']));

  program.signal('SIGSTOP');
  const stoppedAt = performance.now();
  await registry.program.event<Changed>('away', (event) => event.id === id);
  const afterMs = performance.now() - stoppedAt;
  expect(afterMs).toBeGreaterThan(2 * HEARTBEAT_MS);
  expect(afterMs).toBeLessThan(4 * HEARTBEAT_MS + SLACK_MS);
  expect((await who(registry.program)).get(id)).toBe('away');
  expect((await who(nodes)).get(id)).toBe('away');
  expect((await registry.list()).find((member) => member.id === id)).toMatchObject({ away: true });

  const setup = await registry.command('setup-overlay 1');
  expect(setup.outcome).toBe('done');
  expect(setup.events).toContainEqual({ event: 'note', text: `Left out, as they are away: node ${id}.` });
  expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 300 } });

  program.signal('SIGCONT');
  const back = await registry.program.event<Changed>('back', (event) => event.id === id);
  expect(back.consequence).toContain('needs a new set-up');
  expect((await who(program)).get(id)).toBe('online');
  expect(await idsOf(registry)).toEqual(before);
  expect(program.events.filter(({ event }) => event === 'registered')).toHaveLength(1);
  await registry.setUp(1);
  expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 400 } });
});

test('a run says at once that it waits for a node that is stopped, and is verified when it goes on', async () => {
  const registry = await startRegistry(...OPTIONS);
  await startNodes(registry, 3);
  const [stopped] = await startMessengers(registry, 1);
  await registry.setUp(1);
  stopped!.program.signal('SIGSTOP');
  const run = registry.startRounds(500);
  const away = await registry.program.event<Changed>('away');
  expect(away).toMatchObject({ id: stopped!.id, consequence: 'The run waits for it.' });
  stopped!.program.signal('SIGCONT');
  expect(await run).toMatchObject({ matched: true });
});

test('a registry that is stopped takes nobody for away', async () => {
  const registry = await startRegistry(...OPTIONS, '--missed', '1');
  await startNodes(registry, 20);
  registry.program.signal('SIGSTOP');
  await pause(8 * HEARTBEAT_MS);
  registry.program.signal('SIGCONT');
  await pause(SLACK_MS);
  expect(new Set((await who(registry.program)).values())).toEqual(new Set(['online']));
  expect(registry.program.events.filter(({ event }) => event === 'away' || event === 'left')).toEqual([]);
});

test('a messenger that is killed is lost at once, and without heartbeats nobody is away', async () => {
  const registry = await startRegistry('--heartbeat', '0');
  const [killed, stopped] = await startMessengers(registry, 2);
  stopped!.program.signal('SIGSTOP');
  killed!.program.signal('SIGKILL');
  await registry.program.event('left');
  await pause(1000);
  expect([...(await who(registry.program))]).toEqual([[stopped!.id, 'connected']]);
});
