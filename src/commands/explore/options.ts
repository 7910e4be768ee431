// The options of `sinkward explore`: the small world, what may happen in it, and how far it is explored.

import { InvalidArgumentError } from 'commander';
import type { Bounds } from '../../explore/exploration.ts';
import { formatSchedule, parseSchedule } from '../../explore/schedule-text.ts';
import { BEGINNINGS, HAPPENINGS, type SmallWorld, smallWorld } from '../../explore/small-world.ts';
import { geometries, messengerGeometries } from '../../geometries/index.ts';
import { MAX_ENTRIES } from '../../routing/geometry.ts';
import { defaultEntriesText } from '../../scenario/scenario.ts';
import { choice, count, durationMs, type Kind } from '../../terminal/kinds.ts';
import { commandLine, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { formatRow, seedRow } from '../common-options.ts';
import { list } from '../compare/kinds.ts';
import { geometryRow } from '../geometry-option.ts';

const MAX_NODES = 8;
const MAX_PACKETS = 100;
const MAX_DEPTH = 1000;
/** A set holds no more; each takes some 40 bytes. */
const MAX_STATES = 16_000_000;
const MAX_DELAY_MS = 1000;
const NOTHING = 'nothing';

const schedules: Kind<readonly number[]> = {
  parse(text, name) {
    const schedule = parseSchedule(text);
    if (schedule !== undefined) return schedule;
    throw new InvalidArgumentError(
      `${name} must be steps with what is chosen there, in order, such as 3:1,7:2, or default.`,
    );
  },
  print: formatSchedule,
};

const happenings = list(choice(HAPPENINGS));
const mayHappen: typeof happenings = {
  parse: (text, name) => (text === NOTHING ? [] : happenings.parse(text, name)),
  print: (some) => (some.length === 0 ? NOTHING : happenings.print(some)),
};

export const exploreTable = {
  nodes: {
    flag: '--nodes <count>',
    kind: count(2, MAX_NODES),
    help: 'nodes that are there from the start',
    default: 3,
  },
  geometry: geometryRow(messengerGeometries),
  entries: {
    flag: '--entries <count>',
    kind: count(1, MAX_ENTRIES),
    help: 'entries per routing table, or what else the geometry counts',
    defaultHelp: defaultEntriesText(),
  },
  packets: {
    flag: '--packets <count>',
    kind: count(1, MAX_PACKETS),
    help: 'packets that each node sends',
    default: 1,
  },
  seed: { flag: seedRow.flag, kind: seedRow.kind, help: seedRow.help, env: seedRow.env, default: '1' },
  may: {
    flag: '--may <list>',
    kind: mayHappen,
    help: `what may happen, once each, at any time: ${HAPPENINGS.join(', ')}, or ${NOTHING}`,
    default: ['join', 'leave', 'crash'],
  },
  begin: {
    flag: '--begin <where>',
    kind: choice(BEGINNINGS),
    help: `where exploring begins: ${BEGINNINGS.join(', ')}`,
    default: 'set-up',
  },
  maxDelay: {
    flag: '--max-delay <time>',
    kind: durationMs(0, MAX_DELAY_MS),
    help: 'how long a message may be under way; timers may fire meanwhile',
    default: 0,
  },
  depth: {
    flag: '--depth <steps>',
    kind: count(1, MAX_DEPTH),
    help: 'explore every order of the first so many steps',
    default: 8,
  },
  maxStates: {
    flag: '--max-states <count>',
    kind: count(1, MAX_STATES),
    help: 'stop after so many states',
    default: 1_000_000,
  },
  living: { flag: '--living', help: 'living tables are kept up beside the set-up, too' },
  schedule: {
    flag: '--schedule <choices>',
    kind: schedules,
    help: 'play this schedule alone, as the report of a failure gives it',
  },
  format: formatRow,
} as const satisfies OptionTable;

export type ExploreFlags = OptionValues<typeof exploreTable>;

/** What is wrong with flags that are right by themselves; undefined when nothing is. */
export function flagsMistake({ nodes, geometry, entries = 1 }: ExploreFlags): string | undefined {
  const max = geometries[geometry].maxEntries(nodes);
  if (entries <= max) return undefined;
  return `${nodes} nodes allow ${max} entries over ${geometry}; use --entries ${max} or fewer`;
}

export function worldOf(flags: ExploreFlags): SmallWorld {
  const { may, maxDelay, entries, living } = flags;
  return smallWorld({
    ...flags,
    entries,
    happenings: may,
    maxDelayMs: maxDelay,
    isLiving: living === true,
  });
}

export function boundsOf({ depth, maxStates }: ExploreFlags): Bounds {
  return { depth, maxStates };
}

/** The command that explores the same again. */
export function exploreCommandLine(flags: ExploreFlags): string[] {
  return commandLine('sinkward explore', exploreTable, flags);
}

/** The command that plays one schedule of it. */
export function scheduleCommandLine(flags: ExploreFlags, schedule: readonly number[]): string[] {
  const unneeded = { depth: undefined, maxStates: undefined };
  return commandLine('sinkward explore', exploreTable, { ...flags, ...unneeded, schedule });
}
