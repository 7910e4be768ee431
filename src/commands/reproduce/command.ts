// `sinkward reproduce`: experiments of the literature, ours beside theirs.

import { Command } from 'commander';
import type { Row } from '../../literature/experiment.ts';
import { experiments } from '../../literature/experiments.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { type Outputs, openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed } from '../../terminal/process.ts';
import { amount, type ProgressLine } from '../../terminal/progress.ts';
import type { Format } from '../../terminal/reporter.ts';
import type { Run } from './facts.ts';
import { ALL, experimentsNamed, type ReproduceFlags, reproduceTable } from './options.ts';
import {
  CSV_HEADER,
  endEvent,
  experimentEvent,
  experimentsCsv,
  experimentsText,
  reproductionText,
  rowCsv,
  rowEvent,
  type TextStyle,
} from './report.ts';

export function reproduceCommand(): Command {
  const command = new Command('reproduce').description(
    'Runs experiments of the literature, and prints our results beside the published ones.',
  );
  command.argument('[names...]', `experiments, or ${ALL}; left out: lists them`);
  return addOptions(command, reproduceTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward reproduce
  sinkward reproduce chord-path-length pastry-hops --seed 7
  sinkward reproduce all --networks 1 --lookups 1000 --format csv
`,
    )
    .addHelpText('after', '\nAll of them take a minute or two. Ctrl-C prints what there is so far.')
    .action(async (names: readonly string[], flags: ReproduceFlags) => {
      if (names.length === 0) printList(flags.format);
      else await runAll(experimentsNamed(names, command), flags);
    });
}

function printList(format: Format): void {
  const { stdout, event, style } = outputs();
  if (format === 'csv') stdout.write(experimentsCsv(experiments));
  else if (format === 'json') for (const experiment of experiments) event(experimentEvent(experiment));
  else stdout.write(experimentsText(experiments, style));
}

function outputs() {
  const { width, ...rest } = openOutputs();
  const color = process.stdout.isTTY === true && process.stdout.hasColors() && !process.env['NO_COLOR'];
  const style: TextStyle = { width, color };
  return { ...rest, style };
}

async function runAll(list: readonly Run['experiment'][], flags: ReproduceFlags): Promise<void> {
  const { stdout, event, style, reporter, progress: openProgress } = outputs();
  const { seed, drawn } = chooseSeed(flags.seed);
  const { seed: tellSeed, note } = reporter(flags.format, () => 0);
  tellSeed(seed, drawn);
  const interrupts = catchInterrupts();
  const progress = openProgress(flags.format);
  if (flags.format === 'csv') stdout.write(CSV_HEADER);
  for (const [index, experiment] of list.entries()) {
    const sample = {
      networks: flags.networks ?? experiment.sample.networks,
      lookups: flags.lookups ?? experiment.sample.lookups,
    };
    const run: Run = { experiment, seed, sample };
    const printer = PRINTERS[flags.format]({ stdout, event }, run, style);
    const whole = await runOne(run, printer.row, progress, interrupts.signal);
    progress.hide();
    printer.end(!whole);
    if (interrupts.exitCode === undefined) continue;
    const left = list.slice(index + 1).map(({ name }) => name);
    if (!whole) note(`PARTIAL: ${experiment.name} was interrupted, and rows are missing.`);
    if (left.length > 0) note(`Not run: ${left.join(', ')}.`);
    process.exitCode = interrupts.exitCode;
    break;
  }
  interrupts.end();
}

/** Signals are heard so often. */
const SLICE_MS = 50;

/** Whether it came to its end. */
async function runOne(
  { experiment, seed, sample }: Run,
  row: (row: Row) => void,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<boolean> {
  let heardMs = performance.now();
  for (const step of experiment.run(seed, sample)) {
    if (step.kind === 'row') progress.around(() => row(step.row));
    else {
      const { done, total } = step;
      progress.show({ label: experiment.name, done, total, said: [amount(done, total, 'networks')] });
    }
    if (performance.now() - heardMs < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    heardMs = performance.now();
    if (signal.aborted) return false;
  }
  return true;
}

interface Printer {
  row(row: Row): void;
  end(partial: boolean): void;
}

/** Text waits for all rows; the other forms have a line as soon as there is a row. */
const PRINTERS: {
  readonly [F in Format]: (outputs: Pick<Outputs, 'stdout' | 'event'>, run: Run, style: TextStyle) => Printer;
} = {
  table({ stdout }, run, style) {
    const rows: Row[] = [];
    return {
      row: (row) => void rows.push(row),
      end: (partial) => stdout.write(`${reproductionText({ ...run, rows, partial }, style)}\n`),
    };
  },
  csv: ({ stdout }, run) => ({ row: (row) => stdout.write(rowCsv(run, row)), end: () => {} }),
  json({ event }, { experiment, ...run }) {
    event(experimentEvent(experiment, run));
    return {
      row: (row) => event(rowEvent(experiment, row)),
      end: (partial) => event(endEvent(experiment, partial)),
    };
  },
};
