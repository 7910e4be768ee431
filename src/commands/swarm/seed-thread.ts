// A thread of a swarm: runs seeds one after the other, and shrinks those that fail, as it is told to.

import { parentPort, workerData } from 'node:worker_threads';
import { type Outcome, runSeed, type Shrunk, type Source, shrinkSeed } from './run-seed.ts';

/** What a thread is started with. */
export interface Task {
  readonly source: Source;
  /** How many threads there are. */
  readonly threads: number;
}

export type Order =
  | { readonly kind: 'run'; readonly seed: number }
  | { readonly kind: 'shrink'; readonly outcome: Outcome };

export type Answer = Outcome | Shrunk;

/** A run may take two minutes of CPU time for each million events. */
const CPU_SECONDS_PER_MILLION = 120;

const { source, threads } = workerData as Task;

parentPort!.on('message', (order: Order) => {
  const options = { progress: guard };
  const answer: Answer =
    order.kind === 'run' ? runSeed(source, order.seed, options) : shrinkSeed(source, order.outcome, options);
  parentPort!.postMessage(answer);
});

let begunAt = cpuSeconds();
let lastEvents = 0;

/** Throws when a run takes far too long; called every thousand events. */
function guard(events: number): void {
  const isAnotherRun = events <= lastEvents;
  if (isAnotherRun) begunAt = cpuSeconds();
  lastEvents = events;
  const limitSeconds = threads * CPU_SECONDS_PER_MILLION * Math.max(1, events / 1e6);
  if (cpuSeconds() - begunAt <= limitSeconds) return;
  throw new Error(`more than ${CPU_SECONDS_PER_MILLION} s of the processor a million events`);
}

/** CPU time of all threads together: Node has no clock of a single one. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
