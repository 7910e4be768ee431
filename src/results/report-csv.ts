// Comma-separated values for programs: a header line, a line a node, plain digits.

import type {
  Counters,
  Diagnostics,
  MemberView,
  NodeCounters,
  PresenceView,
  Summary,
  TableView,
} from '../overlay/report.ts';
import { type Cell, csvLine } from '../text/csv.ts';
import { printable } from '../text/text.ts';
import { stateText } from './sentences.ts';

const COUNTER_COLUMNS = ['sent', 'received', 'relayed', 'sum_sent', 'sum_received', 'dropped'];

export const TRAFFIC_HEADER = csvLine(['node', ...COUNTER_COLUMNS, 'left']);

/** The counters of every node and their `Sum`; `left` is 1 for a node that went away, and how many did in the sum. */
export function trafficCsv({ nodes, totals }: Summary): string {
  const left = nodes.filter((node) => node.left).length;
  const rows = nodes.map((node: NodeCounters) => trafficRow(node.id, node, node.left ? 1 : 0));
  return [TRAFFIC_HEADER, ...rows, trafficRow('Sum', totals, left)].join('');
}

/** `dropped`: none for what was not counted of each node. */
interface Traffic extends Omit<Counters, 'dropped'> {
  readonly dropped: number | '';
}

/** One line under TRAFFIC_HEADER. */
export function trafficRow(node: number | 'Sum', traffic: Traffic, left: number): string {
  return csvLine([node, ...counters(traffic), left]);
}

/** `ours` is 0 for somebody else's program; a column of names where one has any. */
export function nodesCsv(members: readonly MemberView[]): string {
  const named = members.some(({ name }) => name !== undefined);
  return lines([
    ['node', 'address', 'state', 'ours', ...(named ? ['name'] : [])],
    ...members.map((member) => {
      const { id, address, ours, name = '' } = member;
      const row = [id, printable(address), stateText(member), ours ? 1 : 0];
      return named ? [...row, printable(name)] : row;
    }),
  ]);
}

/** `seconds`: how long it has been online or away. */
export function whoCsv(nodes: readonly PresenceView[]): string {
  return lines([
    ['node', 'name', 'presence', 'seconds'],
    ...nodes.map(({ id, name, presence, seconds }) => [id, printable(name), presence, seconds]),
  ]);
}

/** A line for each entry of each routing table; `entry` counts from 1. */
export function tablesCsv(tables: readonly TableView[]): string {
  return lines([
    ['node', 'entry', 'peer', 'address'],
    ...tables.flatMap(({ id, peers }) =>
      peers.map((peer, index) => [id, index + 1, peer.id, printable(peer.address)]),
    ),
  ]);
}

/** The nodes that a packet visits; hop 0 is its source. */
export function pathCsv(ids: readonly number[]): string {
  return lines([['hop', 'node'], ...ids.map((id, hop) => [hop, id])]);
}

export const DIAGNOSTICS_HEADER = csvLine([
  'node',
  ...COUNTER_COLUMNS,
  'to_send',
  'state',
  'address',
  'peers',
]);

/** One line under DIAGNOSTICS_HEADER; the peers are separated by spaces. */
export function diagnosticsCsv(node: Diagnostics): string {
  const { id, toSend, state, address, peers } = node;
  const cells = [id, ...counters(node), toSend, printable(state), printable(address), peers.join(' ')];
  return csvLine(cells);
}

function counters({ sent, received, relayed, sumSent, sumReceived, dropped }: Traffic): Cell[] {
  return [sent, received, relayed, sumSent, sumReceived, dropped];
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return rows.map(csvLine).join('');
}
