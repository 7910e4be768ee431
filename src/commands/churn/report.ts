// What `sinkward churn` prints: lines for people, a row of CSV, or a JSON object.

import { FAILURES } from '../../churn/lookup-counts.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from '../../churn/options.ts';
import { count, plural, wrapped, wrappedWords } from '../../text/text.ts';
import type { ChurnFacts } from './facts.ts';
import { lawText, timeText } from './options.ts';

const LABEL = 13;
const LEAST_TEXT = 30;

/** Lines for people, at most `width` characters each where that is 60 or more, but for what has no place to break. */
export function churnText(facts: ChurnFacts, width: number): string {
  const { options, hash } = facts;
  const room = Math.max(LEAST_TEXT, width - LABEL);
  const rows: [string, string][] = [
    ['Overlay', `${options.geometry.name}, ${options.maintenance}, ${plural(options.nodes, 'node')}`],
    ['', `IDs of ${options.bits} bits, entries ${options.entries}`],
    ['Sessions', `${lawText(options.session)}; ${leavingText(options)}`],
    ['Counted', `${facts.seconds} s after ${warmUpText(options)}`],
    ...(facts.partial
      ? ([['PARTIAL', 'interrupted: this is the result so far']] satisfies [string, string][])
      : []),
    ['Nodes up', liveText(facts)],
    [
      '',
      bars(
        facts.timeline.map(({ live }) => live),
        room,
      ),
    ],
    ['', turnoverText(facts)],
    ...lookupRows(facts),
    ['Maintenance', `${count(facts.maintenanceMessages)} messages, ${count(facts.maintenanceBytes)} bytes:`],
    ['', maintenanceText(facts)],
    ['Events', count(facts.events)],
    ['Hash', hash],
  ];
  const lines = rows
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) => row(label, wrapped(text, room)));
  // A backslash at the end of a line, so that a shell takes them for one.
  const command = row('Again', wrappedWords(facts.command, room - 2)).map((line, i, all) =>
    i + 1 < all.length ? `${line} \\` : line,
  );
  return `${[...lines, ...command].join('\n')}\n`;
}

function lookupRows(facts: ChurnFacts): [string, string][] {
  const { issued, delivered, failed, inFlight, latencyMs, hops } = facts;
  const ended = issued - inFlight;
  const reasons = FAILURES.filter((reason) => failed[reason] > 0).map(
    (reason) => `${count(failed[reason])} ${reason}`,
  );
  const rows: [string, string][] = [
    [
      'Lookups',
      `${count(issued)} issued, ${count(delivered)} delivered, ${count(ended - delivered)} failed, ${count(inFlight)} in flight`,
    ],
    [
      'Success',
      ended === 0 ? 'no lookup ended' : `${((100 * delivered) / ended).toFixed(4)} % of those that ended`,
    ],
    ['Failed', reasons.join(', ') || 'none'],
  ];
  if (delivered > 0) {
    rows.push(
      [
        'Latency',
        `mean ${latencyMs.mean.toFixed(1)}, p50 ${latencyMs.p50}, p99 ${latencyMs.p99} ms, to the owner and back`,
      ],
      ['Hops', `mean ${hops.mean.toFixed(3)}, p99 ${hops.p99}`],
    );
  }
  return [...rows, ['Timeouts', `${facts.timeoutsPerLookup.toFixed(4)} a lookup`]];
}

function leavingText({ away, crashShare }: ChurnOptions): string {
  const crash = `${Number((100 * crashShare).toFixed(7))} % crash`;
  return away.meanMs === 0
    ? `${crash}; who leaves is replaced at once`
    : `${crash}; who leaves is replaced after ${lawText(away)}`;
}

function warmUpText({ warmUp }: ChurnOptions): string {
  return warmUp === 0 ? 'no warm-up: tables were true at its start' : `${timeText(warmUp)} of warm-up`;
}

function liveText({ timeline, meanLive }: ChurnFacts): string {
  if (timeline.length === 0) return `mean ${meanLive.toFixed(1)}`;
  const live = timeline.map((one) => one.live);
  return `mean ${meanLive.toFixed(1)}, ${count(Math.min(...live))} to ${count(Math.max(...live))}`;
}

function turnoverText({ joins, departures, crashes, putOff }: ChurnFacts): string {
  const waited = putOff > 0 ? `; ${count(putOff)} arrivals put off` : '';
  return `${count(joins)} joined, ${count(departures)} left, of whom ${count(crashes)} crashed${waited}`;
}

function maintenanceText({ maintenanceMessages, maintenanceBytes, meanLive, seconds }: ChurnFacts): string {
  const nodeSeconds = Math.max(1e-9, meanLive * seconds);
  const perNode = (value: number) => (value / nodeSeconds).toPrecision(4);
  return `${perNode(maintenanceMessages)} messages, ${perNode(maintenanceBytes)} bytes a node and second`;
}

const BARS = '▁▂▃▄▅▆▇█';

/** A character a value, from the least to the greatest; the last of each few where there is no room for all. */
function bars(values: readonly number[], room: number): string {
  const few = Math.ceil(values.length / room);
  const shown = values.filter((_, i) => (i + 1) % few === 0 || i + 1 === values.length);
  const least = Math.min(...shown);
  const span = Math.max(1, Math.max(...shown) - least);
  return shown.map((value) => BARS[Math.round((7 * (value - least)) / span)]).join('');
}

/** The label stands before the first line only. */
function row(label: string, lines: readonly string[]): string[] {
  return lines.map((line, i) => `${(i === 0 ? label : '').padEnd(LABEL)}${line}`);
}

export function churnJson(facts: ChurnFacts): string {
  const { options, command, ...rest } = facts;
  const { seed: _, ...said } = options;
  return `${JSON.stringify({ event: 'churn', ...rest, options: said, command: command.join(' ') })}\n`;
}

/** A header and one row. */
export function churnCsv(facts: ChurnFacts): string {
  const { options } = facts;
  const cells: Record<string, string | number> = {
    geometry: options.geometry.name,
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
