// A clock that replaces time by choice: of all events that could be next, somebody else says which one is. Time passes only
// when a timer fires.
//
// What could be next:
// - of what travels on a link in one direction, the oldest: data, and the news that the link opens, ends or breaks;
// - what a node does next by itself: it originates packets, its listener opens;
// - any event from outside that is planned: the next command, each node that joins, leaves or crashes;
// - the timer that is due first, unless something that travels would then have taken longer than `maxDelayUs`.
// Nodes that are to start at the beginning do so before all else: until it is dialled, nobody can tell when a node started.

import { EVENT, FIRST_NOT_SENT } from '../simulator/events/event-kinds.ts';
import { LOST } from '../simulator/network/arrivals.ts';
import type { Clock } from '../simulator/world.ts';

/** An event that was scheduled and has not happened. */
export interface Pending {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  /** When it is due, which counts for timers alone. */
  readonly dueUs: number;
  /** When it was scheduled. */
  readonly sinceUs: number;
  /** Timers: how many the same node had set before. */
  readonly nth: number;
}

export interface Chooser {
  /** It would change nothing, now or later: it happens at once, and is no choice. */
  isVoid(pending: Pending): boolean;
  /** The index of the next event. The first is the default: oldest first, then commands, timers, and other events from outside. */
  choose(enabled: readonly Pending[]): number;
}

export class ChoiceClock implements Clock {
  /** From 1: a node that was never busy is free after time 0. */
  nowUs = 1;
  events = 0;
  kind = 0;
  a = 0;
  b = 0;
  /** In the order in which they were scheduled. */
  readonly pending: Pending[] = [];
  readonly #maxDelayUs: number;
  readonly #chooser: Chooser;
  /** Timers that each node has set. */
  readonly #timersSet: number[] = [];

  constructor(maxDelayUs: number, chooser: Chooser) {
    this.#maxDelayUs = maxDelayUs;
    this.#chooser = chooser;
  }

  schedule(us: number, kind: number, a: number, b = 0): void {
    const nth = kind === EVENT.timer ? (this.#timersSet[a] ?? 0) : 0;
    if (kind === EVENT.timer) this.#timersSet[a] = nth + 1;
    this.pending.push({ kind, a, b, dueUs: us, sinceUs: this.nowUs, nth });
  }

  advance(): boolean {
    if (this.pending.length === 0) return false;
    const ofNoEffect = this.pending.find((pending) => this.#chooser.isVoid(pending));
    const next = ofNoEffect ?? this.#choose();
    if (isTimed(next) && next !== ofNoEffect) this.nowUs = Math.max(this.nowUs, next.dueUs);
    this.pending.splice(this.pending.indexOf(next), 1);
    this.events++;
    this.kind = next.kind;
    this.a = next.a;
    this.b = next.b;
    return true;
  }

  #choose(): Pending {
    const enabled = this.#enabled();
    return enabled[this.#chooser.choose(enabled)]!;
  }

  #enabled(): Pending[] {
    const start = this.pending.find(({ kind }) => kind === EVENT.start);
    if (start !== undefined) return [start];
    const moving = oldestOfEach(this.pending.filter((one) => !isTimed(one) && !isOutside(one)));
    const commands = this.pending.filter(({ kind }) => kind === EVENT.command);
    const faults = this.pending.filter(({ kind }) => kind === EVENT.fault);
    return [...moving, ...commands, ...this.#dueTimer(moving), ...faults];
  }

  #dueTimer(moving: readonly Pending[]): Pending[] {
    let first: Pending | undefined;
    for (const pending of this.pending) {
      if (isTimed(pending) && (first === undefined || pending.dueUs < first.dueUs)) first = pending;
    }
    if (first === undefined) return [];
    const { dueUs } = first;
    return moving.every(({ sinceUs }) => dueUs <= sinceUs + this.#maxDelayUs) ? [first] : [];
  }
}

/** It happens at a time, not when it has travelled. */
export function isTimed({ kind, b }: Pending): boolean {
  if (kind === EVENT.lost) return b === LOST.noAnswer || b === LOST.noKeepAlive;
  return kind === EVENT.timer || kind === EVENT.probe;
}

export function isOutside({ kind }: Pending): boolean {
  return kind >= EVENT.start;
}

/** What arrives at an end arrives in order, and its connection request before all else. */
export function isArrival({ kind }: Pending): boolean {
  return kind < FIRST_NOT_SENT || kind === EVENT.syn;
}

function oldestOfEach(moving: readonly Pending[]): Pending[] {
  const groups = new Set<number>();
  return moving.filter((pending) => {
    const group = pending.a * GROUPS + (isArrival(pending) ? 0 : pending.kind);
    if (groups.has(group)) return false;
    groups.add(group);
    return true;
  });
}

/** More than there are kinds. */
const GROUPS = 256;
