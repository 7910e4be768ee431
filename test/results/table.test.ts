import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableView } from '../../src/overlay/report.ts';
import { diagnosticsLines, nodesTable, routingTables, trafficTable } from '../../src/results/table.ts';
import { tooLong } from '../support/width.ts';
import { anySummary, node, summaryOf, TEN } from './examples.ts';

const at = (width: number, color = false) => ({ width, color });

/** The lines of a table, without the notes below it. */
function tableLines(text: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !/^(and |\* |\()/.test(line));
}

describe('the traffic table', () => {
  test('of ten nodes fits 80 columns, with borders and thousands separators', () => {
    expect(`\n${trafficTable(TEN, at(80))}`).toMatchInlineSnapshot(`
      "
      ┌──────┬─────────┬──────────┬─────────┬──────────────────┬──────────────────┐
      │ Node │ Packets │ Received │ Relayed │         Sum sent │     Sum received │
      │   ID │    sent │          │         │                  │                  │
      ├──────┼─────────┼──────────┼─────────┼──────────────────┼──────────────────┤
      │   10 │  25,000 │   24,991 │  38,112 │ -493,827,160,505 │  404,938,271,614 │
      │   21 │  25,000 │   24,993 │  38,129 │ -395,061,728,404 │  286,419,753,093 │
      │   32 │  25,000 │   24,995 │  38,146 │ -296,296,296,303 │  207,407,407,412 │
      │   43 │  25,000 │   24,997 │  38,163 │ -197,530,864,202 │   88,888,888,891 │
      │   54 │  25,000 │   24,999 │  38,180 │  -98,765,432,101 │    9,876,543,210 │
      │   61 │  25,000 │   25,001 │  38,197 │                0 │ -108,641,975,311 │
      │   77 │  25,000 │   25,003 │  38,214 │   98,765,432,101 │ -187,654,320,992 │
      │   87 │  25,000 │   25,005 │  38,231 │  197,530,864,202 │ -306,172,839,513 │
      │   99 │  25,000 │   25,007 │  38,248 │  296,296,296,303 │ -385,185,185,194 │
      │  101 │  25,000 │   25,009 │  38,265 │  395,061,728,404 │ -503,703,703,715 │
      ├──────┼─────────┼──────────┼─────────┼──────────────────┼──────────────────┤
      │  Sum │ 250,000 │  250,000 │ 381,885 │ -493,827,160,505 │ -493,827,160,505 │
      └──────┴─────────┴──────────┴─────────┴──────────────────┴──────────────────┘
      "
    `);
  });

  test('has longer headers where there is room', () => {
    expect(trafficTable(TEN, at(120))).toContain('│ Node ID │ Packets sent │ Received │');
  });

  test('of larger sums loses its borders before its separators', () => {
    const large = summaryOf([
      node(7, { sumSent: -1_234_567_890_123_456n, sumReceived: 9_999_999_999_999_999n }),
    ]);
    expect(`\n${trafficTable(large, at(80))}`).toMatchInlineSnapshot(`
      "
      Node  Packets  Received  Relayed                Sum sent           Sum received
        ID     sent                                                                  
      ────  ───────  ────────  ───────  ──────────────────────  ─────────────────────
         7        0         0        0  -1,234,567,890,123,456  9,999,999,999,999,999
      ────  ───────  ────────  ───────  ──────────────────────  ─────────────────────
       Sum        0         0        0  -1,234,567,890,123,456  9,999,999,999,999,999
      "
    `);
  });

  test('at 60 columns is still one line a node', () => {
    expect(`\n${trafficTable(TEN, at(60))}`).toMatchInlineSnapshot(`
      "
       ID   Sent   Rcvd Relayed      Sum sent      Sum rcvd
      ─── ────── ────── ─────── ───────────── ─────────────
       10  25000  24991   38112 -493827160505  404938271614
       21  25000  24993   38129 -395061728404  286419753093
       32  25000  24995   38146 -296296296303  207407407412
       43  25000  24997   38163 -197530864202   88888888891
       54  25000  24999   38180  -98765432101    9876543210
       61  25000  25001   38197             0 -108641975311
       77  25000  25003   38214   98765432101 -187654320992
       87  25000  25005   38231  197530864202 -306172839513
       99  25000  25007   38248  296296296303 -385185185194
      101  25000  25009   38265  395061728404 -503703703715
      ─── ────── ────── ─────── ───────────── ─────────────
      Sum 250000 250000  381885 -493827160505 -493827160505
      "
    `);
  });

  test('at 40 columns leaves the sums out, and says so', () => {
    expect(`\n${trafficTable(TEN, at(40))}`).toMatchInlineSnapshot(`
      "
       ID   Sent   Rcvd Relayed
      ─── ────── ────── ───────
       10  25000  24991   38112
       21  25000  24993   38129
       32  25000  24995   38146
       43  25000  24997   38163
       54  25000  24999   38180
       61  25000  25001   38197
       77  25000  25003   38214
       87  25000  25005   38231
       99  25000  25007   38248
      101  25000  25009   38265
      ─── ────── ────── ───────
      Sum 250000 250000  381885
      (too narrow for the sums: --format csv)
      "
    `);
  });

  test('at 20 columns is a block a node, with all of it', () => {
    const two = summaryOf([node(7, { sent: 25_000, sumSent: -493_827_160_505n }), node(93, {}, true)]);
    expect(`\n${trafficTable(two, at(20))}`).toMatchInlineSnapshot(`
      "
      Node ID 7
        Packets sent:
          25,000
        Received: 0
        Relayed: 0
        Sum sent:
          -493,827,160,505
        Sum received: 0
      Node ID 93*
        Packets sent: 0
        Received: 0
        Relayed: 0
        Sum sent: 0
        Sum received: 0
      Sum
        Packets sent:
          25,000
        Received: 0
        Relayed: 0
        Sum sent:
          -493,827,160,505
        Sum received: 0
      * left during the
      run; its last
      counters are unknown
      "
    `);
  });

  test.each([20, 40, 60])('fits %i columns, whatever is in it', (width) => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        expect(tooLong(trafficTable(summary, at(width)), width)).toEqual([]);
      }),
    );
  });

  test('has a column of dropped packets only if some were dropped', () => {
    expect(trafficTable(TEN, at(80))).not.toContain('Dropped');
    expect(`\n${trafficTable(summaryOf([node(7, { sent: 2, dropped: 1 })]), at(80))}`).toMatchInlineSnapshot(`
      "
      ┌──────┬─────────┬──────────┬─────────┬──────────┬──────────────┬─────────┐
      │ Node │ Packets │ Received │ Relayed │ Sum sent │ Sum received │ Dropped │
      │   ID │    sent │          │         │          │              │         │
      ├──────┼─────────┼──────────┼─────────┼──────────┼──────────────┼─────────┤
      │    7 │       2 │        0 │       0 │        0 │            0 │       1 │
      ├──────┼─────────┼──────────┼─────────┼──────────┼──────────────┼─────────┤
      │  Sum │       2 │        0 │       0 │        0 │            0 │       1 │
      └──────┴─────────┴──────────┴─────────┴──────────┴──────────────┴─────────┘
      "
    `);
  });

  test('marks nodes that left', () => {
    const left = summaryOf([node(7, { sent: 1000 }), node(93, { received: 999 }, true)]);
    expect(`\n${trafficTable(left, at(80))}`).toMatchInlineSnapshot(`
      "
      ┌─────────┬──────────────┬──────────┬─────────┬──────────┬──────────────┐
      │ Node ID │ Packets sent │ Received │ Relayed │ Sum sent │ Sum received │
      ├─────────┼──────────────┼──────────┼─────────┼──────────┼──────────────┤
      │      7  │        1,000 │        0 │       0 │        0 │            0 │
      │     93* │            0 │      999 │       0 │        0 │            0 │
      ├─────────┼──────────────┼──────────┼─────────┼──────────┼──────────────┤
      │    Sum  │        1,000 │      999 │       0 │        0 │            0 │
      └─────────┴──────────────┴──────────┴─────────┴──────────┴──────────────┘
      * left during the run; its last counters are unknown
      "
    `);
  });

  test('shows 200 rows and counts the rest', () => {
    const many = summaryOf(Array.from({ length: 10_000 }, (_, id) => node(id, { sent: 1 })));
    const lines = trafficTable(many, at(80)).trimEnd().split('\n');
    expect(lines.at(-1)).toBe('and 9,800 more (--format csv shows all)');
    expect(lines.filter((line) => /^│ +\d+ │/.test(line))).toHaveLength(200);
    expect(lines.at(-3)).toMatch(/^│ +Sum │ +10,000 │/);
  });

  test('has colours only when asked', () => {
    expect(trafficTable(TEN, at(80))).not.toContain('\x1b');
    expect(trafficTable(TEN, at(80, true))).toContain('\x1b[1mSum\x1b[22m');
    expect(stripped(trafficTable(TEN, at(80, true)))).toBe(trafficTable(TEN, at(80)));
  });

  test('has lines of one width, none wider than the terminal', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anySummary, fc.integer({ min: 65, max: 200 }), (summary, width) => {
        const lines = tableLines(trafficTable(summary, at(width)));
        expect(new Set(lines.map((line) => line.length)).size).toBe(1);
        expect(lines[0]!.length).toBeLessThanOrEqual(width);
        seen.add(lines[0]!.startsWith('┌') ? 'boxed' : /Sum sent/i.test(lines[0]!) ? 'open' : 'narrow');
      }),
    );
    expect([...seen].sort()).toEqual(['boxed', 'narrow', 'open']);
  });
});

