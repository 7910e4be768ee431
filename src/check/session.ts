// Checks in order, each with what the ones before have shown, on one start of the program.

import { type Check, Mismatch, type Result, resultOf, Untried } from './check.ts';

/** What a start of the program and the peers around it share, whatever is checked. */
export interface Stage {
  /** Why no more can be tried with this start: the program has ended. */
  over(): Obstacle | undefined;
  /** Ends the program and all peers. */
  close(): Promise<void>;
}

export interface Obstacle {
  readonly because: string;
  /** It is no fault of the program. */
  readonly excused?: boolean;
}

export interface Session<S extends Stage> {
  readonly name: string;
  readonly checks: readonly Check<S>[];
  /** Nothing else runs beside it. */
  readonly alone?: boolean;
  open(): Promise<S>;
}

/** Results of earlier sessions, which checks may need. */
export type Passed = ReadonlyMap<string, Result>;

/** Runs the checks of a session; `done` is called with each result. A failure of ours throws. */
export async function runSession<S extends Stage>(
  { checks, open }: Session<S>,
  results: Map<string, Result>,
  done: (result: Result) => void,
  signal: AbortSignal,
): Promise<void> {
  const stage = await open();
  try {
    for (const check of checks) {
      const result = await tried(check, stage, results, signal);
      results.set(check.name, result);
      done(result);
    }
  } finally {
    await stage.close();
  }
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
    const remark = await check.run(stage);
    return resultOf(check, { grade: 'pass', ...remark });
  } catch (error) {
    if (error instanceof Untried) {
      return resultOf(check, { grade: 'not tried', because: error.message, excused: true });
    }
    if (!(error instanceof Mismatch)) throw error;
    if (signal.aborted) return resultOf(check, { grade: 'not tried', because: OUT_OF_TIME });
    const ended = stage.over();
    const seen = ended === undefined ? error.seen : `${error.seen}; ${ended.because}`;
    return resultOf(check, { grade: 'fail', expected: error.expected, seen });
  }
}

const OUT_OF_TIME = 'the time limit was reached';

function obstacleTo<S extends Stage>(
  { needs = [], looksBack }: Check<S>,
  stage: S,
  results: Passed,
  signal: AbortSignal,
): Obstacle | undefined {
  if (signal.aborted) return { because: OUT_OF_TIME };
  const missing = needs.find((name) => results.get(name)?.grade !== 'pass');
  if (missing !== undefined) {
    const excused = results.get(missing)?.excused === true;
    return { because: `${missing} did not pass`, ...(excused ? { excused } : {}) };
  }
  return looksBack ? undefined : stage.over();
}
