// What `sinkward churn` prints: lines for people, a row of CSV, or a JSON object. Nothing in it depends on the machine.

import type { Churn, Sample } from '../churn/churn.ts';
import { FAILURES } from '../churn/lookup-counts.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from '../churn/options.ts';
import { count, plural } from '../report/text.ts';
import { delayText, lawText, timeText } from './churn-options.ts';
import { shellWord } from './scenario.ts';

export interface ChurnFacts {
  readonly options: ChurnOptions;
  /** It was interrupted: seconds are those that were counted until then. */
  readonly partial: boolean;
  readonly seconds: number;
  readonly issued: number;
  readonly delivered: number;
  readonly failed: Readonly<Record<(typeof FAILURES)[number], number>>;
  readonly inFlight: number;
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
  readonly population: readonly Sample[];
  readonly command: string;
}

export function churnFacts(churn: Churn, command: string): ChurnFacts {
  const { options, lookups, samples } = churn;
  const { issued, delivered, failed, inFlight, latency, hops, timeouts, failures, hash } = lookups.counts;
  const waiting = lookups.countWaiting();
  if (waiting !== inFlight) {
    throw new Error(`${inFlight} lookups have not ended, and ${waiting} are under way`);
  }
  const counted = Math.max(0, churn.wheel.now - options.warmUp);
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
    joins: churn.joins,
    departures: churn.departures,
    crashes: churn.crashes,
    putOff: churn.putOff,
    meanLive: churn.liveTicks / Math.max(1, counted),
    maintenanceMessages: messages,
    maintenanceBytes: bytes,
    events: churn.events,
    hash: hash.toString(16).padStart(16, '0'),
    population: samples,
    command,
  };
}

/** What to type for the same again, with every option said. */
export function churnCommandLine(options: ChurnOptions, seed: string): string {
  const { geometry, maintenance } = options;
  const own =
    maintenance === 'registry'
      ? `--detect ${timeText(options.detection)}`
      : `--stabilize-period ${timeText(options.stabilizePeriod)} --fix-fingers-period ${timeText(options.fixFingersPeriod)} --check-predecessor-period ${timeText(options.checkPredecessorPeriod)}`;
  return [
    `sinkward churn --geometry ${geometry} --maintenance ${maintenance} ${own}`,
    `--nodes ${options.nodes} --entries ${options.entries}`,
    `--session ${lawText(options.session)} --away ${lawText(options.away)} --crashes ${options.crashShare}`,
    `--lookups ${rateText(options.lookupsPerSecond)} --keys ${options.keys} --delay ${delayText(options.delay)}`,
    `--timeout ${timeText(options.timeout)} --give-up ${timeText(options.giveUp)} --max-hops ${options.maxHops} --max-timeouts ${options.maxTimeouts}`,
    `--warm-up ${timeText(options.warmUp)} --for ${timeText(options.duration)} --seed ${shellWord(seed)}`,
  ].join(' ');
}

/** Lines for people. */
export function churnText(facts: ChurnFacts): string {
  const { options, issued, delivered, failed, inFlight, latencyMs, hops } = facts;
  const ended = issued - inFlight;
  const reasons = FAILURES.filter((reason) => failed[reason] > 0).map(
    (reason) => `${count(failed[reason])} ${reason}`,
  );
  const nodeSeconds = Math.max(1e-9, facts.meanLive * facts.seconds);
  const lines = [
    row('Overlay', `${options.geometry}, ${options.maintenance}, ${plural(options.nodes, 'node')}`),
    row('Sessions', `${lawText(options.session)}; ${leaving(options)}`),
    row(
      'Counted',
      `${facts.seconds} s after ${warmUpText(options)}${facts.partial ? '; PARTIAL: it was interrupted' : ''}`,
    ),
    row('Population', populationText(facts)),
    row(
      '',
      `${count(facts.joins)} joined, ${count(facts.departures)} left, of whom ${count(facts.crashes)} crashed${facts.putOff > 0 ? `; ${count(facts.putOff)} arrivals put off` : ''}`,
    ),
    row(
      'Lookups',
      `${count(issued)} issued, ${count(delivered)} delivered, ${count(ended - delivered)} failed, ${count(inFlight)} in flight`,
    ),
    row(
      'Success',
      ended === 0 ? 'no lookup ended' : `${((100 * delivered) / ended).toFixed(4)} % of those that ended`,
    ),
    row('Failed', reasons.join(', ') || 'none'),
    row(
      'Latency',
      delivered === 0
        ? '-'
        : `mean ${latencyMs.mean.toFixed(1)}, p50 ${latencyMs.p50}, p99 ${latencyMs.p99} ms, to the owner and back`,
    ),
    row('Hops', delivered === 0 ? '-' : `mean ${hops.mean.toFixed(3)}, p99 ${hops.p99}`),
    row('Timeouts', `${facts.timeoutsPerLookup.toFixed(4)} a lookup`),
    row(
      'Maintenance',
      `${count(facts.maintenanceMessages)} messages, ${count(facts.maintenanceBytes)} bytes: ${perNode(facts.maintenanceMessages / nodeSeconds)} messages, ${perNode(facts.maintenanceBytes / nodeSeconds)} bytes a node and second`,
    ),
    row('Events', count(facts.events)),
    row('Hash', facts.hash),
    row('Again', facts.command),
  ];
  return `${lines.join('\n')}\n`;
}

