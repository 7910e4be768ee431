// Runs the cells of a grid on all cores: small ones on a thread each, several at once; a large one alone, on all threads.

import { bytesNeeded } from '../../flat/threads/memory.ts';
import { type RouteJob, type RouteResult, Threads } from '../../flat/threads/pool.ts';
import { THREAD_ENTRY } from '../route/thread-entry.ts';

export interface CellHost {
  readonly threads: number;
  /** Available before the first cell: memory of cells that have ended is returned late. */
  readonly availableBytes: number;
  /** Ends running cells without a result. */
  readonly signal: AbortSignal;
}

/** A cell that needs more is large: its threads share one overlay. */
const LARGE_BYTES = 2 ** 29;

/** Calls `ended` once for each cell, in any order; cells start in order. Resolves when all have ended, or on abort. */
export async function runCells(
  jobs: readonly RouteJob[],
  host: CellHost,
  ended: (place: number, result: RouteResult) => void,
): Promise<void> {
  for (let from = 0; from < jobs.length && !host.signal.aborted; ) {
    const large = isLarge(jobs[from]!);
    const after = jobs.findIndex((job, place) => place > from && isLarge(job) !== large);
    const to = large ? from + 1 : after < 0 ? jobs.length : after;
    const lanes = large ? [host.threads] : Array<number>(lanesFor(jobs.slice(from, to), host)).fill(1);
    await runInLanes(jobs, from, to, lanes, host, ended);
    from = to;
  }
}

export function isLarge(job: RouteJob): boolean {
  return bytesNeeded(job, 1) > LARGE_BYTES;
}

/** As many as there are threads, cells, and room for. */
function lanesFor(jobs: readonly RouteJob[], { threads, availableBytes }: CellHost): number {
  const largest = jobs.reduce((most, job) => Math.max(most, bytesNeeded(job, 1)), 0);
  return Math.max(1, Math.min(threads, jobs.length, Math.floor(availableBytes / largest)));
}

/** The cells from .. to - 1. `lanes`: threads of each lane, which takes the next cell when it has finished one. */
async function runInLanes(
  jobs: readonly RouteJob[],
  from: number,
  to: number,
  lanes: readonly number[],
  { signal, availableBytes }: CellHost,
  ended: (place: number, result: RouteResult) => void,
): Promise<void> {
  const started = lanes.map((threads) => new Threads(threads, THREAD_ENTRY));
  let next = from;
  try {
    await Promise.all(
      started.map(async (lane) => {
        while (next < to && !signal.aborted) {
          const place = next++;
          const result = await lane.route(jobs[place]!, { signal, availableBytes });
          if (result.complete) ended(place, result);
        }
      }),
    );
  } finally {
    await Promise.all(started.map((lane) => lane.end()));
  }
}

/** A rough cost of a cell, for the time left: steps of some nanoseconds. */
export function cellCost({ geometry, nodes, packets }: RouteJob): number {
  const steps = geometry.flat.floods ? 4 * nodes : 100 * Math.log2(nodes);
  return 100 * nodes + packets * steps;
}
