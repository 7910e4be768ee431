// Peers that take connections, time and memory and give nothing: each costs itself alone, after a bounded time.

import { afterEach, describe, expect, test } from 'vitest';
import type { Summary } from '../../src/overlay/report.ts';
import { nextHop, rankTables } from '../peers/traffic.ts';
import { encodeFrame } from '../peers/wire.ts';
import { deafNode } from './deaf-node.ts';
import {
  closes,
  endAll,
  ourMessengers,
  ourOverlay,
  ourRegistry,
  rawTo,
  type TestMessengers,
} from './support.ts';

afterEach(endAll);

const STALLED = 'it takes nothing of what it is sent';
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
    const said = registry.violations();
    expect(said.length).toBe(1000);
    expect(said.filter((line) => line.includes('said nothing')).length).toBe(500);
    await registry.runMatched(50);
    expect(messengers.violations()).toEqual([]);
  });

  test('at a messenger', async () => {
    const { registry, messengers } = await ourOverlay(4, 2);
    const port = messengers.portOf(messengers.ids[0]!);
    const raws = await Promise.all(Array.from({ length: 1000 }, () => rawTo(port)));
    for (const raw of raws.slice(500)) raw.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    await registry.runMatched(500);
    await Promise.all(raws.slice(500).map((raw) => closes(raw, 'nonsense')));
    expect(messengers.violations().length).toBe(500);
    // Peers that have nothing to send are silent too.
    expect(raws.slice(0, 500).some(({ isClosed }) => isClosed)).toBe(false);
    await registry.runMatched(50);
  });
});
