// The file of a grid: rows are added as cells end, in the grid's order. What an interrupted run leaves is the beginning of the
// whole file, so the next run resumes there, and the result is the same to the byte.

import { closeSync, constants, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Cells, Row, RowForm } from '../../results/rows.ts';
import { InputError } from '../../terminal/process.ts';
import { plural } from '../../text/text.ts';
import { FileError, reason } from '../trace-file.ts';

/** More than any grid has. */
const MAX_BYTES = 2 ** 27;

export interface RowPlan {
  readonly form: RowForm;
  readonly columns: readonly string[];
  /** The first cells of each row, in order: those that are known before a cell is run. */
  readonly rows: readonly Partial<Row>[];
}

export class RowFile {
  readonly #path: string;
  readonly #fd: number;
  readonly #form: RowForm;
  #bytes = 0;
  #rows: number;
  /** Rows that were there already. */
  readonly found: readonly Cells[];

  /**
   * Makes the file, or opens it and cuts off an incomplete last line. Throws FileError when it cannot be written,
   * InputError when it is not the beginning of that plan's file; nothing is changed then.
   */
  constructor(path: string, plan: RowPlan) {
    this.#path = path;
    this.#form = plan.form;
    this.#fd = this.#try(() => openSync(path, constants.O_RDWR | constants.O_CREAT, 0o666));
    const text = this.#read();
    this.found = foundRows(path, text, plan);
    this.#rows = this.found.length;
    this.#bytes = Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1));
    this.#try(() => ftruncateSync(this.#fd, this.#bytes));
    if (this.#bytes === 0) this.#add(plan.form.header(plan.columns));
  }

  /** Throws FileError; `so` ends its message. */
  add(row: Row, so?: string): void {
    this.#add(this.#form.line(row, this.#rows), so);
    this.#rows++;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #read(): string {
    const status = fstatSync(this.#fd);
    if (!status.isFile()) throw new InputError(`--out must be a regular file, which ${this.#path} is not`);
    if (status.size > MAX_BYTES) throw strange(this.#path);
    return readFileSync(this.#fd, 'utf8');
  }

  /** At a place of its own: should two write the same grid at once, both write the same there. */
  #add(line: string, so?: string): void {
    if (fstatSync(this.#fd).size !== this.#bytes) {
      throw new FileError(`cannot write ${this.#path}: another program has written to it`);
    }
    const bytes = Buffer.from(line);
    this.#try(() => {
      for (let at = 0; at < bytes.length; ) {
        at += writeSync(this.#fd, bytes, at, bytes.length - at, this.#bytes + at);
      }
    }, so);
    this.#bytes += bytes.length;
  }

  #try<T>(act: () => T, so?: string): T {
    try {
      return act();
    } catch (error) {
      throw new FileError(`cannot write ${this.#path}: ${reason(error)}${so === undefined ? '' : `: ${so}`}`);
    }
  }
}

/** The complete rows. Throws InputError unless the text is a beginning of the plan's file. */
function foundRows(path: string, text: string, { form, columns, rows }: RowPlan): Cells[] {
  const header = form.header(columns);
  if (!text.startsWith(header)) {
    if (header.startsWith(text)) return [];
    throw strange(path);
  }
  const lines = text.slice(header.length).split('\n');
  // It may have broken off within a character.
  const last = lines.pop()!.replace(/\uFFFD+$/, '');
  const found = lines.map((line, place) => {
    const expected = rows[place];
    const cells = form.read(line, columns);
    if (cells === undefined) throw strange(path);
    if (expected === undefined) throw tooMany(path, lines.length, rows.length);
    if (!line.startsWith(form.begin(expected, place))) throw another(path, place, cells, expected);
    return cells;
  });
  const next = rows[lines.length];
  const begin = next === undefined ? '' : form.begin(next, lines.length);
  if (!begin.startsWith(last) && (begin === '' || !last.startsWith(begin))) throw strange(path);
  return found;
}

const HINT = 'use another --out, or move the file away';

function strange(path: string): InputError {
  return new InputError(`${path} is not a file of this grid, or is of another version of sinkward; ${HINT}`);
}

function tooMany(path: string, there: number, wanted: number): InputError {
  return new InputError(
    `${path} is of another grid, of ${plural(there, 'row')} or more, and this one has ${wanted}; ${HINT}`,
  );
}

function another(path: string, place: number, cells: Cells, expected: Partial<Row>): InputError {
  const [what, wanted] = Object.entries(expected).find(
    ([column, value]) => String(cells[column] ?? '') !== String(value ?? ''),
  ) ?? ['text', ''];
  const there = cells[what] ?? '';
  const whose = what === 'version' ? 'of another version of sinkward' : 'of another grid';
  return new InputError(
    `${path} is ${whose}: its row ${place + 1} has ${what} ${there}, not ${wanted}; ${HINT}`,
  );
}
