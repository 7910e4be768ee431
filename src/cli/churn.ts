// `sinkward churn`: an overlay whose nodes come and go, in virtual time: what lookups come to, and what the tables' upkeep costs.

import { Command, Option } from 'commander';
import { Churn } from '../churn/churn.ts';
import { OFFERED } from '../churn/geometries.ts';
import type { ChurnGeometry, ChurnOptions, Maintenance } from '../churn/options.ts';
import { bytesFor, largestFit } from '../churn/sizes.ts';
import type { TimeLaw } from '../churn/time-law.ts';
import { chooseSeed, EXIT, formatOption } from '../console/process.ts';
import { wholeNumber } from '../console/whole-number.ts';
import { seedKey } from '../random/draw.ts';
import { progressLine } from '../report/progress.ts';
import type { Format, Output } from '../report/reporter.ts';
import { count } from '../report/text.ts';
import { entriesMistake, type Geometry, geometries } from '../routing/geometry.ts';
import * as typed from './churn-options.ts';
import { churnCommandLine, churnCsv, churnFacts, churnJson, churnText } from './churn-report.ts';
import { openOutputs } from './outputs.ts';

export interface ChurnFlags {
  readonly geometry: string;
  readonly maintenance: Maintenance;
  readonly nodes: number;
  readonly entries?: number;
  readonly session: TimeLaw;
  readonly away: TimeLaw;
  readonly crashes: number;
  readonly lookups: number;
  readonly keys: 'nodes' | 'any';
  readonly delay: typed.Delay;
  readonly timeout: number;
  readonly giveUp: number;
  readonly maxHops: number;
  readonly maxTimeouts: number;
  readonly for: number;
  readonly warmUp: number;
  readonly detect: number;
  readonly stabilizePeriod: number;
  readonly fixFingersPeriod: number;
  readonly checkPredecessorPeriod: number;
  readonly seed?: string;
  readonly format: Format;
}

const MAX_NODES = 20_000_000;
const DAY_MS = 86_400_000;
const BITS = 31;

export function churnCommand(): Command {
  const command = new Command('churn').description(
    'Runs an overlay whose nodes come and go, and tells what lookups come to and what upkeep costs.',
  );
  addPopulation(command);
  addLookups(command);
  addMaintenance(command);
  return command
    .addOption(
      new Option('--seed <text>', 'what everything is drawn from; left out, one is drawn and shown').env(
        'SINKWARD_SEED',
      ),
    )
    .addOption(formatOption())
    .addHelpText(
      'before',
      `Examples:
  sinkward churn --nodes 1e4 --session pareto:1h --for 10min --seed 7
  sinkward churn --nodes 1000 --session exponential:10min --crashes 0.5 --entries 8
  sinkward churn --nodes 1e4 --maintenance stabilize --entries 10 --warm-up 30min
  sinkward churn --nodes 1e4 --maintenance stabilize --stabilize-period 10s --format csv
`,
    )
    .addHelpText(
      'after',
      `
Nodes that leave are replaced by new ones with IDs of their own, at once or after --away.
At the start the sessions under way are drawn as of a moment long after the beginning, and
all tables are true; --warm-up lets them age before anything is counted. Ctrl-C prints what
there is so far. ${offeredText()}.`,
    )
    .action((flags: ChurnFlags) => runChurn(command, flags));
}

function addPopulation(command: Command): void {
  const option = (flags: string, what: string, value: string, parse: (text: string) => unknown) =>
    command.addOption(new Option(flags, what).default(parse(value), value).argParser(parse));
  option(
    '--nodes <count>',
    'nodes that are up, on average',
    '1000',
    typed.largeNumber('nodes', 2, MAX_NODES),
  );
  option(
    '--session <law>',
    'how long nodes stay: exponential:MEAN, pareto:MEAN,SHAPE, log-normal:MEAN,SIGMA, constant:TIME',
    'exponential:1h',
    typed.timeLaw('session', 1000),
  );
  option(
    '--away <law>',
    'how long until another node comes in the place of one that left, by the same laws',
    'constant:0s',
    typed.timeLaw('away', 0),
  );
  option('--crashes <share>', 'of those who leave, how many say nothing', '1', typed.share('crashes'));
  option('--for <time>', 'virtual time that is counted', '10min', typed.time('for', 1000, 7 * DAY_MS));
  option(
    '--warm-up <time>',
    'virtual time before that, without lookups',
    '1min',
    typed.time('warm-up', 0, 4 * DAY_MS),
  );
}

