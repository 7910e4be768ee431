// What is typed for `sinkward route`: the overlay, its packets, who fails, and what the machine may be taken for.

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FailMode } from '../../flat/failures.ts';
import { MAX_BITS, MAX_NODES, MIN_NODES } from '../../flat/flat-overlay.ts';
import type { OnDead } from '../../flat/on-dead.ts';
import type { NodeDetail } from '../../flat/tally.ts';
import type { RouteJob } from '../../flat/threads/pool.ts';
import type { GeometryDefinition } from '../../geometries/definition.ts';
import { definitions } from '../../geometries/definitions.ts';
import { GEOMETRY_NAMES, type GeometryName } from '../../geometries/index.ts';
import { MAX_ENTRIES } from '../../routing/geometry.ts';
import { largeNumber } from '../../terminal/large-number.ts';
import { pathName } from '../../terminal/path-name.ts';
import { formatOption, seedOption } from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { failModeOption, failuresMistake, onDeadOption } from '../failure-options.ts';
import { geometryOption } from '../geometry-option.ts';

export interface RouteFlags {
  readonly geometry: GeometryName;
  readonly nodes: number;
  readonly packets: number;
  readonly entries?: number;
  readonly idBits: number;
  readonly seed?: string;
  readonly run: number;
  readonly fail: number;
  readonly failMode?: FailMode;
  readonly onDead?: OnDead;
  readonly hopLimit?: number;
  /** What nodes relay is counted. */
  readonly load: boolean;
  readonly threads?: number;
  /** In bytes. */
  readonly memory?: number;
  readonly format: Format;
  readonly out?: string;
}

const MOST_THREADS = 1024;
/** As wide as runs are numbered where packets are drawn, and as hops are counted. */
const MOST_31_BITS = 2 ** 31 - 1;

export function addRouteOptions(command: Command): Command {
  return addFailures(addOverlay(command))
    .addOption(new Option('--no-load', 'do not count what each node relays: saves 4 bytes a node and thread'))
    .option(
      '--threads <count>',
      'no result depends on it (default: one for each processor)',
      wholeNumber({ min: 1, max: MOST_THREADS, name: 'threads' }),
    )
    .option('--memory <size>', 'the most to take, as in 4GB (default: what there is)', memorySize)
    .addOption(formatOption())
    .option(
      '--out <folder>',
      'write the distributions there too, and a table of all nodes',
      pathName('out', 'a folder'),
    );
}

function addOverlay(command: Command): Command {
  return command
    .addOption(geometryOption(GEOMETRY_NAMES))
    .addOption(
      new Option('--nodes <count>', 'nodes of the overlay, such as 10_000 or 1e6')
        .default(1000)
        .argParser(largeNumber({ min: MIN_NODES, max: MAX_NODES, name: 'nodes' })),
    )
    .addOption(
      new Option('--packets <count>', 'packets of all nodes together, which send in turn')
        .default(100_000)
        .argParser(largeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER, name: 'packets' })),
    )
    .option(
      '--entries <count>',
      "what the geometry's tables are sized by (default: its usual number)",
      wholeNumber({ min: 1, max: MAX_ENTRIES, name: 'entries' }),
    )
    .addOption(
      new Option('--id-bits <bits>', 'IDs are 0 to 2^bits - 1')
        .default(MAX_BITS)
        .argParser(wholeNumber({ min: 2, max: MAX_BITS, name: 'id-bits' })),
    )
    .addOption(seedOption('what everything is drawn from; left out, one is drawn and shown'))
    .addOption(
      new Option('--run <number>', 'another run has other packets')
        .default(1)
        .argParser(wholeNumber({ min: 1, max: MOST_31_BITS, name: 'run' })),
    );
}

function addFailures(command: Command): Command {
  return command
    .addOption(
      new Option('--fail <share>', 'of the nodes, as in 0.3: they are dead, and all tables as they were')
        .default(0)
        .argParser(failShare),
    )
    .addOption(failModeOption())
    .addOption(onDeadOption("as the geometry's paper"))
    .option(
      '--hop-limit <count>',
      'of floods and among failed nodes: after so many a packet is given up',
      largeNumber({ min: 1, max: MOST_31_BITS, name: 'hop-limit' }),
    );
}

/** What is wrong with flags that are right by themselves, with what would be right; undefined when nothing is. */
export function flagsMistake(flags: RouteFlags): string | undefined {
  const mistake = flags.fail === 0 ? failuresMistake(flags, '--fail <share>') : undefined;
  if (mistake !== undefined) return mistake;
  if (flags.load && flags.packets >= 2 ** 32) {
    return 'what a node relays is counted with 32 bits, below 2^32 packets: give --no-load for more';
  }
  return undefined;
}

/** A run of a geometry that there is theory of, too. */
export interface GeometryJob extends RouteJob {
  readonly geometry: GeometryDefinition;
}

export function routeJob(flags: RouteFlags, seed: string): GeometryJob {
  const { nodes, packets, entries, idBits, run, fail, failMode, onDead, hopLimit } = flags;
  const geometry = definitions[flags.geometry];
  const options = { geometry, entries, run, fail, failMode, onDead, hopLimit };
  return { ...options, nodes, bits: idBits, seed, packets, detail: detailOf(flags) };
}

function detailOf({ load, out }: RouteFlags): NodeDetail {
  if (!load) return 'none';
  return out === undefined ? 'relayed' : 'all';
}

function failShare(text: string): number {
  const value = /^0?\.?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value < 1) return value;
  throw new InvalidArgumentError('fail must be a share from 0 to below 1, such as 0.3.');
}

const UNITS: Readonly<Record<string, number>> = { mb: 1e6, gb: 1e9, mib: 2 ** 20, gib: 2 ** 30 };

/** In bytes. */
function memorySize(text: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?) ?([MG]i?B)$/i.exec(text) ?? [];
  if (number !== undefined) return Number(number) * UNITS[unit!.toLowerCase()]!;
  throw new InvalidArgumentError('memory must be a size such as 500MB or 4GB.');
}
