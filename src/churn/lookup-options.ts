// How lookups try, wait and give up.

import { MAX_DELAY, MAX_HOPS, MAX_TIMEOUTS } from './lookup-event.ts';

export interface LookupOptions {
  /** How long a peer may take to answer before the next best is tried, in ticks: longer than there and back. */
  readonly timeout: number;
  /** How long a lookup may be under way, in ticks. */
  readonly giveUp: number;
  readonly maxHops: number;
  /** How many timeouts a user's lookup may have; one more, and it has timed out. */
  readonly maxTimeouts: number;
  /** How many may be under way at a time. */
  readonly capacity: number;
  /** The longest delay, in ticks. */
  readonly maxDelay: number;
}

/** Throws a RangeError when a number is out of range. */
export function check({ maxDelay, maxHops, maxTimeouts, timeout }: LookupOptions): void {
  if (maxDelay > MAX_DELAY) throw new RangeError(`a delay of ${maxDelay} ticks is more than ${MAX_DELAY}`);
  if (maxHops > MAX_HOPS) throw new RangeError(`${maxHops} hops are more than ${MAX_HOPS}`);
  if (maxTimeouts > MAX_TIMEOUTS) {
    throw new RangeError(`${maxTimeouts} timeouts are more than ${MAX_TIMEOUTS}`);
  }
  if (timeout <= 2 * maxDelay) {
    throw new RangeError(`a timeout of ${timeout} ticks is no longer than ${maxDelay} there and back`);
  }
}
