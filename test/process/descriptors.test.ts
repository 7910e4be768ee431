// Programs that may have few files open, and strangers that take all of them: it is said once, nodes stay and come, and
// packets arrive.

import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { until } from '../peers/sockets.ts';
import { endAll, foreignMessengers } from '../tcp/support.ts';
import {
  type Registry,
  startMessenger,
  startMessengers,
  startNodes,
  startRegistry,
  startRegistryWith,
} from './overlay.ts';
import type { Program } from './program.ts';

const DESCRIPTORS = 64;
const STRANGERS = 100;
const MAKES_ROOM =
  /^(node \d+: )?\d+ connections are open, as many as there may be \(ulimit -n\); those that say nothing/;

let crowd: Socket[] = [];

/** Connections that say nothing, all open, or closed again by the other side. */
async function strangers(port: number, count = STRANGERS): Promise<void> {
  let opened = 0;
  for (let n = 0; n < count; n++) {
    const socket = connect(port, '127.0.0.1', () => opened++);
    socket.on('error', () => {}).resume();
    crowd.push(socket);
  }
  await until(
    () => opened === count,
    () => `${count} connections, of which ${opened} are open`,
  );
}

function strangersGo(): void {
  for (const socket of crowd) socket.destroy();
  crowd = [];
}

afterEach(async () => {
  strangersGo();
  await endAll();
});

function notes(program: Program): string[] {
  return program.events.filter(({ event }) => event === 'note').map(({ text }) => String(text));
}

function lost(registry: Registry): unknown[] {
  return registry.program.events.filter(({ event }) => event === 'left');
}

describe('strangers that take all descriptors', () => {
  test('of a registry: it is said once, its nodes stay, others come, and after it as before', async () => {
    const registry = await startRegistryWith({ descriptors: DESCRIPTORS }, '0', '--min-nodes', '2');
    await startNodes(registry, 5);
    await strangers(registry.port);
    await registry.setUp(2);
    expect(await registry.startRounds(200)).toMatchObject({ matched: true });
    await startMessengers(registry, 3);
    await strangers(registry.port);
    await registry.setUp(2);
    expect(await registry.startRounds(200)).toMatchObject({ matched: true });
    expect(lost(registry)).toEqual([]);
    expect(notes(registry.program)).toEqual([expect.stringMatching(MAKES_ROOM)]);
    strangersGo();
    await startNodes(registry, 10);
    await registry.setUp(3);
    expect(await registry.startRounds(200)).toMatchObject({ matched: true });
    expect(notes(registry.program)).toHaveLength(1);
  });

  test('of a messenger: it is said once, and packets arrive', async () => {
    const registry = await startRegistry('--min-nodes', '2');
    const few = startMessenger(registry.port, ['--nodes', '2'], { descriptors: DESCRIPTORS });
    await startNodes(registry, 4);
    await registry.nodes(6);
    await registry.setUp(2);
    await strangers(await portOf(few));
    expect(await registry.startRounds(200)).toMatchObject({ matched: true });
    await registry.setUp(2);
    expect(await registry.startRounds(200)).toMatchObject({ matched: true });
    expect(notes(few)).toEqual([expect.stringMatching(MAKES_ROOM)]);
  });

  test.each([
    ['C', 'before a set-up', true],
    ['C', 'after it', false],
  ] as const)('of a messenger among nodes of dialect %s, %s', async (dialect, _, before) => {
    const registry = await startRegistry('--min-nodes', '2');
    const few = startMessenger(registry.port, [], { descriptors: DESCRIPTORS });
    await registry.nodes(1);
    await foreignMessengers(dialect, registry, 4);
    if (before) await strangers(await portOf(few));
    await registry.setUp(3);
    if (!before) await strangers(await portOf(few));
    expect(await registry.startRounds(200)).toMatchObject({ matched: true });
    // It may lack descriptors for its own connections too, which wait for some.
    const own = /^node \d+: too many open files \(ulimit -n\) for connections to node \d+; its packets wait/;
    expect(notes(few).filter((note) => !own.test(note))).toEqual([expect.stringMatching(MAKES_ROOM)]);
  });
});

async function portOf(program: Program): Promise<number> {
  const { address } = await program.event<{ address: string }>('registered');
  return Number(address.split(':')[1]);
}
