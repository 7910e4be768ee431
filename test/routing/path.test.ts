import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hopsTable as hops } from '../../src/geometries/hops/table.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import { path } from '../../src/routing/path.ts';
import { anyOverlay, drawIds, EXAMPLE_IDS, type Overlay, overlayOf, peersOf } from '../support/ids.ts';

function pathIn(overlay: Overlay): (source: number, sink: number) => number[] | undefined {
  const tableOf = peersOf(overlay);
  return (source, sink) => path(source, sink, overlay.ids.length, tableOf);
}

describe('every packet of every overlay', () => {
  it('arrives, goes clockwise only, never past its sink, to no node twice, in few hops', () => {
    let largest = 0;
    fc.assert(
      fc.property(
        anyOverlay(300),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 50 }),
        (overlay, draws) => {
          const { ids, tables } = overlay;
          largest = Math.max(largest, ids.length);
          const find = pathIn(overlay);
          for (const [a, b] of draws) {
            const [source, sink] = [ids[a % ids.length]!, ids[b % ids.length]!];
            const visited = find(source, sink)!;
            expect(visited[0]).toBe(source);
            expect(visited.at(-1)).toBe(sink);
            expect(new Set(visited).size).toBe(visited.length);
            const left = visited.map((id) => clockwise(id, sink));
            expect(left).toEqual(left.toSorted((x, y) => y - x));
            expect(visited.length - 1).toBeLessThanOrEqual(mostHops(ids.length, tables[0]!.length));
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(largest).toBeGreaterThan(128);
  });

  it('has a path to itself of no hop', () => {
    expect(pathIn(overlayOf(EXAMPLE_IDS, 3))(10, 10)).toEqual([10]);
  });
});

/** Full strides of the longest entry, then at most one hop a shorter entry. */
function mostHops(nodes: number, entries: number): number {
  return Math.ceil(nodes / 2 ** (entries - 1)) + entries - 1;
}

// A packet between two ranks takes as many hops as their distance has: strides of the longest entry, then a hop a bit.
test.each([
  { nodes: 10, entries: 3, mean: 1.889 },
  { nodes: 10, entries: 4, mean: 1.667 },
  { nodes: 15, entries: 3, mean: 2.5 },
  { nodes: 50, entries: 3, mean: 6.88 },
  { nodes: 50, entries: 6, mean: 2.71 },
  { nodes: 100, entries: 7, mean: 3.19 },
  { nodes: 128, entries: 7, mean: 3.53 },
  { nodes: 1000, entries: 10, mean: 4.94 },
])('$nodes nodes with $entries entries: $mean hops on average', ({ nodes, entries, mean }) => {
  const overlay = overlayOf(drawIds('mean', nodes, nodes > 128 ? 12 : 7), entries);
  const find = pathIn(overlay);
  // All pairs; of the largest overlay, from some sources to all sinks: by symmetry every source has the same mean.
  const sources = nodes > 128 ? overlay.ids.slice(0, 20) : overlay.ids;
  let hopsTaken = 0;
  for (const source of sources) for (const sink of overlay.ids) hopsTaken += find(source, sink)!.length - 1;
  const exact = hopsTaken / sources.length / (nodes - 1);
  expect(exact).toBeCloseTo(mean, String(mean).split('.')[1]!.length);
});

test('a table that leads nowhere has no path', () => {
  const tables = new Map([
    [1, [2]],
    [2, [3]],
    [3, [2]],
    [4, []],
  ]);
  const peers = (id: number) => Int32Array.from(tables.get(id)!);
  expect(path(4, 1, 4, peers)).toBeUndefined();
  expect(path(2, 1, 4, peers)).toBeUndefined();
  expect(path(1, 3, 4, peers)).toEqual([1, 2, 3]);
});

test('the bound on hops is reached', () => {
  const find = pathIn(overlayOf(drawIds('bound', 128, 7), 7));
  const longest = Math.max(...Array.from({ length: 128 }, (_, sink) => find(0, sink)!.length - 1));
  expect(longest).toBe(hops.maxEntries(128));
});
