// `sinkward compare`: a grid of flat runs on all cores, as tidy rows in a file that can be resumed, and as tables for people.

import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { createTally } from '../../flat/tally.ts';
import type { RouteResult } from '../../flat/threads/pool.ts';
import { pathTheory } from '../../geometries/theory.ts';
import { compareText } from '../../results/compare.ts';
import { type Cells, csvRows, jsonRows, type Row, type RowForm } from '../../results/rows.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { type Outputs, openOutputs } from '../../terminal/outputs.ts';
import { CheckError, EXIT } from '../../terminal/process.ts';
import { amount, ProgressLine } from '../../terminal/progress.ts';
import { continued } from '../../text/block.ts';
import { shellWord } from '../../text/shell.ts';
import { count, plural, wrappedWords } from '../../text/text.ts';
import { InOrder } from '../in-order.ts';
import { completeJob, conservationMistake, routeFigures } from '../route/facts.ts';
import type { GeometryJob } from '../route/options.ts';
import { figureCells } from '../route/report.ts';
import { programVersion } from '../version.ts';
import { cellCount, gridJobs, jobsMistake, MAX_CELLS, specCells } from './cells.ts';
import { RowFile } from './file.ts';
import { type CompareFlags, compareTable, flagsMistake } from './options.ts';
import { type CellHost, cellCost, runCells } from './run-cells.ts';