function addLookups(command: Command): void {
  const option = (flags: string, what: string, value: string, parse: (text: string) => unknown) =>
    command.addOption(new Option(flags, what).default(parse(value), value).argParser(parse));
  option('--lookups <rate>', 'lookups that each node starts', '1/s/node', typed.lookupRate);
  command.addOption(
    new Option('--keys <kind>', 'look up IDs of nodes that are up, or any')
      .choices(['nodes', 'any'])
      .default('nodes'),
  );
  option(
    '--delay <law>',
    'one way, each message anew: constant:TIME or uniform:LEAST,MOST',
    'constant:50ms',
    typed.delay,
  );
  option(
    '--timeout <time>',
    'after which the next best peer is tried',
    '500ms',
    typed.time('timeout', 3, 10 * 60_000),
  );
  option('--give-up <time>', 'how long a lookup may take', '1min', typed.time('give-up', 100, DAY_MS));
  option(
    '--max-hops <count>',
    'how many hops a lookup may take',
    '64',
    wholeNumber({ min: 1, max: 10_000, name: 'max-hops' }),
  );
  option(
    '--max-timeouts <count>',
    'how many dead peers a lookup may try; 0: none, it fails',
    '1000',
    wholeNumber({ min: 0, max: 30_000, name: 'max-timeouts' }),
  );
}

function addMaintenance(command: Command): void {
  const option = (flags: string, what: string, value: string, parse: (text: string) => unknown) =>
    command.addOption(new Option(flags, what).default(parse(value), value).argParser(parse));
  const period = (name: string) => typed.time(name, 100, DAY_MS);
  command
    .option('--geometry <name>', `how nodes choose their peers: ${Object.keys(OFFERED).join(', ')}`, 'chord')
    .addOption(
      new Option('--maintenance <kind>', 'who repairs the tables: a registry, or the nodes as in Chord')
        .choices(['registry', 'stabilize'])
        .default('registry'),
    )
    .option(
      '--entries <count>',
      "chord: length of the successor list; hops: entries of a table; kademlia: contacts a bucket (default: the geometry's usual)",
      wholeNumber({ min: 1, max: 64, name: 'entries' }),
    );
  option(
    '--detect <time>',
    'registry: how long until it knows of a crash',
    '5s',
    typed.time('detect', 0, DAY_MS),
  );
  option(
    '--stabilize-period <time>',
    'stabilize: mean time between two calls',
    '30s',
    period('stabilize-period'),
  );
  option(
    '--fix-fingers-period <time>',
    'the same of fix_fingers, one finger a call',
    '30s',
    period('fix-fingers-period'),
  );
  option(
    '--check-predecessor-period <time>',
    'the same of check_predecessor',
    '30s',
    period('check-predecessor-period'),
  );
}

async function runChurn(command: Command, flags: ChurnFlags): Promise<void> {
  const { seed, drawn } = chooseSeed(flags.seed);
  const options = optionsOf(command, flags, seed);
  requireFit(command, options);
  const outputs = openOutputs();
  const reporter = outputs.reporter(flags.format, () => 0);
  reporter.seed(seed, drawn);
  const churn = new Churn(options);
  const before = process.cpuUsage();
  const interrupted = await runInSlices(churn, outputs.stderr, outputs.width);
  const { user, system } = process.cpuUsage(before);
  const facts = churnFacts(churn, churnCommandLine(options, seed));
  const print = { json: churnJson, csv: churnCsv, table: churnText }[flags.format];
  outputs.stdout.write(print(facts));
  reporter.note(speedText(churn.events, (user + system) / 1e6));
  if (interrupted) process.exitCode = EXIT.interrupted;
}