describe('the list of nodes', () => {
  test('is a table, or one line when there is none', () => {
    expect(nodesTable([], at(80))).toBe('No node is registered.\n');
    const members = [
      { id: 10, address: '127.0.0.1:5001', ours: true, state: 'ready' },
      { id: 101, address: '[::1]:5002', ours: true, state: 'setting up' },
    ] as const;
    expect(`\n${nodesTable(members, at(80))}`).toMatchInlineSnapshot(`
      "
      ┌─────────┬────────────────┬────────────┐
      │ Node ID │ Address        │ State      │
      ├─────────┼────────────────┼────────────┤
      │      10 │ 127.0.0.1:5001 │ ready      │
      │     101 │ [::1]:5002     │ setting up │
      └─────────┴────────────────┴────────────┘
      "
    `);
  });

  test('at 20 columns is a block a node', () => {
    const members = [{ id: 10, address: '127.0.0.1:5001', ours: false, state: 'setting up' }] as const;
    expect(nodesTable(members, at(20))).toBe(
      'Node ID 10\n  Address:\n    127.0.0.1:5001\n  State: setting\n    up\n  Program: another\n',
    );
  });

  test("says whose program a node is when one is somebody else's", () => {
    const members = [{ id: 10, address: '127.0.0.1:5001', ours: false, state: 'ready' }] as const;
    expect(nodesTable(members, at(80))).toContain('│ another │');
  });

  test('cuts addresses that do not fit, and shows no control characters of a peer', () => {
    const long = [{ id: 1, address: `${'x'.repeat(100)}:1`, ours: true, state: 'ready' }] as const;
    expect(tableLines(nodesTable(long, at(60)))[3]!.length).toBeLessThanOrEqual(60);
    const evil = [{ id: 1, address: '\x1b[2J\u202e:1', ours: true, state: 'ready' }] as const;
    expect(nodesTable(evil, at(80))).toContain('\\u{1b}[2J\\u{202e}:1');
  });
});

