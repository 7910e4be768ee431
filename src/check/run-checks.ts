// Runs all sessions of a kit: the first alone, as the others depend on its results; then the others in parallel; then those
// that must run alone.

import type { Result } from './check.ts';
import { runSession, type Session, type SessionHost, type Stage } from './session.ts';

export interface RunOptions<S extends Stage> extends SessionHost<S> {
  /** Maximum concurrent sessions after the first. */
  readonly parallel: number;
}

/** All results, in the order of the sessions. Throws NotStarted if the program cannot be started. */
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