/** Wall time of a slice: between two of them signals are heard and the bar is drawn. */
const SLICE_MS = 100;
const LEAST_TICKS = 10;

/** Whether somebody interrupted it. */
async function runInSlices(churn: Churn, stderr: Output, width: number): Promise<boolean> {
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
  };
  process.once('SIGINT', interrupt);
  const bar = stderr.isTTY === true;
  let ticks = LEAST_TICKS;
  while (!churn.isOver && !interrupted) {
    const startMs = performance.now();
    churn.run(churn.wheel.now + ticks);
    const tookMs = performance.now() - startMs;
    ticks = Math.max(LEAST_TICKS, Math.round(ticks * Math.min(2, Math.max(0.5, SLICE_MS / tookMs))));
    if (bar) stderr.write(`\r${barText(churn, width)}\x1b[K`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (bar) stderr.write('\r\x1b[K');
  process.removeListener('SIGINT', interrupt);
  return interrupted;
}

function barText(churn: Churn, width: number): string {
  const done = Math.floor(churn.wheel.now / 1000);
  const line = progressLine({ label: 'churn', done, total: Math.ceil(churn.end / 1000) }, width - 1);
  return line.replace('received', 'virtual seconds').slice(0, width - 1);
}

function speedText(events: number, cpuSeconds: number): string {
  const rate = count(Math.round(events / Math.max(cpuSeconds, 0.001)));
  return `Handled ${count(events)} events in ${cpuSeconds.toFixed(2)} CPU seconds: ${rate} a second.`;
}

function optionsOf(command: Command, flags: ChurnFlags, seed: string): ChurnOptions {
  const { geometry, maintenance } = flags;
  const kinds = Object.hasOwn(OFFERED, geometry) ? OFFERED[geometry as ChurnGeometry] : undefined;
  if (!kinds?.includes(maintenance)) {
    command.error(`error: there is no ${geometry} with ${maintenance} under churn: give ${offeredChoices()}`);
  }
  if (flags.timeout <= 2 * flags.delay.most) {
    const least = typed.timeText(2 * flags.delay.most + 1);
    command.error(`error: a timeout must be longer than a message there and back: give ${least} or more`);
  }
  const definition: Geometry = geometries[geometry as ChurnGeometry];
  const entries = flags.entries ?? definition.usualEntries(flags.nodes);
  const mistake = entriesMistake(definition, flags.nodes, entries);
  if (mistake !== undefined) command.error(`error: ${mistake}; usage: --entries <count>`);
  return {
    seed: seedKey(seed),
    geometry: geometry as ChurnGeometry,
    maintenance,
    nodes: flags.nodes,
    bits: BITS,
    entries,
    session: flags.session,
    away: flags.away,
    crashShare: flags.crashes,
    lookupsPerSecond: flags.lookups,
    keys: flags.keys,
    delay: flags.delay,
    timeout: flags.timeout,
    giveUp: flags.giveUp,
    maxHops: flags.maxHops,
    maxTimeouts: flags.maxTimeouts,
    warmUp: flags.warmUp,
    duration: flags.for,
    detection: flags.detect,
    stabilizePeriod: flags.stabilizePeriod,
    fixFingersPeriod: flags.fixFingersPeriod,
    checkPredecessorPeriod: flags.checkPredecessorPeriod,
  };
}

function offeredChoices(): string {
  return Object.entries(OFFERED)
    .flatMap(([geometry, kinds]) => kinds.map((kind) => `${geometry} with ${kind}`))
    .join(', ');
}

function offeredText(): string {
  return `There is ${offeredChoices()}`;
}

function requireFit(command: Command, options: ChurnOptions): void {
  const needed = bytesFor(options);
  const available = process.availableMemory();
  if (needed <= available) return;
  const largest = largestFit(options, available);
  command.error(
    `error: ${count(options.nodes)} nodes need ${gigabytes(needed)}, and there are ${gigabytes(available)}: give --nodes ${largest} or fewer`,
  );
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
