// Lookups in flight, one event a hop: each event carries its whole lookup, so a hop reads the event, whether
// the peer is alive, and one region of its table. Delays are short, so a ring of buckets, one per tick, holds
// all events.

import { CHUNK, EventBuckets } from './event-buckets.ts';
import { FAILURE, LookupCounts } from './lookup-counts.ts';
import {
  ANSWERED,
  ARRIVES,
  COUNTS,
  countUsers,
  DELAY_SHIFT,
  FLAGS,
  FROM,
  FROM_ID,
  fingerOf,
  flagsOf,
  ISSUED,
  KEPT_FLAGS,
  KEY,
  KIND,
  LAST_HOP,
  MAX_TIMEOUTS,
  ONE_TIMEOUT,
  PLACE,
  purposeOf,
  SOURCE,
  SOURCE_ID,
  STRIDE,
  TIMES_OUT,
  TO,
  TO_ID,
  USE,
} from './lookup-event.ts';
import { check, type LookupOptions } from './lookup-options.ts';
import type { Nodes } from './nodes.ts';
import { HERE, LAST, NONE, type Tables } from './tables.ts';

/** The result of a maintenance lookup; owner -1: none was found. */
export interface MaintenanceLookup {
  purpose: number;
  finger: number;
  source: number;
  sourceId: number;
  owner: number;
  ownerId: number;
}

export class Lookups {
  readonly counts = new LookupCounts();
  /** Messages sent by the maintenance's own lookups. */
  maintenanceMessages = 0;
  /** Sum of prefetched values. It has no meaning, but keeps compilers from removing the reads. */
  readAheadSum = 0;
  /** Events handled, issued lookups included. */
  events = 0;
  /** Draws the delay of a message, in ticks from 1. */
  delay: () => number = () => 1;
  /** Called when a maintenance lookup ends. */
  maintenanceDone: (now: number, lookup: MaintenanceLookup) => void = () => {};

  readonly #nodes: Nodes;
  readonly #tables: Tables;
  readonly #options: LookupOptions;
  readonly #buckets: EventBuckets;
  readonly #mask: number;
  readonly #start = new Int32Array(STRIDE);

  /** Throws a RangeError when a number of the options is out of range. */
  constructor(nodes: Nodes, tables: Tables, options: LookupOptions) {
    check(options);
    const ticks = 2 ** (32 - Math.clz32(options.timeout));
    this.#nodes = nodes;
    this.#tables = tables;
    this.#options = options;
    this.#buckets = new EventBuckets(ticks, STRIDE, options.capacity);
    this.#mask = ticks - 1;
  }

