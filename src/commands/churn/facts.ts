// What a churn run came to. Nothing in it depends on the machine.

import type { Churn } from '../../churn/churn.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from '../../churn/churn-options.ts';
import { FAILURES } from '../../churn/lookup-counts.ts';
import type { Interval } from '../../churn/timeline.ts';
import type { ChurnFlags } from './options.ts';

export interface ChurnFacts {
  readonly options: ChurnOptions;
  /** The options as they are typed, complete, without those that the run has no use for. */
  readonly flags: Partial<ChurnFlags>;
  /** It was interrupted: seconds are those that were counted until then. */
  readonly partial: boolean;
  readonly seconds: number;
  readonly issued: number;
  readonly delivered: number;
  readonly failed: Readonly<Record<(typeof FAILURES)[number], number>>;
  readonly inFlight: number;
  /** Of those delivered: to the owner and back. */
  readonly latencyMs: { readonly mean: number; readonly p50: number; readonly p99: number };
  readonly hops: { readonly mean: number; readonly p99: number };
  readonly timeoutsPerLookup: number;
  readonly joins: number;
  readonly departures: number;
  readonly crashes: number;
  readonly putOff: number;
  readonly meanLive: number;
  readonly maintenanceMessages: number;
  readonly maintenanceBytes: number;
  readonly events: number;
  readonly digest: string;
  readonly timeline: readonly Interval[];
}

/** Throws when lookups do not add up: issued must be delivered, failed and those that are seen under way. */
export function churnFacts(churn: Churn, flags: Partial<ChurnFlags>): ChurnFacts {
  const { options, lookups, timeline } = churn;
  const { issued, delivered, failed, inFlight, latency, hops, timeouts, failures, hash } = lookups.counts;
  const waiting = lookups.countWaiting();
  if (waiting !== inFlight) {
    throw new Error(`${inFlight} lookups have not ended, and ${waiting} are under way`);
  }
  const counted = Math.max(0, churn.wheel.now - options.warmUp);
  const { joins, departures, crashes, putOff } = churn.counted;
  const { messages, bytes } = churn.maintenanceCost;
  return {
    options,
    flags,
    partial: !churn.isOver,
    seconds: counted / TICKS_PER_SECOND,
    issued,
    delivered,
    failed: Object.fromEntries(FAILURES.map((reason, i) => [reason, failed[i]!])) as ChurnFacts['failed'],
    inFlight,
    latencyMs: { mean: latency.mean, p50: latency.quantile(0.5), p99: latency.quantile(0.99) },
    hops: { mean: hops.mean, p99: hops.quantile(0.99) },
    timeoutsPerLookup: timeouts / Math.max(1, delivered + failures),
    joins,
    departures,
    crashes,
    putOff,
    meanLive: churn.liveTicks / Math.max(1, counted),
    maintenanceMessages: messages,
    maintenanceBytes: bytes,
    events: churn.events,
    digest: hash.toString(16).padStart(16, '0'),
    timeline: timeline.intervals,
  };
}
