// `sinkward churn`: an overlay under churn, in virtual time: the fate of lookups, and the cost of maintenance.

import { Command } from 'commander';
import { Churn } from '../../churn/churn.ts';
import { keptBy } from '../../churn/churn-geometry.ts';
import type { ChurnOptions } from '../../churn/churn-options.ts';
import { arrivalsInAll, bytesFor, largestFit, MAX_LOOKUPS, meanLookups } from '../../churn/sizes.ts';
import { churnGeometries } from '../../geometries/definitions.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed } from '../../terminal/process.ts';
import { type Progress, ProgressLine } from '../../terminal/progress.ts';
import { spanText } from '../../text/duration.ts';
import { count } from '../../text/text.ts';
import { churnFacts } from './facts.ts';
import { CsvFolder } from './folder.ts';
import { type ChurnFlags, churnOptions, churnTable } from './options.ts';
import { churnCsv, churnEvent, churnText } from './report.ts';

export function churnCommand(): Command {
  const command = new Command('churn').description(
    'Simulates an overlay under churn: the fate of lookups, and what maintenance costs.',
  );
  return addOptions(command, churnTable)
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
Nodes that leave are replaced by new ones with new IDs, at once or after --away.
The run starts in equilibrium, with sessions under way and correct routing
tables; --warm-up lets the tables age before anything is counted. Ctrl-C prints
the results so far. Only ${keptBy('stabilize', churnGeometries).join(', ')} can stabilize.`,
    )
    .action((flags: ChurnFlags) => runChurn(command, flags));
}

async function runChurn(command: Command, flags: ChurnFlags): Promise<void> {
  const { seed, drawn } = chooseSeed(flags.seed);
  const { options, flags: complete } = churnOptions(command, flags, seed);
  requireFit(command, options);
  const folder = flags.out === undefined ? undefined : new CsvFolder(flags.out);
  const { stdout, stderr, width, event, reporter } = openOutputs();
  reporter(flags.format, () => 0).seed(seed, drawn);
  const progress = new ProgressLine(stderr, () => width);
  progress.wait(`churn: setting up ${count(options.nodes)} nodes`);
  const churn = new Churn(options);
  const before = process.cpuUsage();
  const exitCode = await runInSlices(churn, progress);
  const { user, system } = process.cpuUsage(before);
  const facts = churnFacts(churn, complete);
  if (flags.format === 'json') event(churnEvent(facts));
  else stdout.write(flags.format === 'csv' ? churnCsv(facts) : churnText(facts, width));
  folder?.write(facts, churn.lookups.counts);
  // Never among results, which are the same on every machine.
  stderr.write(`${speedText(churn.events, (user + system) / 1e6)}\n`);
  if (exitCode !== undefined) process.exitCode = exitCode;
}

/** Wall time of a slice: between two of them signals are heard and progress is shown. */
const SLICE_MS = 50;

/** The exit code when somebody interrupted it. */
async function runInSlices(churn: Churn, progress: ProgressLine): Promise<number | undefined> {
  const interrupts = catchInterrupts();
  let ticks = 1;
  while (!churn.isOver && !interrupts.signal.aborted) {
    const startMs = performance.now();
    churn.run(churn.wheel.now + ticks);
    const tookMs = performance.now() - startMs;
    ticks = Math.max(1, Math.round(ticks * Math.min(2, Math.max(0.5, SLICE_MS / tookMs))));
    progress.show(progressOf(churn));
    await new Promise((resolve) => setImmediate(resolve));
  }
  progress.hide();
  interrupts.end();
  return interrupts.exitCode;
}

function progressOf({ wheel: { now }, options: { warmUp }, end }: Churn): Progress {
  const isWarm = now > warmUp;
  const [done, total] = isWarm ? [now - warmUp, end - 1 - warmUp] : [now, warmUp];
  const said = [`${spanText(1000 * done)} of ${spanText(1000 * total)}`];
  return { label: isWarm ? 'churn' : 'churn: warming up', done, total, said };
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
      `error: about ${count(Math.round(arrivals))} nodes would join in all, but there are only ${count(ids)} IDs; use fewer --nodes, longer sessions or a shorter run`,
    );
  }
  const lookups = meanLookups(options);
  if (lookups > MAX_LOOKUPS / 2) {
    command.error(
      `error: about ${count(Math.round(lookups))} lookups would be in flight at a time, ${count(MAX_LOOKUPS / 2)} at most are possible; use a lower --lookups rate`,
    );
  }
  const needed = bytesFor(options);
  const available = process.availableMemory();
  if (needed <= available) return;
  const largest = largestFit(options, available);
  const hint = largest < 2 ? 'no number of nodes fits' : `use --nodes ${largest} or fewer`;
  command.error(
    `error: ${count(options.nodes)} nodes need ${gigabytes(needed)} of memory, ${gigabytes(available)} are available; ${hint}`,
  );
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
