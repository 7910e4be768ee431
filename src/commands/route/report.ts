// What `sinkward route` prints: lines for people, a row of CSV, or a JSON event.

import type { Theory } from '../../geometries/theory.ts';
import type { EventOf } from '../../results/events.ts';
import type { Counted } from '../../results/statistics.ts';
import { commandLine, optionCells, optionFields } from '../../terminal/options.ts';
import { type BlockLine, blockText, only } from '../../text/block.ts';
import { csvTable } from '../../text/csv.ts';
import { binned, histogramLines } from '../../text/histogram.ts';
import { count, plural } from '../../text/text.ts';
import type { RelayLoad, RouteFacts, RouteFigures } from './facts.ts';
import { routeTable } from './options.ts';

/** Rows of the histogram. */
const MAX_BINS = 20;

/** Lines for people, at most `width` characters each as far as words allow. */
export function routeText(facts: RouteFacts, width: number): string {
  return blockText(
    [
      ...overlayLines(facts),
      ...packetLines(facts),
      ...pathLines(facts),
      { drawn: histogramLines(binned(facts.pathLengths.entries(), MAX_BINS), width) },
      ...loadLines(facts.load),
      ['Digest', facts.digest],
      { label: 'Again', command: routeCommandLine(facts) },
    ],
    width,
  );
}

/** Options that have no effect on this run are left out: they would be refused. */
export function routeCommandLine({ flags }: RouteFacts): string[] {
  const unused = flags.fail === 0 ? { failMode: undefined, onDead: undefined } : {};
  return commandLine('sinkward route', routeTable, { ...flags, ...unused });
}

function overlayLines({ flags, bytesPerNode, partial }: RouteFacts): BlockLine[] {
  const { geometry, nodes, entries, idBits, fail, failMode, onDead, maxHops } = flags;
  return [
    ['Overlay', `${geometry}, ${plural(nodes, 'node')}, entries ${entries}`],
    ['', `IDs of ${idBits} bits, ${bytesPerNode.toFixed(2)} bytes a node`],
    ...only(fail > 0, ['Failed nodes', `${Number((100 * fail).toPrecision(12))} % (${failMode})`]),
    ...only(fail > 0, ['', `on a failed peer: ${onDead}`]),
    ...only(maxHops !== undefined, ['Max hops', count(maxHops ?? 0)]),
    ...only(partial, ['PARTIAL', 'interrupted: these are the results so far']),
  ];
}

function packetLines(facts: RouteFacts): BlockLine[] {
  const { flags, sent, delivered, inFlight, timeouts, theory } = facts;
  const ended = sent - inFlight;
  const arrived = ended === 0 ? 'no packet has ended' : `${count(delivered)}: ${percent(delivered / ended)}`;
  const perPacket = (timeouts / Math.max(1, ended)).toFixed(4);
  return [
    ['Packets', `${count(sent)} sent`],
    ...only(sent !== flags.packets, ['', `of ${count(flags.packets)}`]),
    ...only(inFlight > 0, ['In flight', count(inFlight)]),
    ['Delivered', arrived],
    ...only(theory?.delivered !== undefined, ['  theory', percent(theory?.delivered ?? 0)]),
    ...Object.entries(facts.failed).flatMap(([reason, failed]) =>
      only(failed > 0, ['Failed', `${count(failed)}: ${reason}`]),
    ),
    ...only(flags.fail > 0, ['Timeouts', `${count(timeouts)}: ${perPacket} a packet`]),
  ];
}

function pathLines({ hops, copies, pathLengths, theory }: RouteFacts): BlockLine[] {
  const { mean, p50, p99, max } = spread(pathLengths);
  return [
    ['Hops', count(hops)],
    ...only(copies > 0, ['Copies', count(copies)]),
    ['Path length', pathLengths.count === 0 ? 'no packet arrived' : `mean ${mean.toFixed(3)} hops`],
    ...(theory === undefined ? [] : theoryLines(theory)),
    ...only(pathLengths.count > 0, ['', `p50 ${count(p50)}, p99 ${count(p99)}, max ${count(max)}`]),
  ];
}

function theoryLines({ meanHops, formula, holds }: Theory): BlockLine[] {
  const value = meanHops === undefined ? '' : `${meanHops.toFixed(3)}: `;
  return [['  theory', `${value}${formula}`], ...only(holds !== undefined, ['', `(${holds})`])];
}

function loadLines(load: RelayLoad | undefined): BlockLine[] {
  if (load === undefined) return [['Relay load', 'not counted']];
  const { mean, p99, max, maxOverMean, gini } = load;
  return [
    ['Relay load', `mean ${mean.toFixed(2)} a node, Gini ${gini.toFixed(4)}`],
    ['', `p99 ${count(p99)}, max ${count(max)}`],
    ['', `the busiest relays ${maxOverMean.toFixed(2)} x the mean`],
  ];
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(4)} %`;
}

function spread(lengths: Counted): { mean: number; p50: number; p99: number; max: number } {
  const { mean, max } = lengths;
  return { mean, p50: lengths.quantile(0.5), p99: lengths.quantile(0.99), max };
}

export function routeEvent(facts: RouteFacts): EventOf<'route'> {
  const { flags, pathLengths, load, theory, ...rest } = facts;
  const { meanHops = null, formula = null, holds = null, delivered = null } = theory ?? {};
  const { load: _, ...options } = optionFields(routeTable, flags);
  return {
    event: 'route',
    ...options,
    ...rest,
    pathLength: { ...spread(pathLengths), counts: [...pathLengths.entries()] },
    relayLoad: load ?? null,
    theory: { meanHops, formula, holds, delivered },
    command: routeCommandLine(facts).join(' '),
  };
}

/** The figures as cells of a row: null for what was not counted. */
export function figureCells(figures: RouteFigures) {
  const { pathLengths, load, failed } = figures;
  const { mean, p50, p99, max } = spread(pathLengths);
  return {
    delivered: figures.delivered,
    failed: Object.values(failed).reduce((sum, packets) => sum + packets, 0),
    no_live_peer: failed['no live peer'],
    too_many_hops: failed['too many hops'],
    timeouts: figures.timeouts,
    hops: figures.hops,
    path_mean: mean,
    path_p50: p50,
    path_p99: p99,
    path_max: max,
    load_mean: load?.mean ?? null,
    load_p99: load?.p99 ?? null,
    load_max: load?.max ?? null,
    load_gini: load?.gini ?? null,
    bytes_per_node: figures.bytesPerNode,
    digest: figures.digest,
  };
}

/** A header and one row: a column for each option, then the figures. */
export function routeCsv(facts: RouteFacts): string {
  return csvTable([
    {
      ...optionCells(routeTable, facts.flags),
      partial: facts.partial ? 1 : 0,
      sent: facts.sent,
      in_flight: facts.inFlight,
      ...figureCells(facts),
      theory_path_mean: facts.theory?.meanHops ?? null,
      theory_delivered: facts.theory?.delivered ?? null,
    },
  ]);
}
