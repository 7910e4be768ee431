// Nodes that are killed, and a registry that is: what is said, what it means, and that the rest goes on.

import { describe, expect, test } from 'vitest';
import { listen } from '../peers/sockets.ts';
import {
  type Messenger,
  type Registry,
  registered,
  startMessenger,
  startMessengers,
  startNodes,
  startRegistry,
  startRegistryOn,
} from './overlay.ts';
import type { Program } from './program.ts';

interface Left {
  readonly id: number;
  readonly how: string;
  readonly nodes: number;
  readonly reason: string;
  readonly consequence: string;
}

const needsSetUp = 'The overlay needs a new set-up: setup-overlay.';

/** Kills it without warning, and waits until the registry says so. */
async function kill(registry: Registry, { program, id }: Messenger): Promise<Left> {
  program.signal('SIGKILL');
  const left = await registry.program.event<Left>('left', (event) => event.id === id);
  expect(left).toMatchObject({
    how: 'lost',
    reason: expect.stringMatching(/^the connection (broke|was closed)$/),
  });
  return left;
}

async function idsOf(registry: Registry): Promise<number[]> {
  return (await registry.list()).map(({ id }) => id);
}

async function freePort(): Promise<number> {
  const { server, port } = await listen(() => {});
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a messenger that is killed', () => {
  test('before the set-up, is left out of the overlay', async () => {
    const registry = await startRegistry('--min-nodes', '5');
    const [killed] = await startMessengers(registry, 1);
    await startNodes(registry, 5);
    expect(await kill(registry, killed!)).toMatchObject({ nodes: 5, consequence: '' });
    await registry.setUp();
    const summary = await registry.startRounds(100);
    expect(summary).toMatchObject({ matched: true, totals: { received: 500 } });
    expect(summary.nodes.map(({ id }) => id)).not.toContain(killed!.id);
  });

  test('between two runs, makes a new set-up needed, and the rest goes on', async () => {
    const registry = await startRegistry('--min-nodes', '5');
    const [killed] = await startMessengers(registry, 1);
    await startNodes(registry, 5);
    await registry.setUp();
    expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 600 } });
    expect(await kill(registry, killed!)).toMatchObject({ nodes: 5, consequence: needsSetUp });
    const reason = `the overlay needs a new set-up (setup-overlay): node ${killed!.id} left`;
    expect(await registry.command('start-rounds 100')).toMatchObject({ outcome: 'failed', reason });
    await registry.setUp();
    expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 500 } });
  });

  test('in a run: its packets are missing, with numbers, and after a new set-up all is well', async () => {
    const registry = await startRegistry('--min-nodes', '5', '--settle', '1');
    const [killed] = await startMessengers(registry, 1);
    const others = await startNodes(registry, 5);
    await registry.setUp();
    killed!.program.signal('SIGSTOP'); // or, on a busy machine, it might be killed when the run is over
    const run = registry.startRounds(20_000);
    await others.event('started');
    const left = await kill(registry, killed!);
    expect(left.consequence).toBe(
      `Packets on their way to it or through it are missing from the run. ${needsSetUp}`,
    );
    const summary = await run;
    const { sent, received } = summary.totals;
    expect(summary).toMatchObject({ outcome: 'mismatch', matched: false, missing: sent - received });
    expect(summary.missing).toBeGreaterThan(0);
    expect(summary.faults).toContainEqual(
      expect.objectContaining({ kind: 'missing', sink: killed!.id, packets: expect.any(Number) }),
    );
    for (const node of summary.nodes) {
      expect(node.left).toBe(node.id === killed!.id);
      if (!node.left) expect(node.sent).toBe(20_000);
    }

    expect(await registry.command('start-rounds 10')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(`node ${killed!.id} left`),
    });
    await registry.setUp();
    const next = await registry.startRounds(100);
    expect(next).toMatchObject({ matched: true, totals: { sent: 500, received: 500, dropped: 0 } });
    registry.program.send('exit');
    expect(await registry.program.ends()).toBe(1);
  });

  test('and comes back, is a node like any other', async () => {
    const registry = await startRegistry('--min-nodes', '5');
    await startNodes(registry, 5);
    const [first] = await startMessengers(registry, 1);
    await registry.setUp();
    await kill(registry, first!);
    const [second] = await startMessengers(registry, 1);
    await registry.setUp();
    expect(await idsOf(registry)).toContain(second!.id);
    expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 600 } });
  });
});

test('a messenger that leaves in a run stops sending, tells its counts, and ends with 0', async () => {
  const registry = await startRegistry('--min-nodes', '6', '--settle', '1', '--patience', '3600');
  const [{ program, id }, witness] = (await startMessengers(registry, 2)) as [Messenger, Messenger];
  const others = await startNodes(registry, 4);
  await registry.setUp();
  // It finds the start order and its own exit together, and all others but one have yet to send when it is gone.
  for (const stopped of [program, others]) stopped.signal('SIGSTOP');
  const run = registry.startRounds(20_000);
  await witness.program.event('finished');
  program.send('exit-overlay');
  program.signal('SIGCONT');
  expect(await program.ends()).toBe(0);
  expect(program.events.map(({ event }) => event)).toContain('started');
  others.signal('SIGCONT');
  expect(await registry.program.event<Left>('left')).toMatchObject({ id, how: 'deregistered' });
  const { nodes, missing, faults, outcome } = await run;
  const row = nodes.find((node) => node.id === id)!;
  expect({ left: row.left, outcome }).toEqual({ left: false, outcome: 'mismatch' });
  expect(row.sent).toBeLessThan(20_000);
  expect(missing).toBeGreaterThan(0);
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['missing']));
});

