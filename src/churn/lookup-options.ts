// Timing of lookups: retries, timeouts and deadlines.

import { MAX_DELAY, MAX_HOPS, MAX_TIMEOUTS } from './lookup-event.ts';

export interface LookupOptions {
  /** Ticks before a silent peer is considered dead and the next best is tried: more than a round trip. */
  readonly timeout: number;
  /** Deadline of a lookup, in ticks. */
  readonly giveUp: number;
  readonly maxHops: number;
  /** Timeouts allowed per user's lookup; one more fails it. */
  readonly maxTimeouts: number;
  /** Maximum lookups in flight. */
  readonly capacity: number;
  /** Maximum delay, in ticks. */
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
    throw new RangeError(
      `a timeout of ${timeout} ticks is not longer than a round trip with delays of ${maxDelay}`,
    );
  }
}
