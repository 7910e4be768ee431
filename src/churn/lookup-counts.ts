// What became of lookups: every one issued is delivered, failed for a reason, or in flight.

import { endpointSalt, highLane, joinLanes, lowLane } from '../overlay/fingerprint.ts';
import { Distribution } from '../results/distribution.ts';

/** Why lookups fail, in the order in which they are counted. */
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
  /** No peer that the node knows is nearer to the key and answers. */
  noLivePeer: 0,
  /** It was under way for longer than the source waits, or met more dead peers than it may. */
  timedOut: 1,
  /** It ended at a node that is not the key's owner just then. */
  wrongNode: 2,
  tooManyHops: 3,
  /** The node that had it left while it waited for an answer that never came. */
  relayLeft: 4,
  /** The answer found nobody. */
  sourceLeft: 5,
  /** As many were under way as there is room for. */
  noRoom: 6,
} as const;

const DELIVERED = 7;

export class LookupCounts {
  issued = 0;
  delivered = 0;
  readonly failed: number[] = FAILURES.map(() => 0);
  /** Of those delivered: ticks from the question to the answer, and hops there. */
  readonly latency = new Distribution();
  readonly hops = new Distribution();
  /** Of all that ended. */
  timeouts = 0;
  #hashLow = 0;
  #hashHigh = 0;

  get failures(): number {
    return this.failed.reduce((sum, count) => sum + count, 0);
  }

  get inFlight(): number {
    return this.issued - this.delivered - this.failures;
  }

  /** A sum over all that ended, so that it does not depend on the order of their ends. */
  get hash(): bigint {
    return joinLanes(this.#hashLow, this.#hashHigh);
  }

  /** counts: hops, and timeouts * 2^16. */
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