  /** Waiting events of users' lookups, counted one by one: a cross-check of the totals. */
  countWaiting(): number {
    return countUsers(this.#buckets);
  }

  /** Starts a lookup at a live node, for USE or for the maintenance. */
  issue(now: number, source: number, sourceId: number, key: number, purpose = USE, finger = 0): void {
    this.events++;
    this.#describe(now, source, sourceId, key, purpose, finger);
    if (purpose === USE) this.counts.issued++;
    if (this.#isFull) this.#fail(now, this.#start, 0, FAILURE.noRoom, 0);
    else this.#proceed(now, this.#start, 0, source, sourceId, -1, 0);
  }

  /** Starts the lookup of a joining node, at a node that is, or was, alive. */
  ask(now: number, source: number, sourceId: number, key: number, peer: number, peerId: number): void {
    this.events++;
    this.#describe(now, source, sourceId, key, PLACE, 0);
    if (this.#isFull) this.#fail(now, this.#start, 0, FAILURE.noRoom, 0);
    else this.#send(now, this.#start, 0, source, sourceId, peer, peerId, 0, 0);
  }

  /** A lookup in flight is one event, and each event creates at most one other. */
  get #isFull(): boolean {
    return this.#buckets.size >= this.#options.capacity;
  }

  /** Handles all events of a tick. */
  run(now: number): void {
    const buckets = this.#buckets;
    const { data } = buckets;
    const { liveId } = this.#nodes;
    for (let chunk = buckets.take(now & this.#mask); chunk >= 0; chunk = buckets.release(chunk)) {
      const count = buckets.taken(chunk);
      const end = (chunk * CHUNK + count) * STRIDE;
      this.#readAhead(chunk * CHUNK * STRIDE, end);
      for (let at = chunk * CHUNK * STRIDE; at < end; at += STRIDE) {
        const flags = data[at + FLAGS]!;
        const kind = flags & KIND;
        if (kind === ARRIVES) {
          const to = data[at + TO]!;
          const id = data[at + TO_ID]!;
          if (liveId[to] !== id) this.#silence(now, at, flags);
          else if (flags & LAST_HOP) this.#arrive(now, data, at, to, id, data[at + COUNTS]! + 1);
          else this.#proceed(now, data, at, to, id, -1, data[at + COUNTS]! + 1);
        } else if (kind === TIMES_OUT) this.#timeOut(now, at);
        else this.#answer(now, at);
      }
      this.events += count;
    }
  }

  /**
   * Prefetches what the events of a chunk will read, one event right after the other, so that memory
   * latencies overlap. With tables larger than the caches this halves the time per event.
   */
  #readAhead(from: number, end: number): void {
    const { data } = this.#buckets;
    const { liveId } = this.#nodes;
    const tables = this.#tables;
    let sum = 0;
    for (let at = from; at < end; at += STRIDE) {
      const to = data[at + TO]!;
      sum += liveId[to]! + tables.readAhead(to, data[at + TO_ID]!, data[at + KEY]!);
    }
    this.readAheadSum = sum;
  }

  #describe(
    now: number,
    source: number,
    sourceId: number,
    key: number,
    purpose: number,
    finger: number,
  ): void {
    const start = this.#start;
    start[KEY] = key;
    start[ISSUED] = now;
    start[SOURCE] = source;
    start[SOURCE_ID] = sourceId;
    start[FLAGS] = flagsOf(purpose, finger);
  }

  /** Chooses the next hop at the node holding the lookup. tried: the peer that just timed out, or -1. */
  #proceed(
    now: number,
    lookup: Int32Array,
    at: number,
    slot: number,
    id: number,
    tried: number,
    counts: number,
  ): void {
    const { maxHops, giveUp } = this.#options;
    const tables = this.#tables;
    const found = tables.nextHop(slot, id, lookup[at + KEY]!, tried);
    if (found === HERE) this.#arrive(now, lookup, at, slot, id, counts);
    else if (found === NONE) this.#fail(now, lookup, at, FAILURE.noLivePeer, counts);
    else if ((counts & 0xffff) >= maxHops) this.#fail(now, lookup, at, FAILURE.tooManyHops, counts);
    else if (
      now - lookup[at + ISSUED]! >= giveUp ||
      counts >>> 16 > this.#timeoutsAllowed(lookup[at + FLAGS]!)
    )
      this.#fail(now, lookup, at, FAILURE.timedOut, counts);
    else {
      const last = found === LAST ? LAST_HOP : 0;
      this.#send(now, lookup, at, slot, id, tables.peer, tables.peerId, counts, last);
    }
  }

