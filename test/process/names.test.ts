// A2, B1: a name belongs to the key that had it first, whoever asks for it later; and what a node keeps in its --data.

import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Registry, registered, startMessenger, startRegistry } from './overlay.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const named = (registry: Registry, name: string, data: string, ...args: string[]) =>
  startMessenger(registry.port, ['--name', name, '--data', join(folder, data), ...args]);

async function nodesOf(registry: Registry): Promise<readonly Record<string, unknown>[]> {
  const from = registry.program.events.length;
  await registry.command('list-messaging-nodes');
  const { nodes } = await registry.program.event<{ nodes: Record<string, unknown>[] }>(
    'nodes',
    () => true,
    from,
  );
  return nodes;
}

test('B1: of two processes that claim bob the second is refused; killed and started again, the first has its ID', async () => {
  const registry = await startRegistry('--seed', 'names');
  const bob = await registered(named(registry, 'bob', 'bob'));

  const second = named(registry, 'bob', 'impostor');
  expect(await second.ends()).toBe(1);
  expect(second.events.at(-1)).toMatchObject({
    event: 'refused',
    reason: 'Registration refused: the name "bob" belongs to another key',
  });
  expect(await nodesOf(registry)).toEqual([
    expect.objectContaining({ id: bob.id, name: 'bob', state: 'registered' }),
  ]);

  bob.program.signal('SIGKILL');
  await registry.program.event('left');
  expect(await nodesOf(registry)).toEqual([
    expect.objectContaining({ id: bob.id, name: 'bob', state: 'lost', away: true }),
  ]);
  const other = await registered(startMessenger(registry.port));
  expect(other.id).not.toBe(bob.id);
  const again = await registered(named(registry, 'bob', 'bob'));
  expect(again.id).toBe(bob.id);

  // A2: registered twice with the same key: the newer is the node, and the older is told.
  const newer = await registered(named(registry, 'bob', 'bob'));
  expect(newer.id).toBe(bob.id);
  expect(await again.program.ends()).toBe(1);
  expect(again.program.events.at(-1)).toMatchObject({
    event: 'gave-up',
    reason: expect.stringContaining('another process with the same key has registered'),
  });

  newer.program.send('fingerprint');
  const { digits } = await newer.program.event<{ digits: string }>('fingerprint');
  expect(digits).toMatch(/^\d{5}( \d{5}){11}$/);
  const alice = await registered(named(registry, 'alice', 'alice'));
  alice.program.send('fingerprint bob');
  expect(await alice.program.event('fingerprint')).toMatchObject({ id: bob.id, name: 'bob', digits });

  // Another registry is another network.
  const elsewhere = await startRegistry();
  const lost = named(elsewhere, 'bob', 'bob');
  expect(await lost.ends()).toBe(1);
  expect(lost.events.at(-1)).toMatchObject({
    event: 'gave-up',
    reason: expect.stringContaining('belongs to another network'),
  });
});

test.skipIf(process.platform === 'win32')('what is in --data is for its owner alone', async () => {
  const data = join(folder, 'bob');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  for (const file of ['key', 'network']) expect(statSync(join(data, file)).mode & 0o777).toBe(0o600);
  chmodSync(data, 0o777);
  const program = startMessenger(9, ['--name', 'bob', '--data', data]);
  expect(await program.ends()).toBe(2);
  expect(program.complaints).toEqual([
    `error: others can use ${data} (mode 777); mend it with: chmod 700 ${data}`,
  ]);
});
