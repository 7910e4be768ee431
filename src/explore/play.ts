// Plays one schedule of a small world, from its first event to its last, under every check of the swarm.

import type { RegistryReport } from '../overlay/report.ts';
import type { Violation } from '../scenario/checks.ts';
import { Abandoned } from '../scenario/run-scenario.ts';
import { EVENT } from '../simulator/events/event-kinds.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import { watch } from '../swarm/watch.ts';
import { ChoiceClock, isArrival, type Pending } from './choice-clock.ts';
import { Fingerprint } from './fingerprint.ts';
import { BEGINNINGS, type SmallWorld } from './small-world.ts';

/** A step of a schedule: which of the events that could be next it was, by index. */
export interface Choice {
  readonly chosen: number;
  readonly of: number;
}

export interface Director {
  /** Chooses the next event, by index; undefined: no more of this schedule is wanted. */
  choose(step: number, enabled: number, state: () => number): number | undefined;
  /** A step is about to be made, the first being 1. */
  step?(step: number, pending: Pending, world: World): void;
  /** What comes of the steps. */
  observe?(record: EventRecord, world: World): void;
  registryReports?(report: RegistryReport): void;
}

export interface Played {
  readonly choices: readonly Choice[];
  readonly violations: readonly Violation[];
  /** False: the director wanted no more of it. */
  readonly isComplete: boolean;
}

/** One is enough: to make it costs as much as half a schedule. */
const ABANDONED = new Abandoned();

/** A schedule of a small world has some hundreds. */
const MAX_EVENTS = 100_000;

/** The director is asked for each step from the beginning of exploring until commands and timeline are over. */
export function play(smallWorld: SmallWorld, director: Director): Played {
  const { scenario, begin, maxDelayUs } = smallWorld;
  const firstCommand = BEGINNINGS.indexOf(begin);
  const choices: Choice[] = [];
  let phase: 'before' | 'exploring' | 'over' = begin === 'start' ? 'exploring' : 'before';
  let isComplete = true;
  let world: World | undefined;
  let fingerprint: Fingerprint | undefined;
  const stateNow = () => fingerprint!.of(clock.pending, clock.nowUs);
  const clock: ChoiceClock = new ChoiceClock(maxDelayUs, {
    isVoid: (pending) => world !== undefined && isVoid(pending, world),
    choose(enabled) {
      if (phase === 'before' && enabled.some(({ kind, a }) => kind === EVENT.command && a >= firstCommand)) {
        phase = 'exploring';
      }
      const chosen = phase === 'exploring' && !isStart(enabled) ? direct(enabled) : 0;
      fingerprint?.happens(enabled[chosen]!);
      return chosen;
    },
  });
  const direct = (enabled: readonly Pending[]): number => {
    const step = choices.length + 1;
    const chosen = director.choose(step, enabled.length, stateNow);
    if (chosen === undefined) {
      isComplete = false;
      throw ABANDONED;
    }
    choices.push({ chosen, of: enabled.length });
    director.step?.(step, enabled[chosen]!, world!);
    return chosen;
  };
  const { violations } = watch(scenario, {
    clock,
    maxEvents: MAX_EVENTS,
    observe(record, observed) {
      if (world === undefined) {
        world = observed;
        fingerprint = new Fingerprint(world, scenario.faults);
      }
      if (phase === 'exploring') director.observe?.(record, observed);
    },
    registryReports(report) {
      if (phase === 'exploring') director.registryReports?.(report);
    },
    pause: () => {
      phase = 'over';
    },
  });
  return { choices, violations, isComplete };
}

/** Nodes start before anything can be chosen. */
function isStart(enabled: readonly Pending[]): boolean {
  return enabled[0]!.kind === EVENT.start;
}

/** A timer that was cleared, and what arrives at an end that has closed. */
function isVoid(pending: Pending, { network, nodes, timers }: World): boolean {
  const { kind, a, b } = pending;
  if (kind === EVENT.timer) return !nodes[a]!.isSet(timers.at(b));
  if (kind >= EVENT.timer) return false;
  const end = network.ends.at(a);
  if (kind === EVENT.syn) return end.deaf || end.other.state === 'closed';
  if (end.state === 'closed') return true;
  return end.deaf && (isArrival(pending) || kind === EVENT.handled);
}
