// The static workload through events: the flat run's hops and hash, whatever the delays and however many are under way.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StaticRun } from '../../bench/support/static.ts';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally, tallyHash } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';

it('gives what the flat run gives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 3000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.constantFrom(1, 2, 16, 128),
      fc.string({ maxLength: 3 }),
      (nodes, packets, underWay, maxDelay, seed) => {
        const spec = { nodes, bits: 31, seed };
        const tally = createTally(nodes, 'none');
        const router = new Router(buildOverlay(spec), { geometry: definitions.chord }, tally);
        router.assign(0, packets);
        while (!router.step(1e6)) {}
        const result = new StaticRun({ ...spec, packets, underWay, maxDelay }).run();
        expect(result).toMatchObject({ packets, hops: tally.hops, hash: tallyHash(tally) });
      },
    ),
    { numRuns: 40 },
  );
});

it('takes delays of a power of two only', () => {
  const options = { nodes: 10, bits: 31, seed: 'a', packets: 1, underWay: 1, maxDelay: 3 };
  expect(() => new StaticRun(options)).toThrow('3 is not a power of two');
});
