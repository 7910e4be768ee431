import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  loadOf,
  relayLoad,
  type SimulationFacts,
  simulationEvent,
  simulationText,
  speedSentence,
} from '../../src/results/simulation.ts';
import type { Counted } from '../../src/results/statistics.ts';
import { tooLong } from '../support/width.ts';
import { node, summaryOf } from './examples.ts';

/** Values as they are, each counted once. */
function counted(values: readonly number[]): Counted {
  const ascending = [...values].sort((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    count: values.length,
    mean: values.length === 0 ? 0 : sum / values.length,
    max: ascending.at(-1) ?? 0,
    quantile: (share) => ascending[Math.max(1, Math.ceil(share * values.length)) - 1] ?? 0,
    entries: () =>
      new Map(ascending.map((value) => [value, values.filter((other) => other === value).length])),
  };
}

const FACTS: SimulationFacts = {
  nodes: 4,
  idBits: 7,
  packets: { sent: 1006, received: 1000, dropped: 2, lost: 4 },
  hops: 2001,
  reportedHops: 1990,
  pathLengths: counted([1, 1, 2, 2, 2, 3, 3, 3, 3, 7]),
  deliveryUs: counted([1000, 2500, 12_345_678]),
  load: { maxOverMean: 1.5, gini: 0.25 },
  controlMessages: 1234,
  controlBytes: 56_789,
  virtualSeconds: 1.5,
  events: 12_345,
  digest: '0123456789abcdef',
  command: ['sinkward simulate', '--nodes 4', '--seed 7'],
};

test('for people', () => {
  expect(`\n${simulationText(FACTS, 60)}`).toBe(`
Packets       1,006 sent, 1,000 received, 2 dropped, 4 lost
Hops          2,001 taken in all; the runs above have 1,990,
              as nodes told
Path length   mean 2.70, p50 2, p99 7, max 7 hops
  1  2   20.0 %  █████████████████████▌
  2  3   30.0 %  ████████████████████████████████▎
  3  4   40.0 %  ███████████████████████████████████████████
  4  0    0.0 %
  5  0    0.0 %
  6  0    0.0 %
  7  1   10.0 %  ██████████▊
Delivery      mean 4116.393, p50 2.50, p99 12,300, max
              12345.678 ms
Relays        the busiest relays 1.50 x the mean; Gini 0.250
Control       1,234 messages, 56,789 bytes
Virtual time  1.500000 s, 12,345 events, until the last
              command ended
Digest        0123456789abcdef
Again         sinkward simulate --nodes 4 --seed 7
`);
});

test('bytes that nobody counted, and packets of which none arrived', () => {
  const none = { ...FACTS, pathLengths: counted([]), deliveryUs: counted([]), controlBytes: undefined };
  const lines = simulationText(none, 80).split('\n');
  expect(lines).toContain('Path length   no packet arrived');
  expect(lines).toContain('Delivery      no packet arrived');
  expect(lines).toContain('Control       1,234 messages (--codec counts bytes)');
  expect(simulationEvent(none).controlBytes).toBeNull();
});

test('for programs: times in milliseconds', () => {
  expect(simulationEvent(FACTS)).toMatchObject({
    event: 'simulation',
    packets: FACTS.packets,
    pathLength: { mean: 2.7, p50: 2, p99: 7, max: 7, counts: [[1, 2], [2, 3], [3, 4], [7, 1]] }, // biome-ignore format: pairs
    deliveryMs: { p50: 2.5, max: 12_345.678 },
    controlBytes: 56_789,
    digest: FACTS.digest,
    command: 'sinkward simulate --nodes 4 --seed 7',
  });
});

test.each([20, 40])('for people: fits %i columns', (width) => {
  expect(tooLong(simulationText(FACTS, width), width)).toEqual([]);
});

test('hops that are all in the tables are said once', () => {
  expect(simulationText({ ...FACTS, reportedHops: 2001 }, 80)).toContain('\nHops          2,001\nPath');
});

test('where no packet was sent, nothing is said of their paths', () => {
  const none = { ...FACTS, packets: { sent: 0, received: 0, dropped: 0, lost: 0 } };
  const labels = simulationText(none, 80).split('\n').map((line) => line.slice(0, 14).trimEnd()); // biome-ignore format: short
  expect(labels).toEqual(['Packets', 'Control', 'Virtual time', 'Digest', 'Again', '']);
});

test.each([
  [250, '0.250'],
  [999, '0.999'],
  [1000, '1.00'],
  [9_999, '10.0'],
  [29_312, '29.3'],
  [99_960, '100'],
  [234_496, '234'],
  [1_024_000, '1,020'],
])('a quantile of %i us is shown with no more digits than are known: %s', (us, shown) => {
  const text = simulationText({ ...FACTS, deliveryUs: counted([us]) }, 80);
  expect(text).toContain(`p50 ${shown}, p99 ${shown}, max ${(us / 1000).toFixed(3)} ms`);
});

test('all but the command fits, from 60 columns to 120', () => {
  for (let columns = 60; columns <= 120; columns++) {
    const lines = simulationText(FACTS, columns)
      .split('\n')
      .filter((line) => !line.startsWith('Again'));
    const widths = lines.map(({ length }) => length);
    expect(Math.max(...widths)).toBe(columns);
  }
});

test('speed', () => {
  expect(speedSentence(1_000_000, 1250)).toBe('Simulated 1,000,000 events in 1.250 s: 800,000 a second.');
  expect(speedSentence(1, 0)).toBe('Simulated 1 event in 0.000 s.');
});

describe('load', () => {
  test.each<[number[], number, number]>([
    [[5, 5, 5, 5], 1, 0],
    [[0, 0, 0, 8], 4, 0.75],
    [[1, 3], 1.5, 0.25],
    [[0, 0], 0, 0],
    [[], 0, 0],
    [[7], 1, 0],
  ])('%j', (values, maxOverMean, gini) => {
    const load = loadOf(values);
    expect(load.maxOverMean).toBeCloseTo(maxOverMean, 12);
    expect(load.gini).toBeCloseTo(gini, 12);
  });

  test('is the mean difference of two nodes over twice the mean, in any order and at any scale', () => {
    const loads = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 9 }), (values, scale) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
        const dumb = differences.reduce((sum, value) => sum + value, 0) / (2 * values.length * total);
        const load = loadOf(values);
        expect(load.gini).toBeCloseTo(dumb, 9);
        const other = loadOf(values.toReversed().map((value) => scale * value));
        expect(other.gini).toBeCloseTo(load.gini, 9);
        expect(other.maxOverMean).toBeCloseTo(load.maxOverMean, 9);
      }),
    );
  });

  test('adds the runs up by node', () => {
    const runs = [
      summaryOf([node(1, { relayed: 1 }), node(2, { relayed: 5 })]),
      summaryOf([node(2, { relayed: 1 }), node(1, { relayed: 5 })]),
    ];
    expect(relayLoad(runs)).toEqual({ maxOverMean: 1, gini: 0 });
    expect(relayLoad(runs.slice(1)).maxOverMean).toBeCloseTo(5 / 3, 12);
  });
});
