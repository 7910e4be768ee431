// Runs checks in order on one start of the program; each may depend on the results of earlier ones.

import { type Check, Mismatch, type Result, resultOf, Untried } from './check.ts';

/** One start of the program with the peers around it. */
export interface Stage {
  /** The program; undefined if the user started it. */
  readonly program?: Started | undefined;
  /** Why no more can be tried with this start, once the program has ended. */
  over(): Obstacle | undefined;
  /** Ends the program and all peers. */
  close(): Promise<void>;
}

/** What sessions need to know of a program. */
export interface Started {
  /** Why it could not be started. */
  readonly failure: string | undefined;
  /** Everything that it printed. */
  readonly output: string;
}

/** The program's command cannot be started at all; the message says why. */
export class NotStarted extends Error {}

export interface Obstacle {
  readonly because: string;
  /** It is not the program's fault. */
  readonly excused?: boolean;
}

export interface Session<S extends Stage> {
  readonly name: string;
  readonly checks: readonly Check<S>[];
  /** No other session runs at the same time. */
  readonly alone?: boolean;
  open(): Promise<S>;
}

/** Results of earlier sessions, which checks may need. */
export type Passed = ReadonlyMap<string, Result>;

export interface SessionHost<S extends Stage> {
  /** Aborts the checks: the remaining ones are not tried. */
  readonly signal: AbortSignal;
  done(result: Result): void;
  /** The program has ended. */
  closed?(session: Session<S>, stage: S): void;
}

/**
 * Runs the checks of a session, and adds their results to those of earlier sessions. Throws NotStarted if there are none
 * yet and the program cannot be started, and any error that is not a check's outcome.
 */
export async function runSession<S extends Stage>(
  session: Session<S>,
  results: Map<string, Result>,
  host: SessionHost<S>,
): Promise<void> {
  const { checks, open } = session;
  const { signal } = host;
  const add = (result: Result) => {
    results.set(result.name, result);
    host.done(result);
  };
  if (signal.aborted) {
    for (const check of checks) add(resultOf(check, { grade: 'not tried', because: reasonOf(signal) }));
    return;
  }
  const isFirst = results.size === 0;
  const stage = await open();
  try {
    for (const check of checks) {
      const result = await tried(check, stage, results, signal);
      const failure = stage.program?.failure;
      if (isFirst && failure !== undefined) throw new NotStarted(failure);
      add(result);
    }
  } finally {
    await stage.close();
  }
  host.closed?.(session, stage);
}

async function tried<S extends Stage>(
  check: Check<S>,
  stage: S,
  results: Passed,
  signal: AbortSignal,
): Promise<Result> {
  const obstacle = obstacleTo(check, stage, results, signal);
  if (obstacle !== undefined) return resultOf(check, { grade: 'not tried', ...obstacle });
  try {
    const remark = await unlessAborted(check.run(stage), signal);
    return resultOf(check, { grade: 'pass', ...remark });
  } catch (error) {
    if (error instanceof Untried) {
      return resultOf(check, { grade: 'not tried', because: error.message, excused: true });
    }
    if (signal.aborted) return resultOf(check, { grade: 'not tried', because: reasonOf(signal) });
    if (!(error instanceof Mismatch)) throw error;
    const ended = stage.over();
    const seen = ended === undefined ? error.seen : `${error.seen}; ${ended.because}`;
    return resultOf(check, { grade: 'fail', expected: error.expected, seen });
  }
}

/** Abandons a check on abort: it may wait for seconds. */
async function unlessAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([running, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
    running.catch(() => {});
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason?.name === 'TimeoutError' ? 'the time limit was reached' : 'interrupted';
}

function obstacleTo<S extends Stage>(
  { needs = [], looksBack }: Check<S>,
  stage: S,
  results: Passed,
  signal: AbortSignal,
): Obstacle | undefined {
  if (signal.aborted) return { because: reasonOf(signal) };
  const missing = needs.find((name) => results.get(name)?.grade !== 'pass');
  if (missing !== undefined) {
    // The first of a chain is what a person can mend.
    const { because = `${missing} did not pass`, excused } = results.get(missing) ?? {};
    return { because, ...(excused === true ? { excused } : {}) };
  }
  return looksBack ? undefined : stage.over();
}
