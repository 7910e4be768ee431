// The options of `sinkward churn`, and how they become a run's.

import type { Command } from 'commander';
import {
  churnMistake,
  isSupported,
  MAINTENANCE_KINDS,
  type Maintenance,
} from '../../churn/churn-geometry.ts';
import type { ChurnOptions } from '../../churn/churn-options.ts';
import { MAX_BITS } from '../../flat/flat-overlay.ts';
import { churnGeometries, definitions } from '../../geometries/definitions.ts';
import { DEFAULT_CHURN_GEOMETRY, GEOMETRY_NAMES, type GeometryName } from '../../geometries/index.ts';
import { seedKey } from '../../random/draw.ts';
import { defaultEntries, entriesMistake } from '../../routing/geometry.ts';
import { choice, count, distribution, durationMs, fraction, pathTo } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { formsOf } from '../../text/distribution-syntax.ts';
import { durationText } from '../../text/duration.ts';
import { formatRow, seedRow } from '../common-options.ts';
import { entriesRow } from '../flat-options.ts';
import { geometryKind } from '../geometry-option.ts';
import { delays, lookupRate, timeLaws } from './kinds.ts';

const MAX_CHURN_NODES = 20_000_000;
const DAY_MS = 86_400_000;

const offered = churnGeometries.map(({ name }) => name as GeometryName);

const sessions = timeLaws(1000);
const absences = timeLaws(0);
const period = durationMs(100, DAY_MS, { whole: true });

export const churnTable = {
  geometry: {
    flag: '--geometry <name>',
    // Why churn does not support one of the others, churnMistake says.
    kind: geometryKind(offered, GEOMETRY_NAMES),
    help: `overlay geometry: ${offered.join(', ')}`,
    default: DEFAULT_CHURN_GEOMETRY,
  },
  maintenance: {
    flag: '--maintenance <kind>',
    kind: choice(MAINTENANCE_KINDS),
    help: "who repairs routing tables: a registry, or the nodes by Chord's stabilization protocol",
    default: 'registry',
  },
  detect: {
    flag: '--detect <time>',
    kind: durationMs(0, DAY_MS, { whole: true }),
    help: 'registry: time until a crash is detected',
    default: 5000,
  },
  stabilizePeriod: {
    flag: '--stabilize-period <time>',
    kind: period,
    help: 'stabilize: mean interval between calls of stabilize',
    default: 30_000,
  },
  fixFingersPeriod: {
    flag: '--fix-fingers-period <time>',
    kind: period,
    help: 'stabilize: mean interval between calls of fix_fingers, which refreshes one finger',
    default: 30_000,
  },
  checkPredecessorPeriod: {
    flag: '--check-predecessor-period <time>',
    kind: period,
    help: 'stabilize: mean interval between calls of check_predecessor',
    default: 30_000,
  },
  nodes: {
    flag: '--nodes <count>',
    kind: count(2, MAX_CHURN_NODES),
    help: 'mean number of live nodes',
    default: 1000,
  },
  entries: {
    flag: '--entries <count>',
    kind: entriesRow.kind,
    help: churnGeometries.map(({ name, churn }) => `${name}: ${churn.entriesMeaning}`).join('; '),
    defaultHelp: 'by the geometry',
  },
  session: {
    flag: '--session <distribution>',
    kind: distribution(sessions),
    help: `how long a node stays: ${formsOf(sessions)}`,
    default: { kind: 'exponential', meanMs: 3_600_000 },
  },
  away: {
    flag: '--away <distribution>',
    kind: distribution(absences),
    help: 'time until a node that left is replaced by a new one, of the same distributions',
    default: { kind: 'constant', meanMs: 0 },
  },
  crash: {
    flag: '--crash <fraction>',
    kind: fraction(),
    help: 'fraction of departures that are crashes: the others are announced',
    default: 1,
    column: 'crash_share',
  },
  lookups: {
    flag: '--lookups <rate>',
    kind: lookupRate,
    help: 'rate at which each node starts lookups',
    default: 1,
  },
  keys: {
    flag: '--keys <kind>',
    kind: choice(['nodes', 'any']),
    help: 'look up the IDs of live nodes, or any key',
    default: 'nodes',
  },
  delay: {
    flag: '--delay <distribution>',
    kind: distribution(delays),
    help: `one-way delay of each message: ${formsOf(delays)}`,
    default: { min: 50, max: 50 },
  },
  timeout: {
    flag: '--timeout <time>',
    kind: durationMs(3, 600_000, { whole: true }),
    help: 'time after which a peer that has not answered is taken for dead',
    default: 500,
  },
  giveUp: {
    flag: '--give-up <time>',
    kind: durationMs(100, DAY_MS, { whole: true }),
    help: 'maximum duration of a lookup',
    default: 60_000,
  },
  maxHops: {
    flag: '--max-hops <count>',
    kind: count(1, 10_000),
    help: 'maximum hops of a lookup',
    default: 64,
  },
  maxTimeouts: {
    flag: '--max-timeouts <count>',
    kind: count(0, 30_000),
    help: 'maximum timeouts of a lookup; 0: it fails at the first dead peer',
    default: 1000,
  },
  warmUp: {
    flag: '--warm-up <time>',
    kind: durationMs(0, 4 * DAY_MS, { whole: true }),
    help: 'virtual time before lookups start and anything is counted',
    default: 60_000,
  },
  for: {
    flag: '--for <time>',
    kind: durationMs(1000, 7 * DAY_MS, { whole: true }),
    help: 'virtual time that is counted',
    default: 600_000,
  },
  seed: seedRow,
  out: {
    flag: '--out <folder>',
    kind: pathTo('a folder'),
    help: 'also write the timeline and the distributions to this folder, as CSV',
    repeats: false,
  },
  format: formatRow,
} as const satisfies OptionTable;

