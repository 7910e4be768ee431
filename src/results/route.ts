// What a flat run says: lines for people, a row of CSV, or a JSON object. Nothing in it depends on the machine.

import { binned, histogramLines } from '../text/histogram.ts';
import { count, plural, safeJson, wrappedCommand } from '../text/text.ts';
import type { Counted } from './simulation.ts';

/** What has been counted. */
export interface RouteFigures {
  /** Delivered, failed and in flight together. */
  readonly sent: number;
  readonly delivered: number;
  /** By reason. */
  readonly failed: Readonly<Record<string, number>>;
  /** Only of a run that was interrupted. */
  readonly inFlight: number;
  readonly hops: number;
  /** What nodes sent in floods. */
  readonly copies: number;
  /** Hops of each packet that was delivered. */
  readonly pathLengths: Counted;
  /** Dead peers that were tried. */
  readonly timeouts: number;
  /** What live nodes relayed; undefined when it was not counted. */
  readonly load: RelayLoad | undefined;
  readonly bytesPerNode: number;
  readonly hash: string;
}

export interface RelayLoad {
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
  readonly maxOverMean: number;
  readonly gini: number;
}

export interface RouteFacts extends RouteFigures {
  readonly geometry: string;
  readonly nodes: number;
  readonly entries: number;
  readonly idBits: number;
  readonly seed: string;
  readonly run: number;
  /** That were asked for. */
  readonly packets: number;
  readonly fail: number;
  readonly failMode: string;
  readonly onDead: string;
  /** It was interrupted. */
  readonly partial: boolean;
  readonly theory: Theory | undefined;
  /** What to type for the same again. */
  readonly command: string;
}

/** What is expected; undefined each where we know of nothing. */
export interface Theory {
  /** Of packets that arrive. */
  readonly meanHops: number | undefined;
  /** For people; it may give an order only. */
  readonly formula: string;
  /** The conditions, where this run has others: `with entries 1`. */
  readonly holds: string | undefined;
  /** The share of packets that arrive. */
  readonly delivered: number | undefined;
}

const LABEL = 14;

/** Rows of the histogram. */
const MAX_BINS = 20;

type Row = readonly [label: string, text: string];

