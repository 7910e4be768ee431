// Runs over flat overlays on several threads that share the overlay's arrays. Results do not depend on their
// number.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Failures } from '../failures.ts';
import { type FlatOverlay, type OverlaySpec, requireSpec } from '../flat-overlay.ts';
import type { Prepared } from '../prepare.ts';
import { completeOptions, type RouteOptions, workMistake } from '../route-options.ts';
import { addTally, createTally, type NodeDetail, type Tally } from '../tally.ts';
import { requireFit } from './memory.ts';
import { CONTROL_WORDS, chunkSize, type NamedOptions, NEXT_CHUNK, type Share, STOP } from './share.ts';
import type { Answer, Drawn, Indexed, Order, Ready, Walked } from './worker.ts';

export interface RouteJob extends OverlaySpec, RouteOptions {
  /** Over all nodes: 0 to 2^53 - 1; below 2^32 with per-node counts. */
  readonly packets: number;
  readonly detail: NodeDetail;
}

export interface RouteProgress {
  /**
   * preparing: stores links and draws failed nodes. loading: a walk without failures that measures load, only
   * for `high-load`.
   */
  readonly phase: 'drawing IDs' | 'indexing' | 'preparing' | 'loading' | 'walking';
  /** Packets ended and hops made in this phase. */
  readonly packets: number;
  readonly hops: number;
}

export interface RouteHost {
  /** A thread's entry file: it calls runWorker (worker.ts) with geometries that include the job's. */
  readonly threadEntry: URL;
  /** Defaults to one per processor. */
  readonly threads?: number | undefined;
  /** Ends the run early, with the result so far. */
  readonly signal?: AbortSignal | undefined;
  /** Called every PROGRESS_MS. */
  readonly onProgress?: ((progress: RouteProgress) => void) | undefined;
  /** Defaults to the memory of the machine or container. */
  readonly availableBytes?: number | undefined;
}

export interface RouteResult {
  readonly tally: Tally;
  /** False when cancelled: the tally then counts only part of the packets. */
  readonly complete: boolean;
  readonly threads: number;
  /** Undefined when cancelled before it was built. */
  readonly overlay: FlatOverlay | undefined;
  /** Undefined with no failed node, or when cancelled before they were drawn. */
  readonly failures: Failures | undefined;
  /** Time until the walk began. */
  readonly buildMs: number;
  readonly walkMs: number;
  /** CPU time of this process, all threads together, during the walk. */
  readonly walkCpuMs: number;
}

export const PROGRESS_MS = 100;
const MAX_THREADS = 1024;

/**
 * Builds the overlay and walks the packets 0 .. packets - 1. Rejects before building anything: with a
 * RangeError for a job out of range, with TooLarge (memory.ts) for one that does not fit.
 */
export async function routeOnThreads(job: RouteJob, host: RouteHost): Promise<RouteResult> {
  requireRunnable(job, host);
  const threads = new Threads(threadsOf(host), host.threadEntry);
  try {
    return await threads.route(job, host);
  } finally {
    await threads.end();
  }
}

/** The limits that a run must fit. */
export type Machine = Pick<RouteHost, 'threads' | 'availableBytes'>;

/** Options of a run once its threads exist. */
type RunHost = Omit<RouteHost, 'threads' | 'threadEntry'>;

/** Threads for a sequence of runs: starting one takes as long as a small run. */
export class Threads {
  readonly #workers: readonly Worker[];

  /** `entry` as RouteHost's threadEntry. */
  constructor(count: number, entry: URL) {
    this.#workers = Array.from({ length: count }, () => startWorker(entry));
  }

