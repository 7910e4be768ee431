import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { jsonLine } from '../../src/results/json.ts';
import { anySummary, node, summaryOf } from './examples.ts';

test('the first line carries the version of the format', () => {
  expect(jsonLine({ kind: 'listening', host: '127.0.0.1', port: 12345 }, { first: true })).toBe(
    '{"event":"listening","schemaVersion":1,"host":"127.0.0.1","port":12345}\n',
  );
});

test('a summary is one line, with sums as decimal strings', () => {
  const summary = summaryOf([node(7, { sent: 2, received: 1, sumSent: 2n ** 62n })], {
    matched: false,
    faults: [{ kind: 'missing', packets: 1, source: 7, sink: 93 }],
    faultCount: 1,
  });
  expect(JSON.parse(jsonLine({ kind: 'summary', summary }, { seconds: 1.23456 }))).toEqual({
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
  expect(JSON.parse(jsonLine({ kind: 'summary', summary })).seconds).toBeNull();
});

test('every report is an event with its own fields', () => {
  const reports: RegistryReport[] = [
    { kind: 'registered', id: 4, address: 'a:1', nodes: 1, ours: true },
    { kind: 'refused', what: 'registration', host: 'h', reason: 'no "room"\n' },
    { kind: 'left', id: 4, address: 'a:1', nodes: 0, how: 'lost', reason: 'r', consequence: '' },
    { kind: 'setting-up', epoch: 1, entries: 3, nodes: 10, idBits: 7 },
    { kind: 'ready', epoch: 1, entries: 3, nodes: 10 },
    { kind: 'started', run: 1, packetsPerNode: 5, nodes: 10 },
    { kind: 'progress', run: 1, sent: 1, received: 2, relayed: 3, expected: 4 },
    { kind: 'tables', tables: [{ id: 1, peers: [{ id: 2, address: 'a:1' }] }] },
    { kind: 'path', source: 1, sink: 2, ids: [1, 2] },
    { kind: 'note', text: 't' },
    { kind: 'violation', host: 'h', reason: 'r' },
    { kind: 'ended', command: 'start-rounds', outcome: 'mismatch', reason: '' },
  ];
  for (const report of reports) {
    const line = jsonLine(report);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    const { event, ...fields } = JSON.parse(line);
    expect({ kind: event, ...fields }).toEqual(report);
  }
  const member = { id: 1, address: 'a:1', ours: true, state: 'ready' } as const;
  expect(JSON.parse(jsonLine({ kind: 'nodes', members: [member] }))).toEqual({
    event: 'nodes',
    nodes: [member],
  });
});

test("a messenger's diagnostics are flat", () => {
  const diagnostics = {
    ...node(4),
    address: 'a:1',
    state: 'ready',
    peers: [5],
    toSend: 1,
    drops: { late: 2 },
  };
  expect(JSON.parse(jsonLine({ kind: 'diagnostics', diagnostics }))).toMatchObject({
    event: 'diagnostics',
    id: 4,
    sumSent: '0',
    drops: { late: 2 },
  });
});

test('any summary parses back to the same numbers', () => {
  fc.assert(
    fc.property(anySummary, (summary) => {
      const parsed = JSON.parse(jsonLine({ kind: 'summary', summary }));
      expect(parsed.nodes.map((one: { sumSent: string }) => BigInt(one.sumSent))).toEqual(
        summary.nodes.map(({ sumSent }) => sumSent),
      );
      expect(BigInt(parsed.totals.sumReceived)).toBe(summary.totals.sumReceived);
    }),
  );
});

test('what a peer said changes no terminal and is cut, and reads the same', () => {
  const reason = 'a\u009b31m\u202eb\u2066c\u200e\u061c\u2028d';
  const line = jsonLine({ kind: 'refused', reason });
  expect(line).toMatch(/^[\x20-\x7e]+\n$/);
  expect(JSON.parse(line)).toEqual({ event: 'refused', reason });
  const long = JSON.parse(jsonLine({ kind: 'violation', host: 'h'.repeat(600), reason: 'r'.repeat(10_000) }));
  expect([long.host.length, long.reason.length]).toEqual([503, 503]);
  expect(JSON.parse(jsonLine({ kind: 'note', text: 'x'.repeat(1000) })).text).toHaveLength(503);
  expect(JSON.parse(jsonLine({ kind: 'help', text: 'x'.repeat(1000) })).text).toHaveLength(1000);
});
