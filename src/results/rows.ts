// The cells of a grid as lines of text, CSV or JSON. The beginning of a line is known before its row is complete, so that a file
// that broke off can be resumed.

import { csvLine } from '../text/csv.ts';
import { type EventOf, eventLine } from './events.ts';

/** A cell of a grid with its figures, by column. */
export type Row = Omit<EventOf<'cell'>, 'event' | 'schemaVersion'>;

/** By column; null for none, which is '' where it was read from CSV. */
export type Cells = Readonly<Record<string, string | number | null>>;

export interface RowForm {
  /** Above all rows, with its line break; empty when there is none. */
  header(columns: readonly string[]): string;
  /**
   * What the line of a row begins with whose first cells are these; other cells follow. The last of them is not empty.
   * `place`: of the row in its file, from 0.
   */
  begin(first: Partial<Row>, place: number): string;
  /** With its line break. */
  line(row: Row, place: number): string;
  /** The cells of a line without its line break; undefined when it is none, or has other columns. */
  read(line: string, columns: readonly string[]): Cells | undefined;
}

export const csvRows: RowForm = {
  header: csvLine,
  begin: (first) => `${csvLine(Object.values(first)).slice(0, -1)},`,
  line: (row) => csvLine(Object.values(row)),
  read: (line, columns) => {
    const values = readCsv(line);
    return values?.length === columns.length
      ? Object.fromEntries(columns.map((column, place) => [column, values[place]!]))
      : undefined;
  },
};

/** What a JSON line has before its cells. */
const JSON_ONLY = ['event', 'schemaVersion'];

export const jsonRows: RowForm = {
  header: () => '',
  begin: (first, place) => `${jsonRows.line(first as Row, place).slice(0, -'}\n'.length)},`,
  line: (row, place) => eventLine({ event: 'cell', ...row }, { first: place === 0 }),
  read: (line, columns) => {
    const object = readJson(line);
    const names = Object.keys(object ?? {}).filter((name) => !JSON_ONLY.includes(name));
    if (object?.['event'] !== 'cell' || String(names) !== String(columns)) return undefined;
    return Object.fromEntries(columns.map((column) => [column, object[column] as string | number | null]));
  },
};

/** RFC 4180, on one line; undefined when a quote is not closed, or stands where none may. */
function readCsv(line: string): string[] | undefined {
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  const values: string[] = [];
  for (;;) {
    const [, inQuotes, plain, end] = cell.exec(line) ?? [];
    if (end === undefined) return undefined;
    values.push(inQuotes?.replaceAll('""', '"') ?? plain!);
    if (end === '') return values;
  }
}

function readJson(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
