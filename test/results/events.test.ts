// The events of --format json: what reports become, and that the schema has them all and no others.

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MessengerReport, RegistryReport } from '../../src/overlay/report.ts';
import { eventJsonSchema, eventSchema } from '../../src/results/event-schema/index.ts';
import { eventLine, eventWriter, reportEvent } from '../../src/results/events.ts';
import { schemaText } from '../support/schema-text.ts';
import { anySummary, node, summaryOf } from './examples.ts';

type Report = RegistryReport | MessengerReport;
const lineOf = (report: Report, seconds?: number) => eventLine(reportEvent(report, seconds));

test('the first line of an output carries the version of the format, and no other', () => {
  const lines: string[] = [];
  const write = eventWriter((line) => lines.push(line));
  for (const run of [1, 2]) write({ event: 'started', run, packetsPerNode: 5, nodes: 10 });
  expect(lines.map((line) => JSON.parse(line).schemaVersion)).toEqual([1, undefined]);
  expect(eventLine({ event: 'listening', host: '127.0.0.1', port: 12345 }, { first: true })).toBe(
    '{"event":"listening","schemaVersion":1,"host":"127.0.0.1","port":12345}\n',
  );
});

test('a summary is one line, with sums as decimal strings', () => {
  const summary = summaryOf([node(7, { sent: 2, received: 1, sumSent: 2n ** 62n })], {
    matched: false,
    faults: [{ kind: 'missing', packets: 1, source: 7, sink: 93 }],
    faultCount: 1,
  });
  expect(JSON.parse(lineOf({ kind: 'summary', summary }, 1.23456))).toEqual({
    event: 'summary',
    run: 1,
    packetsPerNode: 25_000,
    nodes: [
      {
        id: 7,
        sent: 2,
        received: 1,
        relayed: 0,
        dropped: 0,
        sumSent: '4611686018427387904',
        sumReceived: '0',
        left: false,
      },
    ],
    totals: {
      sent: 2,
      received: 1,
      relayed: 0,
      dropped: 0,
      sumSent: '4611686018427387904',
      sumReceived: '0',
    },
    matched: false,
    hashed: true,
    missing: 1,
    faults: [{ kind: 'missing', packets: 1, source: 7, sink: 93 }],
    faultCount: 1,
    hops: 1,
    seconds: 1.235,
  });
  expect(JSON.parse(lineOf({ kind: 'summary', summary })).seconds).toBeNull();
});

test('every report is an event with its own fields, as the schema has it', () => {
  const reports: Report[] = [
    { kind: 'registered', id: 4, address: 'a:1', nodes: 1, ours: true },
    { kind: 'refused', what: 'registration', host: 'h', reason: 'no "room"\n' },
    { kind: 'left', id: 4, address: 'a:1', nodes: 0, how: 'lost', reason: 'r', consequence: '' },
    { kind: 'away', id: 4, address: 'a:1', seconds: 3, consequence: '' },
    { kind: 'back', id: 4, address: 'a:1', seconds: 7, consequence: 'c' },
    { kind: 'who', nodes: [{ id: 4, name: '', presence: 'away', seconds: 3 }], more: 0 },
    { kind: 'setting-up', epoch: 1, entries: 3, nodes: 10, idBits: 7 },
    { kind: 'ready', epoch: 1, entries: 3, nodes: 10 },
    { kind: 'started', run: 1, packetsPerNode: 5, nodes: 10 },
    { kind: 'progress', run: 1, sent: 1, received: 2, relayed: 3, expected: 4 },
    { kind: 'tables', tables: [{ id: 1, peers: [{ id: 2, address: 'a:1' }] }] },
    { kind: 'path', source: 1, sink: 2, ids: [1, 2] },
    { kind: 'note', text: 't' },
    { kind: 'violation', host: 'h', reason: 'r' },
    { kind: 'ended', command: 'start-rounds', outcome: 'mismatch', reason: '' },
    { kind: 'registered', id: 4, address: 'a:1', info: 'i' },
    { kind: 'refused', reason: 'r' },
    { kind: 'registry-lost', id: 4, reason: 'r' },
    { kind: 'gave-up', reason: 'r' },
    { kind: 'dropped', id: 4, host: 'h', source: 1, sink: 2, reason: 'r' },
    { kind: 'set-up', id: 4, epoch: 1, peers: [5] },
    { kind: 'set-up-failed', id: 4, reason: 'r' },
    { kind: 'started', id: 4, packets: 5 },
    { kind: 'finished', id: 4, packets: 5 },
    { kind: 'ended', command: 'exit-overlay', outcome: 'failed', reason: 'r' },
  ];
  for (const report of reports) {
    const line = lineOf(report);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    const { event, ...fields } = JSON.parse(line);
    expect({ kind: event, ...fields }).toEqual(report);
    eventSchema.parse({ event, ...fields });
  }
  const member = { id: 1, address: 'a:1', ours: true, state: 'ready' } as const;
  expect(JSON.parse(lineOf({ kind: 'nodes', members: [member] }))).toEqual({
    event: 'nodes',
    nodes: [member],
  });
});

