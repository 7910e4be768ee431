// The options of `sinkward churn`: what each is, and how they become a run's.

import { type Command, Option } from 'commander';
import { churnMistake, isSupported, MAINTENANCE_KINDS, type Maintenance } from '../../churn/geometry.ts';
import type { ChurnOptions } from '../../churn/options.ts';
import type { TimeLaw } from '../../churn/time-law.ts';
import { MAX_BITS } from '../../flat/overlay.ts';
import { churnGeometries, definitions } from '../../geometries/definitions.ts';
import { DEFAULT_CHURN_GEOMETRY, GEOMETRY_NAMES, type GeometryName } from '../../geometries/index.ts';
import { seedKey } from '../../random/draw.ts';
import { defaultEntries, entriesMistake, MAX_ENTRIES } from '../../routing/geometry.ts';
import { largeNumber } from '../../terminal/large-number.ts';
import { pathName } from '../../terminal/path-name.ts';
import { formatOption, seedOption } from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { parseGeometry } from '../geometry-option.ts';
import * as typed from './options.ts';

export interface ChurnFlags {
  readonly geometry: GeometryName;
  readonly maintenance: Maintenance;
  readonly nodes: number;
  readonly entries?: number;
  readonly session: TimeLaw;
  readonly away: TimeLaw;
  readonly crash: number;
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
  readonly out?: string;
  readonly seed?: string;
  readonly format: Format;
}

const MAX_CHURN_NODES = 20_000_000;
const DAY_MS = 86_400_000;

export function addChurnOptions(command: Command): Command {
  addPopulation(command);
  addLookups(command);
  addMaintenance(command);
  return command
    .option(
      '--out <folder>',
      'where to write the timeline and the distributions, as CSV',
      pathName('out', 'a folder'),
    )
    .addOption(seedOption('what everything is drawn from; left out, one is drawn and shown'))
    .addOption(formatOption());
}

/** Adds an option with a default that is written as a person would. */
function optionsTo(command: Command) {
  return (flags: string, what: string, value: string, parse: (text: string) => unknown) =>
    command.addOption(new Option(flags, what).default(parse(value), value).argParser(parse));
}

function addPopulation(command: Command): void {
  const option = optionsTo(command);
  option(
    '--nodes <count>',
    'nodes that are up, on average',
    '1000',
    largeNumber({ min: 2, max: MAX_CHURN_NODES, name: 'nodes' }),
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
  option('--crash <share>', 'of those who leave, how many say nothing', '1', typed.share('crash'));
  option('--for <time>', 'virtual time that is counted', '10min', typed.time('for', 1000, 7 * DAY_MS));
  option(
    '--warm-up <time>',
    'virtual time before that, without lookups',
    '1min',
    typed.time('warm-up', 0, 4 * DAY_MS),
  );
}

function addLookups(command: Command): void {
  const option = optionsTo(command);
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

const OPTIONS_OF: { readonly [M in Maintenance]: readonly string[] } = {
  registry: ['--detect'],
  stabilize: ['--stabilize-period', '--fix-fingers-period', '--check-predecessor-period'],
};

const offered = churnGeometries.map(({ name }) => name as GeometryName);

function entriesText(): string {
  const meanings = churnGeometries.map(({ name, churn }) => `${name}: ${churn.entriesMeaning}`);
  return `${meanings.join('; ')} (default: the geometry's usual)`;
}

function addMaintenance(command: Command): void {
  const option = optionsTo(command);
  const period = (name: string) => typed.time(name, 100, DAY_MS);
  command
    .addOption(
      new Option('--geometry <name>', `how nodes choose their peers: ${offered.join(', ')}`)
        .default(DEFAULT_CHURN_GEOMETRY)
        .argParser(knownGeometry),
    )
    .addOption(
      new Option('--maintenance <kind>', 'who repairs the tables: a registry, or the nodes as in Chord')
        .choices([...MAINTENANCE_KINDS])
        .default('registry'),
    )
    .option('--entries <count>', entriesText(), wholeNumber({ min: 1, max: MAX_ENTRIES, name: 'entries' }));
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

/** Exits when an option was typed that the maintenance has no use for. */
function refuseIdle(command: Command, maintenance: Maintenance): void {
  const other = maintenance === 'registry' ? 'stabilize' : 'registry';
  const idle = command.options.find(
    (option) =>
      OPTIONS_OF[other].includes(option.long!) &&
      command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (idle === undefined) return;
  command.error(`error: ${idle.long} is for another maintenance: give it with --maintenance ${other}`);
}

/** Of a known geometry it is told why churn does not support it; for other names the error is that of all programs. */
function knownGeometry(text: string): GeometryName {
  return GEOMETRY_NAMES.find((name) => name === text) ?? parseGeometry(text, offered);
}

/** Exits with what is wrong when options do not go together. */
export function churnOptions(command: Command, flags: ChurnFlags, seed: string): ChurnOptions {
  const { maintenance } = flags;
  const geometry = definitions[flags.geometry];
  const refusal = churnMistake(geometry, maintenance, churnGeometries);
  if (refusal !== undefined || !isSupported(geometry)) return command.error(`error: ${refusal}`);
  refuseIdle(command, maintenance);
  if (flags.timeout <= 2 * flags.delay.most) {
    const least = typed.timeText(2 * flags.delay.most + 1);
    command.error(`error: a timeout must be longer than a message there and back: give ${least} or more`);
  }
  const entries = flags.entries ?? defaultEntries(geometry, flags.nodes);
  const mistake = entriesMistake(geometry, flags.nodes, entries);
  if (mistake !== undefined) command.error(`error: ${mistake}`);
  return {
    seed: seedKey(seed),
    geometry,
    maintenance,
    nodes: flags.nodes,
    bits: MAX_BITS,
    entries,
    session: flags.session,
    away: flags.away,
    crashShare: flags.crash,
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