  /** The maintenance's own lookups always try the next best peer. */
  #timeoutsAllowed(flags: number): number {
    return (flags & KEPT_FLAGS) === 0 ? this.#options.maxTimeouts : MAX_TIMEOUTS;
  }

  #send(
    now: number,
    lookup: Int32Array,
    at: number,
    from: number,
    fromId: number,
    to: number,
    toId: number,
    counts: number,
    last: number,
  ): void {
    const delay = this.delay();
    const kept = lookup[at + FLAGS]! & KEPT_FLAGS;
    if (kept !== 0) this.maintenanceMessages++;
    const buckets = this.#buckets;
    const { data } = buckets;
    const sent = buckets.add((now + delay) & this.#mask);
    data[sent + TO] = to;
    data[sent + TO_ID] = toId;
    data[sent + KEY] = lookup[at + KEY]!;
    data[sent + FROM] = from;
    data[sent + FROM_ID] = fromId;
    data[sent + COUNTS] = counts;
    data[sent + ISSUED] = lookup[at + ISSUED]!;
    data[sent + SOURCE] = lookup[at + SOURCE]!;
    data[sent + SOURCE_ID] = lookup[at + SOURCE_ID]!;
    data[sent + FLAGS] = kept | last | ARRIVES | (delay << DELAY_SHIFT);
  }

  /** The destination is gone: the sender learns it from its timeout. */
  #silence(now: number, at: number, flags: number): void {
    const { data } = this.#buckets;
    const sentAt = now - (flags >>> DELAY_SHIFT);
    const waits = this.#buckets.add((sentAt + this.#options.timeout) & this.#mask);
    data.copyWithin(waits, at, at + STRIDE);
    data[waits + FLAGS] = (flags & KEPT_FLAGS) | TIMES_OUT;
  }

  #timeOut(now: number, at: number): void {
    const { data } = this.#buckets;
    const from = data[at + FROM]!;
    const id = data[at + FROM_ID]!;
    const counts = data[at + COUNTS]! + ONE_TIMEOUT;
    if (this.#nodes.liveId[from] !== id) this.#fail(now, data, at, FAILURE.relayLeft, counts);
    else this.#proceed(now, data, at, from, id, data[at + TO_ID]!, counts);
  }

  /** The lookup is at a node that considers itself the owner. */
  #arrive(now: number, lookup: Int32Array, at: number, slot: number, id: number, counts: number): void {
    const flags = lookup[at + FLAGS]!;
    if ((flags & KEPT_FLAGS) !== 0) this.#tellMaintenance(now, lookup, at, slot, id);
    else if (!this.#tables.isOwner(slot, lookup[at + KEY]!)) {
      this.#fail(now, lookup, at, FAILURE.wrongNode, counts);
    } else {
      const answer = this.#buckets.add((now + this.delay()) & this.#mask);
      const { data } = this.#buckets;
      data[answer + TO] = lookup[at + SOURCE]!;
      data[answer + TO_ID] = lookup[at + SOURCE_ID]!;
      data[answer + KEY] = lookup[at + KEY]!;
      data[answer + COUNTS] = counts;
      data[answer + ISSUED] = lookup[at + ISSUED]!;
      data[answer + FLAGS] = ANSWERED;
    }
  }

  #answer(now: number, at: number): void {
    const { data } = this.#buckets;
    const sourceId = data[at + TO_ID]!;
    const counts = data[at + COUNTS]!;
    if (this.#nodes.liveId[data[at + TO]!] !== sourceId) {
      this.counts.fail(sourceId, data[at + KEY]!, counts, now - data[at + ISSUED]!, FAILURE.sourceLeft);
    } else this.counts.deliver(sourceId, data[at + KEY]!, counts, now - data[at + ISSUED]!);
  }

  #fail(now: number, lookup: Int32Array, at: number, reason: number, counts: number): void {
    if ((lookup[at + FLAGS]! & KEPT_FLAGS) !== 0) this.#tellMaintenance(now, lookup, at, -1, -1);
    else
      this.counts.fail(
        lookup[at + SOURCE_ID]!,
        lookup[at + KEY]!,
        counts,
        now - lookup[at + ISSUED]!,
        reason,
      );
  }

  #tellMaintenance(now: number, lookup: Int32Array, at: number, owner: number, ownerId: number): void {
    const flags = lookup[at + FLAGS]!;
    this.maintenanceDone(now, {
      purpose: purposeOf(flags),
      finger: fingerOf(flags),
      source: lookup[at + SOURCE]!,
      sourceId: lookup[at + SOURCE_ID]!,
      owner,
      ownerId,
    });
  }
}
