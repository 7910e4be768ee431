// The kits as tests use them: all results of a messenger or a registry, and those that did not pass.

import { spawnSync } from 'node:child_process';
import type { Result } from '../../src/check/check.ts';
import { type MessengerTarget, messengerSessions } from '../../src/check/messenger/sessions.ts';
import { type RegistryTarget, registrySessions } from '../../src/check/registry/sessions.ts';
import { runChecks } from '../../src/check/run-checks.ts';
import { HANG_MS } from '../support/hang.ts';

export const noPython = spawnSync('python3', ['--version']).status !== 0;

/** A busy machine makes a right program slow, never wrong. */
const PATIENT = { host: '127.0.0.1', port: 0, patienceMs: HANG_MS / 4, startMs: HANG_MS / 2 };

export async function checkMessenger(
  target: Pick<MessengerTarget, 'command'> & Partial<MessengerTarget>,
  { load = false } = {},
): Promise<Result[]> {
  return await runChecks(messengerSessions({ ...PATIENT, ...target }, { load }), {
    parallel: 3,
    signal: new AbortController().signal,
    done: () => {},
  });
}

export async function checkRegistry(
  target: Pick<RegistryTarget, 'command'> & Partial<RegistryTarget>,
  { load = false } = {},
): Promise<Result[]> {
  return await runChecks(registrySessions({ ...PATIENT, ask: () => {}, ...target }, { load }), {
    parallel: 6,
    signal: new AbortController().signal,
    done: () => {},
  });
}

/** A line for each check that did not pass: what to read when a test fails. */
export function notPassed(results: readonly Result[]): string[] {
  return results
    .filter(({ grade }) => grade !== 'pass')
    .map(({ name, grade, expected, seen, because }) =>
      grade === 'fail' ? `${name}: expected ${expected}; seen: ${seen}` : `${name}: not tried: ${because}`,
    );
}

export function failed(results: readonly Result[]): string[] {
  return results.filter(({ grade }) => grade === 'fail').map(({ name }) => name);
}
