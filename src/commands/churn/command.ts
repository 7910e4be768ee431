// `sinkward churn`: an overlay whose nodes come and go, in virtual time: what lookups come to, and what the tables' upkeep costs.

import { Command } from 'commander';
import { Churn } from '../../churn/churn.ts';
import type { ChurnOptions } from '../../churn/options.ts';
import { arrivalsInAll, bytesFor, largestFit, MOST_LOOKUPS, meanLookups } from '../../churn/sizes.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed } from '../../terminal/process.ts';
import { count } from '../../text/text.ts';
import { churnCommandLine, churnFacts } from './facts.ts';
import { addChurnOptions, type ChurnFlags, churnOptions } from './flags.ts';
import { CsvFolder } from './folder.ts';
import { ChurnProgress } from './progress.ts';
import { churnCsv, churnJson, churnText } from './report.ts';

export function churnCommand(): Command {
  const command = new Command('churn').description(
    'Runs an overlay whose nodes come and go, and tells what lookups come to and what upkeep costs.',
  );
  return addChurnOptions(command)
    .addHelpText(
      'before',
      `Examples:
  sinkward churn --nodes 1e4 --session pareto:1h --for 10min --seed 7
  sinkward churn --nodes 1000 --session exponential:5min --crash 0.5 --entries 8
  sinkward churn --nodes 1e4 --maintenance stabilize --entries 10 --warm-up 1h
  sinkward churn --geometry kademlia --entries 20 --out results --format csv
`,
    )
    .addHelpText(
      'after',
      `
Nodes that leave are replaced by new ones with IDs of their own, at once or
after --away. At the start the sessions under way are drawn as of a moment long
after the beginning, and all tables are true; --warm-up lets them age before
anything is counted. Ctrl-C prints what there is so far. stabilize is for chord
only.`,
    )
    .action((flags: ChurnFlags) => runChurn(command, flags));
}

async function runChurn(command: Command, flags: ChurnFlags): Promise<void> {
  const { seed, drawn } = chooseSeed(flags.seed);
  const options = churnOptions(command, flags, seed);
  requireFit(command, options);
  const folder = flags.out === undefined ? undefined : new CsvFolder(flags.out);
  const { stdout, stderr, width, reporter } = openOutputs();
  reporter(flags.format, () => 0).seed(seed, drawn);
  const progress = new ChurnProgress(stderr, width, options.warmUp);
  progress.setUp(options.nodes);
  const churn = new Churn(options);
  const before = process.cpuUsage();
  const exitCode = await runInSlices(churn, progress);
  const { user, system } = process.cpuUsage(before);
  const facts = churnFacts(churn, churnCommandLine(options, seed));
  const print = { json: churnJson, csv: churnCsv, table: churnText }[flags.format];
  stdout.write(print(facts, width));
  folder?.write(facts, churn.lookups.counts);
  // Never among results, which are the same on every machine.
  stderr.write(`${speedText(churn.events, (user + system) / 1e6)}\n`);
  if (exitCode !== undefined) process.exitCode = exitCode;
}

/** Wall time of a slice: between two of them signals are heard and progress is shown. */
const SLICE_MS = 50;

/** The exit code when somebody interrupted it. */
async function runInSlices(churn: Churn, progress: ChurnProgress): Promise<number | undefined> {
  const interrupts = catchInterrupts();
  let ticks = 1;
  while (!churn.isOver && !interrupts.signal.aborted) {
    const startMs = performance.now();
    churn.run(churn.wheel.now + ticks);
    const tookMs = performance.now() - startMs;
    ticks = Math.max(1, Math.round(ticks * Math.min(2, Math.max(0.5, SLICE_MS / tookMs))));
    progress.show(churn.wheel.now, churn.end - 1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.hide();
  interrupts.end();
  return interrupts.exitCode;
}

function speedText(events: number, cpuSeconds: number): string {
  const rate = count(Math.round(events / Math.max(cpuSeconds, 0.001)));
  return `Handled ${count(events)} events in ${cpuSeconds.toFixed(2)} CPU seconds: ${rate} a second.`;
}

/** Refuses at once what could not be run to its end. */
function requireFit(command: Command, options: ChurnOptions): void {
  const arrivals = arrivalsInAll(options);
  const ids = 2 ** options.bits;
  if (arrivals > ids) {
    command.error(
      `error: some ${count(Math.round(arrivals))} nodes would come, and there are ${count(ids)} IDs: give fewer --nodes, longer sessions or a shorter time`,
    );
  }
  const lookups = meanLookups(options);
  if (lookups > MOST_LOOKUPS / 2) {
    command.error(
      `error: some ${count(Math.round(lookups))} lookups would be under way at a time, of ${count(MOST_LOOKUPS / 2)} that can be: give fewer --lookups`,
    );
  }
  const needed = bytesFor(options);
  const available = process.availableMemory();
  if (needed <= available) return;
  const largest = largestFit(options, available);
  const hint = largest < 2 ? 'there is no size that fits' : `give --nodes ${largest} or fewer`;
  command.error(
    `error: ${count(options.nodes)} nodes need ${gigabytes(needed)}, and there are ${gigabytes(available)}: ${hint}`,
  );
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
