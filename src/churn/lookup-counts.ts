// Outcomes of lookups: every lookup issued is delivered, failed for a reason, or in flight.

import { endpointSalt, highLane, joinLanes, lowLane } from '../overlay/fingerprint.ts';
import { Distribution } from '../results/distribution.ts';

/** Why lookups fail, in the order of the counts. */
export const FAILURES = [
  'no live peer',
  'timed out',
  'wrong node',
  'too many hops',
  'relay left',
  'source left',
  'no room',
] as const;

export const FAILURE = {
  /** No live peer that the node knows is closer to the key. */
  noLivePeer: 0,
  /** It exceeded its deadline, or the timeouts allowed. */
  timedOut: 1,
  /** It ended at a node that is not the key's owner at that moment. */
  wrongNode: 2,
  tooManyHops: 3,
  /** The node holding it left while it waited for an answer that never came. */
  relayLeft: 4,
  /** The node that asked was gone when the answer arrived. */
  sourceLeft: 5,
  /** The maximum number of lookups was already in flight. */
  noRoom: 6,
} as const;

const DELIVERED = 7;

export class LookupCounts {
  issued = 0;
  delivered = 0;
  readonly failed: number[] = FAILURES.map(() => 0);
  /** Over delivered lookups: ticks from query to answer, and hops of the query. */
  readonly latency = new Distribution();
  readonly hops = new Distribution();
  /** Over all lookups that ended. */
  timeouts = 0;
  #hashLow = 0;
  #hashHigh = 0;

  get failures(): number {
    return this.failed.reduce((sum, count) => sum + count, 0);
  }

  get inFlight(): number {
    return this.issued - this.delivered - this.failures;
  }

  /** A sum over all lookups that ended, independent of the order in which they end. */
  get hash(): bigint {
    return joinLanes(this.#hashLow, this.#hashHigh);
  }

  /** counts: hops + timeouts * 2^16. */
  deliver(sourceId: number, key: number, counts: number, latency: number): void {
    this.delivered++;
    this.latency.add(latency);
    this.hops.add(counts & 0xffff);
    this.#end(sourceId, key, counts, latency, DELIVERED);
  }

  fail(sourceId: number, key: number, counts: number, latency: number, reason: number): void {
    this.failed[reason]!++;
    this.#end(sourceId, key, counts, latency, reason);
  }

  #end(sourceId: number, key: number, counts: number, latency: number, outcome: number): void {
    this.timeouts += counts >>> 16;
    const salt = endpointSalt(sourceId, key) ^ (outcome << 28);
    this.#hashLow = (this.#hashLow + lowLane(salt, counts)) | 0;
    this.#hashHigh = (this.#hashHigh + highLane(salt, counts ^ Math.imul(latency, 0x9e3779b1))) | 0;
  }
}
