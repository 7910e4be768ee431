// Runs the seeds of a swarm on several threads. Outcomes come in order of seed: none depends on how many threads there are.

import { Worker } from 'node:worker_threads';
import { InOrder } from '../in-order.ts';
import type { Outcome, Shrunk, Source } from './run-seed.ts';
import type { Answer, Order, Task } from './seed-thread.ts';

export interface Range {
  readonly from: number;
  /** Infinity where only time ends it. */
  readonly seeds: number;
  /** No seed is begun after it: milliseconds, as performance.now() has them. */
  readonly untilMs: number;
  /** False: a seed that fails is the last. */
  readonly keepGoing: boolean;
}

export interface Host {
  readonly threads: number;
  /** Ends the swarm early; seeds that are running have no outcome. */
  readonly signal: AbortSignal;
  /** A seed has failed, and is being shrunk. */
  shrinking(seed: number): void;
}

/** `shrunk`: undefined for a seed that passes, and for one that was still being made smaller when the signal came. */
export type Ended = (outcome: Outcome, shrunk: Shrunk | undefined) => void;

/** Outcomes that may wait for that of an earlier seed, which can take minutes to be made small. */
const MAX_AHEAD = 4096;

/** Calls `ended` for each seed in order, up to the first that fails or the end of the range. Rejects when a thread fails. */
export async function runSeeds(source: Source, range: Range, host: Host, ended: Ended): Promise<void> {
  const task: Task = { source, threads: host.threads };
  const lanes = Array.from({ length: host.threads }, () => new Lane(task, host.signal));
  const swarm = new Swarm(range, host, ended);
  try {
    await Promise.all(lanes.map((lane) => swarm.work(lane)));
    swarm.end();
  } finally {
    await Promise.all(lanes.map((lane) => lane.end()));
  }
}

interface Result {
  readonly outcome: Outcome;
  readonly shrunk: Shrunk | undefined;
}

class Swarm {
  readonly #range: Range;
  readonly #host: Host;
  readonly #order: InOrder<Result>;
  #begun = 0;
  /** Seeds of the range that are to be run: fewer once one has failed. */
  #seeds: number;
  #failed = false;
  /** Called when an outcome was handed on. */
  #moved: (() => void)[] = [];

  constructor(range: Range, host: Host, ended: Ended) {
    this.#range = range;
    this.#host = host;
    this.#seeds = range.seeds;
    this.#order = new InOrder(({ outcome, shrunk }) => {
      if (this.#failed && !range.keepGoing) return;
      this.#failed ||= outcome.violations.length > 0;
      ended(outcome, shrunk);
    });
  }

  /** Has a thread run one seed after the other, until there are no more. */
  async work(lane: Lane): Promise<void> {
    const { from, keepGoing } = this.#range;
    while (this.#hasMore()) {
      if (this.#begun - this.#order.passed >= MAX_AHEAD) {
        await new Promise<void>((resolve) => void this.#moved.push(resolve));
        continue;
      }
      const place = this.#begun++;
      const outcome = await lane.ask<Outcome>({ kind: 'run', seed: from + place }, from + place);
      if (outcome === undefined) break;
      const hasFailed = outcome.violations.length > 0;
      if (hasFailed && !keepGoing) this.#seeds = Math.min(this.#seeds, place + 1);
      this.#put(place, { outcome, shrunk: hasFailed ? await this.#shrink(lane, outcome) : undefined });
    }
    this.#wake();
  }

  #hasMore(): boolean {
    const { signal } = this.#host;
    return this.#begun < this.#seeds && !signal.aborted && performance.now() < this.#range.untilMs;
  }

  #shrink(lane: Lane, outcome: Outcome): Promise<Shrunk | undefined> {
    this.#host.shrinking(outcome.seed);
    return lane.ask<Shrunk>({ kind: 'shrink', outcome }, outcome.seed);
  }

  #put(place: number, result: Result): void {
    this.#order.put(place, result);
    this.#wake();
  }

  #wake(): void {
    for (const go of this.#moved.splice(0)) go();
  }

  /** Hands on what waits for seeds that will not end. */
  end(): void {
    this.#order.end();
  }
}

/** A thread, which does what it is asked one after the other. */
class Lane {
  readonly #worker: Worker;
  readonly #aborted: Promise<undefined>;

  constructor(task: Task, signal: AbortSignal) {
    this.#worker = new Worker(new URL('seed-thread.js', import.meta.url), { workerData: task });
    // When several fail, the first is told; the others must not end the process.
    this.#worker.on('error', () => {});
    this.#aborted = new Promise((resolve) => {
      if (signal.aborted) resolve(undefined);
      else signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
  }

  /** undefined when the signal came first: there is no other answer then. */
  ask<A extends Answer>(order: Order, seed: number): Promise<A | undefined> {
    const answered = new Promise<A>((resolve, reject) => {
      const fail = (error: Error) => reject(new Error(`seed ${seed}: ${error.message}`));
      this.#worker.once('error', fail);
      this.#worker.once('message', (answer: A) => {
        this.#worker.off('error', fail);
        resolve(answer);
      });
      this.#worker.postMessage(order);
    });
    return Promise.race([answered, this.#aborted]);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
