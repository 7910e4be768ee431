// The sessions for a registry: one start each, and the checks on it.

import type { Check } from '../check.ts';
import type { Session } from '../session.ts';
import { BAD_INPUT } from './bad-input.ts';
import { DEREGISTRATION } from './deregistration.ts';
import { FRAMES, WELL_FORMED } from './frames.ts';
import { LOAD } from './load.ts';
import { REFUSALS, REGISTRATION } from './registration.ts';
import { AGAIN, LATE_PACKETS, MISSING_PACKETS, RUN, WIDE } from './run.ts';
import { FAILED_SET_UP, SET_UP, TOO_MANY_ENTRIES } from './set-up.ts';
import { RegistryStage, type StageOptions, type Ways } from './stage.ts';
import { CLIENT_DIES, DIES_IN_RUN } from './survival.ts';

export interface RegistryTarget extends Omit<StageOptions, 'ways'> {
  /** Its commands, if the user has given them: `setup-overlay {entries}`. */
  readonly setup?: string;
  readonly start?: string;
}

/** All sessions; the first finds out the program's dialect (Ways) for the others. */
export function registrySessions(
  { setup, start, ...target }: RegistryTarget,
  { load }: { readonly load: boolean },
): Session<RegistryStage>[] {
  const ways: Ways = {
    ...(setup === undefined ? {} : { setup }),
    ...(start === undefined ? {} : { start }),
  };
  const session = (name: string, checks: readonly Check<RegistryStage>[]): Session<RegistryStage> => ({
    name,
    checks,
    open: () => new RegistryStage({ ...target, ways }).open(),
  });
  const begin = [...REGISTRATION, ...SET_UP, ...RUN];
  if (target.command === undefined) return [session('all', [...begin, ...AGAIN, ...WELL_FORMED])];
  const first = session('a run', [...begin, ...WELL_FORMED]);
  const others = [
    session('missing packets', MISSING_PACKETS),
    session('late packets', LATE_PACKETS),
    session('a second run', AGAIN),
    session('a node dies', CLIENT_DIES),
    session('a failed set-up', FAILED_SET_UP),
    session('deregistration', DEREGISTRATION),
    session('refusals', REFUSALS),
    session('frames', FRAMES),
    session('bad input', BAD_INPUT),
    session('too many entries', TOO_MANY_ENTRIES),
    session('wide sums', WIDE),
  ];
  if (!load) return [first, ...others];
  // Early, as a right registry may wait for some seconds until it gives a node up.
  return [
    first,
    session('a node dies in a run', DIES_IN_RUN),
    ...others,
    { ...session('load', LOAD), alone: true },
  ];
}
