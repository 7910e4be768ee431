// `sinkward compare`: a grid of flat runs on all cores, as tidy rows in a file that an interrupted run goes on with, and as
// tables for people.

import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { createTally } from '../../flat/tally.ts';
import type { RouteResult } from '../../flat/threads/pool.ts';
import { pathTheory } from '../../geometries/theory.ts';
import { compareText } from '../../results/compare.ts';
import { figureCells } from '../../results/route.ts';
import { type Cells, csvRows, jsonRows, type RowForm } from '../../results/rows.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { type Outputs, openOutputs } from '../../terminal/outputs.ts';
import { CheckError, EXIT } from '../../terminal/process.ts';
import { shellWord } from '../../text/shell.ts';
import { count, plural } from '../../text/text.ts';
import { InOrder } from '../in-order.ts';
import { conservationMistake } from '../route/command.ts';
import { completeSpec, routeFigures } from '../route/figures.ts';
import type { GeometryJob } from '../route/options.ts';
import { programVersion } from '../version.ts';
import { cellCount, gridJobs, jobsMistake, MOST_CELLS, specCells } from './cells.ts';
import { RowFile } from './file.ts';
import { addCompareOptions, type CompareFlags, flagsMistake } from './options.ts';
import { GridProgress } from './progress.ts';
import { type CellHost, cellCost, runCells } from './run.ts';

export function compareCommand(): Command {
  const command = new Command('compare').description(
    'Runs a grid of routes over static overlays on all cores: geometries, sizes, shares of failed nodes.',
  );
  return addCompareOptions(command)
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
All combinations of the lists are run. With --out the same command goes on after
an interruption, whatever it was, and nothing in the file depends on the machine.
The file is CSV; JSON Lines with --format json, or a name that ends with .jsonl.
A flood goes to all nodes: its cells take the longest by far.`,
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
  for (const cells of found) shown.row(cells);

  const interrupts = catchInterrupts();
  const left = jobs.slice(found.length);
  const progress = startProgress(outputs, jobs.length, left);
  let done = found.length;
  const rowsInOrder = new InOrder<Cells>((cells) => {
    file?.add(
      cells,
      `${count(done)} of ${plural(jobs.length, 'cell')} are in it, and the same command goes on`,
    );
    done++;
    shown.row(cells);
  });
  try {
    await runCells(left, { ...host, signal: interrupts.signal }, (place, result) => {
      progress.cellDone(cellCost(left[place]!));
      requireConservation(left[place]!, result);
      rowsInOrder.put(place, rowCells(left[place]!, version, result.tally));
    });
  } finally {
    progress.hide();
    interrupts.end();
    file?.close();
  }
  shown.end(done < jobs.length);
  outputs.stderr.write(endText(flags, { found: found.length, done, total: jobs.length }));
  process.exitCode = done < jobs.length ? (interrupts.exitCode ?? EXIT.interrupted) : EXIT.done;
}

function gridMistake(flags: CompareFlags, host: Omit<CellHost, 'signal'>): string | undefined {
  const cells = cellCount(flags);
  if (cells > MOST_CELLS) {
    return `a grid has at most ${count(MOST_CELLS)} cells, and this one ${count(cells)}: give shorter lists`;
  }
  return jobsMistake(gridJobs(flags), host);
}

/** Of a cell that has not been run the columns are right, and the figures are those of no packet. */
function rowCells(job: GeometryJob, version: string, tally = createTally(0, 'none')): Cells {
  const theory = pathTheory(completeSpec(job));
  const holds = theory !== undefined && theory.holds === undefined;
  return {
    ...specCells(job, version),
    ...figureCells(routeFigures(job, tally)),
    theory_path_mean: (holds ? theory.meanHops : undefined) ?? '',
    theory_delivered: (holds ? theory.delivered : undefined) ?? '',
  };
}

function requireConservation(job: GeometryJob, { tally }: RouteResult): void {
  const broken = conservationMistake({ ...job, ...routeFigures(job, tally), partial: false });
  if (broken !== undefined) throw new CheckError(`a check failed: ${broken}`);
}

function fileForm({ format, out }: CompareFlags): RowForm {
  const isJson = format === 'json' || (format === 'table' && /\.(?:jsonl|ndjson|json)$/.test(out ?? ''));
  return isJson ? jsonRows : csvRows;
}

interface Printer {
  row(cells: Cells): void;
  /** All rows that there are have been given; `partial`: not all that there were to be. */
  end(partial: boolean): void;
}

/** A table is printed at the end. Rows for programs go to the file, where there is one, and else are printed as they come. */
function printer(
  { format, out }: CompareFlags,
  { stdout, width }: Outputs,
  columns: readonly string[],
): Printer {
  if (format === 'table') {
    const rows: Cells[] = [];
    const color = process.stdout.isTTY === true && process.stdout.hasColors() && !process.env['NO_COLOR'];
    return {
      row: (cells) => void rows.push(cells),
      end: (partial) => {
        if (partial) stdout.write('PARTIAL: interrupted, these are the cells so far.\n');
        if (rows.length > 0) stdout.write(compareText(rows, { width, color }));
      },
    };
  }
  if (out !== undefined) return { row: () => {}, end: () => {} };
  const form = format === 'json' ? jsonRows : csvRows;
  stdout.write(form.header(columns));
  return { row: (cells) => void stdout.write(form.line(cells)), end: () => {} };
}

function startProgress(
  { stderr, width }: Outputs,
  total: number,
  left: readonly GeometryJob[],
): GridProgress {
  const cost = left.reduce((sum, job) => sum + cellCost(job), 0);
  return new GridProgress(stderr, () => process.stderr.columns || width, total, total - left.length, cost);
}

function endText(
  { out }: CompareFlags,
  { found, done, total }: Record<'found' | 'done' | 'total', number>,
): string {
  const cells = plural(total, 'cell');
  if (done < total) {
    const so = `Interrupted: ${count(done)} of ${cells} ${done === 1 || total === 1 ? 'is' : 'are'} done`;
    if (out === undefined) return `${so}. With --out <file> the same command would go on.\n`;
    return `${so}, and in ${out}.\nTo go on:\n  ${typedCommand()}\n`;
  }
  if (out === undefined) return '';
  if (found === total) return `Nothing is left to do: ${out} has all ${cells}.\n`;
  const before = found === 0 ? '' : `, ${count(found)} of them from before`;
  return `${cells} in ${out}${before}.\n`;
}

function typedCommand(): string {
  return ['sinkward', ...process.argv.slice(2).map(shellWord)].join(' ');
}
