// A living overlay over TCP: tables from the first node on, kept up as processes come, leave and are killed; traces over
// them; and runs that set up by themselves.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Registry, startMessengers, startRegistry, startRegistryOn } from './overlay.ts';
import type { Program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-living-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The nodes that a trace visits, or why it cannot go on. */
async function trace(program: Program, sink: number): Promise<readonly number[] | string> {
  const from = program.events.length;
  program.send(`trace ${sink}`);
  const { outcome, reason } = await program.event<{ outcome: string; reason: string }>(
    'ended',
    () => true,
    from,
  );
  if (outcome !== 'done') return reason;
  const { ids } = await program.event<{ ids: readonly number[] }>('trace', () => true, from);
  return ids;
}

async function status(registry: Registry): Promise<string> {
  const { events } = await registry.command('status');
  return (events.find(({ event }) => event === 'status') as unknown as { text: string }).text;
}

test('nodes are known at once, and messages find their way whoever comes and goes', async () => {
  const registry = await startRegistry('--living', '--min-nodes', '2', '--seed', 'living');
  const nodes = await startMessengers(registry, 5);
  const ids = nodes.map(({ id }) => id);
  expect(Math.max(...ids)).toBeGreaterThan(2 ** 24);
  expect((await registry.tables()).map(({ id }) => id)).toEqual([...ids].sort((a, b) => a - b));
  const [first, second, third, fourth] = nodes;
  await expect
    .poll(() => trace(first!.program, fourth!.id))
    .toEqual(expect.arrayContaining([first!.id, fourth!.id]));
  expect(await status(registry)).toMatch(
    /living tables of 5 nodes, epoch 1\.\d+; the next run begins with a set-up/,
  );

  // A run begins with a set-up of its own.
  const { matched, totals } = await registry.startRounds(50);
  expect({ matched, received: totals.received }).toEqual({ matched: true, received: 250 });
  second!.program.signal('SIGKILL');
  await registry.program.event('left', (event) => (event as { id?: number }).id === second!.id);
  for (const { program } of [first!, third!, fourth!]) {
    await expect.poll(() => trace(program, second!.id)).toContain('no node has that ID');
  }
  const [sixth] = await startMessengers(registry, 1); // gets the ID that is free again
  for (const { program } of [first!, third!, fourth!]) {
    await expect.poll(async () => (await trace(program, sixth!.id)).at(-1)).toBe(sixth!.id);
  }
  expect(await trace(sixth!.program, sixth!.id)).toEqual([sixth!.id]);
  expect(await registry.startRounds(20)).toMatchObject({ matched: true, totals: { received: 100 } });
});

test('where the overlay is not living, a trace says so', async () => {
  const registry = await startRegistry('--min-nodes', '2');
  const [node] = await startMessengers(registry, 1);
  expect(await trace(node!.program, 3)).toBe('the overlay is not living: registry --living');
  expect(await trace(node!.program, 2 ** 31)).toContain('is not the ID of a node');
});

test('messages find their way while the registry is gone, and after it has come back', async () => {
  const options = ['--living', '--min-nodes', '2', '--data', join(folder, 'registry')];
  const registry = await startRegistryOn(0, ...options);
  const nodes = await startMessengers(registry, 4);
  const [first, , , last] = nodes;
  await expect.poll(() => trace(first!.program, last!.id)).toContain(last!.id);
  registry.program.signal('SIGKILL');
  await first!.program.event('registry-lost');
  const way = await trace(first!.program, last!.id);
  expect(way).toContain(last!.id);

  const from = nodes.map(({ program }) => program.events.length);
  const second = await startRegistryOn(registry.port, ...options);
  for (const [i, { id, program }] of nodes.entries()) {
    expect(await program.event('registered', () => true, from[i])).toMatchObject({ id });
  }
  expect(await trace(first!.program, last!.id)).toEqual(way);
  expect((await second.tables()).map(({ id }) => id)).toEqual(
    nodes.map(({ id }) => id).sort((a, b) => a - b),
  );
  expect(await second.startRounds(20)).toMatchObject({ matched: true, totals: { received: 80 } });
});
