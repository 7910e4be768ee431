// The simulation's tables against those of real processes: tables/ holds what `registry 0 --seed ... --format csv` printed
// with messengers in up to three processes; index.json says of which overlay. A table that changes must be explained.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chooseScenario } from '../../src/commands/simulate/choose-scenario.ts';
import { run } from '../../src/commands/simulate/run-simulation.ts';
import { sharesOf } from '../../src/commands/verify/live.ts';
import {
  compareTables,
  comparisonCsv,
  comparisonEvent,
  comparisonText,
} from '../../src/commands/verify/table-difference.ts';
import { trafficCsv } from '../../src/results/report-csv.ts';

interface Recorded {
  readonly file: string;
  readonly nodes: number;
  readonly entries: number;
  readonly packets: number;
  readonly idBits: number;
  readonly seed: string;
}

const TABLES = new URL('tables/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, TABLES), 'utf8');
const recorded = JSON.parse(read('index.json')) as Recorded[];

function simulated({ nodes, entries, packets, idBits, seed }: Recorded, more = {}): string {
  const { scenario } = chooseScenario({ nodes, entries, packets, idBits, seed, ...more });
  const { result } = run(scenario, { codec: false });
  return result.summaries.map(trafficCsv).join('\n');
}

test.each(recorded)(
  '$nodes nodes, $entries entries, $packets packets, $idBits bits, seed $seed',
  (overlay) => {
    const table = read(overlay.file);
    expect(table.split('\n')).toHaveLength(overlay.nodes + 3);
    expect(simulated(overlay)).toBe(table);
  },
);

test('every stored table is one of an overlay', () => {
  const files = readdirSync(TABLES).filter((file) => file.endsWith('.csv'));
  expect(recorded.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
});

const ten = recorded.find(({ nodes, packets }) => nodes === 10 && packets === 1000)!;

test.each([
  ['uniform', { kind: 'uniform', minMs: 1, maxMs: 50 }],
  ['log-normal', { kind: 'log-normal', medianMs: 5, sigma: 1 }],
  ['plane', { kind: 'plane', sideMs: 100, minMs: 1 }],
])('how long a link takes changes no table: %s', (_, latency) => {
  expect(simulated(ten, { latency })).toBe(read(ten.file));
});

test.each([
  ['another seed', { seed: 'another' }],
  ['a packet less', { packets: ten.packets - 1 }],
  ['an entry less', { entries: ten.entries - 1 }],
  ['a node less', { nodes: ten.nodes - 1 }],
  ['wider IDs', { idBits: ten.idBits + 1 }],
])('another table: %s', (_, more) => {
  expect(simulated(ten, more)).not.toBe(read(ten.file));
});

describe('tables are compared line by line', () => {
  const table = 'node,sent\n7,5\n21,5\n101,6\nSum,16\n';
  const text = (live: string) => comparisonText(compareTables(table, live));

  test('identical', () => {
    expect(text(table)).toBe('identical: 3 nodes, 4 lines\n');
  });

  test('a line that differs is named, with both sides', () => {
    expect(text(table.replace('21,5', '21,4'))).toBe(
      'different: 1 line of 3 nodes, 4 lines\n  node 21\n    simulated  21,5\n    live       21,4\n',
    );
  });

  test('a line that is missing makes no other differ', () => {
    expect(text(table.replace('7,5\n', ''))).toBe(
      'different: 1 line of 3 nodes, 4 lines\n  node 7\n    simulated  7,5\n    live       (no such line)\n',
    );
  });

  test.each([
    ['the header', table.replace('sent', 'received')],
    ['the sum', table.replace('Sum,16', 'Sum,17')],
    ['a node twice', table.replace('7,5\n', '7,5\n7,5\n')],
    ['a node more', table.replace('Sum', '102,0\nSum')],
    ['nothing', ''],
  ])('%s', (_, live) => {
    expect(compareTables(table, live).differences.length).toBeGreaterThan(0);
    expect(compareTables(live, table).differences.length).toBeGreaterThan(0);
  });

  test('for programs: an event, and CSV of what differs', () => {
    const same = compareTables(table, table);
    expect(comparisonEvent(same)).toMatchObject({ identical: true, lines: 4, differences: [] });
    expect(comparisonCsv(same)).toBe('');
    const missing = compareTables(table, table.replace('7,5\n', ''));
    expect(comparisonEvent(missing)).toEqual({
      event: 'verification',
      identical: false,
      nodes: 3,
      lines: 4,
      differenceCount: 1,
      differences: [{ what: 'node 7', simulated: '7,5', live: null }],
    });
    expect(comparisonCsv(missing)).toBe('line,simulated,live\nnode 7,"7,5",\n');
  });

  test('no more than ten are shown', () => {
    const rows = Array.from({ length: 500 }, (_, id) => `${id},1`).join('\n');
    const lines = comparisonText(
      compareTables(`node\n${rows}\n`, `node\n${rows.replaceAll(',1', ',2')}\n`),
    ).split('\n');
    expect(lines).toHaveLength(1 + 3 * 10 + 2);
    expect(lines.at(-2)).toBe('  and 490 more');
  });
});

test('nodes are spread evenly, and all of them', () => {
  expect(sharesOf(10, 3)).toEqual([4, 3, 3]);
  for (let nodes = 1; nodes <= 40; nodes++) {
    for (let processes = 1; processes <= nodes; processes++) {
      const shares = sharesOf(nodes, processes);
      expect(shares).toHaveLength(processes);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(nodes);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }
  }
});
