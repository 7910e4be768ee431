// A grid of flat runs for people: what arrives, and how far it goes, with the shares of failed nodes side by side.

import { drawGrid, fittingFrame, type Grid } from '../text/grid.ts';
import { count } from '../text/text.ts';
import type { Cells } from './rows.ts';

export interface CompareStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** The rows that have the same overlay, but for the seed: one line of a table. */
interface Line {
  readonly label: readonly string[];
  /** By share of failed nodes; one row a seed. */
  readonly byFail: ReadonlyMap<number, readonly Cells[]>;
}

interface Labels {
  readonly head: readonly string[];
  readonly align: readonly ('left' | 'right')[];
}

/**
 * Two tables of rows of a grid, in the grid's order; only the second where nobody has failed. In blocks one under the other
 * where the shares do not fit beside each other. Seeds are taken together, each packet as much as any other.
 */
export function compareText(rows: readonly Cells[], style: CompareStyle): string {
  const fails = [...new Set(rows.map(({ fail }) => Number(fail)))];
  const bits = [...new Set(rows.map(({ id_bits }) => id_bits))].join(', ');
  const { labels, lines } = linesOf(rows);
  const failed = fails.some((share) => share > 0);
  const by = failed ? ', by share of failed nodes' : '';
  const arrived = table(`Packets that arrive, in %${by}`, labels, lines, fails.map(arrivedColumn), style);
  const paths = table(
    `Mean hops of packets that arrive${by}`,
    labels,
    lines,
    [...fails.map(pathColumn), ...theoryColumn(rows)],
    style,
  );
  return `IDs of ${bits} bits\n${[...(failed ? [arrived] : []), paths].join('\n')}`;
}

function linesOf(rows: readonly Cells[]): { labels: Labels; lines: readonly Line[] } {
  // Entries differ by geometry and size; they are told where one has several.
  const named = groupBy(rows, ({ nodes, geometry }) => `${nodes} ${geometry}`);
  const tellEntries = [...named.values()].some(
    (same) => new Set(same.map(({ entries }) => entries)).size > 1,
  );
  const groups = groupBy(rows, ({ nodes, geometry, entries }) => `${nodes} ${geometry} ${entries}`);
  const lines = [...groups.values()].map((group) => {
    const { nodes, geometry, entries } = group[0] as Cells;
    return {
      label: [count(Number(nodes)), String(geometry), ...(tellEntries ? [String(entries)] : [])],
      byFail: groupBy(group, ({ fail }) => Number(fail)),
    };
  });
  return {
    labels: {
      head: ['Nodes', 'Geometry', ...(tellEntries ? ['Entries'] : [])],
      align: ['right', 'left', ...(tellEntries ? (['right'] as const) : [])],
    },
    lines,
  };
}

interface Column {
  readonly head: string;
  readonly cell: (line: Line) => string;
}

/** In place of what was not run, or is not there. */
const NONE = '-';

function arrivedColumn(fail: number): Column {
  return {
    head: String(fail),
    cell: ({ byFail }) => {
      const rows = byFail.get(fail) ?? [];
      const packets = sum(rows, ({ packets }) => Number(packets));
      return packets === 0 ? NONE : percentText(sum(rows, ({ delivered }) => Number(delivered)) / packets);
    },
  };
}

function pathColumn(fail: number): Column {
  return {
    head: String(fail),
    cell: ({ byFail }) => {
      const rows = byFail.get(fail) ?? [];
      const packets = sum(rows, ({ delivered }) => Number(delivered));
      if (packets === 0) return NONE;
      return (
        sum(rows, ({ delivered, path_mean: mean }) => Number(delivered) * Number(mean)) / packets
      ).toFixed(2);
    },
  };
}

/** Of overlays in which nobody has failed; none where there is no such theory, or nothing to hold beside it. */
function theoryColumn(rows: readonly Cells[]): readonly Column[] {
  const isTold = ({ fail, theory_path_mean: theory }: Cells) => Number(fail) === 0 && theory !== '';
  if (!rows.some(isTold)) return [];
  return [
    {
      head: 'Theory',
      cell: ({ byFail }) => {
        const row = byFail.get(0)?.find(isTold);
        return row === undefined ? NONE : Number(row['theory_path_mean']).toFixed(2);
      },
    },
  ];
}

/** `99.9`: rounded down, so that 100 means all; `0.0` may be some. */
function percentText(share: number): string {
  return share === 1 ? '100' : (Math.floor(1000 * share) / 10).toFixed(1);
}

function table(
  title: string,
  { head, align }: Labels,
  lines: readonly Line[],
  columns: readonly Column[],
  { width, color }: CompareStyle,
): string {
  const gridOf = (some: readonly Column[]): Grid => ({
    head: [...head, ...some.map((column) => column.head)],
    align: [...align, ...some.map(() => 'right' as const)],
    rows: lines.map((line) => [...line.label, ...some.map(({ cell }) => cell(line))]),
  });
  const blocks: string[] = [];
  for (let from = 0; from < columns.length; ) {
    let to = columns.length;
    while (to > from + 1 && fittingFrame(gridOf(columns.slice(from, to)), width) === undefined) to--;
    const grid = gridOf(columns.slice(from, to));
    blocks.push(drawGrid(grid, fittingFrame(grid, width) ?? 'tight', color));
    from = to;
  }
  return `${title}\n${blocks.join('\n')}\n`;
}

function sum(rows: readonly Cells[], value: (row: Cells) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

/** In the order in which the keys come first. */
function groupBy<K>(rows: readonly Cells[], keyOf: (row: Cells) => K): Map<K, Cells[]> {
  const groups = new Map<K, Cells[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
