import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareEpochs, type Epoch } from '../../src/overlay/epoch.ts';
import { Epochs } from '../../src/registry/epochs.ts';

const epoch: fc.Arbitrary<Epoch> = fc.record({ term: fc.nat(3), n: fc.nat(5) });

test('each epoch is later than all that were given out or seen before', () => {
  fc.assert(
    fc.property(fc.array(fc.option(epoch), { minLength: 1 }), (steps) => {
      const epochs = new Epochs();
      let latest = epochs.current;
      for (const seen of steps) {
        if (seen === null) {
          const next = epochs.next();
          expect(compareEpochs(next, latest)).toBeGreaterThan(0);
          latest = next;
        } else {
          epochs.seen(seen);
          if (seen.term > latest.term || (seen.term === latest.term && seen.n > latest.n)) latest = seen;
        }
        expect(epochs.current).toEqual(latest);
      }
    }),
  );
});

test('a registry goes on after the epoch that it gave out last', () => {
  expect(new Epochs({ term: 2, n: 7 }).next()).toEqual({ term: 2, n: 8 });
});