test("a messenger's diagnostics are flat", () => {
  const { left: _, ...counters } = node(4);
  const diagnostics = {
    ...counters,
    address: 'a:1',
    state: 'ready',
    peers: [5],
    toSend: 1,
    drops: { late: 2 },
  };
  const event = JSON.parse(lineOf({ kind: 'diagnostics', diagnostics }));
  expect(event).toMatchObject({ event: 'diagnostics', id: 4, sumSent: '0', drops: { late: 2 } });
  eventSchema.parse(event);
});

test('any summary parses back to the same numbers', () => {
  fc.assert(
    fc.property(anySummary, (summary) => {
      const parsed = JSON.parse(lineOf({ kind: 'summary', summary }));
      eventSchema.parse(parsed);
      expect(parsed.nodes.map((one: { sumSent: string }) => BigInt(one.sumSent))).toEqual(
        summary.nodes.map(({ sumSent }) => sumSent),
      );
      expect(BigInt(parsed.totals.sumReceived)).toBe(summary.totals.sumReceived);
    }),
  );
});

test('what a peer said changes no terminal and is cut, and reads the same', () => {
  const reason = 'a\u009b31m\u202eb\u2066c\u200e\u061c\u2028d';
  const line = lineOf({ kind: 'refused', reason });
  expect(line).toMatch(/^[\x20-\x7e]+\n$/);
  expect(JSON.parse(line)).toEqual({ event: 'refused', reason });
  const long = JSON.parse(lineOf({ kind: 'violation', host: 'h'.repeat(600), reason: 'r'.repeat(10_000) }));
  expect([long.host.length, long.reason.length]).toEqual([503, 503]);
  expect(JSON.parse(lineOf({ kind: 'note', text: 'x'.repeat(1000) })).text).toHaveLength(503);
  expect(JSON.parse(eventLine({ event: 'help', text: 'x'.repeat(1000) })).text).toHaveLength(1000);
});

describe('the schema that is published', () => {
  test('is docs/events.schema.json; write it anew with vitest -u', async () => {
    const file = join(import.meta.dirname, '../../docs/events.schema.json');
    await expect(schemaText(eventJsonSchema())).toMatchFileSnapshot(file);
  });

  const published = z.fromJSONSchema(eventJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const started = { event: 'started', run: 1, packetsPerNode: 5, nodes: 10 };

  test('takes fields that it does not know, as later versions may add some; ours does not', () => {
    const later = { ...started, later: true };
    expect([published.safeParse(later).success, eventSchema.safeParse(later).success]).toEqual([true, false]);
  });

  test.each([
    ['an event', { ...started, event: 'startled' }],
    ['a field', { event: 'started', run: 1, nodes: 10 }],
    ['a number', { ...started, nodes: '10' }],
    ['a whole number', { ...started, nodes: 1.5 }],
  ])('both refuse what is not %s', (_what, wrong) => {
    expect([published, eventSchema].map((schema) => schema.safeParse(wrong).success)).toEqual([false, false]);
  });
});
