import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NODES } from '../../../src/flat/flat-overlay.ts';
import { bytesNeeded, maxNodes, type RunSize } from '../../../src/flat/threads/memory.ts';
import { allDefinitions, definitions } from '../../../src/geometries/definitions.ts';

/** Below, there are not two nodes left for packets, or not as many as a node has links. */
const LEAST = 100;

const aSize: fc.Arbitrary<RunSize> = fc.record({
  nodes: fc.integer({ min: LEAST + 1, max: MAX_NODES }),
  bits: fc.constant(31),
  geometry: fc.constantFrom(...allDefinitions.filter(({ nodeCounts }) => nodeCounts === undefined)),
  fail: fc.constantFrom(0, 0.3),
  failMode: fc.constantFrom('random', 'high-load'),
  detail: fc.constantFrom('none', 'relayed', 'all'),
});
const threads = fc.integer({ min: 1, max: 64 });

describe('what a run needs', () => {
  it('is some 8 bytes a node for a billion nodes', () => {
    const size = { nodes: 1e9, bits: 31, geometry: definitions.chord, detail: 'none' } as const;
    expect(bytesNeeded(size, 2)).toBeGreaterThan(6e9);
    expect(bytesNeeded(size, 2)).toBeLessThan(8.5e9);
  });

  it('grows with the nodes', () => {
    fc.assert(
      fc.property(aSize, threads, (size, count) => {
        const { nodes } = size;
        expect(bytesNeeded({ ...size, nodes: nodes - 1 }, count)).toBeLessThanOrEqual(
          bytesNeeded(size, count),
        );
      }),
    );
  });

  it('tells the largest size that fits: it does, and one node more does not', () => {
    fc.assert(
      fc.property(aSize, threads, fc.integer({ min: 0, max: 64e9 }), (size, count, bytes) => {
        const most = maxNodes(size, count, bytes);
        if (most > LEAST) expect(bytesNeeded({ ...size, nodes: most }, count)).toBeLessThanOrEqual(bytes);
        if (most > LEAST && most < MAX_NODES) {
          expect(bytesNeeded({ ...size, nodes: most + 1 }, count)).toBeGreaterThan(bytes);
        }
        if (most === 0) expect(bytesNeeded({ ...size, nodes: LEAST }, count)).toBeGreaterThan(bytes);
      }),
    );
  });
});
