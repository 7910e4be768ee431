// A living overlay over TCP: tables from the first node on, kept up as processes come, leave and are killed; traces over
// them; and runs that set up by themselves.

import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Registry, startMessengers, startRegistry } from './overlay.ts';
import type { Program } from './program.ts';

/** Longer than changes are gathered. */
const GATHER_MS = 2200;

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
  const found = await trace(first!.program, fourth!.id);
  expect(found).toEqual(expect.arrayContaining([first!.id, fourth!.id]));
  expect(await status(registry)).toMatch(
    /living tables of 5 nodes, epoch 1\.\d+; the next run begins with a set-up/,
  );

  // A run begins with a set-up of its own.
  const { matched, totals } = await registry.startRounds(50);
  expect({ matched, received: totals.received }).toEqual({ matched: true, received: 250 });
  second!.program.signal('SIGKILL');
  await registry.program.event('left', (event) => (event as { id?: number }).id === second!.id);
  await pause(GATHER_MS);
  for (const { program } of [first!, third!, fourth!]) {
    expect(await trace(program, second!.id)).toContain('no node has that ID');
  }
  const [sixth] = await startMessengers(registry, 1); // gets the ID that is free again
  await pause(GATHER_MS);
  for (const { program } of [first!, third!, fourth!]) {
    expect((await trace(program, sixth!.id)).at(-1)).toBe(sixth!.id);
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
