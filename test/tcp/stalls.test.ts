// Peers that take connections, time and memory and give nothing: each costs itself alone, after a bounded time.

import { afterEach, describe, expect, test } from 'vitest';
import { PeerLinks } from '../../src/messenger/peer-links.ts';
import type { Summary } from '../../src/overlay/report.ts';
import { nextHop, rankTables } from '../peers/traffic.ts';
import { encodeFrame } from '../peers/wire.ts';
import { deafNode } from './deaf-node.ts';
import {
  closes,
  endAll,
  foreignMessengers,
  foreignRegistry,
  ourMessengers,
  ourOverlay,
  ourRegistry,
  rawTo,
  type TestMessengers,
} from './support.ts';

afterEach(endAll);

const STALLED = 'it has stopped reading';
const ENTRIES = 2;

/** What is missing was to pass the deaf node, and no link to anybody else was given up. */
function expectOnlyItsOwnLost(summary: Summary, deaf: number, ours: readonly TestMessengers[]): void {
  const ids = summary.nodes.map(({ id }) => id);
  const tables = rankTables(ids, ENTRIES);
  expect(summary.faults.length).toBeGreaterThan(0);
  expect(summary.faultCount).toBe(summary.faults.length);
  for (const { kind, source, sink } of summary.faults) {
    let at = source;
    while (at !== sink && at !== deaf) at = nextHop(at, sink, tables.get(at)!)!;
    expect({ kind, source, sink, at }).toEqual({ kind: 'missing', source, sink, at: deaf });
  }
  expect(summary.totals.dropped).toBeGreaterThan(0);
  const links = ours.flatMap((messengers) => messengers.of('note').map(({ text }) => text));
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(link).toContain(`node ${deaf}`);
}

describe('a node that takes no packets', () => {
  // Each node has a host of its own, so that nothing but their links keeps them in step. Full speed fills all buffers up
  // to the sources: nodes that stand still only because of others must not give each other up.
  test('is given up after stallMs, and nobody else is', async () => {
    const registry = await ourRegistry();
    const deaf = await deafNode(registry);
    const ours: TestMessengers[] = [];
    while (ours.length < 5) ours.push(await ourMessengers(registry, 1, { stallMs: 1000 }));
    await registry.setUp(ENTRIES);
    const summary = await registry.run(700_000);
    expectOnlyItsOwnLost(summary, deaf.id, ours);
    expect(ours.flatMap((messengers) => messengers.violations())).toContain(`127.0.0.1: ${STALLED}`);
    deaf.leave();
    await registry.sees(
      () => registry.of('left').length === 1,
      () => 'the end of the deaf node',
    );
    await registry.setUp(ENTRIES);
    await registry.runMatched(1000);
  });

  test('of somebody else, which closes its first connection and never another', async () => {
    const registry = await ourRegistry({ timing: { settleMs: 1800 } });
    const deaf = await deafNode(registry, { ours: false, closesAfterFirst: true });
    const ours = await ourMessengers(registry, 5, { stallMs: 1000 });
    await registry.setUp(ENTRIES);
    const summary = await registry.run(500);
    expectOnlyItsOwnLost(summary, deaf.id, [ours]);
    const said = ours.of('note').map(({ text }) => text);
    expect(said).toContain(`node ${deaf.id} takes no more packets: ${STALLED}`);
    expect(said.length).toBe(new Set(ours.of('note')).size);
  });
});

test('the links to a peer that broke a rule go all at once, and to nobody else', () => {
  const done: string[] = [];
  let dialled = 0;
  const links = new PeerLinks(
    {
      dial: () => -++dialled,
      close: (link) => done.push(`close ${link}`),
      setTimer: (timer) => done.push(`set ${timer}`),
      clearTimer: () => {},
      carry: (channel, link, peer) => done.push(`channel ${channel} to ${peer.id}: ${link}`),
      note: () => {},
    },
    3,
    1000,
  );
  const peer = (id: number) => ({ id, address: { host: '127.0.0.1', port: 5000 + id }, declared: true });
  links.connect(5, [peer(7), peer(9)]);
  for (const link of [-1, -2, -3, -4]) links.opened(link);
  done.length = 0;
  expect(links.broken(-2, STALLED)).toBe(true);
  expect(done).toEqual(['close -1', 'channel 0 to 7: NaN', 'channel 1 to 7: NaN']);
  expect([links.lost(-1, 'late'), links.lost(-2, 'late'), links.broken(-2, STALLED)]).toEqual([
    false,
    false,
    false,
  ]);
  links.lost(-3, 'the cable was cut');
  expect(done.slice(3)).toEqual(['channel 2 to 9: 0', 'set redial:2']);
});

