// The options of `sinkward compare`: the lists whose combinations are the cells of the grid.

import { MAX_NODES, MIN_NODES } from '../../flat/flat-overlay.ts';
import { definitions } from '../../geometries/definitions.ts';
import { GEOMETRY_NAMES } from '../../geometries/index.ts';
import { count, pathTo } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { formatRow, threadsRow } from '../common-options.ts';
import { entriesRow, failModeRow, failuresMistake, maxHopsRow, onDeadRow } from '../flat-options.ts';
import { geometryKind } from '../geometry-option.ts';
import { MAX_PACKETS_WITH_LOAD } from '../route/options.ts';
import { fractions, list, printableSeed } from './kinds.ts';

const MAX_SEEDS = 1000;

export const compareTable = {
  geometries: {
    flag: '--geometries <names>',
    kind: list(geometryKind(GEOMETRY_NAMES)),
    help: `overlay geometries, of ${GEOMETRY_NAMES.join(', ')}`,
    default: GEOMETRY_NAMES.filter((name) => definitions[name].comparedByDefault),
  },
  nodes: {
    flag: '--nodes <counts>',
    kind: list(count(MIN_NODES, MAX_NODES)),
    help: 'nodes of the overlays',
    default: [1000, 10_000, 100_000],
  },
  entries: { ...entriesRow, flag: '--entries <counts>', kind: list(entriesRow.kind) },
  seed: {
    flag: '--seed <texts>',
    kind: list(printableSeed),
    help: 'seeds of everything that is random, such as a,b',
    default: ['1'],
    env: 'SINKWARD_SEED',
  },
  seeds: {
    flag: '--seeds <count>',
    kind: count(1, MAX_SEEDS),
    help: 'in place of --seed: the seeds 1 to this number',
  },
  packets: {
    flag: '--packets <count>',
    kind: count(1, MAX_PACKETS_WITH_LOAD),
    help: 'packets of each cell, of all its nodes together',
    default: 10_000,
  },
  fail: {
    flag: '--fail <fractions>',
    kind: fractions,
    help: 'fractions of nodes that have failed, a list or a range: 0,0.3 or 0..0.5 or 0..0.5:0.05',
    default: fractions.parse('0..0.5', 'fail'),
  },
  failMode: failModeRow,
  onDead: onDeadRow,
  maxHops: maxHopsRow,
  threads: threadsRow,
  format: formatRow,
  out: {
    flag: '--out <file>',
    kind: pathTo('a file'),
    help: 'also write rows to this file; rerun to resume',
    repeats: false,
  },
} as const satisfies OptionTable;

export type CompareFlags = OptionValues<typeof compareTable>;

/** What is wrong with flags that are right by themselves, and what to do; undefined when nothing is. */
export function flagsMistake(flags: CompareFlags, seedIsTyped: boolean): string | undefined {
  if (flags.seeds !== undefined && seedIsTyped) {
    return '--seed and --seeds exclude each other; use one of them';
  }
  if (flags.fail.some((fraction) => fraction > 0)) return undefined;
  const hasFloods = flags.geometries.some((name) => definitions[name].flat.floods === true);
  if (flags.maxHops !== undefined && !hasFloods) {
    return '--max-hops has no effect without failed nodes or floods; use --fail as well';
  }
  return failuresMistake(flags);
}

export function seedsOf({ seeds, seed }: CompareFlags): readonly string[] {
  if (seeds === undefined) return seed;
  return Array.from({ length: seeds }, (_, place) => String(place + 1));
}
