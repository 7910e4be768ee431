// What a churn run came to, and what to type for the same again. Nothing in it depends on the machine.

import type { Churn } from '../../churn/churn.ts';
import { FAILURES } from '../../churn/lookup-counts.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from '../../churn/options.ts';
import type { Interval } from '../../churn/timeline.ts';
import { shellWord } from '../simulate/scenario.ts';
import { delayText, lawText, rateText, timeText } from './options.ts';

export interface ChurnFacts {
  readonly options: ChurnOptions;
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
  readonly hash: string;
  readonly timeline: readonly Interval[];
  /** Its words: an option and its value each. */
  readonly command: readonly string[];
}

/** Throws when lookups do not add up: issued must be delivered, failed and those that are seen under way. */
export function churnFacts(churn: Churn, command: readonly string[]): ChurnFacts {
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
    hash: hash.toString(16).padStart(16, '0'),
    timeline: timeline.intervals,
    command,
  };
}

/** What to type for the same again, with every option said: the command, then an option and its value each. */
export function churnCommandLine(options: ChurnOptions, seed: string): string[] {
  return [
    'sinkward churn',
    `--geometry ${options.geometry.name}`,
    `--maintenance ${options.maintenance}`,
    ...maintenanceOptions(options),
    `--nodes ${options.nodes}`,
    `--entries ${options.entries}`,
    `--session ${lawText(options.session)}`,
    `--away ${lawText(options.away)}`,
    `--crash ${options.crashShare}`,
    `--lookups ${rateText(options.lookupsPerSecond)}`,
    `--keys ${options.keys}`,
    `--delay ${delayText(options.delay)}`,
    `--timeout ${timeText(options.timeout)}`,
    `--give-up ${timeText(options.giveUp)}`,
    `--max-hops ${options.maxHops}`,
    `--max-timeouts ${options.maxTimeouts}`,
    `--warm-up ${timeText(options.warmUp)}`,
    `--for ${timeText(options.duration)}`,
    `--seed ${shellWord(seed)}`,
  ];
}

function maintenanceOptions(options: ChurnOptions): string[] {
  if (options.maintenance === 'registry') return [`--detect ${timeText(options.detection)}`];
  return [
    `--stabilize-period ${timeText(options.stabilizePeriod)}`,
    `--fix-fingers-period ${timeText(options.fixFingersPeriod)}`,
    `--check-predecessor-period ${timeText(options.checkPredecessorPeriod)}`,
  ];
}
