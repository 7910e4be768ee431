// What a swarm has come to: how many seeds passed and failed, and how often each thing was seen to happen.

import type { Outcome } from './run-seed.ts';

const MAX_NAMED = 20;

export class SwarmTally {
  seeds = 0;
  events = 0;
  failed = 0;
  /** The first twenty that failed. */
  readonly failedSeeds: number[] = [];
  readonly seen = new Map<string, number>();
  readonly #sometimes: readonly string[];

  /** sometimes: what should happen in some of the scenarios. */
  constructor(sometimes: readonly string[]) {
    this.#sometimes = sometimes;
  }

  add({ seed, events, seen, violations }: Outcome): void {
    this.seeds++;
    this.events += events;
    for (const [what, times] of seen) this.seen.set(what, (this.seen.get(what) ?? 0) + times);
    if (violations.length === 0) return;
    this.failed++;
    if (this.failedSeeds.length < MAX_NAMED) this.failedSeeds.push(seed);
  }

  /** What should have happened somewhere, and never did. */
  get neverSeen(): readonly string[] {
    return this.#sometimes.filter((what) => !this.seen.has(what));
  }
}
