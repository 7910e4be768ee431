// `sinkward route`: packets over a static overlay of any size, walked on all cores: how long paths are, who carries the load,
// what arrives when nodes have failed.

import { Command } from 'commander';
import type { CompleteOptions } from '../../flat/route-options.ts';
import { TooLarge } from '../../flat/threads/memory.ts';
import {
  type RouteHost,
  type RouteJob,
  type RouteResult,
  requireRunnable,
  routeOnThreads,
} from '../../flat/threads/pool.ts';
import { pathTheory } from '../../geometries/theory.ts';
import { type RouteFacts, routeCsv, routeJson, routeText } from '../../results/route.ts';
import { catchInterrupts } from '../../terminal/interrupts.ts';
import { type Outputs, openOutputs } from '../../terminal/outputs.ts';
import { chooseSeed, EXIT } from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { shellWord } from '../../text/shell.ts';
import { count } from '../../text/text.ts';
import { makeFolder } from '../trace-file.ts';
import { completeSpec, routeFigures } from './figures.ts';
import { type Writing, writeFolder } from './files.ts';
import { addRouteOptions, flagsMistake, type GeometryJob, type RouteFlags, routeJob } from './options.ts';
import { RouteBar, short } from './progress.ts';
import { THREAD_ENTRY } from './thread-entry.ts';

export function routeCommand(): Command {
  const command = new Command('route').description(
    'Routes packets over a static overlay of any size: path lengths, load, and what failed nodes break.',
  );
  return addRouteOptions(command)
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
A run that does not fit into the memory is refused before it begins. Ctrl-C
prints what there is so far; a second one ends it at once.`,
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

  const outputs = openOutputs();
  const reporter = outputs.reporter(flags.format, () => 0);
  const interrupts = catchInterrupts();
  const { signal } = interrupts;
  reporter.seed(seed, drawn);
  const bar = createBar(outputs, job.packets);
  try {
    const result = await routeOnThreads(job, { ...host, signal, onProgress: bar.show });
    const facts = factsOf(job, result, signal.aborted && !result.complete);
    const written =
      flags.out === undefined || (await writeFolder(flags.out, facts, result, writing(bar, signal)));
    bar.hide();
    const print = { json: routeJson, csv: routeCsv, table: routeText }[flags.format];
    outputs.stdout.write(print(facts, outputs.width, outputs.commandWidth));
    outputs.stderr.write(speedText(result, flags.format));
    if (!written) reporter.error(`interrupted: not all files are in ${flags.out}`);
    const broken = conservationMistake(facts);
    if (broken !== undefined) reporter.error(`a check failed: ${broken}`);
    process.exitCode = broken === undefined ? (interrupts.exitCode ?? EXIT.done) : EXIT.mismatch;
  } finally {
    bar.hide();
    interrupts.end();
  }
}

/** What is wrong with a run, as a clause; undefined when nothing is, and it fits into the memory. */
function jobMistake(job: RouteJob, host: RouteHost): string | undefined {
  try {
    requireRunnable(job, host);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (!(error instanceof TooLarge)) return error.message;
    const fitsWithoutLoad =
      job.detail !== 'none' && jobMistake({ ...job, detail: 'none' }, host) === undefined;
    const size = error.maxNodes === 0 ? 'more --memory, or fewer --threads' : 'fewer --nodes';
    return `${error.message}: give ${size}${fitsWithoutLoad ? ', or --no-load' : ''}`;
  }
}

function createBar({ stderr, width }: Outputs, packets: number): RouteBar {
  return new RouteBar(
    stderr,
    () => process.stderr.columns || width,
    () => performance.now(),
    packets,
  );
}

/** Who has interrupted the walk still gets all files of what there is. */
function writing(bar: RouteBar, signal: AbortSignal): Writing {
  return { signal: signal.aborted ? undefined : signal, tell: (name) => bar.waiting(`writing ${name}`) };
}

function factsOf(job: GeometryJob, { tally }: RouteResult, partial: boolean): RouteFacts {
  const { geometry, nodes, bits, seed, run = 1, packets } = job;
  const spec = completeSpec(job);
  const { entries, fail, failMode, onDead } = spec;
  return {
    ...routeFigures(job, tally),
    geometry: geometry.name,
    nodes,
    entries,
    idBits: bits,
    seed,
    run,
    packets,
    fail,
    failMode,
    onDead,
    partial,
    theory: pathTheory(spec),
    command: commandLine(job, spec),
  };
}

/** All said, so that another day's defaults do not matter. */
function commandLine(job: GeometryJob, { entries, fail, failMode, onDead }: CompleteOptions): string {
  const { geometry, nodes, packets, bits, seed, run = 1, hopLimit, detail } = job;
  const failures = ['--fail', fail, '--fail-mode', failMode, '--on-dead', onDead];
  return [
    ...[
      'sinkward route --geometry',
      geometry.name,
      '--nodes',
      nodes,
      '--entries',
      entries,
      '--packets',
      packets,
    ],
    ...['--id-bits', bits, '--seed', shellWord(seed)],
    ...(run === 1 ? [] : ['--run', run]),
    ...(fail === 0 ? [] : failures),
    ...(hopLimit === undefined ? [] : ['--hop-limit', hopLimit]),
    ...(detail === 'none' ? ['--no-load'] : []),
  ].join(' ');
}

type Ended = Pick<RouteFacts, 'sent' | 'packets' | 'partial' | 'delivered' | 'failed' | 'inFlight'>;

/** Every packet ends, or is in flight when a run is interrupted. */
export function conservationMistake({
  sent,
  packets,
  partial,
  delivered,
  failed,
  inFlight,
}: Ended): string | undefined {
  const lost = Object.values(failed).reduce((sum, each) => sum + each, 0);
  if (delivered + lost + inFlight !== sent) {
    return `${count(delivered)} delivered, ${count(lost)} failed, ${count(inFlight)} in flight are not the ${count(sent)} sent`;
  }
  if (partial || (sent === packets && inFlight === 0)) return undefined;
  return `${count(sent)} of ${count(packets)} packets were sent, ${count(inFlight)} have not ended`;
}

/** How fast it was: what is not the same on every machine. */
function speedText({ tally, walkMs, walkCpuMs, buildMs }: RouteResult, format: Format): string {
  const [unit, made] = tally.copies > 0 ? ['copies', tally.copies] : ['hops', tally.hops];
  const perSecond = (1000 * made) / Math.max(walkMs, 0.001);
  const perCpuSecond = (1000 * made) / Math.max(walkCpuMs, 0.001);
  const peakBytes = 1024 * process.resourceUsage().maxRSS;
  if (format === 'json') {
    const speed = { unit, perSecond, perCpuSecond, walkMs, walkCpuMs, buildMs, peakBytes };
    return `${JSON.stringify({ event: 'speed', ...speed })}\n`;
  }
  const rates = `${short(perSecond)} ${unit} a second, ${short(perCpuSecond)} a CPU second`;
  const walked = tally.packets === 0 ? '' : `Walked in ${seconds(walkMs)}: ${rates}.\n`;
  return `${walked}Built in ${seconds(buildMs)}; ${(peakBytes / 1e9).toFixed(2)} GB of memory at the most.\n`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
