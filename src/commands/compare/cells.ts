// The cells of a grid: a flat run each, in a fixed order, and what each is called in a file of rows.

import { MAX_BITS } from '../../flat/flat-overlay.ts';
import { TooLarge } from '../../flat/threads/memory.ts';
import { type Machine, requireRunnable } from '../../flat/threads/pool.ts';
import { definitions } from '../../geometries/definitions.ts';
import type { Cells } from '../../results/rows.ts';
import { count } from '../../text/text.ts';
import { completeSpec } from '../route/figures.ts';
import type { GeometryJob } from '../route/options.ts';
import { type CompareFlags, seedsOf } from './options.ts';
import { type CellHost, isLarge } from './run.ts';

/** A day of small cells. */
export const MOST_CELLS = 10_000;

/** How many cells the grid has; they need not be made to be counted. */
export function cellCount(flags: CompareFlags): number {
  const { geometries, nodes, entries, fail } = flags;
  return nodes.length * geometries.length * (entries?.length ?? 1) * seedsOf(flags).length * fail.length;
}

/** By nodes, so that small overlays come first, then geometry, entries, seed, and share that has failed. */
export function gridJobs(flags: CompareFlags): GeometryJob[] {
  const { nodes, entries = [undefined], fail, packets, failMode, onDead } = flags;
  const every = { bits: MAX_BITS, packets, failMode, onDead, detail: 'relayed' } as const;
  return nodes.flatMap((size) =>
    flags.geometries.flatMap((name) =>
      entries.flatMap((number) =>
        seedsOf(flags).flatMap((seed) =>
          fail.map((share) => ({
            ...every,
            nodes: size,
            geometry: definitions[name],
            entries: number,
            seed,
            fail: share,
          })),
        ),
      ),
    ),
  );
}

/** Told of all that is wrong. */
const MOST_TOLD = 3;

/** What is wrong with cells, in one line; undefined when all can be run, one after another, on that machine. */
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
  const more = mistakes.length - MOST_TOLD;
  const told = mistakes.slice(0, MOST_TOLD).join('; ');
  const others = more > 0 ? `; and ${count(more)} more` : '';
  return `not all cells can be run: ${told}${others}: give only what fits all`;
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

/** What says which run a row is of: the first columns, known before it is run. None of them is empty. */
export function specCells(job: GeometryJob, version: string): Cells {
  const spec = completeSpec(job);
  return {
    geometry: job.geometry.name,
    nodes: job.nodes,
    entries: spec.entries,
    id_bits: job.bits,
    seed: job.seed,
    packets: job.packets,
    fail: spec.fail,
    fail_mode: spec.failMode,
    on_dead: spec.onDead,
    version,
  };
}