export type ChurnFlags = OptionValues<typeof churnTable>;

/** Options that only one kind of maintenance has a use for. */
const OPTIONS_OF: { readonly [M in Maintenance]: readonly (keyof ChurnFlags)[] } = {
  registry: ['detect'],
  stabilize: ['stabilizePeriod', 'fixFingersPeriod', 'checkPredecessorPeriod'],
};

/** A run's options, and the flags that repeat it: complete, without those that the run has no use for. Exits with what is wrong. */
export function churnOptions(
  command: Command,
  flags: ChurnFlags,
  seed: string,
): { readonly options: ChurnOptions; readonly flags: Partial<ChurnFlags> } {
  const { maintenance, delay, timeout, nodes } = flags;
  const geometry = definitions[flags.geometry];
  const refusal = churnMistake(geometry, maintenance, churnGeometries);
  if (refusal !== undefined || !isSupported(geometry)) return command.error(`error: ${refusal}`);
  const other = maintenance === 'registry' ? 'stabilize' : 'registry';
  refuseUnused(command, other);
  if (timeout <= 2 * delay.max) {
    const least = durationText(1000 * (2 * delay.max + 1));
    command.error(`error: --timeout must be longer than a round trip; use ${least} or more`);
  }
  const entries = flags.entries ?? defaultEntries(geometry, nodes);
  const mistake = entriesMistake(geometry, nodes, entries);
  if (mistake !== undefined) command.error(`error: ${mistake}`);
  const unused = Object.fromEntries(OPTIONS_OF[other].map((name) => [name, undefined]));
  return {
    flags: { ...flags, ...unused, entries, seed },
    options: {
      seed: seedKey(seed),
      geometry,
      maintenance,
      nodes,
      bits: MAX_BITS,
      entries,
      session: flags.session,
      away: flags.away,
      crashShare: flags.crash,
      lookupsPerSecond: flags.lookups,
      keys: flags.keys,
      delay,
      timeout,
      giveUp: flags.giveUp,
      maxHops: flags.maxHops,
      maxTimeouts: flags.maxTimeouts,
      warmUp: flags.warmUp,
      duration: flags.for,
      detection: flags.detect,
      stabilizePeriod: flags.stabilizePeriod,
      fixFingersPeriod: flags.fixFingersPeriod,
      checkPredecessorPeriod: flags.checkPredecessorPeriod,
    },
  };
}

/** Exits when an option was given that only the other maintenance has a use for. */
function refuseUnused(command: Command, other: Maintenance): void {
  const unused = OPTIONS_OF[other].find((name) => command.getOptionValueSource(name) === 'cli');
  if (unused === undefined) return;
  const [flag] = churnTable[unused].flag.split(' ');
  command.error(`error: ${flag} needs --maintenance ${other}`);
}
