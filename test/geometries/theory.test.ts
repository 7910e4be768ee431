// Each formula beside all pairs, or all failures, counted one by one.

import { describe, expect, test } from 'vitest';
import { definitions } from '../../src/geometries/definitions.ts';
import { hopsMean } from '../../src/geometries/hops/theory.ts';
import { hypercubeHops } from '../../src/geometries/hypercube/theory.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { pathTheory, type StaticRun } from '../../src/geometries/theory.ts';
import { treeHops } from '../../src/geometries/tree/theory.ts';

const RUN: StaticRun = {
  geometry: definitions.chord,
  nodes: 1024,
  bits: 31,
  entries: 1,
  fail: 0,
  failMode: 'random',
  onDead: 'next',
  hopLimit: 1000,
};

test('the rank rule: the mean over all distances, walked', () => {
  for (const nodes of [2, 3, 10, 64, 100, 1000]) {
    for (let entries = 1; 2 ** (entries - 1) < nodes; entries++) {
      let hops = 0;
      for (let distance = 1; distance < nodes; distance++) {
        for (let left = distance; left > 0; hops++) {
          left -= 2 ** Math.min(entries - 1, Math.floor(Math.log2(left)));
        }
      }
      expect(hopsMean(nodes, entries)).toBeCloseTo(hops / (nodes - 1), 9);
    }
  }
});

describe('with failures', () => {
  const BITS = 8;
  const bitsOf = (value: number) => value.toString(2).replaceAll('0', '').length;

  /** Mean hops, each distance weighted by how likely it is that a packet makes them all. */
  function weighted(arrives: (hops: number) => number): number {
    let all = 0;
    let hops = 0;
    for (let distance = 1; distance < 2 ** BITS; distance++) {
      all += arrives(bitsOf(distance));
      hops += bitsOf(distance) * arrives(bitsOf(distance));
    }
    return hops / all;
  }

  test.each([0, 0.1, 0.5, 0.9])('of a share %d: tree and hypercube', (q) => {
    expect(treeHops(BITS, q)).toBeCloseTo(
      weighted((hops) => (1 - q) ** (hops - 1)),
      9,
    );
    const cube = (hops: number) => {
      let share = 1;
      for (let open = hops; open > 1; open--) share *= 1 - q ** open;
      return share;
    };
    expect(hypercubeHops(BITS, q)).toBeCloseTo(weighted(cube), 9);
  });

  test.each<[Partial<Omit<StaticRun, 'geometry'>> & { geometry: GeometryName }, boolean]>([
    [{ geometry: 'hypercube', fail: 0.3 }, true],
    [{ geometry: 'hypercube', fail: 0.3, onDead: 'stop' }, true],
    [{ geometry: 'hypercube', fail: 0.3, onDead: 'backtrack' }, false],
    [{ geometry: 'hypercube', fail: 0.3, failMode: 'range' }, false],
    [{ geometry: 'tree', bits: 10, fail: 0.3, onDead: 'stop' }, true],
    [{ geometry: 'tree', fail: 0.3, onDead: 'stop' }, false],
    [{ geometry: 'chord', fail: 0.3 }, false],
  ])('%o: there is a closed form: %s', ({ geometry, ...run }, there) => {
    const theory = pathTheory({ ...RUN, ...run, geometry: definitions[geometry] })!;
    expect(theory.delivered !== undefined).toBe(there);
    expect(theory.holds).toBe(there ? undefined : 'while no node has failed');
  });
});

test('says under which conditions it holds', () => {
  expect(pathTheory(RUN)).toMatchObject({ meanHops: 5, holds: undefined });
  expect(pathTheory({ ...RUN, entries: 8 })).toMatchObject({ meanHops: 5, holds: 'with entries 1' });
  expect(pathTheory({ ...RUN, entries: 8, fail: 0.1 })!.holds).toBe(
    'with entries 1, while no node has failed',
  );
  expect(pathTheory({ ...RUN, geometry: definitions.flood })).toBeUndefined();
});
