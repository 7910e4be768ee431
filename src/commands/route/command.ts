// `sinkward route`: packets over a static overlay of any size, walked on all cores: how long paths are, who carries the load,
// what arrives when nodes have failed.

import { Command } from 'commander';
import { TooLarge } from '../../flat/threads/memory.ts';
import {
  type RouteHost,
  type RouteJob,
  type RouteResult,
  requireRunnable,
  routeOnThreads,
} from '../../flat/threads/pool.ts';
import { eventLine } from '../../results/events.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { addOptions } from '../../terminal/options.ts';
import { openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed, EXIT } from '../../terminal/process.ts';
import { ProgressLine } from '../../terminal/progress.ts';
import type { Format } from '../../terminal/reporter.ts';
import { makeFolder } from '../trace-file.ts';
import { conservationMistake, routeFacts } from './facts.ts';
import { type Writing, writeFolder } from './files.ts';
import { flagsMistake, type RouteFlags, routeJob, routeTable } from './options.ts';
import { short, showOn } from './progress.ts';
import { routeCsv, routeEvent, routeText } from './report.ts';
import { THREAD_ENTRY } from './thread-entry.ts';

export function routeCommand(): Command {
  const command = new Command('route').description(
    'Routes packets over a static overlay of any size: path lengths, load, and what failed nodes break.',
  );
  return addOptions(command, routeTable)
    .addHelpText(
      'before',
      `Examples:
  sinkward route --geometry chord --nodes 1e6 --packets 1e7 --seed 1
  sinkward route --geometry kademlia --nodes 1e5 --fail 0.3 --on-dead backtrack
  sinkward route --geometry hops --nodes 1e5 --packets 1e6 --out result
`,
    )
    .addHelpText(
      'after',
      `
The same seed gives the same results on any machine, with any number of threads.
A run that does not fit into memory is refused before it starts. Ctrl-C prints
the results so far; a second one ends at once.`,
    )
    .action((flags: RouteFlags) => routeAndPrint(flags, command));
}

async function routeAndPrint(flags: RouteFlags, command: Command): Promise<void> {
  const { seed, drawn } = chooseSeed(flags.seed);
  const job = routeJob(flags, seed);
  const host = { threadEntry: THREAD_ENTRY, threads: flags.threads, availableBytes: flags.memory };
  const mistake = flagsMistake(flags) ?? jobMistake(job, host);
  if (mistake !== undefined) command.error(`error: ${mistake}`);
  if (flags.out !== undefined) makeFolder(flags.out);

  const { stdout, stderr, width, event, reporter: open } = openOutputs();
  const reporter = open(flags.format, () => 0);
  const interrupts = catchInterrupts();
  const { signal } = interrupts;
  reporter.seed(seed, drawn);
  const line = new ProgressLine(stderr, () => process.stderr.columns || width);
  try {
    const result = await routeOnThreads(job, { ...host, signal, onProgress: showOn(line, job.packets) });
    const facts = routeFacts(job, result.tally, signal.aborted && !result.complete);
    const written =
      flags.out === undefined || (await writeFolder(flags.out, facts, result, writing(line, signal)));
    line.hide();
    if (flags.format === 'json') event(routeEvent(facts));
    else stdout.write(flags.format === 'csv' ? routeCsv(facts) : routeText(facts, width));
    stderr.write(speedText(result, flags.format));
    if (!written) reporter.error(`interrupted: some files are missing in ${flags.out}`);
    const broken = conservationMistake(facts, job.packets, facts.partial);
    if (broken !== undefined) reporter.error(`a check failed: ${broken}`);
    process.exitCode = broken === undefined ? (interrupts.exitCode ?? EXIT.done) : EXIT.mismatch;
  } finally {
    line.hide();
    interrupts.end();
  }
}

/** What is wrong with a run, and what to do; undefined when nothing is, and it fits into memory. */
function jobMistake(job: RouteJob, host: RouteHost): string | undefined {
  try {
    requireRunnable(job, host);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (!(error instanceof TooLarge)) return error.message;
    const fitsWithoutLoad =
      job.detail !== 'none' && jobMistake({ ...job, detail: 'none' }, host) === undefined;
    const size = error.maxNodes === 0 ? 'more --memory or fewer --threads' : 'fewer --nodes';
    return `${error.message}; use ${size}${fitsWithoutLoad ? ', or --no-load' : ''}`;
  }
}

/** When the walk was interrupted, the files of what there is are still written whole. */
function writing(line: ProgressLine, signal: AbortSignal): Writing {
  return { signal: signal.aborted ? undefined : signal, tell: (name) => line.wait(`writing ${name}`) };
}

/** Never among results, which are the same on every machine. */
function speedText({ tally, walkMs, walkCpuMs, buildMs }: RouteResult, format: Format): string {
  const [unit, made] = tally.copies > 0 ? ['copies', tally.copies] : ['hops', tally.hops];
  const perSecond = (1000 * made) / Math.max(walkMs, 0.001);
  const perCpuSecond = (1000 * made) / Math.max(walkCpuMs, 0.001);
  const peakBytes = 1024 * process.resourceUsage().maxRSS;
  if (format === 'json') {
    const speed = { unit, perSecond, perCpuSecond, walkMs, walkCpuMs, buildMs, peakBytes };
    return eventLine({ event: 'speed', ...speed }, { first: true });
  }
  const rates = `${short(perSecond)} ${unit} a second, ${short(perCpuSecond)} a CPU second`;
  const walked = tally.packets === 0 ? '' : `Walked in ${seconds(walkMs)}: ${rates}.\n`;
  return `${walked}Built in ${seconds(buildMs)}; ${(peakBytes / 1e9).toFixed(2)} GB of memory at most.\n`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