test('a messenger that joins between two runs waits for the next set-up, which the registry asks for', async () => {
  const registry = await startRegistry('--min-nodes', '5');
  await startNodes(registry, 5);
  await registry.setUp();
  const [late] = await startMessengers(registry, 1);
  expect(await registry.command('start-rounds 100')).toMatchObject({
    outcome: 'failed',
    reason: `the overlay needs a new set-up (setup-overlay): node ${late!.id} registered after the set-up`,
  });
  await registry.setUp();
  expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 600 } });
});

describe('a registry that is killed', () => {
  test('for good: messengers say so in one line, after a few tries, and end with 1', async () => {
    const registry = await startRegistry();
    const [messenger] = await startMessengers(registry, 1);
    const plain = (...more: string[]) => startMessenger(registry.port, ['--format', 'table', ...more]);
    const [alone, many] = [plain(), plain('--nodes', '5')];
    const nowhere = await freePort();
    const never = startMessenger(nowhere, ['--format', 'table']);
    await registry.nodes(7);
    await Promise.all([alone.says(/^Registered as node/m), many.says(/^5 nodes registered/m)]);
    registry.program.signal('SIGKILL');
    const reason = `cannot reach the registry at 127.0.0.1:${registry.port}: connection refused; tried 6 times`;
    expect(await messenger!.program.ends()).toBe(1);
    expect(messenger!.program.events.at(-1)).toEqual({ event: 'gave-up', reason });
    for (const program of [alone, many]) {
      expect(await program.ends()).toBe(1);
      expect(program.stdout).toBe('');
      const [lost, end, ...rest] = program.complaints.filter((line) => !/registered|Registered/.test(line));
      expect(lost).toMatch(/^Node \d+ lost the registry: .*; trying to reach it again\.$/);
      expect({ end, rest }).toEqual({ end: `Gave up: ${reason}.`, rest: [] });
    }
    expect(await never.ends()).toBe(1);
    expect(never.complaints).toEqual([`Gave up: ${reason.replace(/:\d+/, `:${nowhere}`)}.`]);
  });

  test('in a run: nothing is said of packets that nodes drop which have no registry any more', async () => {
    const registry = await startRegistry('--min-nodes', '2');
    const programs = [1, 2, 3].map(() =>
      startMessenger(registry.port, ['--nodes', '4', '--tcp-only', '--format', 'table']),
    );
    await registry.nodes(12);
    await registry.setUp();
    registry.program.send('start-rounds 1000000');
    await registry.program.event<{ received: number }>('progress', ({ received }) => received > 10_000);
    registry.program.signal('SIGKILL');
    for (const program of programs) {
      expect(await program.ends()).toBe(1);
      expect(program.complaints.at(-1)).toMatch(/^Gave up: cannot reach the registry/);
      expect(program.complaints.filter((line) => line.includes('lost the registry'))).toHaveLength(1);
      expect(program.complaints.filter((line) => line.endsWith('not set up.'))).toEqual([]);
    }
  });

  test('and started again in time: messengers register again, and the overlay works', async () => {
    const first = await startRegistry();
    const messengers = await startMessengers(first, 2);
    const many = await startNodes(first, 8);
    await first.setUp();
    const programs = [...messengers.map(({ program }) => program), many];
    // Stopped, they give up no sooner on a busy machine.
    for (const program of programs) program.signal('SIGSTOP');
    first.program.signal('SIGKILL');
    await first.program.ends();

    const second = await startRegistryOn(first.port);
    for (const program of programs) program.signal('SIGCONT');
    for (const program of programs) await program.event('registry-lost');
    await second.nodes(10);
    await second.setUp();
    expect(await second.startRounds(100)).toMatchObject({ matched: true, totals: { received: 1000 } });
    for (const program of programs) expect(program.exitCode).toBeUndefined();
  });
});

describe('a messenger that is started before the registry', () => {
  test('works when the registry comes in time', async () => {
    let tries = 0;
    const { server, port } = await listen((socket) => {
      tries++;
      socket.destroy();
    });
    const early: Program = startMessenger(port, ['--nodes', '2']);
    await expect.poll(() => tries).toBeGreaterThan(0);
    early.signal('SIGSTOP'); // or it might give up on a busy machine
    await new Promise((resolve) => server.close(resolve));
    const registry = await startRegistryOn(port, '--min-nodes', '2');
    early.signal('SIGCONT');
    await registered(early);
    await registry.nodes(2);
    await registry.setUp(1);
    expect(await registry.startRounds(10)).toMatchObject({ matched: true });
  });
});
