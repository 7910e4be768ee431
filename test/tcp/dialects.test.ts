// Our registry with messengers that others wrote, and our messengers with registries that others wrote, in each of the
// four known dialects. The others are the test peers of test/peers/, which are strict in what they take and where.

import { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MessengerReport } from '../../src/overlay/report.ts';
import { Links } from '../../src/tcp/links.ts';
import { type DialectName, dialects } from '../peers/dialects.ts';
import type { ForeignMessenger } from '../peers/messenger.ts';
import { nextHop, rankTables } from '../peers/traffic.ts';
import {
  atEnd,
  endAll,
  foreignMessengers,
  foreignRegistry,
  ourMessengers,
  ourRegistry,
  TestMessengers,
} from './support.ts';

const names = Object.keys(dialects) as DialectName[];
const longLived = names.filter((name) => !dialects[name].endsAfterSummary);

afterEach(endAll);

function expectWell(messengers: readonly ForeignMessenger[]): void {
  for (const messenger of messengers) expect(messenger).toMatchObject({ diedOf: undefined, lost: 0 });
}

/** Packets that came over relays of ours alone, held against the paths that the published rules give. */
function expectTraces(sinks: readonly ForeignMessenger[], ours: readonly number[], tables: Tables): number {
  let relayed = 0;
  for (const { source, sink, hops, trace } of sinks.flatMap(({ received }) => received)) {
    const path = relaysBetween(source, sink, tables);
    if (path.length === 0 || !path.every((relay) => ours.includes(relay))) continue;
    expect({ source, sink, hops, trace }).toEqual({ source, sink, hops: path.length, trace: path });
    relayed++;
  }
  return relayed;
}

type Tables = ReadonlyMap<number, readonly number[]>;

function relaysBetween(source: number, sink: number, tables: Tables): number[] {
  const relays: number[] = [];
  for (let at = nextHop(source, sink, tables.get(source)!)!; at !== sink; ) {
    relays.push(at);
    at = nextHop(at, sink, tables.get(at)!)!;
  }
  return relays;
}

describe.each(names)('our registry, messengers of dialect %s', (dialect) => {
  test('alone: set up, and nothing is lost', async () => {
    const registry = await ourRegistry();
    const messengers = await foreignMessengers(dialect, registry, 5);
    await registry.setUp(2);
    const summary = await registry.runMatched(100);
    expect(summary).toMatchObject({ hashed: false, faults: [] });
    expect(summary.totals.relayed).toBeGreaterThan(0);
    expect(registry.violations()).toEqual([]);
    expectWell(messengers);
  });

  test('with as many of ours: relays of ours leave hops and trace as published', async () => {
    const registry = await ourRegistry();
    const foreign = await foreignMessengers(dialect, registry, 3);
    const ours = await ourMessengers(registry, 3);
    await registry.setUp(2);
    await registry.runMatched(100);
    const ids = [...foreign.map(({ id }) => id), ...ours.ids];
    expect(expectTraces(foreign, ours.ids, rankTables(ids, 2))).toBeGreaterThan(0);
    expect([registry.violations(), ours.violations()]).toEqual([[], []]);
    expect(ours.of('dropped')).toEqual([]);
    expectWell(foreign);
  });
});

test('dialect A is asked once, after a note that says what is waited for, and ends', async () => {
  const registry = await ourRegistry();
  const messengers = await foreignMessengers('A', registry, 3);
  await registry.setUp(1);
  await registry.runMatched(20);
  const ids = messengers.map(({ id }) => id).sort((one, other) => one - other);
  const note = `Node ${ids.join(', ')} can be asked only once: waiting until nothing has moved for 0.4 s.`;
  expect(registry.of('note').map(({ text }) => text)).toEqual([note]);
  const order = registry.reports.map((report) => (report.kind === 'note' ? 'note' : report.kind));
  expect(order.indexOf('note')).toBeLessThan(order.indexOf('summary'));
  expect(messengers.map(({ summaries }) => summaries.length)).toEqual([1, 1, 1]);
  await Promise.all(messengers.map(({ ended }) => ended));
});

describe.each([
  ['B', 'D'],
  ['C', 'D'],
] as const)('%s, %s and ours in one overlay', (one, other) => {
  test('lose nothing, in a second run and after a second set-up either', async () => {
    const registry = await ourRegistry();
    const foreign = [
      ...(await foreignMessengers(one, registry, 2)),
      ...(await foreignMessengers(other, registry, 2)),
    ];
    const ours = await ourMessengers(registry, 3);
    await registry.setUp(2);
    await registry.runMatched(50);
    await registry.runMatched(20);
    await registry.setUp(3);
    await registry.runMatched(50);
    expect(foreign[0]!.peers.length).toBe(3);
    expect([registry.of('note'), registry.violations(), ours.violations()]).toEqual([[], [], []]);
    expectWell(foreign);
  });
});

