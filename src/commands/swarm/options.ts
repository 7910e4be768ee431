// What is typed for `sinkward swarm`: which scenarios, how many or for how long, and what to do with those that fail.

import { type Command, Option } from 'commander';
import { durationMs } from '../../terminal/kinds.ts';
import { largeNumber } from '../../terminal/large-number.ts';
import { pathName } from '../../terminal/path-name.ts';
import { formatOption } from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { shellWord } from '../simulate/scenario.ts';

export interface SwarmFlags {
  readonly scenario?: string;
  readonly faults: boolean;
  readonly seeds?: number;
  /** Milliseconds. */
  readonly for?: number;
  readonly from?: number;
  readonly keepGoing?: true;
  readonly maxEvents: number;
  readonly threads?: number;
  readonly out?: string;
  readonly format: Format;
}

const DEFAULT_SEEDS = 1000;
/** A drawn scenario has some 3,000 events; one that has so many goes round in circles. */
export const DEFAULT_MAX_EVENTS = 3_000_000;

const MAX_SEEDS = 1e9;
const MAX_FROM = 1e15;
const MAX_EVENTS = 1e10;
const MAX_THREADS = 1024;
const WEEK_MS = 7 * 86_400_000;

export function addSwarmOptions(command: Command): Command {
  return command
    .option(
      '--scenario <file>',
      'vary this scenario; left out, scenarios are drawn whole',
      pathName('scenario', 'a file'),
    )
    .option('--no-faults', 'with --scenario: draw no faults where its timeline is empty')
    .option(
      '--seeds <count>',
      `scenarios to run (default: ${DEFAULT_SEEDS}; with --for, no limit)`,
      largeNumber({ min: 1, max: MAX_SEEDS, name: 'seeds' }),
    )
    .option('--for <time>', 'begin no scenario after this time, such as 10min', (text) =>
      durationMs(1000, WEEK_MS).parse(text, 'for'),
    )
    .option(
      '--from <seed>',
      'first seed; the others follow it (default: 1; with --scenario, 0)',
      largeNumber({ min: 0, max: MAX_FROM, name: 'from' }),
    )
    .option('--keep-going', 'do not stop at the first seed that fails')
    .addOption(
      new Option('--max-events <count>', 'a scenario with this many events fails: it does not end')
        .default(DEFAULT_MAX_EVENTS)
        .argParser(largeNumber({ min: 1, max: MAX_EVENTS, name: 'max-events' })),
    )
    .option(
      '--threads <count>',
      'worker threads; results do not change (default: one for each processor)',
      wholeNumber({ min: 1, max: MAX_THREADS, name: 'threads' }),
    )
    .option('--out <folder>', 'keep shrunk scenarios there, as seed-17.yaml', pathName('out', 'a folder'))
    .addOption(formatOption());
}

/** What is wrong with flags that are right by themselves, with what would be right; undefined when nothing is. */
export function flagsMistake({ scenario, faults }: SwarmFlags): string | undefined {
  if (faults || scenario !== undefined) return undefined;
  return '--no-faults is for a scenario of your own: give --scenario <file> too';
}

/** The first seed, and how many there are: infinitely many where only time ends them. */
export function seedsOf(flags: SwarmFlags): { readonly from: number; readonly seeds: number } {
  const seeds = flags.seeds ?? (flags.for === undefined ? DEFAULT_SEEDS : Number.POSITIVE_INFINITY);
  return { from: flags.from ?? (flags.scenario === undefined ? 1 : 0), seeds };
}

/** The command that runs one seed again. */
export function seedCommand({ scenario, faults, maxEvents }: SwarmFlags, seed: number): string {
  return [
    'sinkward swarm',
    ...(scenario === undefined ? [] : ['--scenario', shellWord(scenario)]),
    ...(faults ? [] : ['--no-faults']),
    ...limitArguments(maxEvents),
    `--from ${seed} --seeds 1`,
  ].join(' ');
}

/** The command that runs a scenario of a file, as it is, under every check. */
export function fileCommand({ maxEvents }: SwarmFlags, path: string): string {
  return ['sinkward swarm --scenario', shellWord(path), ...limitArguments(maxEvents), '--seeds 1'].join(' ');
}

function limitArguments(maxEvents: number): string[] {
  return maxEvents === DEFAULT_MAX_EVENTS ? [] : [`--max-events ${maxEvents}`];
}
