// Runs over flat overlays on several threads, which share the overlay's arrays. No result depends on how many there are.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type FlatOverlay, type OverlaySpec, requireSpec } from '../flat/overlay.ts';
import { entriesOf, type RouteOptions } from '../flat/options.ts';
import { addTally, createTally, type NodeDetail, type Tally } from '../flat/tally.ts';
import { requireFit } from './memory.ts';
import { CONTROL_WORDS, chunkSize, type Share, STOP } from './share.ts';
import type { Answer, Built, Order, Walked } from './worker.ts';

export interface RouteJob extends OverlaySpec, RouteOptions {
  /** Of all nodes together: 0 to 2^53 - 1; below 2^32 when something is counted of each node. */
  readonly packets: number;
  readonly detail: NodeDetail;
}

export interface RouteProgress {
  readonly phase: 'building' | 'walking';
  /** Packets that have ended, and hops that were made. */
  readonly packets: number;
  readonly hops: number;
}

export interface RouteHost {
  /** Left out: one for each processor. */
  readonly threads?: number | undefined;
  /** Ends the run early, with the result so far. */
  readonly signal?: AbortSignal | undefined;
  /** Called every PROGRESS_MS. */
  readonly onProgress?: ((progress: RouteProgress) => void) | undefined;
  /** Left out: what the machine, or the container, has. */
  readonly availableBytes?: number | undefined;
}

export interface RouteResult {
  readonly tally: Tally;
  /** False when the signal came first: the tally then counts a part of the packets. */
  readonly complete: boolean;
  readonly threads: number;
  /** Undefined when the signal came before it was built. */
  readonly overlay: FlatOverlay | undefined;
  readonly buildMs: number;
  readonly walkMs: number;
}

export const PROGRESS_MS = 100;
const MAX_THREADS = 1024;

/**
 * Builds the overlay and walks the packets 0 .. packets - 1. Rejects with a RangeError for a job out of range, with
 * TooLarge (memory.ts) for one that does not fit, before anything is built.
 */
export async function routeOnThreads(job: RouteJob, host: RouteHost = {}): Promise<RouteResult> {
  const threads = host.threads ?? availableParallelism();
  requireJob(job, threads);
  requireFit(job, threads, host.availableBytes ?? process.availableMemory());
  const workers = Array.from({ length: threads }, startWorker);
  try {
    return await Promise.race([run(job, host, workers), onFailure(workers)]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function requireJob(job: RouteJob, threads: number): void {
  requireSpec(job);
  entriesOf(job.nodes, job);
  const most = job.detail === 'none' ? Number.MAX_SAFE_INTEGER : 2 ** 32 - 1;
  if (!Number.isInteger(job.packets) || job.packets < 0 || job.packets > most) {
    throw new RangeError(`a run has 0 to ${most} packets, not ${job.packets}`);
  }
  if (!Number.isInteger(threads) || threads < 1 || threads > MAX_THREADS) {
    throw new RangeError(`a run has 1 to ${MAX_THREADS} threads, not ${threads}`);
  }
}

async function run(
  job: RouteJob,
  { signal, onProgress }: RouteHost,
  workers: Worker[],
): Promise<RouteResult> {
  const threads = workers.length;
  const control = new Int32Array(new SharedArrayBuffer(4 * CONTROL_WORDS));
  const progress = new Float64Array(new SharedArrayBuffer(16 * threads));
  let phase: RouteProgress['phase'] = 'building';
  const tell = () => onProgress?.({ phase, ...totalOf(progress) });
  const timer = setInterval(tell, PROGRESS_MS);
  const aborted = onAbort(signal, () => Atomics.store(control, STOP, 1));
  const startedMs = performance.now();
  try {
    const overlay = await Promise.race([build(workers[0]!, job), aborted]);
    const buildMs = performance.now() - startedMs;
    if (overlay === undefined) {
      return { tally: createTally(0, 'none'), complete: false, threads, overlay, buildMs, walkMs: 0 };
    }
    phase = 'walking';
    const { packets, detail } = job;
    const chunkPackets = chunkSize(packets, threads);
    const tally = await walk(workers, {
      overlay,
      options: job,
      detail,
      packets,
      chunkPackets,
      control,
      progress,
    });
    tell();
    const complete = tally.packets === packets && tally.inFlight === 0;
    return { tally, complete, threads, overlay, buildMs, walkMs: performance.now() - startedMs - buildMs };
  } finally {
    clearInterval(timer);
  }
}

function totalOf(progress: Float64Array): { packets: number; hops: number } {
  let packets = 0;
  let hops = 0;
  for (let i = 0; i < progress.length; i += 2) {
    packets += progress[i]!;
    hops += progress[i + 1]!;
  }
  return { packets, hops };
}

/** Resolves when the signal comes, after `stop`; never without one. */
function onAbort(signal: AbortSignal | undefined, stop: () => void): Promise<undefined> {
  return new Promise((resolve) => {
    const act = () => {
      stop();
      resolve(undefined);
    };
    if (signal?.aborted) act();
    else signal?.addEventListener('abort', act, { once: true });
  });
}

async function build(worker: Worker, { nodes, bits, seed }: OverlaySpec): Promise<FlatOverlay> {
  const { overlay } = await ask<Built>(worker, { kind: 'build', spec: { nodes, bits, seed } });
  return overlay;
}

async function walk(workers: readonly Worker[], share: Share): Promise<Tally> {
  const answers = await Promise.all(
    workers.map((worker, thread) => ask<Walked>(worker, { kind: 'walk', share, thread })),
  );
  const [total, ...others] = answers.map(({ tally }) => tally);
  for (const other of others) addTally(total!, other);
  return total!;
}

function startWorker(): Worker {
  return new Worker(new URL('worker.js', import.meta.url));
}

/** Rejects when a worker fails, whatever it was doing. */
function onFailure(workers: readonly Worker[]): Promise<never> {
  return new Promise((_, reject) => {
    for (const worker of workers) worker.once('error', reject);
  });
}

function ask<A extends Answer>(worker: Worker, order: Order): Promise<A> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.postMessage(order);
  });
}
