// Tidy rows as lines of text, CSV or JSON, whose beginnings are known before the rest is: so that a file that broke off can be
// gone on with.

import { safeJson } from '../text/text.ts';
import { quoted } from './route.ts';

/** Column and value; '' for none. */
export type Cells = Readonly<Record<string, string | number>>;

export interface RowForm {
  /** Above all rows, with its line break; empty when there is none. */
  header(columns: readonly string[]): string;
  /** What the line of a row begins with, whose first cells are these, none of them empty; other cells follow. */
  begin(first: Cells): string;
  /** With its line break. */
  line(cells: Cells): string;
  /** The cells of a line without its line break; undefined when it is none, or has other columns. */
  read(line: string, columns: readonly string[]): Cells | undefined;
}

export const csvRows: RowForm = {
  header: (columns) => `${columns.join(',')}\n`,
  begin: (first) => `${csvCells(first)},`,
  line: (cells) => `${csvCells(cells)}\n`,
  read: (line, columns) => {
    const values = readCsv(line);
    return values?.length === columns.length
      ? Object.fromEntries(columns.map((column, place) => [column, values[place]!]))
      : undefined;
  },
};

export const jsonRows: RowForm = {
  header: () => '',
  begin: (first) => `${jsonObject(first).slice(0, -1)},`,
  line: (cells) => `${jsonObject(cells)}\n`,
  read: (line, columns) => {
    const object = readJson(line);
    if (object === undefined || String(Object.keys(object)) !== String(['event', ...columns]))
      return undefined;
    return Object.fromEntries(columns.map((column) => [column, (object[column] ?? '') as string | number]));
  },
};

function csvCells(cells: Cells): string {
  return Object.values(cells)
    .map((value) => quoted(String(value)))
    .join(',');
}

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
  return safeJson({ event: 'cell', ...Object.fromEntries(entries) });
}

function readJson(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
