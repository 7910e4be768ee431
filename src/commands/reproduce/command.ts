// `sinkward reproduce`: experiments of the literature, ours beside theirs.

import { Command } from 'commander';
import type { Experiment, Row, Sample } from '../../literature/experiment.ts';
import { experiments } from '../../literature/experiments.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { largeNumber } from '../../terminal/large-number.ts';
import type { Output } from '../../terminal/output.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed, formatOption, seedOption } from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { suggestion } from '../../text/suggestion.ts';
import { CSV_HEADER, endJson, experimentJson, experimentsCsv, rowCsv, rowJson } from './lines.ts';
import { ReproduceProgress } from './progress.ts';
import { experimentsText, reproductionText, type TextStyle } from './text.ts';

interface Flags {
  readonly seed?: string;
  readonly networks?: number;
  readonly lookups?: number;
  readonly format: Format;
}

const ALL = 'all';

export function reproduceCommand(): Command {
  const command = new Command('reproduce').description(
    'Runs experiments of the literature, and prints our results beside the published ones.',
  );
  return command
    .argument('[names...]', `experiments, or ${ALL}; left out: lists them`)
    .option(
      '--networks <count>',
      'networks to draw at each point (default: as the experiment says)',
      wholeNumber({ min: 1, max: 1000, name: 'networks' }),
    )
    .option(
      '--lookups <count>',
      'lookups in each network (default: as the experiment says)',
      largeNumber({ min: 1, max: 10_000_000, name: 'lookups' }),
    )
    .addOption(seedOption('what everything is drawn from; left out, one is drawn and shown'))
    .addOption(formatOption())
    .addHelpText(
      'before',
      `Examples:
  sinkward reproduce
  sinkward reproduce chord-path-length pastry-hops --seed 7
  sinkward reproduce all --networks 1 --lookups 1000 --format csv
`,
    )
    .addHelpText('after', '\nAll of them take a minute or two. Ctrl-C prints what there is so far.')
    .action(async (names: readonly string[], flags: Flags) => {
      if (names.length === 0) printList(flags.format);
      else await runAll(chosen(names, command), flags);
    });
}

function chosen(names: readonly string[], command: Command): readonly Experiment[] {
  const known = experiments.map(({ name }) => name);
  const unknown = names.find((name) => name !== ALL && !known.includes(name));
  if (unknown !== undefined) {
    command.error(
      `error: experiments must be ones that are listed, not '${unknown}'${suggestion(unknown, [...known, ALL])}`,
    );
  }
  return experiments.filter(({ name }) => names.includes(name) || names.includes(ALL));
}

function printList(format: Format): void {
  const { stdout, style } = outputs();
  if (format === 'csv') stdout.write(experimentsCsv(experiments));
  else if (format === 'json') for (const experiment of experiments) stdout.write(experimentJson(experiment));
  else stdout.write(experimentsText(experiments, style));
}

function outputs() {
  const { stdout, stderr, width, reporter } = openOutputs();
  const color = process.stdout.isTTY === true && process.stdout.hasColors() && !process.env['NO_COLOR'];
  const style: TextStyle = { width, color };
  return { stdout, stderr, style, reporter };
}

async function runAll(list: readonly Experiment[], flags: Flags): Promise<void> {
  const { stdout, stderr, style, reporter } = outputs();
  const { seed, drawn } = chooseSeed(flags.seed);
  const { seed: tellSeed, note } = reporter(flags.format, () => 0);
  tellSeed(seed, drawn);
  const interrupts = catchInterrupts();
  const progress = new ReproduceProgress(stderr, flags.format);
  if (flags.format === 'csv') stdout.write(CSV_HEADER);
  for (const [index, experiment] of list.entries()) {
    const sample = {
      networks: flags.networks ?? experiment.sample.networks,
      lookups: flags.lookups ?? experiment.sample.lookups,
    };
    const print = { table: printText, csv: printCsv, json: printJson }[flags.format];
    const printer = print(stdout, { experiment, seed, sample }, style);
    const whole = await runOne(experiment, seed, sample, printer.row, progress, interrupts.signal);
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
  experiment: Experiment,
  seed: string,
  sample: Sample,
  row: (row: Row) => void,
  progress: ReproduceProgress,
  signal: AbortSignal,
): Promise<boolean> {
  let heardMs = performance.now();
  for (const step of experiment.run(seed, sample)) {
    if (step.kind === 'row') row(step.row);
    else progress.show(experiment.name, step.done / step.total);
    if (performance.now() - heardMs < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    heardMs = performance.now();
    if (signal.aborted) return false;
  }
  return true;
}

interface Run {
  readonly experiment: Experiment;
  readonly seed: string;
  readonly sample: Sample;
}

interface Printer {
  row(row: Row): void;
  end(partial: boolean): void;
}

function printText(stdout: Output, run: Run, style: TextStyle): Printer {
  const rows: Row[] = [];
  return {
    row: (row) => void rows.push(row),
    end: (partial) => stdout.write(`${reproductionText({ ...run, rows, partial }, style)}\n`),
  };
}

function printCsv(stdout: Output, { experiment }: Run): Printer {
  return { row: (row) => stdout.write(rowCsv(experiment, row)), end: () => {} };
}

function printJson(stdout: Output, { experiment, ...run }: Run): Printer {
  stdout.write(experimentJson(experiment, run));
  return {
    row: (row) => stdout.write(rowJson(experiment, row)),
    end: (partial) => stdout.write(endJson(experiment, partial)),
  };
}