describe('a node of somebody else that is killed', () => {
  test.each(['A', 'D'] as const)('of dialect %s costs the packets that were to pass it', async (dialect) => {
    const registry = await ourRegistry({ timing: { settleMs: 1000, patienceMs: 400 } });
    const ours = await ourMessengers(registry, 4);
    const [foreign] = await foreignMessengers(dialect, registry, 1, { killedBy: 10 });
    await registry.setUp(ENTRIES);
    const before = registry.of('summary').length;
    registry.host.command({ name: 'start-rounds', packets: 5000 });
    await registry.sees(
      () => registry.of('summary').length > before,
      () => 'the summary',
    );
    const { summary } = registry.of('summary')[before]!;
    expectOnlyItsOwnLost(summary, foreign!.id, [ours]);
    expect(registry.of('left')).toMatchObject([{ id: foreign!.id, how: 'lost' }]);
    await registry.setUp(ENTRIES);
    await registry.runMatched(500);
  });

  test('packets for it that come in the turn in which a new set-up takes it away do no harm', async () => {
    const registry = await foreignRegistry('C');
    const ours = await ourMessengers(registry, 3);
    await registry.setup(1);
    const [first, second, third] = [...ours.ids].sort((one, other) => one - other);
    const orders = await rawTo(ours.portOf(second!));
    const packets = await rawTo(ours.portOf(second!));
    for (let round = 0; round < 20; round++) {
      const peers = [{ id: third!, address: `127.0.0.1:${ours.portOf(third!)}` }];
      const ids = [first!, second!, third!];
      packets.send({ kind: 'nodeData', source: first!, destination: third!, payload: round });
      orders.send({ kind: 'nodeRegistry', nr: 1, peers, ids, noIds: 3 });
      await ours.sees(
        () => ours.of('set-up').length === 4 + round,
        () => `set-up ${round}`,
      );
    }
    expect(ours.code).toBeUndefined();
    await registry.setup(1);
    expect((await registry.start(50)).matched).toBe(true);
  });
});

describe('a peer that never reads what it is sent', () => {
  test('is closed by the registry, which holds a bounded part of it', async () => {
    const { registry } = await ourOverlay(4, 2);
    const stranger = await rawTo(registry.port);
    stranger.send({ kind: 'registration', address: '127.0.0.1:5001' });
    const [response] = await stranger.readMessages();
    const id = response?.kind === 'registrationResponse' ? response.result : -1;
    // Each refusal repeats the address: 60 KB back for 60 KB.
    const frame = encodeFrame({ kind: 'deregistration', address: 'x'.repeat(60_000), id });
    const raw = await rawTo(registry.port);
    raw.neverRead();
    for (let i = 0; i < 2000; i++) raw.send(frame);
    await registry.sees(
      () => registry.violations().length > 0,
      () => `it is closed; ${registry.refusals().length} were refused`,
    );
    expect(registry.violations()).toEqual(['127.0.0.1: does not read what it is sent']);
    const refused = registry.refusals().length;
    expect(refused).toBeLessThan(1000);
    stranger.send({ kind: 'deregistration', address: '127.0.0.1:5001', id });
    expect(await stranger.readMessages()).toMatchObject([{ result: id }]);
    await registry.setUp(2);
    await registry.runMatched(50);
    expect(registry.refusals().length).toBe(refused);
  });
});

describe('a connection that says nothing', () => {
  test('is closed after silenceMs', async () => {
    const { registry } = await ourOverlay(4, 2, { registry: { timing: { silenceMs: 200 } } });
    const raw = await rawTo(registry.port);
    await closes(raw, 'silence');
    expect(registry.violations()).toEqual(['127.0.0.1: said nothing for 0.2 s']);
    await registry.runMatched(50);
  });

  test('nor half of a frame, nor an answer that nobody awaits, keeps it open', async () => {
    const { registry } = await ourOverlay(4, 2, { registry: { timing: { silenceMs: 200 } } });
    const raw = await rawTo(registry.port);
    raw.send(encodeFrame({ kind: 'registration', address: '127.0.0.1:5001' }).subarray(0, 20));
    await closes(raw, 'half a frame');
    expect(registry.violations()).toEqual(['127.0.0.1: said nothing for 0.2 s']);
    await registry.runMatched(50);
  });

  test('a node that has deregistered is a stranger again', async () => {
    const { registry } = await ourOverlay(4, 2, { registry: { timing: { silenceMs: 200 } } });
    const raw = await rawTo(registry.port);
    raw.send({ kind: 'registration', address: '127.0.0.1:5001' });
    const [response] = await raw.readMessages();
    const id = response?.kind === 'registrationResponse' ? response.result : -1;
    raw.send({ kind: 'deregistration', address: '127.0.0.1:5001', id });
    expect(await raw.readMessages()).toMatchObject([{ kind: 'deregistrationResponse', result: id }]);
    await closes(raw, 'silence after leaving');
  });
});

describe('a thousand connections at once', () => {
  test('at the registry, half of them silent, half of them talking nonsense', async () => {
    const { registry, messengers } = await ourOverlay(4, 2, { registry: { timing: { silenceMs: 1000 } } });
    const raws = await Promise.all(Array.from({ length: 1000 }, () => rawTo(registry.port)));
    for (const raw of raws.slice(500)) raw.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    await registry.runMatched(500);
    await Promise.all(raws.map((raw) => closes(raw, 'one of a thousand')));
    expect(registry.violations().length).toBe(1000);
    expect(registry.violations()).toContain('127.0.0.1: said nothing for 1 s');
    await registry.runMatched(50);
    expect(messengers.violations()).toEqual([]);
  });

  test('at a messenger', async () => {
    const { registry, messengers } = await ourOverlay(4, 2, { messengers: { silenceMs: 2000 } });
    const port = messengers.portOf(messengers.ids[0]!);
    const raws = await Promise.all(Array.from({ length: 1000 }, () => rawTo(port)));
    for (const raw of raws.slice(500)) raw.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    await registry.runMatched(500);
    await Promise.all(raws.map((raw) => closes(raw, 'one of a thousand')));
    expect(messengers.violations().length).toBe(1000);
    expect(messengers.violations()).toContain('127.0.0.1: said nothing for 2 s');
    await registry.runMatched(50);
  });
});
