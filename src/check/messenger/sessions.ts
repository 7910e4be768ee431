// The sessions for a messenger: one start each, and the checks on it.

import type { Check } from '../check.ts';
import type { Session } from '../session.ts';
import { BAD_INPUT } from './bad-input.ts';
import { COUNTERS, MORE_COUNTERS } from './counters.ts';
import { FRAMES, MANY, WELL_FORMED } from './frames.ts';
import { leaving } from './leaving.ts';
import { MANY_PACKETS, SLOW_PEER } from './load.ts';
import { REFUSAL, REFUSED, REGISTRATION, ZERO } from './registration.ts';
import { RELAYING } from './relaying.ts';
import { ROUTING } from './routing.ts';
import { DEAD_PEER, SECOND_SET_UP, SET_UP } from './set-up.ts';
import { MessengerStage, type StageOptions, type Ways } from './stage.ts';
import { ME } from './tables.ts';
import { TASK } from './task.ts';

export interface MessengerTarget {
  /** undefined: the kit's registry waits at `port` for a messenger started by hand, and only the first session runs. */
  readonly command: readonly string[] | undefined;
  readonly cwd?: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly patienceMs: number;
  readonly startMs: number;
  /** The line to type, or the signal, that makes the messenger leave. */
  readonly leave?: string;
}

/** All sessions; the first finds out the program's dialect (Ways) for the others. */
export function messengerSessions(
  target: MessengerTarget,
  { load }: { readonly load: boolean },
): Session<MessengerStage>[] {
  const ways: Ways = {};
  const session = (
    name: string,
    checks: readonly Check<MessengerStage>[],
    answer: StageOptions['answer'] = { result: ME },
  ): Session<MessengerStage> => ({
    name,
    checks,
    open: () => new MessengerStage({ ...target, command: target.command, answer, ways }).open(),
  });
  const first = session('a run', [
    ...REGISTRATION,
    ...SET_UP,
    ...MANY,
    ...ROUTING,
    ...RELAYING,
    ...TASK,
    ...COUNTERS,
    ...MORE_COUNTERS,
    ...SECOND_SET_UP,
    ...WELL_FORMED,
  ]);
  if (target.command === undefined) return [first];
  const others = [
    session('frames', FRAMES),
    session('bad input', BAD_INPUT),
    session('ID 0', ZERO, { result: 0 }),
    session('refused', REFUSED, { result: -1, info: REFUSAL }),
    session('a dead peer', DEAD_PEER),
    session('leaving', leaving(target.leave)),
  ];
  const underLoad = [session('a slow peer', SLOW_PEER), session('many packets', MANY_PACKETS)];
  return [first, ...others, ...(load ? underLoad.map((one) => ({ ...one, alone: true })) : [])];
}
