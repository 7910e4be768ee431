// Runs all sessions of a kit: the first one alone, as the others build on what it shows; then the others, some at a time, and
// load at the end.

import type { Result } from './check.ts';
import { runSession, type Session, type SessionHost, type Stage } from './session.ts';

export interface RunOptions<S extends Stage> extends SessionHost<S> {
  /** Sessions at a time after the first. */
  readonly parallel: number;
}

/** All results, in the order of the sessions. Throws NotStarted when the program cannot be started. */
export async function runChecks<S extends Stage>(
  sessions: readonly Session<S>[],
  { parallel, ...host }: RunOptions<S>,
): Promise<Result[]> {
  const results = new Map<string, Result>();
  const [first, ...others] = sessions;
  if (first !== undefined) await runSession(first, results, host);
  const waiting = others.filter(({ alone }) => alone !== true);
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await runSession(next, results, host);
    }
  };
  await Promise.all(Array.from({ length: parallel }, lane));
  for (const session of others.filter(({ alone }) => alone === true)) {
    await runSession(session, results, host);
  }
  return sessions.flatMap(({ checks }) => checks.map(({ name }) => results.get(name)!));
}
