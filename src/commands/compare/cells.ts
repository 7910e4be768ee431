// The cells of a grid: a flat run each, in a fixed order, and what each is called in a file of rows.

import { MAX_BITS } from '../../flat/flat-overlay.ts';
import { TooLarge } from '../../flat/threads/memory.ts';
import { type Machine, requireRunnable } from '../../flat/threads/pool.ts';
import { definitions } from '../../geometries/definitions.ts';
import { optionCells } from '../../terminal/options.ts';
import { count } from '../../text/text.ts';
import { completeFlags } from '../route/facts.ts';
import { type GeometryJob, routeJob, routeTable } from '../route/options.ts';
import { type CompareFlags, seedsOf } from './options.ts';
import { type CellHost, isLarge } from './run-cells.ts';

/** A day of small cells. */
export const MAX_CELLS = 10_000;

/** How many cells the grid has; they need not be made to be counted. */
export function cellCount(flags: CompareFlags): number {
  const { geometries, nodes, entries, fail } = flags;
  return nodes.length * geometries.length * (entries?.length ?? 1) * seedsOf(flags).length * fail.length;
}

/** By nodes, so that small overlays come first, then geometry, entries, seed, and fraction of failed nodes. */
export function gridJobs(flags: CompareFlags): GeometryJob[] {
  const { entries: lengths = [undefined], packets, failMode, onDead, maxHops } = flags;
  const every = { idBits: MAX_BITS, run: 1, packets, failMode, onDead };
  return flags.nodes.flatMap((nodes) =>
    flags.geometries.flatMap((geometry) =>
      lengths.flatMap((entries) =>
        seedsOf(flags).flatMap((seed) =>
          flags.fail.map((fail) => {
            const isLimited = fail > 0 || definitions[geometry].flat.floods === true;
            const limit = isLimited ? maxHops : undefined;
            return routeJob({ ...every, nodes, geometry, entries, fail, maxHops: limit }, seed);
          }),
        ),
      ),
    ),
  );
}

/** Mistakes that are named. */
const MAX_NAMED = 3;

/** What is wrong with cells, in one line; undefined when all of them can be run, one after another, on that machine. */
export function jobsMistake(
  jobs: readonly GeometryJob[],
  host: Omit<CellHost, 'signal'>,
): string | undefined {
  const mistake = tellMistakes(jobs, host);
  if (mistake !== undefined || jobs.filter(isLarge).length < 2) return mistake;
  // When a large cell begins, the memory of the one before may not have been given back yet.
  return tellMistakes(jobs, { ...host, availableBytes: host.availableBytes / 2 });
}

function tellMistakes(jobs: readonly GeometryJob[], host: Machine): string | undefined {
  const mistakes = [...new Set(jobs.flatMap((job) => jobMistake(job, host) ?? []))];
  if (mistakes.length === 0) return undefined;
  const more = mistakes.length - MAX_NAMED;
  const told = mistakes.slice(0, MAX_NAMED).join('; ');
  const others = more > 0 ? `; and ${count(more)} more` : '';
  return `some cells cannot be run: ${told}${others}; use values that suit all cells`;
}

function jobMistake(job: GeometryJob, host: Machine): string | undefined {
  try {
    requireRunnable(job, host);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error instanceof TooLarge ? `${job.geometry.name}: ${error.message}` : error.message;
  }
}

/** The first columns, which name the cell and are known before it is run: the options of `sinkward route`, then the version. */
export function specCells(job: GeometryJob, version: string) {
  return { ...optionCells(routeTable, completeFlags(job)), version };
}
