import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { indexOf, permutation, permute } from '../../src/random/permutation.ts';
import type { Key } from '../../src/random/threefry.ts';
import { EVEN, unevenness } from '../support/statistics.ts';

const aWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const aKey: fc.Arbitrary<Key> = fc.tuple(aWord, aWord);

function places(key: Key, bits: number, count = 2 ** bits): number[] {
  return Array.from({ length: count }, (_, index) => permute(key, bits, index));
}

describe.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('%i bits', (bits) => {
  it('is a permutation under every key', () => {
    const numRuns = bits < 9 ? 20 : 2;
    fc.assert(
      fc.property(aKey, (key) => {
        expect(new Set(places(key, bits)).size).toBe(2 ** bits);
      }),
      { numRuns },
    );
    expect(Math.max(...places([1, 2], bits))).toBe(2 ** bits - 1);
  });
});

test('the index of a place is found again, at any number of bits', () => {
  const bits = fc.integer({ min: 2, max: 31 });
  const anIndex = bits.chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: 2 ** n - 1 })));
  fc.assert(
    fc.property(aKey, anIndex, (key, [n, index]) => {
      expect(indexOf(key, n, permute(key, n, index))).toBe(index);
    }),
    { numRuns: 2000 },
  );
  expect(() => indexOf([1, 2], 7, 128)).toThrow('place 128 is not one of 0 to 127');
});

test('31 bits: distinct and in range', () => {
  const ids = places(seedKey('31'), 31, 20_000);
  expect(new Set(ids).size).toBe(20_000);
  expect(ids.every((id) => id >= 0 && id < 2 ** 31)).toBe(true);
  expect(Math.max(...ids)).toBeGreaterThan(2 ** 30);
});

test('another key gives another order', () => {
  const orders = Array.from({ length: 200 }, (_, i) => places(seedKey(`seed ${i}`), 7).join());
  expect(new Set(orders).size).toBe(200);
});

test('the first ID of a seed is any ID, and so is the second beside it', () => {
  const first = new Uint32Array(128);
  const step = new Uint32Array(127);
  for (let i = 0; i < 20_000; i++) {
    const key = streamKey(seedKey(`${i}`), STREAM.ids, 7);
    const [a, b] = places(key, 7, 2);
    first[a!]!++;
    step[(b! - a! + 127) & 127]!++;
  }
  expect(unevenness(first)).toBeLessThan(EVEN);
  expect(unevenness(step)).toBeLessThan(EVEN);
});

test('an index out of range is refused, with both numbers', () => {
  expect(() => permute([0, 0], 7, 128)).toThrow('index 128 is not one of 0 to 127');
  expect(() => permute([0, 0], 7, -1)).toThrow(RangeError);
  expect(() => permute([0, 0], 7, 0.5)).toThrow(RangeError);
});

describe.each([24, 28, 31])('%i bits', (bits) => {
  const place = permutation(seedKey(`scatter ${bits}`), bits);

  it('gaps between the first IDs are those of chance: each share of an exponential law as likely', () => {
    const nodes = 30_000;
    const ids = Int32Array.from({ length: nodes }, (_, i) => place(i)).sort();
    const shares = new Uint32Array(32);
    for (let rank = 1; rank < nodes; rank++) {
      const gap = ((ids[rank]! - ids[rank - 1]! - 0.5) * nodes) / 2 ** bits;
      shares[Math.floor(32 * (1 - Math.exp(-gap)))]!++;
    }
    expect(unevenness(shares)).toBeLessThan(EVEN);
  });

  it('the first IDs are everywhere alike', () => {
    const counts = new Uint32Array(1024);
    for (let i = 0; i < 50_000; i++) counts[place(i) >>> (bits - 10)]!++;
    expect(unevenness(counts)).toBeLessThan(EVEN);
  });

  it('another bit of the index, or of the key, changes each bit of the ID half of the time', () => {
    const tries = 3000;
    const key = seedKey('flip');
    const base = permutation(key, bits);
    const otherKey = permutation([key[0] ^ 1, key[1]], bits);
    for (let flipped = -1; flipped < bits; flipped++) {
      const changed = new Uint32Array(bits);
      for (let i = 0; i < tries; i++) {
        const other = flipped < 0 ? otherKey(i) : base(i ^ (1 << flipped));
        const difference = base(i) ^ other;
        for (let bit = 0; bit < bits; bit++) changed[bit]! += (difference >>> bit) & 1;
      }
      // Half, give or take six standard deviations of chance, and a skew of under 2 %.
      for (const count of changed)
        expect(Math.abs(count - tries / 2)).toBeLessThan(3 * Math.sqrt(tries) + 50);
    }
  });
});

test('the cheaper permutation is one, counted whole over 24 bits', () => {
  const place = permutation(seedKey('whole'), 24);
  const seen = new Int32Array(2 ** 19);
  for (let i = 0; i < 2 ** 24; i++) {
    const id = place(i);
    seen[id >>> 5]! |= 1 << (id & 31);
  }
  expect(seen.every((word) => word === -1)).toBe(true);
});
