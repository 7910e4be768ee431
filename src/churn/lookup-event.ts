// The numbers of a lookup's event: where it goes and where it comes from, each a slot and the ID that the node had there, and
// the lookup itself.

import { CHUNK, type EventBuckets } from './event-buckets.ts';

export const TO = 0;
export const TO_ID = 1;
export const KEY = 2;
export const FROM = 3;
export const FROM_ID = 4;
/** Hops, and timeouts * 2^16. */
export const COUNTS = 5;
export const ISSUED = 6;
export const SOURCE = 7;
export const SOURCE_ID = 8;
/** From the low end: kind (2 bits), whether `to` is the last (1), purpose (2), finger (5), delay of this hop. */
export const FLAGS = 9;
export const STRIDE = 10;

export const ARRIVES = 0;
export const TIMES_OUT = 1;
export const ANSWERED = 2;
export const KIND = 3;
export const LAST_HOP = 4;
const PURPOSE_SHIFT = 3;
const FINGER_SHIFT = 5;
/** Purpose and finger: what stays of the flags from hop to hop. 0: a user's lookup. */
export const KEPT_FLAGS = 0b11_1111_1000;
export const DELAY_SHIFT = 10;
export const ONE_TIMEOUT = 1 << 16;

/** The longest delay of a hop, in ticks, and the most hops and timeouts that can be allowed. */
export const MAX_DELAY = 2 ** 20;
export const MAX_HOPS = 2 ** 15;
export const MAX_TIMEOUTS = 2 ** 15 - 2;

/** Why somebody looks a key up: for its own use, to mend a finger, or to find its place on the ring. */
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

/** Users' lookups among the events that wait, counted one by one. */
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
