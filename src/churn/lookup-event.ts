// The integers of a lookup's event: destination and origin of the message, each a slot and the ID that the
// node had there, and the lookup itself.

import { CHUNK, type EventBuckets } from './event-buckets.ts';

export const TO = 0;
export const TO_ID = 1;
export const KEY = 2;
export const FROM = 3;
export const FROM_ID = 4;
/** Hops + timeouts * 2^16. */
export const COUNTS = 5;
export const ISSUED = 6;
export const SOURCE = 7;
export const SOURCE_ID = 8;
/**
 * From the low bits: kind (2 bits), whether `to` is the last hop (1), purpose (2), finger (5), delay of this
 * hop.
 */
export const FLAGS = 9;
export const STRIDE = 10;

export const ARRIVES = 0;
export const TIMES_OUT = 1;
export const ANSWERED = 2;
export const KIND = 3;
export const LAST_HOP = 4;
const PURPOSE_SHIFT = 3;
const FINGER_SHIFT = 5;
/** Purpose and finger: the flags that persist from hop to hop. 0: a user's lookup. */
export const KEPT_FLAGS = 0b11_1111_1000;
export const DELAY_SHIFT = 10;
export const ONE_TIMEOUT = 1 << 16;

/** Maximum delay of a hop, in ticks, and maximum hops and timeouts that can be configured. */
export const MAX_DELAY = 2 ** 20;
export const MAX_HOPS = 2 ** 15;
export const MAX_TIMEOUTS = 2 ** 15 - 2;

/** What a lookup is for: a user's lookup, fixing a finger, or joining. */
export const USE = 0;
export const FINGER = 1;
export const PLACE = 2;

export function flagsOf(purpose: number, finger: number): number {
  return (purpose << PURPOSE_SHIFT) | (finger << FINGER_SHIFT);
}

export function purposeOf(flags: number): number {
  return (flags >>> PURPOSE_SHIFT) & 3;
}

export function fingerOf(flags: number): number {
  return (flags >>> FINGER_SHIFT) & 31;
}

/** Waiting events of users' lookups, counted one by one. */
export function countUsers(buckets: EventBuckets): number {
  const { data, head, next } = buckets;
  let users = 0;
  for (let bucket = 0; bucket < head.length; bucket++) {
    for (let chunk = head[bucket]!; chunk >= 0; chunk = next[chunk]!) {
      const end = (chunk * CHUNK + buckets.count(bucket, chunk)) * STRIDE;
      for (let at = chunk * CHUNK * STRIDE; at < end; at += STRIDE) {
        if ((data[at + FLAGS]! & KEPT_FLAGS) === 0) users++;
      }
    }
  }
  return users;
}
