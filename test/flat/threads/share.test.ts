import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkSize } from '../../../src/flat/threads/share.ts';

test('chunks are numbered with 31 bits, however many packets there are', () => {
  const packets = fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(
    fc.property(packets, fc.integer({ min: 1, max: 1024 }), (count, threads) => {
      const size = chunkSize(count, threads);
      expect(size).toBeGreaterThan(0);
      expect(Math.ceil(count / size) + threads).toBeLessThan(2 ** 31);
    }),
  );
  expect(Math.ceil(Number.MAX_SAFE_INTEGER / chunkSize(Number.MAX_SAFE_INTEGER, 1))).toBe(2 ** 30);
});
