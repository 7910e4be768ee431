// Every experiment at a small size: it has a row for each published point, and lies where paper or theory says.

import { describe, expect, test } from 'vitest';
import type { Row, Sample, Step } from '../../src/literature/experiment.ts';
import { experiments } from '../../src/literature/experiments.ts';

interface Result {
  readonly rows: readonly Row[];
  readonly steps: readonly Step[];
}

const known = new Map<string, Result>();

/** Each result is worked out once. */
function run(name: string, sample: Sample, seed = 'test'): Result {
  const asked = JSON.stringify([name, sample, seed]);
  const result = known.get(asked) ?? runAnew(name, sample, seed);
  known.set(asked, result);
  return result;
}

function runAnew(name: string, sample: Sample, seed: string): Result {
  const experiment = experiments.find((one) => one.name === name)!;
  const steps = [...experiment.run(seed, sample)];
  return { steps, rows: steps.flatMap((step) => (step.kind === 'row' ? [step.row] : [])) };
}

/**
 * Sample, rows, and how far a row may be from the paper, and from theory: absolutely. The tolerances are some four standard
 * deviations of so small a sample, and what is known to differ (gummadi-hops: 0.6 of a hop).
 */
const CASES: readonly [string, Sample, rows: number, fromPaper: number, fromTheory: number][] = [
  ['chord-load', { networks: 1, lookups: 40_000 }, 15, 4.5, 0],
  ['chord-path-length', { networks: 2, lookups: 500 }, 8, 0.25, 0.35],
  ['chord-path-shares', { networks: 2, lookups: 1000 }, 12, 0.04, 0],
  ['chord-lost-keys', { networks: 1, lookups: 500 }, 5, 0.1, 0.1],
  ['chord-failures', { networks: 4, lookups: 500 }, 18, 1.2, 0],
  ['chord-stabilize', { networks: 1, lookups: 100 }, 4, 0, 0.06],
  ['pastry-hops', { networks: 1, lookups: 1000 }, 5, 0.06, 0],
  ['gummadi-hops', { networks: 1, lookups: 500 }, 4, 0.9, 0.4],
  ['gummadi-resilience', { networks: 1, lookups: 200 }, 37, 0.25, 0.14],
  ['next-hop-missing', { networks: 1, lookups: 200 }, 24, 0, 0.14],
  ['symphony-hops', { networks: 1, lookups: 100 }, 18, 1, 0],
  ['kademlia-hops', { networks: 1, lookups: 100 }, 9, 0, 0.6],
  ['koorde-hops', { networks: 1, lookups: 100 }, 12, 0, 0],
];

test('no experiment is forgotten here', () => {
  expect(CASES.map(([name]) => name)).toEqual(experiments.map(({ name }) => name));
});

describe.each(CASES)('%s', (name, sample, count, fromPaper, fromTheory) => {
  const result = () => run(name, sample);

  test('has all of its rows, each of its own', () => {
    const { rows } = result();
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ point, measure }) => `${point} ${measure}`)).size).toBe(count);
    for (const { ours, spread } of rows) {
      expect(ours).toBeGreaterThanOrEqual(0);
      expect(spread === undefined).toBe(sample.networks === 1);
    }
  });

  test('says how far it is before every row', () => {
    const { steps } = result();
    expect(steps[0]).toMatchObject({ kind: 'progress', done: 0 });
    for (const step of steps) {
      if (step.kind === 'progress') expect(step.done).toBeLessThan(step.total);
    }
  });

  test('is near the paper, and near theory', () => {
    const { rows } = result();
    const compared = rows.filter(({ theirs }) => theirs !== undefined);
    const worked = rows.filter(({ theory }) => theory !== undefined);
    expect([compared.length > 0, worked.length > 0]).toEqual([fromPaper > 0, fromTheory > 0]);
    for (const { ours, theirs } of compared) expect(Math.abs(ours - theirs!.value)).toBeLessThan(fromPaper);
    for (const { ours, theory } of worked) expect(Math.abs(ours - theory!)).toBeLessThan(fromTheory);
  });
});

test('gummadi-resilience: ring, hypercube, xor and tree, in this order', () => {
  const [name, sample] = CASES.find(([one]) => one === 'gummadi-resilience')!;
  const { rows } = run(name, sample);
  const [ring, xor, tree, hypercube] = ['ring', 'xor', 'tree', 'hypercube'].map(
    (geometry) => rows.find(({ point }) => point === `${geometry}, q = 0.3`)!.ours,
  );
  expect(xor! - ring!).toBeGreaterThan(0.1);
  expect(xor! - hypercube!).toBeGreaterThan(0.05);
  expect(tree! - xor!).toBeGreaterThan(0.4);
});

test('chord-stabilize: lookups fail where nodes do, and more where more do', () => {
  const [name, sample] = CASES.find(([one]) => one === 'chord-stabilize')!;
  const shares = run(name, sample).rows.map(({ ours }) => ours);
  expect(shares.at(-1)).toBeGreaterThan(0.01);
  expect(shares.at(-1)).toBeGreaterThan(shares[0]!);
});

test('one seed, one result; another seed, another', () => {
  const sample = { networks: 2, lookups: 100 };
  const [first, again, other] = ['a', 'a', 'b'].map((seed) => runAnew('chord-failures', sample, seed).rows);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

describe('where there is no number to compare with, more links make shorter paths', () => {
  const hops = (name: string, point: string) => {
    const [, sample] = CASES.find(([one]) => one === name)!;
    const { rows } = run(name, sample);
    return rows.find((row) => row.point === point)!.ours;
  };

  test.each([
    ['symphony-hops', '1,024 nodes, k = 1', '1,024 nodes, k = 4', 2, 3.5],
    ['kademlia-hops', '4,096 nodes, k = 1', '4,096 nodes, k = 20', 2, 3.5],
    ['koorde-hops', '4,096 nodes, d = 2', '4,096 nodes, d = 4', 1.4, 2.2],
  ])('%s: %s, %s', (name, few, many, least, most) => {
    const ratio = hops(name, few) / hops(name, many);
    expect(ratio).toBeGreaterThan(least);
    expect(ratio).toBeLessThan(most);
  });
});
