// D13, D14, D16 and D18: counters, the end of a run, many runs, and a node that holds everybody up.

import { describe, expect, test } from 'vitest';
import {
  type Messenger,
  type NodeRow,
  type Summary,
  startMessengers,
  startNodes,
  startRegistry,
} from './overlay.ts';
import type { Program } from './program.ts';

interface Diagnostics extends Omit<NodeRow, 'left'> {
  readonly state: string;
  readonly toSend: number;
}

/** `print` at a messenger of one node. */
async function print(program: Program): Promise<Diagnostics> {
  const from = program.events.length;
  program.send('print');
  return program.event<Diagnostics>('diagnostics', () => true, from);
}

function sumOf(summary: Summary): Omit<NodeRow, 'id' | 'left'> {
  const add = (field: 'sent' | 'received' | 'relayed' | 'dropped') =>
    summary.nodes.reduce((sum, node) => sum + node[field], 0);
  const addBig = (field: 'sumSent' | 'sumReceived') =>
    String(summary.nodes.reduce((sum, node) => sum + BigInt(node[field]), 0n));
  return {
    sent: add('sent'),
    received: add('received'),
    relayed: add('relayed'),
    dropped: add('dropped'),
    sumSent: addBig('sumSent'),
    sumReceived: addBig('sumReceived'),
  };
}

describe('D13: counters', () => {
  test('of the nodes add up to the sum, and a messenger prints what the registry has of it', async () => {
    const registry = await startRegistry();
    const messengers = await startMessengers(registry, 10);
    await registry.setUp();
    const summary = await registry.startRounds(3000);
    expect(summary.totals).toEqual(sumOf(summary));
    expect(summary.totals.sumSent).toBe(summary.totals.sumReceived);
    expect(summary).toMatchObject({ outcome: 'done', missing: 0, faults: [], totals: { sent: 30_000 } });
    expect(summary.hops).toBe(summary.totals.received + summary.totals.relayed);
    for (const { program, id } of messengers) {
      const { left, ...counters } = summary.nodes.find((node) => node.id === id)!;
      expect(left).toBe(false);
      expect(await print(program)).toMatchObject({ ...counters, state: 'ready', toSend: 0 });
    }
    const [again] = (await registry.command('traffic-summary')).events;
    expect({ ...again, outcome: 'done' }).toEqual(summary);
  });
});

describe('D14 and D16: runs in a row', () => {
  test('each has all its packets and none of another', async () => {
    const registry = await startRegistry();
    await startMessengers(registry, 10);
    await registry.setUp();
    const tables = new Set<string>();
    for (let run = 1; run <= 20; run++) {
      const packets = run % 2 === 0 ? 1000 : 333;
      const summary = await registry.startRounds(packets);
      expect(summary).toMatchObject({ run, outcome: 'done', matched: true });
      expect(summary.nodes.map(({ sent }) => sent)).toEqual(Array(10).fill(packets));
      expect(summary.totals).toMatchObject({ received: 10 * packets, dropped: 0 });
      tables.add(summary.nodes.map(({ sumSent }) => sumSent).join());
    }
    expect(tables.size).toBe(20);
  });

  test('with a new set-up between them', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 10);
    for (const entries of [4, 1, 3]) {
      await registry.setUp(entries);
      expect(await registry.startRounds(500)).toMatchObject({ matched: true, totals: { received: 5000 } });
    }
  });

  test('of 100 nodes in one process', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 100);
    await registry.setUp(7);
    for (const packets of [1, 300]) {
      const summary = await registry.startRounds(packets);
      expect(summary).toMatchObject({ matched: true, totals: { received: 100 * packets } });
    }
  });
});

describe('D18: one node that takes nothing', () => {
  test('holds up 100,000 packets a node, which all arrive when it goes on', async () => {
    const registry = await startRegistry('--patience', '3600');
    const messengers = await startMessengers(registry, 10);
    await registry.setUp();
    const [slow, ...others] = messengers as [Messenger, ...Messenger[]];
    slow.program.signal('SIGSTOP');
    const summary = registry.startRounds(100_000);
    await Promise.all(others.map(({ program }) => program.event('started')));
    await standStill(others);
    expect(registry.program.events.map(({ event }) => event)).not.toContain('summary');
    slow.program.signal('SIGCONT');
    expect(await summary).toMatchObject({
      outcome: 'done',
      matched: true,
      totals: { sent: 1_000_000, received: 1_000_000, dropped: 0 },
    });
  });

  /** Waits until nothing moves at any of them. Each has had many a turn then: it answers in one. */
  async function standStill(messengers: readonly Messenger[]): Promise<void> {
    const counts = async ({ program }: Messenger) => {
      const { toSend, received, relayed } = await print(program);
      return [toSend, received, relayed].join();
    };
    for (let still = 0, before = ''; still < 50; still++) {
      const now = (await Promise.all(messengers.map(counts))).join(' ');
      if (now !== before) still = 0;
      before = now;
    }
  }
});