/** Lines for people. All fit the width, if it is 60 or more, but for the command, which has a width of its own. */
export function routeText(facts: RouteFacts, width: number, commandWidth = Number.POSITIVE_INFINITY): string {
  const lines = [
    ...overlayRows(facts).map(row),
    ...packetRows(facts).map(row),
    ...pathRows(facts).map(row),
    ...histogramLines(binned(facts.pathLengths.entries(), MAX_BINS), width),
    ...loadRows(facts.load).map(row),
    row(['Hash', facts.hash]),
    ...wrappedCommand(facts.command, commandWidth - LABEL).map((line, at) =>
      row([at === 0 ? 'Again' : '', line]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function row([label, text]: Row): string {
  return `${label.padEnd(LABEL)}${text}`;
}

function only(there: boolean, ...rows: readonly Row[]): readonly Row[] {
  return there ? rows : [];
}

function overlayRows(facts: RouteFacts): Row[] {
  const { geometry, nodes, entries, idBits, fail } = facts;
  return [
    ['Overlay', `${geometry}, ${plural(nodes, 'node')}, entries ${entries}`],
    ['', `IDs of ${idBits} bits, ${facts.bytesPerNode.toFixed(2)} bytes a node`],
    ...only(
      fail > 0,
      ['Failed nodes', `${Number((100 * fail).toPrecision(12))} % (${facts.failMode})`],
      ['', `on a dead peer: ${facts.onDead}`],
    ),
    ...only(facts.partial, ['PARTIAL', 'interrupted: this is the result so far']),
  ];
}

function packetRows(facts: RouteFacts): Row[] {
  const { sent, delivered, inFlight, packets, timeouts, theory } = facts;
  const ended = sent - inFlight;
  const share = ended === 0 ? 'none has ended' : `${count(delivered)}: ${percent(delivered / ended)}`;
  const perPacket = (timeouts / Math.max(1, ended)).toFixed(4);
  return [
    ['Packets', `${count(sent)} sent`],
    ...only(sent !== packets, ['', `of ${count(packets)}`]),
    ...only(inFlight > 0, ['In flight', count(inFlight)]),
    ['Delivered', share],
    ...only(theory?.delivered !== undefined, ['  theory', percent(theory?.delivered ?? 0)]),
    ...Object.entries(facts.failed).flatMap(([reason, failed]) =>
      only(failed > 0, ['Failed', `${count(failed)}: ${reason}`]),
    ),
    ...only(facts.fail > 0, ['Timeouts', `${count(timeouts)}: ${perPacket} a packet`]),
  ];
}

function pathRows({ hops, copies, pathLengths, theory }: RouteFacts): Row[] {
  const { mean, p50, p99, max } = spread(pathLengths);
  return [
    ['Hops', count(hops)],
    ...only(copies > 0, ['Copies', count(copies)]),
    ['Path length', pathLengths.count === 0 ? 'no packet arrived' : `mean ${mean.toFixed(3)} hops`],
    ...(theory === undefined ? [] : theoryRows(theory)),
    ...only(pathLengths.count > 0, ['', `p50 ${count(p50)}, p99 ${count(p99)}, max ${count(max)}`]),
  ];
}

function theoryRows({ meanHops, formula, holds }: Theory): Row[] {
  const value = meanHops === undefined ? '' : `${meanHops.toFixed(3)}: `;
  return [['  theory', `${value}${formula}`], ...only(holds !== undefined, ['', `(${holds})`])];
}

function loadRows(load: RelayLoad | undefined): Row[] {
  if (load === undefined) return [['Relay load', 'not counted']];
  const { mean, p99, max, maxOverMean, gini } = load;
  return [
    ['Relay load', `mean ${mean.toFixed(2)} a node, Gini ${gini.toFixed(4)}`],
    ['', `p99 ${count(p99)}, max ${count(max)}`],
    ['', `the busiest relays ${maxOverMean.toFixed(2)} x the mean`],
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(4)} %`;
}

function spread(lengths: Counted): { mean: number; p50: number; p99: number; max: number } {
  const { mean, max } = lengths;
  return { mean, p50: lengths.quantile(0.5), p99: lengths.quantile(0.99), max };
}

/** One JSON line, with its line break; `counts` lists path lengths and how many packets had them. */
export function routeJson(facts: RouteFacts): string {
  const { pathLengths, load, theory, ...rest } = facts;
  const { meanHops = null, formula = null, holds = null, delivered = null } = theory ?? {};
  return `${safeJson({
    event: 'route',
    ...rest,
    pathLength: { ...spread(pathLengths), counts: [...pathLengths.entries()] },
    relayLoad: load ?? null,
    theory: { meanHops, formula, holds, delivered },
  })}\n`;
}

/** The figures as cells of a table: none for what was not counted. */
export function figureCells(figures: RouteFigures): Record<string, string | number> {
  const { pathLengths, load } = figures;
  const { mean, p50, p99, max } = spread(pathLengths);
  const reasons = Object.entries(figures.failed);
  return {
    delivered: figures.delivered,
    failed: reasons.reduce((sum, [, packets]) => sum + packets, 0),
    ...Object.fromEntries(reasons.map(([reason, packets]) => [reason.replaceAll(' ', '_'), packets])),
    timeouts: figures.timeouts,
    hops: figures.hops,
    path_mean: mean,
    path_p50: p50,
    path_p99: p99,
    path_max: max,
    load_mean: load?.mean ?? '',
    load_p99: load?.p99 ?? '',
    load_max: load?.max ?? '',
    load_gini: load?.gini ?? '',
    bytes_per_node: figures.bytesPerNode,
    hash: figures.hash,
  };
}

/** A header and one row. */
export function routeCsv(facts: RouteFacts): string {
  const cells: Record<string, string | number> = {
    geometry: facts.geometry,
    nodes: facts.nodes,
    entries: facts.entries,
    id_bits: facts.idBits,
    seed: quoted(facts.seed),
    run: facts.run,
    packets: facts.packets,
    fail: facts.fail,
    fail_mode: facts.failMode,
    on_dead: facts.onDead,
    partial: facts.partial ? 1 : 0,
    sent: facts.sent,
    in_flight: facts.inFlight,
    ...figureCells(facts),
    theory_path_mean: facts.theory?.meanHops ?? '',
    theory_delivered: facts.theory?.delivered ?? '',
  };
  return `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`;
}

/** RFC 4180. */
export function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
