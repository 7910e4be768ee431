// Far-future events, ordered by (tick, insertion): a hierarchical timing wheel. An event moves down a level
// at most twice, always together with its bucket and before later ones join, so equal ticks keep their order.
// Varghese, Lauck: Hashed and Hierarchical Timing Wheels (SOSP 1987), scheme 7.

import { CHUNK, EventBuckets } from './event-buckets.ts';

const LEVEL_BITS = 10;
const SLOTS = 1 << LEVEL_BITS;
const LEVELS = 3;
const MASK = SLOTS - 1;

/** Ticks are 0 to MAX_TICKS - 1. */
export const MAX_TICKS = 2 ** (LEVELS * LEVEL_BITS);

/** Integers per event: its tick, its kind and five more. */
export const EVENT_WORDS = 7;

export class TimingWheel {
  readonly buckets: EventBuckets;
  /** The current tick. */
  now = 0;
  /** Events pushed so far. */
  pushed = 0;

  constructor(capacity: number) {
    this.buckets = new EventBuckets(LEVELS * SLOTS, EVENT_WORDS, capacity);
  }

  /** tick: after `now`, below MAX_TICKS. Throws RangeError otherwise, and when full. */
  push(tick: number, kind: number, a: number, b: number, c = 0, d = 0, e = 0): void {
    if (!(tick > this.now && tick < MAX_TICKS)) {
      throw new RangeError(`an event for tick ${tick} cannot be added at tick ${this.now}`);
    }
    const at = this.buckets.add(this.#bucketOf(tick));
    const { data } = this.buckets;
    data[at] = tick;
    data[at + 1] = kind;
    data[at + 2] = a;
    data[at + 3] = b;
    data[at + 4] = c;
    data[at + 5] = d;
    data[at + 6] = e;
    this.pushed++;
  }

  /** Advances to the next tick and returns the bucket of its events, for the caller to take. */
  advance(): number {
    const tick = ++this.now;
    if ((tick & MASK) === 0) {
      if ((tick & (SLOTS * SLOTS - 1)) === 0) this.#spread(2 * SLOTS + (tick >>> (2 * LEVEL_BITS)));
      this.#spread(SLOTS + ((tick >>> LEVEL_BITS) & MASK));
    }
    return tick & MASK;
  }

  #bucketOf(tick: number): number {
    if (tick >>> LEVEL_BITS === this.now >>> LEVEL_BITS) return tick & MASK;
    if (tick >>> (2 * LEVEL_BITS) === this.now >>> (2 * LEVEL_BITS)) {
      return SLOTS + ((tick >>> LEVEL_BITS) & MASK);
    }
    return 2 * SLOTS + (tick >>> (2 * LEVEL_BITS));
  }

  /** Moves a bucket's events down a level, in order. */
  #spread(bucket: number): void {
    const { buckets } = this;
    const { data } = buckets;
    for (let chunk = buckets.take(bucket); chunk >= 0; chunk = buckets.release(chunk)) {
      const end = (chunk * CHUNK + buckets.taken(chunk)) * EVENT_WORDS;
      for (let from = chunk * CHUNK * EVENT_WORDS; from < end; from += EVENT_WORDS) {
        const to = buckets.add(this.#bucketOf(data[from]!));
        data.copyWithin(to, from, from + EVENT_WORDS);
      }
    }
  }
}
