import { expect, test } from 'vitest';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { createReporter, type Format } from '../../src/terminal/reporter.ts';
import { node, summaryOf } from '../results/examples.ts';

const SUMMARY = summaryOf([node(7, { sent: 1, received: 1, relayed: 2 })], { packetsPerNode: 1 });

const SESSION: readonly RegistryReport[] = [
  { kind: 'registered', id: 7, address: 'a:1', nodes: 1, ours: true },
  { kind: 'ready', epoch: 1, entries: 3, nodes: 1 },
  { kind: 'ended', command: 'setup-overlay', outcome: 'done', reason: '' },
  { kind: 'started', run: 1, packetsPerNode: 1, nodes: 1 },
  { kind: 'progress', run: 1, sent: 1, received: 0, relayed: 0, expected: 1 },
  { kind: 'summary', summary: SUMMARY },
  { kind: 'ended', command: 'start-rounds', outcome: 'done', reason: '' },
];

/** A reporter whose clock goes on by a quarter of a second with each look at it. */
function reporter(format: Format, isTTY = false) {
  const printed = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY,
    write: (text: string) => {
      printed[name] += text;
    },
  });
  let nowMs = 0;
  const clock = () => {
    nowMs += 250;
    return nowMs;
  };
  const streams = { stdout: stream('stdout'), stderr: stream('stderr') };
  return {
    printed,
    report: createReporter({ format, ...streams, color: false, width: () => 80, nowMs: clock }),
  };
}

test('table: results on stdout, all else on stderr', () => {
  const { printed, report } = reporter('table');
  report.listening({ host: '127.0.0.1', port: 12345 });
  report.seed('abc', true);
  SESSION.forEach(report.registry);
  report.registry({ kind: 'path', source: 1, sink: 2, ids: [1, 2] });
  report.error('no such command\x1b[2J');
  report.help('Usage\n');
  expect(`\n${printed.stdout}`).toMatchInlineSnapshot(`
    "
    ┌─────────┬──────────────┬──────────┬─────────┬──────────┬──────────────┐
    │ Node ID │ Packets sent │ Received │ Relayed │ Sum sent │ Sum received │
    ├─────────┼──────────────┼──────────┼─────────┼──────────┼──────────────┤
    │       7 │            1 │        1 │       2 │        0 │            0 │
    ├─────────┼──────────────┼──────────┼─────────┼──────────┼──────────────┤
    │     Sum │            1 │        1 │       2 │        0 │            0 │
    └─────────┴──────────────┴──────────┴─────────┴──────────┴──────────────┘
    ✓ sent 1 = received 1; sums 0 = 0
    1 → 2 (1 hop)
    Usage
    "
  `);
  expect(`\n${printed.stderr}`).toMatchInlineSnapshot(`
    "
    Listening on 127.0.0.1:12345.
    Seed: abc (drawn; --seed abc repeats the run).
    Node 7 registered from a:1; 1 node is registered.
    Registry now ready to initiate tasks. (1 node, 3 entries each)
    Run 1: 1 node, 1 packet from each.
    Run 1: 1 node, 1 packet a node, 3 hops in 0.750 s.
    error: no such command\\u{1b}[2J
    "
  `);
});

test('csv: stdout is nothing but CSV; blocks are set apart', () => {
  const { printed, report } = reporter('csv');
  SESSION.forEach(report.registry);
  report.help('Usage\n');
  expect(printed.stdout).toBe(
    'node,sent,received,relayed,sum_sent,sum_received,dropped,left\n7,1,1,2,0,0,0,0\nSum,1,1,2,0,0,0,0\n',
  );
  expect(printed.stderr).toContain('✓ sent 1 = received 1; sums 0 = 0\n');
  report.registry({ kind: 'path', source: 1, sink: 2, ids: [1, 2] });
  expect(printed.stdout).toMatch(/\n\nhop,node\n0,1\n1,2\n$/);
});

test('csv: diagnostics of many nodes share one header', () => {
  const { printed, report } = reporter('csv');
  const diagnostics = { ...node(4), address: 'a:1', state: 'ready', peers: [], toSend: 0, drops: {} };
  report.messenger({ kind: 'diagnostics', diagnostics });
  report.messenger({ kind: 'diagnostics', diagnostics: { ...diagnostics, id: 5 } });
  expect(printed.stdout.match(/node,sent/g)).toHaveLength(1);
  expect(printed.stdout.trimEnd().split('\n')).toHaveLength(3);
});

test('json: every line on stdout parses, and only the first has the version', () => {
  const { printed, report } = reporter('json', true);
  report.listening({ host: '127.0.0.1', port: 12345 });
  report.seed('abc', false);
  SESSION.forEach(report.registry);
  report.error('no such command');
  report.note('note');
  report.help('Usage\n');
  expect(printed.stderr).toBe('');
  const lines = printed.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ event }) => event)).toEqual([
    'listening',
    'seed',
    'registered',
    'ready',
    'ended',
    'started',
    'progress',
    'summary',
    'ended',
    'error',
    'note',
    'help',
  ]);
  expect(lines.filter((line) => 'schemaVersion' in line)).toEqual([lines[0]]);
  expect(lines[7].seconds).toBe(0.25);
  expect(lines[9]).toEqual({ event: 'error', message: 'no such command' });
});

test('a summary that is asked for again has the seconds of its run; one whose start was not seen has none', () => {
  const { printed, report } = reporter('json');
  report.registry({ kind: 'summary', summary: SUMMARY });
  SESSION.forEach(report.registry);
  report.registry({ kind: 'summary', summary: SUMMARY });
  report.registry({ kind: 'summary', summary: { ...SUMMARY, run: 2 } });
  const summaries = printed.stdout.split('\n').filter((line) => line.includes('"summary"'));
  expect(summaries.map((line) => JSON.parse(line).seconds)).toEqual([null, 0.25, 0.25, null]);
});

test('on a terminal the bar is gone before the table is printed', () => {
  const { printed, report } = reporter('table', true);
  SESSION.slice(0, 5).forEach(report.registry);
  expect(printed.stderr).toMatch(/\[Kstart-rounds {2}\[\.+\] .*0 of 1 packets received$/);
  SESSION.slice(5).forEach(report.registry);
  expect(printed.stderr).toMatch(/received\r.\[KRun 1: 1 node, 1 packet a node, 3 hops in .*\n$/);
});

test('a messenger: log lines on stderr, diagnostics on stdout', () => {
  const { printed, report } = reporter('table');
  report.messenger({ kind: 'registered', id: 4, address: 'a:1', info: '' });
  const diagnostics = { ...node(4), address: 'a:1', state: 'ready', peers: [], toSend: 0, drops: {} };
  report.messenger({ kind: 'diagnostics', diagnostics });
  expect(printed.stderr).toBe('Registered as node 4, listening on a:1.\n');
  expect(printed.stdout).toMatch(/^Node 4 at a:1: ready, 0 packets to send\n/);
});
