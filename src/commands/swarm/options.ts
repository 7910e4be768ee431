// The options of `sinkward swarm`: which scenarios, how many or for how long, and what to do with those that fail.

import { count, durationMs, pathTo } from '../../terminal/kinds.ts';
import { commandLine, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { formatRow, threadsRow } from '../common-options.ts';

const DEFAULT_SEEDS = 1000;
/** A drawn scenario has some 3,000 events; one with this many does not end. */
export const DEFAULT_MAX_EVENTS = 3_000_000;

const MAX_SEEDS = 1e9;
const MAX_FROM = 1e15;
const MAX_EVENTS = 1e10;
const WEEK_MS = 7 * 86_400_000;

export const swarmTable = {
  scenario: {
    flag: '--scenario <file>',
    kind: pathTo('a file'),
    help: 'vary this scenario; left out, scenarios are drawn whole',
  },
  faults: { flag: '--no-faults', help: 'with --scenario: draw no faults where its timeline is empty' },
  maxEvents: {
    flag: '--max-events <count>',
    kind: count(1, MAX_EVENTS),
    help: 'maximum events of a scenario: one with this many fails, as it does not end',
    default: DEFAULT_MAX_EVENTS,
  },
  from: {
    flag: '--from <seed>',
    kind: count(0, MAX_FROM),
    help: 'first seed; the others follow it',
    defaultHelp: '1; with --scenario, 0',
  },
  seeds: {
    flag: '--seeds <count>',
    kind: count(1, MAX_SEEDS),
    help: 'scenarios to run',
    defaultHelp: `${DEFAULT_SEEDS}; with --for, no limit`,
  },
  for: {
    flag: '--for <time>',
    kind: durationMs(1000, WEEK_MS),
    help: 'start no scenario after this time, such as 10min',
  },
  keepGoing: { flag: '--keep-going', help: 'do not stop at the first seed that fails' },
  threads: threadsRow,
  out: {
    flag: '--out <folder>',
    kind: pathTo('a folder'),
    help: 'also write shrunk scenarios to this folder, as seed-17.yaml',
    repeats: false,
  },
  format: formatRow,
} as const satisfies OptionTable;

export type SwarmFlags = OptionValues<typeof swarmTable>;

/** What is wrong with flags that are right by themselves, with what would be right; undefined when nothing is. */
export function flagsMistake({ scenario, faults }: SwarmFlags): string | undefined {
  if (faults !== false || scenario !== undefined) return undefined;
  return '--no-faults is for a scenario of your own; use --scenario <file> as well';
}

/** The first seed, and how many there are: infinitely many where only time ends them. */
export function seedsOf(flags: SwarmFlags): { readonly from: number; readonly seeds: number } {
  const seeds = flags.seeds ?? (flags.for === undefined ? DEFAULT_SEEDS : Number.POSITIVE_INFINITY);
  return { from: flags.from ?? (flags.scenario === undefined ? 1 : 0), seeds };
}

/** The command that runs one seed again. */
export function seedCommand({ scenario, faults, maxEvents }: SwarmFlags, seed: number): string {
  return swarmCommandLine({ scenario, faults, maxEvents, from: seed, seeds: 1 });
}

/** The command that runs a scenario of a file, as it is, under every check. */
export function fileCommand({ maxEvents }: SwarmFlags, path: string): string {
  return swarmCommandLine({ scenario: path, maxEvents, seeds: 1 });
}

/** The default maximum of events goes without saying. */
function swarmCommandLine({ maxEvents, ...flags }: Partial<SwarmFlags>): string {
  const values = { ...flags, maxEvents: maxEvents === DEFAULT_MAX_EVENTS ? undefined : maxEvents };
  return commandLine('sinkward swarm', swarmTable, values).join(' ');
}
