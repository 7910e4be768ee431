import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { threefry2x32 } from '../../src/random/threefry.ts';
import { EVEN, unevenness } from '../support/statistics.ts';

const aWord = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 32 - 1));

describe('the key of a seed', () => {
  // Every table that anybody has written down depends on these: a change must be explained in the changelog.
  it.each([
    { seed: '', key: '2aaa157a 7ca6845a' },
    { seed: '1', key: '86ab05c0 1f659266' },
    { seed: 'sinkward', key: 'ebabbafe 8a129ab0' },
    { seed: 'Höfn 🐟', key: '52b26081 7b911880' },
  ])('of "$seed" is $key', ({ seed, key }) => {
    expect(hex(seedKey(seed))).toBe(key);
  });

  it('gives each stream and each run a key of its own', () => {
    const key = seedKey('streams');
    const keys = Object.values(STREAM).flatMap((stream) =>
      Array.from({ length: 1000 }, (_, index) => hex(streamKey(key, stream, index))),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    { stream: 'ids', index: 7, key: 'd2a3a2ce cce8ad5a' },
    { stream: 'packets', index: 1, key: '48dddb51 953ee1b8' },
    { stream: 'redraw', index: 1, key: 'e4186afd 6402691e' },
  ] as const)('stream $stream $index is $key', ({ stream, index, key }) => {
    expect(hex(streamKey(seedKey('sinkward'), STREAM[stream], index))).toBe(key);
  });
});

function hex(words: readonly number[]): string {
  return words.map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

describe('below', () => {
  const aSize = fc.oneof(
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 1, max: 2 ** 31 }),
    fc.integer({ min: 0, max: 31 }).map((bits) => 2 ** bits),
  );

  it('is the high word of bits x n, or a redraw, exactly as whole numbers of any size have it', () => {
    fc.assert(
      fc.property(aSize, aWord, (n, bits) => {
        expect(below(n, bits)).toBe(belowTwin(n, bits));
        expect(below(n, bits | 0)).toBe(belowTwin(n, bits));
      }),
      { numRuns: 20_000 },
    );
  });

  it('asks for a redraw where it must, and only there', () => {
    expect(below(3, 0)).toBe(-1);
    expect(below(3, 1)).toBe(0);
    expect(below(2 ** 31, 0)).toBe(0);
    expect(below(2 ** 31 - 1, 0)).toBe(-1);
    expect(below(2 ** 31 - 1, 1)).toBe(0);
    expect(below(2 ** 31 - 1, 2 ** 31 - 1)).toBe(-1);
    expect(below(2 ** 31 - 1, 2 ** 31)).toBe(2 ** 30 - 1);
  });

  it('gives each number to equally many words: counted whole for 8 bits in place of 32', () => {
    for (let n = 1; n <= 128; n++) {
      const counts = new Uint32Array(n);
      for (let bits = 0; bits < 256; bits++) {
        const drawn = belowTwin(n, bits, 8n);
        if (drawn >= 0) counts[drawn]!++;
      }
      expect(new Set(counts)).toEqual(new Set([Math.floor(256 / n)]));
    }
  });

  it('is even over words of the generator', () => {
    const counts = new Uint32Array(99);
    const words = new Int32Array(2);
    for (let i = 0; i < 100_000; i++) {
      threefry2x32(1, 2, 3, i, words);
      counts[below(99, words[0]!)]!++;
    }
    expect(unevenness(counts)).toBeLessThan(EVEN);
  });
});

/** Lemire's paper, in whole numbers of any size. */
function belowTwin(n: number, bits: number, wordBits = 32n): number {
  const product = BigInt(bits) * BigInt(n);
  const words = 1n << wordBits;
  if (product % words < words % BigInt(n)) return -1;
  return Number(product / words);
}
