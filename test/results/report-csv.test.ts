import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnosticsCsv, nodesCsv, pathCsv, tablesCsv, trafficCsv } from '../../src/results/report-csv.ts';
import { anySummary, node, summaryOf } from './examples.ts';

test('traffic: a header, a line a node, a Sum line, no separators', () => {
  const summary = summaryOf([
    node(7, { sent: 25_000, received: 24_999, relayed: 1_000_000, sumSent: -(2n ** 60n), sumReceived: 5n }),
    node(93, { sent: 25_000, received: 25_001, dropped: 3, sumSent: 5n, sumReceived: -(2n ** 60n) }, true),
  ]);
  expect(trafficCsv(summary)).toBe(
    [
      'node,sent,received,relayed,sum_sent,sum_received,dropped,left',
      '7,25000,24999,1000000,-1152921504606846976,5,0,0',
      '93,25000,25001,0,5,-1152921504606846976,3,1',
      'Sum,50000,50000,1000000,-1152921504606846971,-1152921504606846971,3,1',
      '',
    ].join('\n'),
  );
});

test('traffic parses back to the same numbers', () => {
  fc.assert(
    fc.property(anySummary, (summary) => {
      const [header, ...rows] = trafficCsv(summary).trimEnd().split('\n');
      expect(header!.split(',')).toHaveLength(8);
      const sum = rows.pop()!.split(',');
      expect(rows.map(parse)).toEqual(summary.nodes);
      const { totals, nodes } = summary;
      expect(parse(['0', ...sum.slice(1)].join(','))).toMatchObject({ ...totals });
      expect(Number(sum[7])).toBe(nodes.filter(({ left }) => left).length);
    }),
  );
});

function parse(row: string) {
  const [id, sent, received, relayed, sumSent, sumReceived, dropped, left] = row.split(',');
  return {
    id: Number(id),
    sent: Number(sent),
    received: Number(received),
    relayed: Number(relayed),
    sumSent: BigInt(sumSent!),
    sumReceived: BigInt(sumReceived!),
    dropped: Number(dropped),
    left: left === '1',
  };
}

test('nodes, routing tables, a path, diagnostics', () => {
  expect(nodesCsv([{ id: 1, address: 'a,"b"\n:1', ours: false, state: 'setting up' }])).toBe(
    'node,address,state,ours\n1,"a,""b""\\u{a}:1",setting up,0\n',
  );
  expect(
    tablesCsv([
      {
        id: 10,
        peers: [
          { id: 21, address: 'a:1' },
          { id: 32, address: 'b:2' },
        ],
      },
    ]),
  ).toBe('node,entry,peer,address\n10,1,21,a:1\n10,2,32,b:2\n');
  expect(pathCsv([10, 54, 101])).toBe('hop,node\n0,10\n1,54\n2,101\n');
  const diagnostics = {
    ...node(4, { sent: 2 }),
    address: 'a:1',
    state: 'ready',
    peers: [5, 6],
    toSend: 1,
    drops: {},
  };
  expect(diagnosticsCsv(diagnostics)).toBe('4,2,0,0,0,0,0,1,ready,a:1,5 6\n');
});
