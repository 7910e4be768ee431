import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, halvings, ln, logTwo } from '../../src/random/powers.ts';

/** Bit by bit, with a branch for each. */
function dumbHalvings(y: number): number {
  let root = 1 / 2;
  let rest = y - Math.floor(y);
  let power = 1;
  for (let i = 0; i < 40; i++) {
    root = Math.sqrt(root);
    rest *= 2;
    if (rest < 1) continue;
    rest -= 1;
    power *= root;
  }
  return power * 2 ** -Math.floor(y);
}

const aNumber = fc.double({ min: 0, max: 1000, noNaN: true });

describe('halvings', () => {
  it('is the product of roots, to the last digit, and 2^-y to 11', () => {
    fc.assert(
      fc.property(fc.oneof(aNumber, fc.double({ min: 0, max: 1, noNaN: true })), (y) => {
        expect(halvings(y)).toBe(dumbHalvings(y));
        expect(Math.abs(halvings(y) / 2 ** -y - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  it('is exact for whole numbers', () => {
    expect([0, 1, 2, 10, 1000].map(halvings)).toEqual([1, 1 / 2, 1 / 4, 2 ** -10, 2 ** -1000]);
  });
});

it('logTwo and ln are those of the standard library, to 14 digits', () => {
  const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(positive, (x) => {
      expect(Math.abs(logTwo(x) - Math.log2(x))).toBeLessThan(2e-14 * Math.max(1, Math.abs(Math.log2(x))));
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(2e-14 * Math.max(1, Math.abs(Math.log(x))));
    }),
  );
  expect([1, 2, 1024, 1 / 8].map(logTwo)).toEqual([0, 1, 10, -3]);
});

it('exp is that of the standard library, to 11 digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 690, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-11);
    }),
  );
  expect(exp(0)).toBe(1);
});

it('logTwo is undone by halvings', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 2 ** 40, noNaN: true }), (x) => {
      expect(Math.abs(halvings(logTwo(x)) * x - 1)).toBeLessThan(1e-11);
    }),
  );
});
