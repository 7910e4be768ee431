import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buildOverlay, ID_PADDING, MAX_NODES, overlayBytes } from '../../src/flat/flat-overlay.ts';
import { drawIds } from '../../src/flat/ids.ts';
import { rankAtOrAbove } from '../../src/flat/rank-search.ts';
import { seedKey } from '../../src/random/draw.ts';
import { idsOf } from './twin.ts';

/** Overlays of all shares of the IDs: from few among many, which are sorted, to every one of them. */
const aSpec = fc
  .record({ bits: fc.integer({ min: 2, max: 31 }), seed: fc.string(), some: fc.nat() })
  .map(({ bits, seed, some }) => ({
    bits,
    seed,
    nodes: 2 + (some % (Math.min(2 ** bits, 600) - 1)),
    entries: 1,
  }));

test('the IDs are those that a registry gives out, sorted', () => {
  fc.assert(
    fc.property(aSpec, (spec) => {
      const { ids } = buildOverlay(spec);
      expect([...ids.subarray(0, spec.nodes)]).toEqual(idsOf(spec));
      expect([...ids.subarray(spec.nodes)]).toEqual(new Array(ID_PADDING).fill(2 ** 31 - 1));
    }),
  );
});

test('through a bitmap and by sorting they are the same', () => {
  const nodes = 2 ** 15;
  const [few, many] = [new Int32Array(nodes - 1), new Int32Array(nodes)];
  drawIds(seedKey('both'), 24, few);
  drawIds(seedKey('both'), 24, many);
  const known = new Set(few);
  const missing = Array.from(many).filter((id) => !known.has(id));
  expect(missing).toHaveLength(1);
  expect(few).toEqual(many.filter((id) => id !== missing[0]));
});

test('all numbers there are, when there are as many nodes', () => {
  const { ids } = buildOverlay({ nodes: 2 ** 16, bits: 16, seed: 'full' });
  expect(ids.subarray(0, 2 ** 16).every((id, rank) => id === rank)).toBe(true);
});

test('a rank by its ID, and by what is between two IDs', () => {
  fc.assert(
    fc.property(aSpec, fc.nat(), (spec, any) => {
      const overlay = buildOverlay(spec);
      const ids = idsOf(spec);
      const rankOf = (target: number) => ids.filter((id) => id < target).length;
      for (const target of [any % 2 ** spec.bits, 0, overlay.mask, ids[0]!, ids.at(-1)!]) {
        expect(rankAtOrAbove(overlay, target)).toBe(rankOf(target));
      }
    }),
  );
});

test('where most IDs crowd in one place, a scan still ends at the right one', () => {
  // Drawn IDs never crowd; the search must not depend on that.
  const spec = { nodes: 64, bits: 20, seed: 'crowd' };
  const overlay = buildOverlay(spec);
  overlay.ids.set(Array.from({ length: 64 }, (_, i) => 2 ** 19 + i));
  overlay.index.fill(64).fill(0, 0, ((2 ** 19) >>> overlay.shift) + 1);
  for (let i = 0; i < 64; i++) expect(rankAtOrAbove(overlay, 2 ** 19 + i)).toBe(i);
  expect(rankAtOrAbove(overlay, 2 ** 19 + 64)).toBe(64);
});

describe('is refused', () => {
  it.each([
    [{ nodes: 1, bits: 7 }, 'has 2 to 128 nodes, not 1'],
    [{ nodes: 129, bits: 7 }, 'has 2 to 128 nodes, not 129'],
    [{ nodes: 2.5, bits: 7 }, 'not 2.5'],
    [{ nodes: MAX_NODES + 1, bits: 31 }, 'has 2 to 1073741824 nodes, not 1073741825'],
    [{ nodes: 2, bits: 1 }, 'IDs have 2 to 31 bits, not 1'],
    [{ nodes: 2, bits: 32 }, 'IDs have 2 to 31 bits, not 32'],
  ])('%o', (spec, message) => {
    expect(() => buildOverlay({ ...spec, seed: '' })).toThrow(message);
  });
});

test('an overlay takes the bytes that it says', () => {
  fc.assert(
    fc.property(aSpec, (spec) => {
      let bytes = 0;
      buildOverlay(spec, (size) => {
        bytes += size;
        return new ArrayBuffer(size);
      });
      expect(bytes).toBe(overlayBytes(spec).overlay);
    }),
  );
});

test('a billion nodes take 6.1 bytes each', () => {
  expect(overlayBytes({ nodes: 1e9, bits: 31 }).overlay / 1e9).toBeCloseTo(6.15, 2);
});
