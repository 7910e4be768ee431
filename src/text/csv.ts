// Comma-separated values as RFC 4180 has them, but with line feeds alone: the one place where a cell is quoted.

/** Null: an empty cell. */
export type Cell = string | number | bigint | null;

/** The cells of one line, with its line break. Numbers as JavaScript writes them; a text is quoted where it must be. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\n`;
}

/** A header and a line a row. Every row has the columns of the first, in that order. */
export function csvTable(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const [first] = rows;
  return first === undefined
    ? ''
    : [Object.keys(first), ...rows.map(Object.values<Cell>)].map(csvLine).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