test('TaskFinished says that packets are written: none of them waits in a queue any more', async () => {
  const registry = await ourRegistry();
  const [foreign] = await foreignMessengers('B', registry, 1);
  const dialled: Socket[] = [];
  const connect = Socket.prototype.connect;
  const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args) {
    if (JSON.stringify(args).includes(`"port":${foreign!.port},`)) dialled.push(this);
    return connect.apply(this, args as never);
  });
  atEnd(() => spy.mockRestore());
  const written: number[] = [];
  const report = (_row: number, { kind }: MessengerReport) => {
    if (kind !== 'finished') return;
    expect(dialled.filter((socket) => socket.connecting || socket.writableLength > 0)).toEqual([]);
    written.push(dialled.filter(({ bytesWritten }) => bytesWritten > 0).length);
  };
  const ours = new TestMessengers(registry, 1, { probeMs: 50, report });
  atEnd(() => ours.leave());
  ours.host.start();
  await registry.waitFor(2);
  await registry.setUp(1);
  await registry.runMatched(200);
  // One is the link of the set-up, with the first packet; the registry's orders come on others.
  expect(written).toEqual([expect.toSatisfy((sockets: number) => sockets >= 200)]);
});

test.each([
  ['A', 'B', ['takes no new connections', 'reads one packet']],
  ['A', 'D', ['takes no new connections']],
  ['C', 'B', ['reads one packet']],
] as const)('%s and %s in one overlay: the registry says what cannot work', async (one, other, reasons) => {
  const registry = await ourRegistry();
  const first = await foreignMessengers(one, registry, 2);
  const second = await foreignMessengers(other, registry, 2);
  await ourMessengers(registry, 2);
  await registry.setUp(1);
  const notes = registry.of('note').map(({ text }) => text);
  expect(notes).toEqual(reasons.map((reason) => expect.stringContaining(reason)));
  for (const note of notes) {
    const named = /^Node (\d+) .* node (\d+) /.exec(note)!.slice(1).map(Number);
    expect(first.map(({ id }) => id)).toContain(named[0]);
    expect(second.map(({ id }) => id)).toContain(named[1]);
  }
});

test.each(longLived)('a messenger of dialect %s deregisters, and the registry says so', async (dialect) => {
  const registry = await ourRegistry();
  const [first, second] = await foreignMessengers(dialect, registry, 2);
  expect(await first!.deregister()).toBe(true);
  expect(registry.of('left')).toMatchObject([{ id: first!.id, nodes: 1, how: 'deregistered' }]);
  expect(second!.died).toBe(false);
});

test.each(longLived)('a messenger of dialect %s that is known as such deregisters too', async (dialect) => {
  const registry = await ourRegistry();
  const [first] = await foreignMessengers(dialect, registry, 3);
  await registry.setUp(1);
  expect(await first!.deregister()).toBe(true);
  expect(registry.of('left')).toMatchObject([{ id: first!.id, nodes: 2, how: 'deregistered' }]);
});

test('a messenger of dialect A deregisters before the run it would end after', async () => {
  const registry = await ourRegistry();
  const [first] = await foreignMessengers('A', registry, 3);
  await registry.setUp(1);
  expect(await first!.deregister()).toBe(true);
  expect(registry.of('left')).toMatchObject([{ id: first!.id, nodes: 2, how: 'deregistered' }]);
  await registry.setUp(1);
  await registry.runMatched(20);
});

test('ours recognise each other under a registry of dialect B, and keep their connections', async () => {
  const registry = await foreignRegistry('B');
  const ours = await ourMessengers(registry, 4);
  for (const entries of [2, 1]) {
    expect((await registry.setup(entries)).map(({ good }) => good)).toEqual(Array(4).fill(true));
    const accepted = vi.spyOn(Links.prototype, 'accept');
    expect(await registry.start(500)).toMatchObject({
      matched: true,
      totals: { sent: 2000, received: 2000 },
    });
    // The registry opens two for each, and the nodes none.
    expect(accepted.mock.calls.length).toBeLessThan(50);
    accepted.mockRestore();
  }
  expect([registry.failures, ours.violations(), ours.of('dropped')]).toEqual([[], [], []]);
});

describe.each(names)('a registry of dialect %s, our messengers', (dialect) => {
  test('alone: two set-ups, two runs, and they leave', async () => {
    const registry = await foreignRegistry(dialect);
    const ours = await ourMessengers(registry, 4);
    for (const entries of [2, 1]) {
      expect((await registry.setup(entries)).every(({ good }) => good)).toBe(true);
      expect(await registry.start(100)).toMatchObject({
        matched: true,
        totals: { sent: 400, received: 400 },
      });
    }
    expect(await ours.leave()).toBe(0);
    expect(registry.nodes).toEqual([]);
    expect(registry.deregistrations.map(({ result }) => result >= 0)).toEqual(Array(4).fill(true));
    expect([registry.failures, ours.violations()]).toEqual([[], []]);
  });

  test('with messengers of its own dialect', async () => {
    const registry = await foreignRegistry(dialect);
    const foreign = await foreignMessengers(dialect, registry, 3);
    const ours = await ourMessengers(registry, 3);
    const rounds = dialects[dialect].endsAfterSummary ? 1 : 2;
    for (let round = 0; round < rounds; round++) {
      expect((await registry.setup(2)).map(({ good }) => good)).toEqual(Array(6).fill(true));
      expect(await registry.start(100)).toMatchObject({
        matched: true,
        totals: { sent: 600, received: 600 },
      });
    }
    const ids = [...foreign.map(({ id }) => id), ...ours.ids];
    expect(expectTraces(foreign, ours.ids, rankTables(ids, 2))).toBeGreaterThan(0);
    expect([registry.failures, ours.violations(), ours.of('dropped')]).toEqual([[], [], []]);
    expectWell(foreign);
  });
});
