// Makes a schedule that fails shorter and plainer, as long as it fails the same check.

import type { CheckName } from '../scenario/checks.ts';
import type { Failure } from './exploration.ts';
import { play } from './play.ts';
import type { SmallWorld } from './small-world.ts';

/** Plays one schedule: what is chosen at each step; 0, the default, after them and where there are fewer. */
export function playSchedule(world: SmallWorld, schedule: readonly number[]): Failure {
  const { choices, violations } = play(world, {
    choose(step, enabled) {
      const chosen = schedule[step - 1] ?? 0;
      return chosen < enabled ? chosen : 0;
    },
  });
  const played = choices.slice(0, schedule.length).map(({ chosen }) => chosen);
  return { schedule: withoutDefaults(played), violations };
}

/** The shortest schedule found that fails the same check, within a limit of tries. */
export function shrinkSchedule(world: SmallWorld, failure: Failure, tries: number): Failure {
  const { check } = failure.violations[0]!;
  let shortest: Failure = { ...failure, schedule: withoutDefaults(failure.schedule) };
  let left = tries;
  for (let progress = true; progress; ) {
    progress = false;
    for (const candidate of shorter(shortest.schedule)) {
      if (left-- <= 0) return shortest;
      const tried = playSchedule(world, candidate);
      if (!fails(tried, check) || !isShorter(tried.schedule, shortest.schedule)) continue;
      shortest = tried;
      progress = true;
      break;
    }
  }
  return shortest;
}

/** Without its end, without one of its steps, and with the default at one of them. */
function* shorter(schedule: readonly number[]): Generator<readonly number[]> {
  for (const [step, chosen] of schedule.entries()) if (chosen > 0) yield schedule.slice(0, step);
  for (let step = schedule.length; step-- > 0; ) yield schedule.toSpliced(step, 1);
  for (let step = schedule.length; step-- > 0; ) if (schedule[step]! > 0) yield schedule.with(step, 0);
  for (let step = schedule.length; step-- > 0; ) {
    if (schedule[step]! > 1) yield schedule.with(step, schedule[step]! - 1);
  }
}

function fails({ violations }: Failure, check: CheckName): boolean {
  return violations.some((violation) => violation.check === check);
}

/** It has fewer steps, or as many and departs from the default less often, or less far. */
function isShorter(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const departures = (schedule: readonly number[]) => schedule.filter((chosen) => chosen > 0).length;
  const sum = (schedule: readonly number[]) => schedule.reduce((total, chosen) => total + chosen, 0);
  return departures(a) !== departures(b) ? departures(a) < departures(b) : sum(a) < sum(b);
}

function withoutDefaults(schedule: readonly number[]): readonly number[] {
  return schedule.slice(0, schedule.findLastIndex((chosen) => chosen > 0) + 1);
}
