// A2, A7, A13, A14, B2, B14: what the forerunners' nodes promised of joining, being away and coming back, and did not keep. B1,
// and of A2 what concerns names, are in names.test.ts; a node without a name that stands still, in presence.test.ts.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Message } from '../../src/overlay/message.ts';
import { encode } from '../../src/wire/codec.ts';
import { connectRaw } from '../peers/raw.ts';
import { listen } from '../peers/sockets.ts';
import { type Registry, registered, startMessenger, startNodes, startRegistry } from './overlay.ts';
import { type Program, start } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-away-'));
afterAll(() => rmSync(folder, { recursive: true }));

const startNamed = (registry: Registry, name: string, ...args: string[]) =>
  startMessenger(registry.port, ['--name', name, '--data', join(folder, name), ...args]);

interface Presence {
  readonly id: number;
  readonly name: string;
  readonly presence: string;
}

/** As that program is told. */
async function who(program: Program): Promise<readonly Presence[]> {
  const from = program.events.length;
  program.send('who');
  const { nodes } = await program.event<{ nodes: readonly Presence[] }>('who', () => true, from);
  await program.event('ended', () => true, from);
  return nodes;
}

/** Presence by name. */
const states = async (program: Program) =>
  Object.fromEntries((await who(program)).map(({ name, presence }) => [name, presence]));

const portOf = (program: Program) =>
  Number(String(program.events.find(({ event }) => event === 'registered')?.['address']).split(':')[1]);

test('A2, A7, A13: a node that stands still, or was killed, is away since then, for all; it comes back as itself', async () => {
  const registry = await startRegistry('--heartbeat', '100ms', '--missed', '2');
  const program = registry.program;
  const alice = await registered(startNamed(registry, 'alice'));
  const bob = await registered(startNamed(registry, 'bob'));

  // A2: a port in use.
  const port = portOf(bob.program);
  const second = startMessenger(registry.port, ['--port', String(port)]);
  expect(await second.ends()).toBe(1);
  expect(second.events).toMatchObject([
    { event: 'gave-up', reason: `cannot listen on 127.0.0.1:${port}: the port is taken` },
  ]);
  expect(await states(bob.program)).toEqual({ alice: 'online', bob: 'online' });

  alice.program.signal('SIGSTOP');
  await program.event('away', ({ id }) => id === alice.id);
  for (const one of [program, bob.program])
    expect(await states(one)).toEqual({ alice: 'away', bob: 'online' });
  alice.program.signal('SIGCONT');
  await program.event('back', ({ id }) => id === alice.id);
  expect(await states(alice.program)).toEqual({ alice: 'online', bob: 'online' });

  alice.program.signal('SIGKILL');
  await program.event('left', ({ id }) => id === alice.id);
  for (const one of [program, bob.program])
    expect(await states(one)).toEqual({ alice: 'away', bob: 'online' });
  expect((await registry.list()).find(({ id }) => id === alice.id)).toMatchObject({
    name: 'alice',
    state: 'lost',
    away: true,
  });

  // A newcomer, which gets the first ID that is free.
  const raw = await connectRaw(registry.port);
  raw.send(encode({ kind: 'registration', address: '127.0.0.1:1', ours: { version: 1 } }));
  expect((await raw.readMessages(1))[0]).not.toMatchObject({ result: alice.id });
  raw.destroy();
  await program.event('left', ({ address }) => address === '127.0.0.1:1');

  const again = await registered(startNamed(registry, 'alice'));
  expect(again.id).toBe(alice.id);
  expect(await states(bob.program)).toEqual({ alice: 'online', bob: 'online' });

  // A7: the port of one that has left is free at once.
  bob.program.send('exit-overlay');
  expect(await bob.program.ends()).toBe(0);
  const { server } = await listen(() => {}, { port });
  onTestFinished(() => void server.close());
  expect(await states(again.program)).toEqual({ alice: 'online' });
});

test('A14: 200 nodes of four processes register in parallel, each with an ID of its own', async () => {
  const registry = await startRegistry('--id-bits', '8');
  await Promise.all(Array.from({ length: 4 }, () => startNodes(registry, 50)));
  const nodes = await registry.list();
  expect(nodes).toHaveLength(200);
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(200);
  expect(new Set(nodes.map(({ address }) => address)).size).toBe(200);
});

const STRANGE: readonly [what: string, message: (alice: number) => Message][] = [
  ['a packet', (sink) => ({ kind: 'nodeData', sink, source: 1, payload: 1, hops: 0, trace: [] })],
  ['who is there', () => ({ kind: 'whoRequest' })],
  ['a key', () => ({ kind: 'keyRequest', name: 'alice', id: 0 })],
  ['a proof', () => ({ kind: 'proof', signature: new Uint8Array(64) })],
  ['that it answers', () => ({ kind: 'heartbeatResponse' })],
];

test('B2: a stranger that has not registered is refused, whatever it says, and nobody else sees any of it', async () => {
  const registry = await startRegistry();
  const alice = await registered(startMessenger(registry.port));
  const { program, port } = registry;
  const before = { list: await registry.list(), events: alice.program.events.length };
  for (const [, message] of STRANGE) {
    const from = program.events.length;
    const stranger = await connectRaw(port);
    stranger.send(encode(message(alice.id)));
    await stranger.closed;
    expect(stranger.frames).toEqual([]);
    await program.event('violation', () => true, from);
  }
  const stranger = await connectRaw(port);
  onTestFinished(() => stranger.destroy());
  const { address } = before.list[0]!;
  stranger.send({ kind: 'deregistration', address, id: alice.id });
  expect(await stranger.readMessages(1)).toMatchObject([{ kind: 'deregistrationResponse', result: -1 }]);
  expect(await registry.list()).toEqual(before.list);
  expect(alice.program.events.slice(before.events).map(({ event }) => event)).toEqual([]);
});

test('B14: after an unknown command and an empty line a good line works, at both programs', async () => {
  const registry = start('registry', ['0']);
  const [, port] = await registry.says(/Listening on 127\.0\.0\.1:(\d+)\./);
  const messenger = start('messenger', [`127.0.0.1:${port}`]);
  await messenger.says(/Registered as node/);
  for (const program of [registry, messenger]) {
    for (const line of ['FOO', '', '  ', 'who now', 'who']) program.send(line);
    await program.says(/│ State +│/);
    expect(program.complaints.filter((line) => line.startsWith('error'))).toEqual([
      "error: unknown command 'FOO'; 'help' lists the commands",
      'error: who: too many arguments; usage: who',
    ]);
  }
});