  /** As routeOnThreads, after the previous run has ended. No other may follow a run that was cancelled. */
  async route(job: RouteJob, host: RunHost = {}): Promise<RouteResult> {
    requireRunnable(job, { ...host, threads: this.#workers.length });
    const ended = new AbortController();
    try {
      return await Promise.race([
        run(job, host, this.#workers, ended.signal),
        onFailure(this.#workers, ended.signal),
      ]);
    } finally {
      ended.abort();
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Throws what routeOnThreads would reject with. */
export function requireRunnable(job: RouteJob, host: Machine): void {
  const threads = threadsOf(host);
  requireJob(job, threads);
  requireFit(job, threads, availableBytes(host));
}

function threadsOf(host: Machine): number {
  return host.threads ?? availableParallelism();
}

function availableBytes(host: Machine): number {
  return host.availableBytes ?? process.availableMemory();
}

function requireJob(job: RouteJob, threads: number): void {
  requireSpec(job);
  completeOptions(job.nodes, job);
  const max = job.detail === 'none' ? Number.MAX_SAFE_INTEGER : 2 ** 32 - 1;
  if (!Number.isInteger(job.packets) || job.packets < 0 || job.packets > max) {
    throw new RangeError(`a run has 0 to ${max} packets, not ${job.packets}`);
  }
  const mistake = workMistake(job.nodes, job, job.packets);
  if (mistake !== undefined) throw new RangeError(mistake);
  if (!Number.isInteger(threads) || threads < 1 || threads > MAX_THREADS) {
    throw new RangeError(`a run has 1 to ${MAX_THREADS} threads, not ${threads}`);
  }
}

async function run(
  job: RouteJob,
  host: RunHost,
  workers: readonly Worker[],
  ended: AbortSignal,
): Promise<RouteResult> {
  const threads = workers.length;
  const control = new Int32Array(new SharedArrayBuffer(4 * CONTROL_WORDS));
  const progress = new Float64Array(new SharedArrayBuffer(16 * threads));
  let phase: RouteProgress['phase'] = 'drawing IDs';
  const tell = () => host.onProgress?.({ phase, ...totalOf(progress) });
  const enter = (next: RouteProgress['phase']) => {
    phase = next;
    control[NEXT_CHUNK] = 0;
    progress.fill(0);
  };
  const aborted = onAbort(host.signal, () => Atomics.store(control, STOP, 1), ended);
  const timer = setInterval(tell, PROGRESS_MS);
  const startedMs = performance.now();
  const [first] = workers as [Worker, ...Worker[]];
  const { packets, detail } = job;

  /** Undefined when cancelled. */
  const stages = async (): Promise<{ overlay: FlatOverlay; prepared: Prepared } | undefined> => {
    const ids = await Promise.race([draw(first, job), aborted]);
    if (ids === undefined) return undefined;
    enter('indexing');
    const overlay = await Promise.race([index(first, job, ids), aborted]);
    if (overlay === undefined) return undefined;
    enter('preparing');
    let relayed: Uint32Array | undefined;
    if (failsByLoad(job)) {
      const options = withoutFailures(job);
      const prepared = await Promise.race([prepare(first, overlay, options), aborted]);
      if (prepared === undefined) return undefined;
      enter('loading');
      relayed = (await walk(workers, { ...shareOf(overlay, options), prepared, detail: 'relayed' })).relayed;
      enter('preparing');
    }
    const prepared = await Promise.race([prepare(first, overlay, job, relayed), aborted]);
    return prepared && Atomics.load(control, STOP) === 0 ? { overlay, prepared } : undefined;
  };
  const shareOf = (overlay: FlatOverlay, options: RouteOptions) => {
    return {
      overlay,
      options: named(options),
      packets,
      chunkPackets: chunkSize(packets, threads),
      control,
      progress,
    };
  };

  try {
    const ready = await stages();
    const buildMs = performance.now() - startedMs;
    if (ready === undefined) return nothing(threads, buildMs);
    const { overlay, prepared } = ready;
    enter('walking');
    const before = process.cpuUsage();
    const tally = await walk(workers, { ...shareOf(overlay, job), prepared, detail });
    tell();
    const complete = tally.packets === packets && tally.inFlight === 0;
    const { user, system } = process.cpuUsage(before);
    const walkMs = performance.now() - startedMs - buildMs;
    return {
      tally,
      complete,
      threads,
      overlay,
      failures: prepared.failures,
      buildMs,
      walkMs,
      walkCpuMs: (user + system) / 1000,
    };
  } finally {
    clearInterval(timer);
  }
}

/** The result of a run cancelled before packets walk. */
function nothing(threads: number, buildMs: number): RouteResult {
  return {
    tally: createTally(0, 'none'),
    complete: false,
    threads,
    overlay: undefined,
    failures: undefined,
    buildMs,
    walkMs: 0,
    walkCpuMs: 0,
  };
}

function failsByLoad({ fail = 0, failMode }: RouteOptions): boolean {
  return fail > 0 && failMode === 'high-load';
}

function withoutFailures({ geometry, entries, run, batchPackets }: RouteOptions): RouteOptions {
  return { geometry, entries, run, batchPackets };
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

/** Resolves on abort, after calling `stop`; never without a signal, nor once the run has ended. */
function onAbort(signal: AbortSignal | undefined, stop: () => void, ended: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const act = () => {
      stop();
      resolve(undefined);
    };
    if (signal?.aborted) act();
    else signal?.addEventListener('abort', act, { once: true, signal: ended });
  });
}

async function draw(worker: Worker, { nodes, bits, seed }: OverlaySpec): Promise<Int32Array> {
  return (await ask<Drawn>(worker, { kind: 'draw', spec: { nodes, bits, seed } })).ids;
}

async function index(
  worker: Worker,
  { nodes, bits, seed }: OverlaySpec,
  ids: Int32Array,
): Promise<FlatOverlay> {
  return (await ask<Indexed>(worker, { kind: 'index', spec: { nodes, bits, seed }, ids })).overlay;
}

async function prepare(
  worker: Worker,
  overlay: FlatOverlay,
  options: RouteOptions,
  relayed?: Uint32Array,
): Promise<Prepared> {
  const { prepared } = await ask<Ready>(worker, {
    kind: 'prepare',
    overlay,
    options: named(options),
    relayed,
  });
  return prepared;
}

async function walk(workers: readonly Worker[], share: Share): Promise<Tally> {
  const answers = await Promise.all(
    workers.map((worker, thread) => ask<Walked>(worker, { kind: 'walk', share, thread })),
  );
  const [total, ...others] = answers.map(({ tally }) => tally);
  for (const other of others) addTally(total!, other);
  return total!;
}

function named(options: RouteOptions): NamedOptions {
  return { ...options, geometry: options.geometry.name };
}

function startWorker(entry: URL): Worker {
  const worker = new Worker(entry);
  // A failing worker ends the run; later failures have no other listener, and must not end the process.
  worker.on('error', () => {});
  return worker;
}

/** Rejects when a worker fails before the run has ended. The listeners hold the run's arrays. */
function onFailure(workers: readonly Worker[], ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    for (const worker of workers) {
      worker.once('error', reject);
      ended.addEventListener('abort', () => worker.off('error', reject), { once: true });
    }
  });
}

function ask<A extends Answer>(worker: Worker, order: Order): Promise<A> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.postMessage(order);
  });
}
