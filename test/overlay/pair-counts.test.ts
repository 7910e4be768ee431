// The counts per peer against their dumb twin: a Map from rank to numbers.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_PAIRED_NODES } from '../../src/overlay/columns.ts';
import { PairCounts } from '../../src/overlay/pair-counts.ts';
import { freshRuns } from '../support/fresh.ts';

type Cell = [rank: number, packets: number, low: number, high: number];

class Twin {
  readonly #cells = new Map<number, Cell>();

  add(rank: number, low: number, high: number): void {
    const [, packets, lowSum, highSum] = this.#cells.get(rank) ?? [rank, 0, 0, 0];
    this.#cells.set(rank, [rank, packets + 1, (lowSum + low) | 0, (highSum + high) | 0]);
  }

  list(): Cell[] {
    return [...this.#cells.values()].sort(([a], [b]) => a - b);
  }
}

function listOf(counts: PairCounts): Cell[] {
  const cells: Cell[] = [];
  counts.forEach((...cell) => {
    cells.push(cell);
  });
  return cells;
}

const lane = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

it('are those of the twin after every packet, from the first pair to all pairs', () => {
  let all = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.infiniteStream(fc.nat()),
      lane,
      lane,
      (nodes, draws, low, high) => {
        const counts = new PairCounts(nodes);
        const twin = new Twin();
        expect(listOf(counts)).toEqual([]);
        for (let k = 0; k < 3 * nodes; k++) {
          const rank = draws.next().value! % nodes;
          counts.add(rank, low ^ k, high + k);
          twin.add(rank, low ^ k, (high + k) | 0);
          if (k < 40) expect(listOf(counts)).toEqual(twin.list());
        }
        expect(listOf(counts)).toEqual(twin.list());
        if (twin.list().length > 0.9 * nodes) all++;
      },
    ),
    freshRuns(100, 2000),
  );
  expect(all).toBeGreaterThan(20);
});

it.each([
  { why: 'all of which belong into one cell', step: 64 },
  { why: 'next to each other, to the last', step: -1 },
])('finds ranks $why', ({ step }) => {
  const counts = new PairCounts(MAX_PAIRED_NODES);
  const twin = new Twin();
  const first = step < 0 ? MAX_PAIRED_NODES - 1 : 0;
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 60; i++) {
      counts.add(first + step * i, i, -round);
      twin.add(first + step * i, i, -round);
    }
  }
  expect(listOf(counts)).toEqual(twin.list());
});