export function compareCommand(): Command {
  const command = new Command('compare').description(
    'Runs a grid of routes over static overlays on all cores: geometries, sizes, fractions of failed nodes.',
  );
  return addOptions(command, compareTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward compare --nodes 1000,10000 --out grid.csv
  sinkward compare --geometries chord,kademlia --nodes 1e6 --fail 0..0.9:0.3
  sinkward compare --geometries symphony --entries 1,2,4,8 --fail 0 --seeds 3
  sinkward compare --nodes 1000 --format json --out grid.jsonl
`,
    )
    .addHelpText(
      'after',
      `
All combinations of the lists are run. With --out the same command resumes after
any interruption, and nothing in the file depends on the machine. The file is
CSV; JSON Lines with --format json, or a name that ends with .jsonl.
A flood goes to all nodes: its cells take by far the longest.`,
    )
    .action((flags: CompareFlags) => compareAndPrint(flags, command));
}

async function compareAndPrint(flags: CompareFlags, command: Command): Promise<void> {
  const host = {
    threads: flags.threads ?? availableParallelism(),
    availableBytes: process.availableMemory(),
  };
  const mistake =
    flagsMistake(flags, command.getOptionValueSource('seed') === 'cli') ?? gridMistake(flags, host);
  if (mistake !== undefined) command.error(`error: ${mistake}`);

  const jobs = gridJobs(flags);
  const version = programVersion();
  const columns = Object.keys(rowCells(jobs[0]!, version));
  const rows = jobs.map((job) => specCells(job, version));
  const file =
    flags.out === undefined ? undefined : new RowFile(flags.out, { form: fileForm(flags), columns, rows });
  const found = file?.found ?? [];
  const outputs = openOutputs();
  const shown = printer(flags, outputs, columns);
  for (const cells of found) shown.found(cells);

  const interrupts = catchInterrupts();
  const left = jobs.slice(found.length);
  const progress = startProgress(outputs, jobs, found.length);
  let done = found.length;
  const rowsInOrder = new InOrder<Row>((row) => {
    file?.add(row, `${count(done)} of ${plural(jobs.length, 'cell')} are in it; the same command resumes`);
    done++;
    shown.row(row);
  });
  try {
    await runCells(left, { ...host, signal: interrupts.signal }, (place, result) => {
      progress.cellDone(left[place]!);
      requireConservation(left[place]!, result);
      rowsInOrder.put(place, rowCells(left[place]!, version, result.tally));
    });
  } finally {
    progress.hide();
    interrupts.end();
    file?.close();
  }
  shown.end(done < jobs.length);
  outputs.stderr.write(endText(flags, outputs.width, { found: found.length, done, total: jobs.length }));
  process.exitCode = done < jobs.length ? (interrupts.exitCode ?? EXIT.interrupted) : EXIT.done;
}

function gridMistake(flags: CompareFlags, host: Omit<CellHost, 'signal'>): string | undefined {
  const cells = cellCount(flags);
  if (cells > MAX_CELLS) {
    return `a grid has at most ${count(MAX_CELLS)} cells, not ${count(cells)}; use shorter lists`;
  }
  return jobsMistake(gridJobs(flags), host);
}

/** Without a tally, the columns are right, and the figures are those of no packet. */
function rowCells(job: GeometryJob, version: string, tally = createTally(0, 'none')): Row {
  const theory = pathTheory(completeJob(job));
  const holds = theory !== undefined && theory.holds === undefined;
  return {
    ...specCells(job, version),
    ...figureCells(routeFigures(job, tally)),
    theory_path_mean: (holds ? theory.meanHops : undefined) ?? null,
    theory_delivered: (holds ? theory.delivered : undefined) ?? null,
  };
}

function requireConservation(job: GeometryJob, { tally }: RouteResult): void {
  const broken = conservationMistake(routeFigures(job, tally), job.packets, false);
  if (broken !== undefined) throw new CheckError(`a check failed: ${broken}`);
}

function fileForm({ format, out }: CompareFlags): RowForm {
  const isJson = format === 'json' || (format === 'table' && /\.(?:jsonl|ndjson|json)$/.test(out ?? ''));
  return isJson ? jsonRows : csvRows;
}

interface Printer {
  /** A row that a file has had from before. */
  found(cells: Cells): void;
  row(row: Row): void;
  /** After the last row; `partial`: the grid is not complete. */
  end(partial: boolean): void;
}

/** A table is printed at the end. Rows for programs go to the file if there is one, else they are printed as they come. */
function printer(
  { format, out }: CompareFlags,
  { stdout, width }: Outputs,
  columns: readonly string[],
): Printer {
  if (format === 'table') {
    const rows: Cells[] = [];
    const add = (cells: Cells) => void rows.push(cells);
    const color = process.stdout.isTTY === true && process.stdout.hasColors() && !process.env['NO_COLOR'];
    return {
      found: add,
      row: add,
      end: (partial) => {
        if (partial) stdout.write('PARTIAL: interrupted: these are the results so far\n');
        if (rows.length > 0) stdout.write(compareText(rows, { width, color }));
      },
    };
  }
  if (out !== undefined) return { found: () => {}, row: () => {}, end: () => {} };
  const form = format === 'json' ? jsonRows : csvRows;
  stdout.write(form.header(columns));
  let place = 0;
  return {
    found: () => {},
    row: (row) => void stdout.write(form.line(row, place++)),
    end: () => {},
  };
}

const REDRAW_MS = 500;

/** Shows how much of the work is done, of which `found` cells are from before. */
function startProgress({ stderr, width }: Outputs, jobs: readonly GeometryJob[], found: number) {
  const cost = (cells: readonly GeometryJob[]) => cells.reduce((sum, job) => sum + cellCost(job), 0);
  const line = new ProgressLine(stderr, () => process.stderr.columns || width);
  const total = cost(jobs);
  let done = cost(jobs.slice(0, found));
  let cells = found;
  const show = () =>
    line.show({ label: 'compare', done, total, said: [amount(cells, jobs.length, 'cells')] });
  show();
  const timer = setInterval(show, REDRAW_MS);
  return {
    cellDone(job: GeometryJob): void {
      done += cellCost(job);
      cells++;
    },
    hide(): void {
      clearInterval(timer);
      line.hide();
    },
  };
}

function endText(
  { out }: CompareFlags,
  width: number,
  { found, done, total }: Record<'found' | 'done' | 'total', number>,
): string {
  const cells = plural(total, 'cell');
  if (done < total) {
    const verb = done === 1 || total === 1 ? 'is' : 'are';
    const so = `Interrupted: ${count(done)} of ${cells} ${verb}`;
    if (out === undefined) return `${so} done. Use --out <file> to be able to resume.\n`;
    return `${so} in ${out}.\nTo resume:\n${typedCommand(width)}\n`;
  }
  if (out === undefined) return '';
  if (found === total) return `Nothing to do: ${out} has all ${cells}.\n`;
  const before = found === 0 ? '' : `, ${count(found)} of them from an earlier run`;
  return `${cells} in ${out}${before}.\n`;
}

/** In lines that a shell takes as one. */
function typedCommand(width: number): string {
  const words = ['sinkward', ...process.argv.slice(2).map(shellWord)];
  return continued(wrappedWords(words, width - 4))
    .map((line) => `  ${line}`)
    .join('\n');
}