function leaving({ away, crashShare }: ChurnOptions): string {
  const crash = `${100 * crashShare} % crash`;
  return away.meanMs === 0
    ? `${crash}; who leaves is replaced at once`
    : `${crash}; who leaves is replaced after ${lawText(away)}`;
}

function warmUpText({ warmUp }: ChurnOptions): string {
  return warmUp === 0 ? 'no warm-up: tables were true at its start' : `${timeText(warmUp)} of warm-up`;
}

const BARS = '▁▂▃▄▅▆▇█';

/** The mean, and one character a sample, from the least to the most. */
function populationText({ population, meanLive }: ChurnFacts): string {
  const live = population.map((sample) => sample.live);
  if (live.length === 0) return `mean ${meanLive.toFixed(1)}`;
  const least = Math.min(...live);
  const most = Math.max(...live);
  const bars = live.map((value) => BARS[Math.round((7 * (value - least)) / Math.max(1, most - least))]);
  return `mean ${meanLive.toFixed(1)}, ${count(least)} to ${count(most)}  ${bars.join('')}`;
}

function perNode(value: number): string {
  return value.toPrecision(4);
}

function rateText(perSecond: number): string {
  const units = [
    ['s', 1],
    ['min', 60],
    ['h', 3600],
  ] as const;
  const exact = units.find(([, seconds]) => /^\d{1,6}(?:\.\d{1,6})?$/.test(String(perSecond * seconds)));
  const [unit, seconds] = exact ?? units[0];
  return `${perSecond * seconds}/${unit}/node`;
}

function row(label: string, text: string): string {
  return `${label.padEnd(13)}${text}`;
}

export function churnJson(facts: ChurnFacts): string {
  const { options, ...rest } = facts;
  const { seed: _, ...said } = options;
  return `${JSON.stringify({ event: 'churn', ...rest, options: said })}\n`;
}

/** A header and one row. */
export function churnCsv(facts: ChurnFacts): string {
  const { options } = facts;
  const cells: Record<string, string | number> = {
    geometry: options.geometry,
    maintenance: options.maintenance,
    nodes: options.nodes,
    entries: options.entries,
    session: `"${lawText(options.session)}"`,
    away: `"${lawText(options.away)}"`,
    crash_share: options.crashShare,
    warm_up_s: options.warmUp / TICKS_PER_SECOND,
    seconds: facts.seconds,
    partial: facts.partial ? 1 : 0,
    issued: facts.issued,
    delivered: facts.delivered,
    ...Object.fromEntries(FAILURES.map((reason) => [reason.replaceAll(' ', '_'), facts.failed[reason]])),
    in_flight: facts.inFlight,
    latency_mean_ms: facts.latencyMs.mean,
    latency_p50_ms: facts.latencyMs.p50,
    latency_p99_ms: facts.latencyMs.p99,
    hops_mean: facts.hops.mean,
    hops_p99: facts.hops.p99,
    timeouts_per_lookup: facts.timeoutsPerLookup,
    live_mean: facts.meanLive,
    joins: facts.joins,
    departures: facts.departures,
    crashes: facts.crashes,
    put_off: facts.putOff,
    maintenance_messages: facts.maintenanceMessages,
    maintenance_bytes: facts.maintenanceBytes,
    events: facts.events,
    hash: facts.hash,
  };
  return `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`;
}
