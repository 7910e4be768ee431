// Tables for people: traffic, nodes, routing tables and one messenger's diagnostics. Each fits the width it is given.

import type {
  Counters,
  Diagnostics,
  MemberView,
  NodeCounters,
  Summary,
  TableView,
  Who,
} from '../overlay/report.ts';
import { drawFitting, drawGrid, type Frame, fittingFrame, type Grid, gridWidth } from '../text/grid.ts';
import { count, plural, printable, printableAscii, wrapped } from '../text/text.ts';
import { presenceText, stateText } from './sentences.ts';

export interface TableStyle {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** Rows of a table; the rest is counted in a line below it. */
const MAX_ROWS = 200;

/**
 * The counters of every node in order of ID, and their sum. In a narrow place it first loses its borders, then its
 * thousands separators, then the two columns of sums, which a line below then says, and at last it is a block a node.
 */
export function trafficTable(summary: Summary, style: TableStyle): string {
  const footnotes: string[] = [];
  if (summary.nodes.some((node) => node.left)) {
    footnotes.push('* left during the run; its last counters are unknown');
  }
  const layout = TRAFFIC_LAYOUTS.find(
    ({ frame, ...cells }) => gridWidth(trafficGrid(summary, cells), frame) <= style.width,
  );
  if (layout === undefined) {
    const roomy = trafficGrid(summary, { head: LONG_HEAD, number: count, sums: true });
    const blocks = drawFitting(roomy, style.width, style.color);
    return withFootnotes(blocks, summary.nodes.length, style, footnotes);
  }
  const { frame, ...cells } = layout;
  if (!cells.sums) footnotes.push('(too narrow for the sums: --format csv)');
  const table = drawGrid(trafficGrid(summary, cells), frame, style.color);
  return withFootnotes(table, summary.nodes.length, style, footnotes);
}

/** ID, name where one has any, address, state and whose program it is. */
export function nodesTable(members: readonly MemberView[], style: TableStyle): string {
  if (members.length === 0) return 'No node is registered.\n';
  const foreign = members.some((member) => !member.ours);
  const named = members.some((member) => member.name !== undefined);
  const grid = (addressWidth: number): Grid => ({
    head: ['Node ID', ...(named ? ['Name'] : []), 'Address', 'State', ...(foreign ? ['Program'] : [])],
    align: ['right', ...Array<'left'>(2 + +named + +foreign).fill('left')],
    rows: members
      .slice(0, MAX_ROWS)
      .map((member) => [
        String(member.id),
        ...(named ? [printable(member.name ?? '')] : []),
        cut(printableAscii(member.address), addressWidth),
        stateText(member),
        ...(foreign ? [member.ours ? 'Sinkward' : 'another'] : []),
      ]),
  });
  const full = grid(Number.POSITIVE_INFINITY);
  const fits = fittingFrame(full, style.width) !== undefined;
  const table = drawFitting(fits ? full : grid(CUT_ADDRESS), style.width, style.color);
  return withFootnotes(table, members.length, style);
}

/** Who is there, and for how long. */
export function whoTable({ nodes, more }: Who, style: TableStyle): string {
  if (nodes.length === 0) return 'No node is registered.\n';
  const rows = nodes
    .slice(0, MAX_ROWS)
    .map((node) => [String(node.id), printableAscii(node.name), presenceText(node)]);
  const grid: Grid = { head: ['Node ID', 'Name', 'State'], align: ['right', 'left', 'left'], rows };
  return withFootnotes(drawFitting(grid, style.width, style.color), nodes.length + more, style);
}

/** One row a node: its peers clockwise, with their addresses where they fit, else in as many lines as they need. */
export function routingTables(tables: readonly TableView[], style: TableStyle): string {
  if (tables.length === 0) return 'There are no routing tables: setup-overlay makes them.\n';
  const grid = (peersOf: (table: TableView) => string): Grid => ({
    head: ['Node ID', 'Peers'],
    align: ['right', 'left'],
    rows: tables.slice(0, MAX_ROWS).map((table) => [String(table.id), peersOf(table)]),
  });
  const full = grid(({ peers }) =>
    peers.map(({ id, address }) => `${id} (${printableAscii(address)})`).join(', '),
  );
  if (fittingFrame(full, style.width) !== undefined) {
    return withFootnotes(drawFitting(full, style.width, style.color), tables.length, style);
  }
  const room = style.width - widestId(tables) - PEERS_MARGIN;
  const narrow = grid(({ peers }) => wrapped(peers.map(({ id }) => id).join(', '), room).join('\n'));
  return withFootnotes(drawFitting(narrow, style.width, style.color), tables.length, style);
}

/** What one messenger knows of itself, as a few plain lines. */
export function diagnosticsLines(diagnostics: Diagnostics): string {
  const { id, address, state, toSend, peers, drops } = diagnostics;
  const lines = [
    `Node ${id} at ${printable(address)}: ${printable(state)}, ${plural(toSend, 'packet')} to send`,
    `  sent ${count(diagnostics.sent)}, received ${count(diagnostics.received)}, relayed ${count(diagnostics.relayed)}, dropped ${count(diagnostics.dropped)}`,
    `  sum sent ${count(diagnostics.sumSent)}, sum received ${count(diagnostics.sumReceived)}`,
    `  peers ${peers.length === 0 ? 'none' : peers.join(', ')}`,
    ...Object.entries(drops).map(([reason, packets]) => `  dropped ${count(packets)}: ${printable(reason)}`),
  ];
  return `${lines.join('\n')}\n`;
}

interface TrafficCells {
  readonly head: readonly string[];
  readonly number: (value: number | bigint) => string;
  readonly sums: boolean;
}

const LONG_HEAD = ['Node ID', 'Packets sent', 'Received', 'Relayed', 'Sum sent', 'Sum received'];
const TALL_HEAD = ['Node\nID', 'Packets\nsent', 'Received', 'Relayed', 'Sum sent', 'Sum received'];
const SHORT_HEAD = ['ID', 'Sent', 'Rcvd', 'Relayed', 'Sum sent', 'Sum rcvd'];

/** From roomy to narrow. */
const TRAFFIC_LAYOUTS: readonly (TrafficCells & { readonly frame: Frame })[] = [
  { frame: 'boxed', head: LONG_HEAD, number: count, sums: true },
  { frame: 'boxed', head: TALL_HEAD, number: count, sums: true },
  { frame: 'open', head: LONG_HEAD, number: count, sums: true },
  { frame: 'open', head: TALL_HEAD, number: count, sums: true },
  { frame: 'tight', head: SHORT_HEAD, number: count, sums: true },
  { frame: 'tight', head: SHORT_HEAD, number: String, sums: true },
  { frame: 'tight', head: SHORT_HEAD, number: String, sums: false },
];

function trafficGrid({ nodes, totals }: Summary, { head, number, sums }: TrafficCells): Grid {
  const dropped = totals.dropped > 0 || nodes.some((node) => node.dropped > 0);
  const marked = nodes.some((node) => node.left);
  const mark = ({ left }: NodeCounters) => (left ? '*' : marked ? ' ' : '');
  const cells = (label: string, row: Counters) => [
    label,
    number(row.sent),
    number(row.received),
    number(row.relayed),
    ...(sums ? [number(row.sumSent), number(row.sumReceived)] : []),
    ...(dropped ? [number(row.dropped)] : []),
  ];
  const shownHead = [...(sums ? head : head.slice(0, 4)), ...(dropped ? ['Dropped'] : [])];
  return {
    head: shownHead,
    align: shownHead.map(() => 'right'),
    rows: nodes.slice(0, MAX_ROWS).map((node) => cells(`${node.id}${mark(node)}`, node)),
    foot: cells(marked ? 'Sum ' : 'Sum', totals),
  };
}

function withFootnotes(
  table: string,
  rows: number,
  { width }: TableStyle,
  footnotes: readonly string[] = [],
): string {
  const more = rows > MAX_ROWS ? [`and ${count(rows - MAX_ROWS)} more (--format csv shows all)`] : [];
  const notes = [...more, ...footnotes].flatMap((note) => wrapped(note, width));
  return `${[table, ...notes].join('\n')}\n`;
}

/** Room for any IPv4 address with its port. */
const CUT_ADDRESS = 21;

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 3)}...` : text;
}

/** What a boxed table of two columns takes beside its cells. */
const PEERS_MARGIN = 7;

function widestId(tables: readonly TableView[]): number {
  return tables.reduce((most, { id }) => Math.max(most, String(id).length), 'Node ID'.length);
}
