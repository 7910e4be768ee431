// Tidy rows as lines of text, CSV or JSON. The beginning of a line is known before its row is complete, so that a file that
// broke off can be resumed.

import { csvLine } from '../text/csv.ts';
import { safeJson } from '../text/text.ts';
import { SCHEMA_VERSION } from './events.ts';

/** Column and value; '' for none. */
export type Cells = Readonly<Record<string, string | number>>;

export interface RowForm {
  /** Above all rows, with its line break; empty when there is none. */
  header(columns: readonly string[]): string;
  /** What the line of a row begins with whose first cells are these; other cells follow. The last of them is not empty. */
  begin(first: Cells): string;
  /** With its line break. */
  line(cells: Cells): string;
  /** The cells of a line without its line break; undefined when it is none, or has other columns. */
  read(line: string, columns: readonly string[]): Cells | undefined;
}

export const csvRows: RowForm = {
  header: csvLine,
  begin: (first) => `${csvLine(Object.values(first)).slice(0, -1)},`,
  line: (cells) => csvLine(Object.values(cells)),
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
  begin: (first) => `${jsonObject(first).slice(0, -1)},`,
  line: (cells) => `${jsonObject(cells)}\n`,
  read: (line, columns) => {
    const object = readJson(line);
    if (object === undefined || String(Object.keys(object)) !== String([...JSON_ONLY, ...columns])) {
      return undefined;
    }
    return Object.fromEntries(columns.map((column) => [column, (object[column] ?? '') as string | number]));
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

function jsonObject(cells: Cells): string {
  const entries = Object.entries(cells).map(([column, value]) => [column, value === '' ? null : value]);
  return safeJson({ event: 'cell', schemaVersion: SCHEMA_VERSION, ...Object.fromEntries(entries) });
}

function readJson(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
