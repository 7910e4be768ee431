// What `sinkward churn` prints: lines for people, a row of CSV, or a JSON object.

import { FAILURES } from '../../churn/lookup-counts.ts';
import type { EventOf } from '../../results/events.ts';
import type { Kind } from '../../terminal/kinds.ts';
import { commandLine, optionCells } from '../../terminal/options.ts';
import { type BlockLine, blockText, only } from '../../text/block.ts';
import { csvTable } from '../../text/csv.ts';
import { count, plural } from '../../text/text.ts';
import type { ChurnFacts } from './facts.ts';
import { type ChurnFlags, churnTable } from './options.ts';

/** Lines for people, at most `width` characters each as far as words allow. */
export function churnText(facts: ChurnFacts, width: number): string {
  const { options, digest, timeline } = facts;
  return blockText(
    [
      ['Overlay', `${options.geometry.name}, ${options.maintenance}, ${plural(options.nodes, 'node')}`],
      ['', `IDs of ${options.bits} bits, entries ${options.entries}`],
      ['Sessions', `${printed(facts, 'session')}; ${leavingText(facts)}`],
      ['Counted', `${facts.seconds} s after ${warmUpText(facts)}`],
      ...only(facts.partial, ['PARTIAL', 'interrupted: these are the results so far']),
      ['Live nodes', liveText(facts)],
      ...only(timeline.length > 0, [
        '',
        bars(
          timeline.map(({ live }) => live),
          Math.max(MIN_BARS, width - LABEL_ROOM),
        ),
      ]),
      ['', turnoverText(facts)],
      ...lookupLines(facts),
      [
        'Maintenance',
        `${count(facts.maintenanceMessages)} messages, ${count(facts.maintenanceBytes)} bytes:`,
      ],
      ['', maintenanceText(facts)],
      ['Events', count(facts.events)],
      ['Digest', digest],
      { label: 'Again', command: churnCommandLine(facts) },
    ],
    width,
  );
}

/** At least what the longest label and the gap take. */
const LABEL_ROOM = 16;
const MIN_BARS = 10;

/** The option as it is typed. */
function printed<N extends keyof ChurnFlags & keyof typeof churnTable>(
  { flags }: ChurnFacts,
  name: N,
): string {
  const { kind } = churnTable[name] as { kind: Kind<unknown> };
  return kind.print(flags[name]);
}

export function churnCommandLine({ flags }: ChurnFacts): string[] {
  return commandLine('sinkward churn', churnTable, flags);
}

function lookupLines(facts: ChurnFacts): BlockLine[] {
  const { issued, delivered, failed, inFlight, latencyMs, hops } = facts;
  const ended = issued - inFlight;
  const reasons = FAILURES.filter((reason) => failed[reason] > 0).map(
    (reason) => `${count(failed[reason])} ${reason}`,
  );
  const lines: BlockLine[] = [
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
    lines.push(
      [
        'Latency',
        `mean ${latencyMs.mean.toFixed(1)}, p50 ${latencyMs.p50}, p99 ${latencyMs.p99} ms, to the owner and back`,
      ],
      ['Hops', `mean ${hops.mean.toFixed(3)}, p99 ${hops.p99}`],
    );
  }
  return [...lines, ['Timeouts', `${facts.timeoutsPerLookup.toFixed(4)} a lookup`]];
}

function leavingText(facts: ChurnFacts): string {
  const { away, crashShare } = facts.options;
  const crash = `${Number((100 * crashShare).toFixed(7))} % crash`;
  return away.meanMs === 0
    ? `${crash}; nodes that leave are replaced at once`
    : `${crash}; nodes that leave are replaced after ${printed(facts, 'away')}`;
}

function warmUpText(facts: ChurnFacts): string {
  return facts.options.warmUp === 0
    ? 'no warm-up: tables were correct at the start'
    : `${printed(facts, 'warmUp')} of warm-up`;
}

function liveText({ timeline, meanLive }: ChurnFacts): string {
  if (timeline.length === 0) return `mean ${meanLive.toFixed(1)}`;
  const live = timeline.map((one) => one.live);
  return `mean ${meanLive.toFixed(1)}, ${count(Math.min(...live))} to ${count(Math.max(...live))}`;
}

function turnoverText({ joins, departures, crashes, putOff }: ChurnFacts): string {
  const waited = putOff > 0 ? `; ${count(putOff)} arrivals delayed` : '';
  return `${count(joins)} joined, ${count(departures)} left, ${count(crashes)} of them crashed${waited}`;
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

export function churnEvent(facts: ChurnFacts): EventOf<'churn'> {
  const { options, flags: _, ...rest } = facts;
  const { seed: __, geometry, ...said } = options;
  const command = churnCommandLine(facts).join(' ');
  return { event: 'churn', ...rest, options: { geometry: geometry.name, ...said }, command };
}

/** A header and one row: a column for each option, then the figures. */
export function churnCsv(facts: ChurnFacts): string {
  return csvTable([
    {
      ...optionCells(churnTable, facts.flags),
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
      digest: facts.digest,
    },
  ]);
}
