import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopsTable as hops } from '../../src/geometries/hops/table.ts';
import { EXAMPLE_IDS, overlayOf, peersOf, spaceOf } from '../support/ids.ts';

/** Of the IDs, this geometry looks at how many they are. */
const ranksAlone = (nodes: number) => spaceOf([...Array(nodes).keys()]);

describe('the assignment: peers 1, 2, 4, ... positions ahead in the sorted IDs', () => {
  const tableOf = peersOf(overlayOf(EXAMPLE_IDS, 3));

  it.each([
    { id: 10, peers: [21, 32, 54] },
    { id: 101, peers: [103, 10, 32] },
  ])('node $id has $peers', ({ id, peers }) => {
    expect([...tableOf(id)]).toEqual(peers);
  });
});

describe('the largest table', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [10, 4],
    [128, 7],
    [129, 8],
    [2 ** 31 - 1, 31],
  ])('with %i nodes has %i entries', (nodes, entries) => {
    expect(hops.maxEntries(nodes)).toBe(entries);
  });

  it('has no node twice and never the node itself; one more entry would lap it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.nat(), (nodes, any) => {
        const most = hops.maxEntries(nodes);
        const rank = any % nodes;
        expect(new Set([rank, ...hops.peers(ranksAlone(nodes), rank, most)]).size).toBe(most + 1);
        expect(2 ** most).toBeGreaterThanOrEqual(nodes);
      }),
      { numRuns: 1000 },
    );
  });
});
