// The options of `sinkward route`, and how they become a run's.

import { InvalidArgumentError } from 'commander';
import { MAX_NODES, MIN_NODES } from '../../flat/flat-overlay.ts';
import type { NodeDetail } from '../../flat/tally.ts';
import type { RouteJob } from '../../flat/threads/pool.ts';
import type { GeometryDefinition } from '../../geometries/definition.ts';
import { definitions } from '../../geometries/definitions.ts';
import { GEOMETRY_NAMES } from '../../geometries/index.ts';
import { count, fraction, type Kind, pathTo } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { formatRow, seedRow, threadsRow } from '../common-options.ts';
import {
  entriesRow,
  failModeRow,
  failuresMistake,
  idBitsMistake,
  idBitsRow,
  maxHopsRow,
  onDeadRow,
} from '../flat-options.ts';
import { geometryRow } from '../geometry-option.ts';

const UNITS: Readonly<Record<string, number>> = { mb: 1e6, gb: 1e9, mib: 2 ** 20, gib: 2 ** 30 };

/** In bytes. */
const memorySize: Kind<number> = {
  parse(text, name) {
    const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?) ?([MG]i?B)$/i.exec(text.trim()) ?? [];
    if (number !== undefined) return Number(number) * UNITS[unit!.toLowerCase()]!;
    throw new InvalidArgumentError(`${name} must be a size such as 500MB or 4GB.`);
  },
  print: (bytes) => `${bytes / 1e6}MB`,
};

/** As wide as the engine numbers runs. */
const MAX_RUN = 2 ** 31 - 1;

/** What nodes relay is counted in 32 bits. */
export const MAX_PACKETS_WITH_LOAD = 2 ** 32 - 1;

export const routeTable = {
  geometry: geometryRow(GEOMETRY_NAMES),
  nodes: {
    flag: '--nodes <count>',
    kind: count(MIN_NODES, MAX_NODES),
    help: 'nodes of the overlay',
    default: 1000,
  },
  entries: entriesRow,
  idBits: idBitsRow,
  seed: seedRow,
  run: {
    flag: '--run <number>',
    kind: count(1, MAX_RUN),
    help: 'run number, selects the packet sequence',
    default: 1,
  },
  packets: {
    flag: '--packets <count>',
    kind: count(1, Number.MAX_SAFE_INTEGER),
    help: 'packets of all nodes together, which send in turn',
    default: 100_000,
  },
  fail: {
    flag: '--fail <fraction>',
    kind: fraction({ below: true }),
    help: 'fraction of nodes that have failed; routing tables are not repaired',
    default: 0,
  },
  failMode: failModeRow,
  onDead: onDeadRow,
  maxHops: maxHopsRow,
  load: {
    flag: '--no-load',
    help: 'do not count what each node relays: saves 4 bytes a node and thread',
  },
  threads: threadsRow,
  memory: {
    flag: '--memory <size>',
    kind: memorySize,
    help: 'memory limit, such as 4GB',
    defaultHelp: 'what is available',
    repeats: false,
  },
  format: formatRow,
  out: {
    flag: '--out <folder>',
    kind: pathTo('a folder'),
    help: 'also write the distributions and a table of all nodes to this folder',
    repeats: false,
  },
} as const satisfies OptionTable;

export type RouteFlags = OptionValues<typeof routeTable>;

/** What is wrong with flags that are right by themselves, and what to do; undefined when nothing is. */
export function flagsMistake(flags: RouteFlags): string | undefined {
  const { nodes, idBits, fail, load, packets } = flags;
  const mistake = idBitsMistake(nodes, idBits) ?? (fail === 0 ? failuresMistake(flags) : undefined);
  if (mistake !== undefined) return mistake;
  if (load !== false && packets > MAX_PACKETS_WITH_LOAD) {
    return 'relay load is counted for fewer than 2^32 packets; use --no-load';
  }
  return undefined;
}

/** A run of a geometry that there is theory of, too. */
export interface GeometryJob extends RouteJob {
  readonly geometry: GeometryDefinition;
}

export function routeJob(flags: Omit<RouteFlags, 'format'>, seed: string): GeometryJob {
  const { nodes, packets, entries, idBits, run, fail, failMode, onDead, maxHops } = flags;
  const geometry = definitions[flags.geometry];
  const options = { geometry, entries, run, fail, failMode, onDead, hopLimit: maxHops };
  return { ...options, nodes, bits: idBits, seed, packets, detail: detailOf(flags) };
}

function detailOf({ load, out }: Pick<RouteFlags, 'load' | 'out'>): NodeDetail {
  if (load === false) return 'none';
  return out === undefined ? 'relayed' : 'all';
}
