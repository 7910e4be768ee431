// Explores all schedules of a small world, depth first, each played again from its beginning. A state that was met before is
// not explored again.

import type { Violation } from '../scenario/checks.ts';
import { type Choice, play } from './play.ts';
import type { SmallWorld } from './small-world.ts';

export interface Bounds {
  /** Every order of the first so many steps is explored; after them events come in their default order. */
  readonly depth: number;
  readonly maxStates: number;
}

export interface Failure {
  /** What is chosen at each step; 0, the default, after them. */
  readonly schedule: readonly number[];
  readonly violations: readonly Violation[];
}

export class Exploration {
  readonly #world: SmallWorld;
  readonly #bounds: Bounds;
  readonly #states = new Set<number>();
  /** Of the schedule played last. */
  #choices: Choice[] = [];
  /** Schedules played to their end. */
  schedules = 0;
  /** Schedules given up at a state that was met before. */
  merged = 0;
  /** Steps of the longest schedule. */
  deepest = 0;
  /** Schedules that went on beyond the depth, with a choice there. */
  cut = 0;
  ended: 'explored' | 'max-states' | 'failed' | undefined;
  failure: Failure | undefined;

  constructor(world: SmallWorld, bounds: Bounds) {
    this.#world = world;
    this.#bounds = bounds;
  }

  get states(): number {
    return this.#states.size;
  }

  /** How much of the tree of schedules is behind: from 0 to 1, where all choices of a step are taken to be of the same size. */
  get share(): number {
    let [share, size] = [0, 1];
    for (const { chosen, of } of this.#choices) {
      size /= of;
      share += chosen * size;
    }
    return this.ended === 'explored' ? 1 : share;
  }

  /** Plays the next schedule; false when there is none, one has failed, or a bound is reached. */
  next(): boolean {
    if (this.ended !== undefined) return false;
    const prefix = this.#choices.map(({ chosen }) => chosen);
    let wasCut = false;
    const { choices, violations, isComplete } = play(this.#world, {
      choose: (step, enabled, state) => {
        if (step <= prefix.length) return prefix[step - 1]!;
        wasCut ||= step > this.#bounds.depth && enabled > 1;
        if (step > this.#bounds.depth + 1) return 0;
        // The first step beyond the depth too: what follows is the same for all that come to that state.
        const before = this.#states.size;
        return this.#states.add(state()).size === before ? undefined : 0;
      },
    });
    if (isComplete) this.schedules++;
    else this.merged++;
    if (wasCut) this.cut++;
    this.deepest = Math.max(this.deepest, choices.length);
    this.#choices = choices.slice(0, this.#bounds.depth);
    if (violations.length > 0) {
      this.failure = { schedule: this.#choices.map(({ chosen }) => chosen), violations };
      this.ended = 'failed';
    } else if (!this.#turn()) this.ended = 'explored';
    else if (this.states >= this.#bounds.maxStates) this.ended = 'max-states';
    return this.ended === undefined;
  }

  /** To the next schedule, which differs from this one as late as possible; false when there is none. */
  #turn(): boolean {
    for (let last = this.#choices.pop(); last !== undefined; last = this.#choices.pop()) {
      if (last.chosen + 1 === last.of) continue;
      this.#choices.push({ ...last, chosen: last.chosen + 1 });
      return true;
    }
    return false;
  }
}
