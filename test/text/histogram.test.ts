import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bin, binned, histogramLines } from '../../src/text/histogram.ts';

/** Values that differ, ascending, each with how many. */
const counts = fc
  .dictionary(fc.nat(2000).map(String), fc.integer({ min: 1, max: 10_000_000 }), { maxKeys: 40 })
  .map((all) =>
    Object.entries(all)
      .map(([value, times]) => [Number(value), times] as const)
      .sort(([a], [b]) => a - b),
  );
const width = fc.integer({ min: 60, max: 120 });

test('as a person sees it', () => {
  const bins = binned([[1, 75], [2, 150], [4, 1]], 20); // biome-ignore format: pairs
  expect(histogramLines(bins, 60)).toEqual([
    '  1   75   33.2 %  ████████████████████▌',
    '  2  150   66.4 %  █████████████████████████████████████████',
    '  3    0    0.0 %',
    '  4    1    0.4 %  ▎',
  ]);
});

test('many values share bins of one width', () => {
  expect(
    binned(
      Array.from({ length: 100 }, (_, i) => [i + 1, 1] as const),
      20,
    ),
  ).toEqual(Array.from({ length: 20 }, (_, i) => ({ from: 5 * i + 1, to: 5 * i + 5, count: 5 })));
});

test('no values, no lines', () => {
  expect(binned([], 20)).toEqual([]);
  expect(histogramLines([], 80)).toEqual([]);
});

test('bins add up, follow each other without a gap, and are no more than asked for', () => {
  let joined = 0;
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 30 }), (all, most) => {
      const bins = binned(all, most);
      expect(bins.length).toBeLessThanOrEqual(most);
      const total = all.reduce((sum, [, times]) => sum + times, 0);
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(total);
      bins.slice(1).forEach((bin, i) => {
        expect(bin.from).toBe(bins[i]!.to + 1);
      });
      for (const [value, times] of all) {
        const bin = bins.find(({ from, to }) => value >= from && value <= to)!;
        expect(bin.count).toBeGreaterThanOrEqual(times);
        if (bin.count > times) joined++;
      }
    }),
  );
  expect(joined).toBeGreaterThan(100);
});

test('lines fit, the columns of numbers are straight and say the counts, and bars are as long as counts are large', () => {
  fc.assert(
    fc.property(counts, width, (all, columns) => {
      const bins = binned(all, 20);
      const lines = histogramLines(bins, columns);
      expect(lines).toHaveLength(bins.length);
      expect(new Set(lines.map((line) => line.indexOf('%'))).size).toBeLessThanOrEqual(1);
      lines.forEach((line, i) => {
        expect(line.length).toBeLessThanOrEqual(columns);
        expect(line).toBe(line.trimEnd());
        expect(Number(line.trim().split(/\s+/)[1]!.replaceAll(',', ''))).toBe(bins[i]!.count);
        expect(/[█▏▎▍▌▋▊▉]/.test(line)).toBe(bins[i]!.count > 0);
      });
      barsAreInOrder(bins, lines);
    }),
  );
});

function barsAreInOrder(bins: readonly Bin[], lines: readonly string[]): void {
  const order = bins.map((_, i) => i).sort((a, b) => bins[a]!.count - bins[b]!.count);
  const lengths = order.map((i) => eighths(lines[i]!));
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
}

function eighths(line: string): number {
  const bar = /[█▏▎▍▌▋▊▉]+$/.exec(line)?.[0] ?? '';
  return [...bar].reduce((sum, character) => sum + 0x2590 - character.codePointAt(0)!, 0);
}
