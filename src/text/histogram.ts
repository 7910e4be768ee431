// A histogram for a terminal: a row a bin, with how many, which percentage, and a bar.

import { count } from './text.ts';

export interface Bin {
  /** Both included; whole numbers. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Bins of equal width from the least value to the greatest, as few values a bin as `most` bins allow; empty ones
 * between are there too. `counts`: value (whole) and how many, values ascending.
 */
export function binned(counts: Iterable<readonly [value: number, count: number]>, most: number): Bin[] {
  const all = [...counts];
  if (all.length === 0) return [];
  const least = all[0]![0];
  const width = Math.ceil((all.at(-1)![0] - least + 1) / most);
  const totals: number[] = [];
  for (const [value, times] of all) {
    const at = Math.floor((value - least) / width);
    totals[at] = (totals[at] ?? 0) + times;
  }
  return Array.from(totals, (total = 0, at) => {
    const from = least + at * width;
    return { from, to: from + width - 1, count: total };
  });
}

/** Below, a line has no room for its bar, which is left out. */
const MIN_BAR = 4;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A line a bin, at most `width` characters as far as values allow, indented by two; the longest bar is the fullest bin's. */
export function histogramLines(bins: readonly Bin[], width: number): string[] {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const most = bins.reduce((greatest, bin) => Math.max(greatest, bin.count), 0);
  const labels = column(
    bins.map(({ from, to }) => (from === to ? count(from) : `${count(from)}-${count(to)}`)),
  );
  const counts = column(bins.map((bin) => count(bin.count)));
  return bins.map((bin, at) => {
    const percent = total === 0 ? 0 : (100 * bin.count) / total;
    const cells = [labels[at], counts[at], `${percent.toFixed(1).padStart(5)} %`];
    const line = [cells, [cells[0], cells[2]], [cells[0]]]
      .map((some) => `  ${some.join('  ')}`)
      .find((text, i) => text.length <= width || i === 2)!;
    const room = width - line.length - 2;
    const drawn = room < MIN_BAR || bin.count === 0 ? '' : `  ${bar(bin.count / most, room)}`;
    return `${line}${drawn}`;
  });
}

/** What is not nothing shows at least an eighth of a character. */
function bar(fraction: number, width: number): string {
  const eighths = Math.max(1, Math.floor(fraction * width * 8));
  return '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7];
}

function column(cells: readonly string[]): string[] {
  const width = cells.reduce((most, cell) => Math.max(most, cell.length), 0);
  return cells.map((cell) => cell.padStart(width));
}
