// A grid of flat runs for people: the fraction of packets that arrives and their hops, by the fraction of failed nodes.

import { drawFitting, fittingFrame, type Grid } from '../text/grid.ts';
import { count, wrapped } from '../text/text.ts';
import type { Cells } from './rows.ts';

export interface CompareStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** Rows that differ only in the seed and the fraction of failed nodes: one line of a table. */
interface Line {
  readonly label: readonly string[];
  /** By fraction of failed nodes; one row a seed. */
  readonly byFail: ReadonlyMap<number, readonly Cells[]>;
}

interface Labels {
  readonly head: readonly string[];
  readonly align: readonly ('left' | 'right')[];
}

/**
 * Two tables of rows of a grid, in the grid's order; only the second where no node has failed. Columns that do not fit are
 * in a further block below. Seeds are pooled, and every packet counts the same.
 */
export function compareText(rows: readonly Cells[], style: CompareStyle): string {
  const fails = [...new Set(rows.map(({ fail }) => Number(fail)))];
  const bits = [...new Set(rows.map(({ id_bits }) => id_bits))].join(', ');
  const { labels, lines } = linesOf(rows);
  const failed = fails.some((fraction) => fraction > 0);
  const by = failed ? ', by fraction of failed nodes' : '';
  const arrived = table(`Delivered packets in %${by}`, labels, lines, fails.map(arrivedColumn), style);
  const paths = table(
    `Mean hops of delivered packets${by}`,
    labels,
    lines,
    [...fails.map(pathColumn), ...theoryColumn(rows)],
    style,
  );
  return `IDs of ${bits} bits\n${[...(failed ? [arrived] : []), paths].join('\n')}`;
}

function linesOf(rows: readonly Cells[]): { labels: Labels; lines: readonly Line[] } {
  // Entries differ by geometry and size; they are shown where one has several.
  const named = groupBy(rows, ({ nodes, geometry }) => `${nodes} ${geometry}`);
  const showsEntries = [...named.values()].some(
    (same) => new Set(same.map(({ entries }) => entries)).size > 1,
  );
  const groups = groupBy(rows, ({ nodes, geometry, entries }) => `${nodes} ${geometry} ${entries}`);
  const lines = [...groups.values()].map((group) => {
    const { nodes, geometry, entries } = group[0] as Cells;
    return {
      label: [count(Number(nodes)), String(geometry), ...(showsEntries ? [String(entries)] : [])],
      byFail: groupBy(group, ({ fail }) => Number(fail)),
    };
  });
  return {
    labels: {
      head: ['Nodes', 'Geometry', ...(showsEntries ? ['Entries'] : [])],
      align: ['right', 'left', ...(showsEntries ? (['right'] as const) : [])],
    },
    lines,
  };
}

interface Column {
  readonly head: string;
  readonly cell: (line: Line) => string;
}

/** In place of what was not run, or has no value. */
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

/** Of overlays without failed nodes; no column where there is no such theory, or nothing to compare it with. */
function theoryColumn(rows: readonly Cells[]): readonly Column[] {
  const isKnown = ({ fail, theory_path_mean: theory }: Cells) =>
    Number(fail) === 0 && theory !== '' && theory !== null;
  if (!rows.some(isKnown)) return [];
  return [
    {
      head: 'Theory',
      cell: ({ byFail }) => {
        const row = byFail.get(0)?.find(isKnown);
        return row === undefined ? NONE : Number(row['theory_path_mean']).toFixed(2);
      },
    },
  ];
}

/** `99.9`: rounded down, so that 100 means all; `0.0` may be some. */
function percentText(fraction: number): string {
  return fraction === 1 ? '100' : (Math.floor(1000 * fraction) / 10).toFixed(1);
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
    blocks.push(drawFitting(grid, width, color));
    from = to;
  }
  return `${[...wrapped(title, width), ...blocks].join('\n')}\n`;
}

function sum(rows: readonly Cells[], value: (row: Cells) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

/** In the order in which keys first occur. */
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
