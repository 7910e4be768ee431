// A third opinion: where tables are complete, a way in the default geometry has as many hops as the distance has ones.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';
import { walkAll } from './twin.ts';

function ones(number: number): number {
  return [...number.toString(2)].filter((digit) => digit === '1').length;
}

test('hops are the ones of the distance in ranks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.string(), (nodes, seed) => {
      const one = { nodes, bits: 31, seed, entries: 1 };
      const overlay = buildOverlay(one);
      const rankOf = new Map(Array.from(overlay.ids.subarray(0, nodes), (id, rank) => [id, rank]));
      const lengths = new Array<number>(64).fill(0);
      for (const { source, sink } of walkAll('hops', one, 2 * nodes)) {
        const distance = (rankOf.get(sink)! - rankOf.get(source)! + nodes) % nodes;
        lengths[ones(distance)]!++;
      }
      const tally = createTally(nodes, 'none');
      const entries = definitions.hops.maxEntries(nodes);
      const router = new Router(overlay, { geometry: definitions.hops, entries }, tally);
      router.assign(0, 2 * nodes);
      while (!router.step(1e6));
      expect([...tally.lengths]).toEqual(lengths);
    }),
    { numRuns: 30 },
  );
});

test('with one entry, hops are the distance: paths longer than the counts that a tally begins with', () => {
  const nodes = 300;
  const tally = createTally(nodes, 'none');
  const router = new Router(
    buildOverlay({ nodes, bits: 31, seed: 'long' }),
    { geometry: definitions.hops, entries: 1 },
    tally,
  );
  router.assign(0, 100 * nodes);
  while (!router.step(1000));
  expect(tally.lengths.slice(nodes).every((count) => count === 0)).toBe(true);
  expect(tally.lengths.slice(1, nodes).every((count) => count > 0)).toBe(true);
  expect(tally.lengths.reduce((sum, count, hops) => sum + count * hops, 0)).toBe(tally.hops);
});
