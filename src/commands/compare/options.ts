// What is typed for `sinkward compare`: the lists whose combinations are the cells of the grid.

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FailMode } from '../../flat/failures.ts';
import { MAX_NODES, MIN_NODES } from '../../flat/flat-overlay.ts';
import type { OnDead } from '../../flat/on-dead.ts';
import { definitions } from '../../geometries/definitions.ts';
import { GEOMETRY_NAMES, type GeometryName } from '../../geometries/index.ts';
import { MAX_ENTRIES } from '../../routing/geometry.ts';
import { parseLargeNumber } from '../../terminal/large-number.ts';
import { pathName } from '../../terminal/path-name.ts';
import { formatOption } from '../../terminal/process.ts';
import type { Format } from '../../terminal/reporter.ts';
import { parseWholeNumber, wholeNumber } from '../../terminal/whole-number.ts';
import { failModeOption, failuresMistake, onDeadOption } from '../failure-options.ts';
import { parseGeometry } from '../geometry-option.ts';
import { listOf, readShares } from './lists.ts';

export interface CompareFlags {
  readonly geometries: readonly GeometryName[];
  readonly nodes: readonly number[];
  readonly entries?: readonly number[];
  readonly seed?: readonly string[];
  readonly seeds?: number;
  readonly packets: number;
  readonly fail: readonly number[];
  readonly failMode?: FailMode;
  readonly onDead?: OnDead;
  readonly threads?: number;
  readonly format: Format;
  readonly out?: string;
}

const USUAL_GEOMETRIES = GEOMETRY_NAMES.filter((name) => definitions[name].comparedByDefault);
const USUAL_NODES = [1000, 10_000, 100_000];
const USUAL_FAIL = '0..0.5';

const MOST_SEEDS = 1000;
const MOST_SEED_LETTERS = 100;
const MOST_THREADS = 1024;
/** What a node relays is counted with 32 bits. */
const MOST_PACKETS = 2 ** 32 - 1;

export function addCompareOptions(command: Command): Command {
  return addWho(addOverlays(command))
    .option(
      '--threads <count>',
      'no result depends on it (default: one for each processor)',
      wholeNumber({ min: 1, max: MOST_THREADS, name: 'threads' }),
    )
    .addOption(formatOption())
    .option(
      '--out <file>',
      'the rows go there too, and the same command goes on with it',
      pathName('out', 'a file'),
    );
}

function addOverlays(command: Command): Command {
  const geometry = (text: string) => parseGeometry(text, GEOMETRY_NAMES);
  const nodes = (text: string) => parseLargeNumber(text, { min: MIN_NODES, max: MAX_NODES, name: 'nodes' });
  const entries = (text: string) => parseWholeNumber(text, { min: 1, max: MAX_ENTRIES, name: 'entries' });
  return command
    .addOption(
      new Option('--geometries <names>', `of ${GEOMETRY_NAMES.join(', ')}`)
        .default(USUAL_GEOMETRIES, USUAL_GEOMETRIES.join(','))
        .argParser(listOf(geometry, 'geometries')),
    )
    .addOption(
      new Option('--nodes <counts>', 'sizes of the overlays, such as 1000,1e5')
        .default(USUAL_NODES, USUAL_NODES.join(','))
        .argParser(listOf(nodes, 'nodes')),
    )
    .option(
      '--entries <counts>',
      'what tables are sized by (default: the usual number of each geometry)',
      listOf(entries, 'entries'),
    )
    .addOption(
      new Option('--packets <count>', 'of each cell, all its nodes together')
        .default(10_000)
        .argParser((text) => parseLargeNumber(text, { min: 1, max: MOST_PACKETS, name: 'packets' })),
    )
    .addOption(
      new Option('--seed <texts>', 'what everything is drawn from, such as a,b (default: 1)')
        .env('SINKWARD_SEED')
        .argParser(listOf(seedText, 'seeds')),
    )
    .option(
      '--seeds <count>',
      'in place of --seed: the seeds 1 to that',
      wholeNumber({ min: 1, max: MOST_SEEDS, name: 'seeds' }),
    );
}

function addWho(command: Command): Command {
  return command
    .addOption(
      new Option('--fail <shares>', 'of the nodes that are dead: 0,0.3 or 0..0.5 or 0..0.5:0.05')
        .default(readShares(USUAL_FAIL), USUAL_FAIL)
        .argParser(readShares),
    )
    .addOption(failModeOption())
    .addOption(onDeadOption("as each geometry's paper"));
}

/** What is wrong with flags that are right by themselves, with what would be right; undefined when nothing is. */
export function flagsMistake(flags: CompareFlags, seedIsTyped: boolean): string | undefined {
  if (flags.seeds !== undefined && seedIsTyped) return 'seeds are counted or named: give --seeds or --seed';
  return flags.fail.some((share) => share > 0) ? undefined : failuresMistake(flags, '--fail <shares>');
}

export function seedsOf({ seeds, seed = ['1'] }: CompareFlags): readonly string[] {
  if (seeds === undefined) return seed;
  return Array.from({ length: seeds }, (_, place) => String(place + 1));
}

/** A seed is a cell of a line, and on a terminal too. */
function seedText(text: string): string {
  if (text !== '' && text.length <= MOST_SEED_LETTERS && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return text;
  throw new InvalidArgumentError(
    `seeds must be texts of 1 to ${MOST_SEED_LETTERS} characters that can be seen, such as a,b.`,
  );
}