describe('routing tables', () => {
  const table = (id: number, ...ids: number[]): TableView => ({
    id,
    peers: ids.map((peer) => ({ id: peer, address: `127.0.0.1:${5000 + peer}` })),
  });

  test('show peers with addresses where they fit', () => {
    expect(
      `\n${routingTables([table(10, 21, 32, 54), table(101, 103, 10, 32)], at(80))}`,
    ).toMatchInlineSnapshot(`
      "
      ┌─────────┬────────────────────────────────────────────────────────────────┐
      │ Node ID │ Peers                                                          │
      ├─────────┼────────────────────────────────────────────────────────────────┤
      │      10 │ 21 (127.0.0.1:5021), 32 (127.0.0.1:5032), 54 (127.0.0.1:5054)  │
      │     101 │ 103 (127.0.0.1:5103), 10 (127.0.0.1:5010), 32 (127.0.0.1:5032) │
      └─────────┴────────────────────────────────────────────────────────────────┘
      "
    `);
  });

  test('show the IDs in as many lines as they need where they do not', () => {
    const tables = [table(10, ...Array.from({ length: 20 }, (_, index) => 100 + index))];
    expect(`\n${routingTables(tables, at(60))}`).toMatchInlineSnapshot(`
      "
      ┌─────────┬──────────────────────────────────────────────┐
      │ Node ID │ Peers                                        │
      ├─────────┼──────────────────────────────────────────────┤
      │      10 │ 100, 101, 102, 103, 104, 105, 106, 107, 108, │
      │         │ 109, 110, 111, 112, 113, 114, 115, 116, 117, │
      │         │ 118, 119                                     │
      └─────────┴──────────────────────────────────────────────┘
      "
    `);
  });

  test('have lines of one width, none wider than the terminal', () => {
    const anyTable = fc.record({
      id: fc.nat(2 ** 31 - 1),
      peers: fc.array(
        fc.record({ id: fc.nat(2 ** 31 - 1), address: fc.string({ unit: 'binary', maxLength: 30 }) }),
        {
          maxLength: 31,
        },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(anyTable, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 30, max: 150 }),
        (tables, width) => {
          // Not trimEnd: the last cells may be empty, and their spaces are part of the line.
          const lines = routingTables(tables, at(width)).replace(/\n$/, '').split('\n');
          expect(new Set(lines.map((line) => line.length)).size).toBe(1);
          expect(lines[0]!.length).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('at 20 columns are a block a node', () => {
    const tables = [table(10, ...Array.from({ length: 7 }, (_, index) => 2_000_000_000 + index))];
    const text = routingTables(tables, at(20));
    expect(tooLong(text, 20)).toEqual([]);
    expect(text).toMatch(/2000000006/);
  });

  test('have lines of one width where the last node has no peers', () => {
    const tables = [
      { id: 0, peers: [{ id: 100, address: 'a:1' }] },
      { id: 100_000_000, peers: [] },
    ];
    const lines = routingTables(tables, at(30)).replace(/\n$/, '').split('\n');
    expect(lines.map((line) => line.length)).toEqual(lines.map(() => lines[0]!.length));
  });

  test('are a hint before there are any', () => {
    expect(routingTables([], at(80))).toBe('There are no routing tables: setup-overlay makes them.\n');
  });
});

test('diagnostics of a messenger', () => {
  const diagnostics = {
    ...node(42, {
      sent: 25_000,
      received: 24_998,
      relayed: 60_123,
      dropped: 2,
      sumSent: -123_456n,
      sumReceived: 99n,
    }),
    address: '127.0.0.1:5001',
    state: 'ready',
    peers: [54, 77, 3],
    toSend: 1,
    drops: { 'unknown sink': 2 },
  };
  expect(`\n${diagnosticsLines(diagnostics)}`).toMatchInlineSnapshot(`
    "
    Node 42 at 127.0.0.1:5001: ready, 1 packet to send
      sent 25,000, received 24,998, relayed 60,123, dropped 2
      sum sent -123,456, sum received 99
      peers 54, 77, 3
      dropped 2: unknown sink
    "
  `);
});

function stripped(text: string): string {
  return text.replaceAll('\x1b[1m', '').replaceAll('\x1b[22m', '');
}
