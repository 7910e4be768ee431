// A matrix of latencies in milliseconds: rows of a scenario file, or a CSV file beside it.

import { MAX_MS, type Parsed, shown } from './time.ts';

/** Reads the CSV file of that name. */
export type ReadMatrix = (name: string) => Parsed<readonly (readonly number[])[]>;

/** A million latencies: a trace's header contains them all. */
const MAX_ROWS = 1024;

/** Rows, or the name of a file of rows: a square matrix. */
export function parseMatrix(value: unknown, read: ReadMatrix): Parsed<readonly (readonly number[])[]> {
  if (typeof value === 'string') return read(value);
  if (!Array.isArray(value)) {
    return {
      wrong: `matrix-ms must be the name of a CSV file, or rows such as [[1, 5], [5, 1]], not ${shown(value)}`,
    };
  }
  for (const [index, row] of value.entries()) {
    if (!Array.isArray(row))
      return { wrong: `a row of matrix-ms must be a list of numbers, not ${shown(row)}`, path: [index] };
    const at = row.findIndex((ms) => !isLatency(ms));
    if (at >= 0)
      return {
        wrong: `matrix-ms has numbers of milliseconds, 0 or more, not ${shown(row[at])}`,
        path: [index, at],
      };
  }
  return square(value as number[][], 'matrix-ms');
}

/**
 * Parses comma-separated milliseconds, a row per line; empty lines and lines that begin with # are skipped.
 * name: of the file, for messages.
 */
export function parseMatrixCsv(text: string, name: string): Parsed<readonly (readonly number[])[]> {
  const rows: number[][] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (rows.length === MAX_ROWS) return { wrong: `${name} has more than ${MAX_ROWS} rows` };
    const values = line.split(',').map((value) => value.trim());
    const wrong = values.find((value) => !/^\d{1,9}(?:\.\d{1,9})?$/.test(value) || !isLatency(Number(value)));
    if (wrong !== undefined) {
      return { wrong: `${name}, line ${index + 1}: ${shown(wrong)} is not a number of milliseconds` };
    }
    rows.push(values.map(Number));
  }
  return square(rows, name);
}

function square(rows: readonly (readonly number[])[], name: string): Parsed<readonly (readonly number[])[]> {
  if (rows.length === 0 || rows.length > MAX_ROWS)
    return { wrong: `${name} must have 1 to ${MAX_ROWS} rows` };
  const at = rows.findIndex((row) => row.length !== rows.length);
  if (at < 0) return { value: rows };
  return {
    wrong: `${name} must have as many columns as rows, ${rows.length}; row ${at + 1} has ${rows[at]!.length}`,
  };
}

function isLatency(ms: unknown): boolean {
  return typeof ms === 'number' && ms >= 0 && ms <= MAX_MS;
}
