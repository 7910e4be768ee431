// What `sinkward route` prints of facts.

import { describe, expect, test } from 'vitest';
import type { RouteFacts } from '../../src/commands/route/facts.ts';
import { routeCsv, routeEvent, routeText } from '../../src/commands/route/report.ts';
import { countedFrom } from '../../src/results/statistics.ts';
import { tooLong } from '../support/width.ts';

const SMALL: RouteFacts = {
  flags: {
    geometry: 'chord',
    nodes: 4,
    entries: 1,
    idBits: 31,
    seed: '1',
    run: 1,
    packets: 10,
    fail: 0,
    failMode: 'random',
    onDead: 'next',
    maxHops: undefined,
    load: true,
  },
  partial: false,
  sent: 10,
  delivered: 10,
  failed: { 'no live peer': 0, 'too many hops': 0 },
  inFlight: 0,
  hops: 17,
  copies: 0,
  timeouts: 0,
  pathLengths: countedFrom([
    [1, 3],
    [2, 7],
  ]),
  load: { mean: 1.75, p99: 4, max: 4, maxOverMean: 4 / 1.75, gini: 0.25 },
  bytesPerNode: 8,
  digest: '0123456789abcdef',
  theory: {
    meanHops: 1,
    formula: '1/2 log2 N (Stoica et al. 2001, 6.3)',
    holds: undefined,
    delivered: undefined,
  },
};

/** Everything about as large as it gets. */
const LARGE: RouteFacts = {
  ...SMALL,
  flags: {
    geometry: 'hypercube',
    nodes: 2 ** 30,
    entries: 1024,
    idBits: 31,
    seed: 'a b',
    run: 2,
    packets: 1e15,
    fail: 0.333333333,
    failMode: 'high-load',
    onDead: 'successors',
    maxHops: 64,
    load: true,
  },
  partial: true,
  sent: 999_999_999_999_999,
  delivered: 888_888_888_888_888,
  failed: { 'no live peer': 111_111_111_045_575, 'too many hops': 1 },
  inFlight: 65_535,
  hops: 9_007_199_254_740_991,
  copies: 9_007_199_254_740_991,
  timeouts: 9_007_199_254_740_991,
  pathLengths: countedFrom([
    [1, 1e12],
    [9_999_999, 887_888_888_888_888],
  ]),
  load: { mean: 4294967295, p99: 4294967295, max: 4294967295, maxOverMean: 12345.678, gini: 0.123456 },
  bytesPerNode: 4096.789,
  theory: {
    meanHops: 536870911.5,
    formula: 'exact, by rank arithmetic',
    holds: 'with entries 1, while no node has failed',
    delivered: 0.987654321,
  },
};

describe('for people', () => {
  test('the lines', () => {
    expect(routeText(SMALL, 60).split('\n')).toEqual([
      'Overlay      chord, 4 nodes, entries 1',
      '             IDs of 31 bits, 8.00 bytes a node',
      'Packets      10 sent',
      'Delivered    10: 100.0000 %',
      'Hops         17',
      'Path length  mean 1.700 hops',
      '  theory     1.000: 1/2 log2 N (Stoica et al. 2001, 6.3)',
      '             p50 2, p99 2, max 2',
      expect.stringMatching(/^ {2}1 {2}3 {3}30\.0 % {2}█+.?$/),
      expect.stringMatching(/^ {2}2 {2}7 {3}70\.0 % {2}█{43}$/),
      'Relay load   mean 1.75 a node, Gini 0.2500',
      '             p99 4, max 4',
      '             the busiest relays 2.29 x the mean',
      'Digest       0123456789abcdef',
      'Again        sinkward route --geometry chord --nodes 4 \\',
      '             --entries 1 --id-bits 31 --seed 1 --run 1 \\',
      '             --packets 10 --fail 0',
      '',
    ]);
  });

  test('fit 60 columns, however large the numbers are', () => {
    for (const facts of [SMALL, LARGE]) {
      for (const line of routeText(facts, 60).split('\n')) {
        expect([line, line.length]).toEqual([line, Math.min(60, line.length)]);
      }
    }
  });

  test.each([20, 40])('fit %i columns as far as words allow', (width) => {
    for (const facts of [SMALL, LARGE]) expect(tooLong(routeText(facts, width), width)).toEqual([]);
  });

  test('say what failed, how, and that a run is a part', () => {
    const text = routeText(LARGE, 60);
    expect(text).toMatch(/^Failed nodes {2}33\.3333333 % \(high-load\)\n {14}on a failed peer: successors$/m);
    expect(text).toMatch(/^Max hops {6}64$/m);
    expect(text).toMatch(/^PARTIAL {7}interrupted: these are the results so far$/m);
    expect(text).toMatch(
      /^Packets {7}999,999,999,999,999 sent\n {14}of 1,000,000,000,000,000\nIn flight {5}65,535$/m,
    );
    expect(text).toMatch(/^Failed {8}111,111,111,045,575: no live peer\nFailed {8}1: too many hops$/m);
    expect(text).toMatch(/^ {2}theory {6}98\.7654 %$/m);
    expect(text).toMatch(/^ {14}\(with entries 1, while no node has failed\)$/m);
  });

  test('of nothing that arrived, and nothing that was counted', () => {
    const text = routeText(
      { ...SMALL, sent: 0, delivered: 0, pathLengths: countedFrom([]), load: undefined },
      60,
    );
    expect(text).toMatch(/^Packets {6}0 sent\n {13}of 10\nDelivered {4}no packet has ended$/m);
    expect(text).toMatch(/^Path length {2}no packet arrived$/m);
    expect(text).toMatch(/^Relay load {3}not counted$/m);
    expect(text).not.toMatch(/NaN|Infinity/);
  });
});

describe('for programs', () => {
  test.each([SMALL, LARGE, { ...SMALL, load: undefined, theory: undefined }])(
    'a row under its header',
    (facts) => {
      const [header, row, end] = routeCsv(facts).split('\n');
      expect(end).toBe('');
      const cells = Object.fromEntries(header!.split(',').map((name, i) => [name, row!.split(',')[i]]));
      expect(row!.split(',')).toHaveLength(header!.split(',').length);
      expect(cells).toMatchObject({
        geometry: facts.flags.geometry,
        nodes: String(facts.flags.nodes),
        no_live_peer: String(facts.failed['no live peer']),
        partial: facts.partial ? '1' : '0',
        path_max: String(facts.pathLengths.max),
        load_max: String(facts.load?.max ?? ''),
        theory_path_mean: String(facts.theory?.meanHops ?? ''),
        max_hops: String(facts.flags.maxHops ?? ''),
        digest: facts.digest,
      });
    },
  );

  test('a seed that is no plain word is quoted', () => {
    const flags = { ...SMALL.flags, seed: 'a,"b"' };
    expect(routeCsv({ ...SMALL, flags })).toContain('\nchord,4,1,31,"a,""b""",1,');
  });

  test('an event, with null for what there is not', () => {
    expect(routeEvent({ ...SMALL, load: undefined, theory: undefined })).toMatchObject({
      event: 'route',
      geometry: 'chord',
      idBits: 31,
      maxHops: null,
      digest: '0123456789abcdef',
      delivered: 10,
      pathLength: {
        mean: 1.7,
        p50: 2,
        p99: 2,
        max: 2,
        counts: [
          [1, 3],
          [2, 7],
        ],
      },
      relayLoad: null,
      theory: { meanHops: null, formula: null, holds: null, delivered: null },
    });
  });
});
