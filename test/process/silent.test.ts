// Processes that stop, and a program that does not set its counters back: the others go on, and commands end.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startMessengers, startNodes, startRegistry } from './overlay.ts';
import { run } from './program.ts';

test('a messenger that is stopped in a set-up leaves, and the next set-up works', async () => {
  const registry = await startRegistry('--min-nodes', '2', '--setup-timeout', '2');
  await startNodes(registry, 4);
  const [stopped] = await startMessengers(registry, 1);
  stopped!.program.signal('SIGSTOP');
  const failed = await registry.command('setup-overlay 2');
  expect(failed.outcome).toBe('failed');
  expect(failed.reason).toContain(`no answer in 2 s from node ${stopped!.id}`);
  await registry.setUp(2);
  expect(await registry.startRounds(200)).toMatchObject({ matched: true });
  stopped!.program.signal('SIGCONT');
  await registry.nodes(5);
  await registry.setUp(2);
  expect(await registry.startRounds(200)).toMatchObject({ matched: true });
});

test('a registry that stands still for longer than its patience throws nobody out', async () => {
  const registry = await startRegistry('--min-nodes', '2', '--patience', '1');
  await startNodes(registry, 5);
  await registry.setUp(2);
  const summary = registry.startRounds(200_000);
  await registry.program.event('progress');
  registry.program.signal('SIGSTOP');
  await pause(2500);
  registry.program.signal('SIGCONT');
  expect(await summary).toMatchObject({ matched: true });
  expect(registry.program.events.filter(({ event }) => event === 'left')).toEqual([]);
});

test('a signal asks for the status, and leaves the command under way its end', async () => {
  const registry = await startRegistry('--wait-timeout', '5', '--min-nodes', '2');
  await startNodes(registry, 3);
  const waiting = registry.command('wait-for 4');
  await registry.program.event('waiting');
  registry.program.signal('SIGUSR2');
  const { text } = await registry.program.event<{ text: string }>('status');
  expect(text).toBe('wait-for: 3 of 4 nodes are registered');
  await startNodes(registry, 1);
  expect((await waiting).outcome).toBe('done');
  const late = await registry.command('wait-for 9');
  expect(late).toMatchObject({ outcome: 'failed', reason: '4 of 9 nodes are registered after 5 s' });
});

test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
  'a node that does not set its counters back is named, and the run ends',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinkward-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const source = readFileSync('docs/messenger.py', 'utf8');
    const faulty = source.replace('counters.update(dict.fromkeys(counters, 0))', 'pass');
    expect(faulty).not.toBe(source);
    writeFileSync(join(folder, 'messenger.py'), faulty);
    const registry = await startRegistry('--min-nodes', '2', '--settle', '1');
    await startNodes(registry, 4);
    run('python3', [join(folder, 'messenger.py'), `127.0.0.1:${registry.port}`]);
    await registry.nodes(5);
    const foreign = (await registry.list()).find(({ ours }) => !ours)!;
    await registry.setUp(1);
    // In some first runs all packets have arrived when it is asked: then it is asked once only, and nothing is seen.
    for (let runs = 0; runs < 10; runs++) {
      const { outcome, events } = await registry.command('start-rounds 100');
      if (outcome === 'done') continue;
      const summary = events.find(({ event }) => event === 'summary') as unknown as {
        nodes: readonly { id: number; doubt?: string }[];
      };
      const doubts = summary.nodes.filter(({ doubt }) => doubt !== undefined);
      expect(doubts.map(({ id }) => id)).toEqual([foreign.id]);
      expect(doubts[0]!.doubt).toMatch(/reset its counters/);
      return;
    }
    throw new Error('ten runs, and it was never seen');
  },
);
