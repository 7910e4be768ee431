// The state that packets use, for all nodes hosted by one process or one simulation: a row per node, a typed
// array per field. A process with one node has one row.

import type { Metric } from '../routing/geometry.ts';
import type { Membership } from './membership.ts';
import { PairCounts } from './pair-counts.ts';

/**
 * Maximum peers in a routing table. `hops` has at most 31, since 2^30 positions is the furthest that 31-bit
 * IDs allow; the rest is for geometries with larger tables.
 */
export const MAX_PEERS = 127;

/** Maximum nodes of an overlay whose nodes count per peer: 24 bytes a peer at most, hence 96 KiB a node. */
export const MAX_PAIRED_NODES = 4096;

/** Maximum hops whose trace fits into a frame that receivers accept: 64,000 bytes of 65,536. */
const MAX_PATH_HOPS = 16_000;

export const DROP_REASONS = [
  'not set up',
  'unknown source',
  'unknown sink',
  'came full circle',
  'too many hops',
  'link lost',
  'too large',
] as const;

export class Columns {
  readonly rows: number;
  readonly id: Int32Array;
  /**
   * A packet with more hops than this has visited a node twice. 0: the row is not set up.
   */
  readonly maxHops: Int32Array;
  /** The row's rank in its membership. */
  readonly rank: Int32Array;
  readonly peerCount: Int32Array;
  /** 1 for XOR routing; 0 for clockwise routing. */
  readonly byXor: Uint8Array;
  /** Peer IDs clockwise, MAX_PEERS a row. */
  readonly peers: Int32Array;
  readonly memberships: (Membership | undefined)[];

  // Counters since the last summary. Sums are exact: payloads are added to the 64-bit column before a sum of
  // doubles can reach 2^53, which takes 2^22 payloads of 2^31.
  readonly sent: Uint32Array;
  readonly received: Uint32Array;
  readonly relayed: Uint32Array;
  readonly dropped: Uint32Array;
  readonly sumSent: Float64Array;
  readonly sumReceived: Float64Array;
  readonly foldedSent: BigInt64Array;
  readonly foldedReceived: BigInt64Array;
  readonly sentLow: Int32Array;
  readonly sentHigh: Int32Array;
  readonly receivedLow: Int32Array;
  readonly receivedHigh: Int32Array;

  /** Packets that currently wait for a free port or descriptor to open a connection with. */
  readonly awaitingSockets: Uint32Array;

  // The run. Packet k of a node is a function of the run's key, the node's ID and k.
  readonly toOriginate: Uint32Array;
  readonly originated: Uint32Array;
  readonly runKey0: Int32Array;
  readonly runKey1: Int32Array;
  readonly redrawKey0: Int32Array;
  readonly redrawKey1: Int32Array;
  /** Of this run; undefined where the overlay is too large for counts per peer. */
  readonly sentTo: (PairCounts | undefined)[];
  readonly receivedFrom: (PairCounts | undefined)[];
  /** Dropped packets by reason since the process began, DROP_REASONS.length per row. */
  readonly drops: Float64Array;

  constructor(rows: number) {
    this.rows = rows;
    const ints = () => new Int32Array(rows);
    const counts = () => new Uint32Array(rows);
    const sums = () => new Float64Array(rows);
    this.id = ints().fill(-1);
    this.maxHops = ints();
    this.rank = ints();
    this.peerCount = ints();
    this.byXor = new Uint8Array(rows);
    this.peers = new Int32Array(rows * MAX_PEERS);
    this.memberships = new Array(rows).fill(undefined);
    this.sent = counts();
    this.received = counts();
    this.relayed = counts();
    this.dropped = counts();
    this.sumSent = sums();
    this.sumReceived = sums();
    this.foldedSent = new BigInt64Array(rows);
    this.foldedReceived = new BigInt64Array(rows);
    this.sentLow = ints();
    this.sentHigh = ints();
    this.receivedLow = ints();
    this.receivedHigh = ints();
    this.awaitingSockets = counts();
    this.toOriginate = counts();
    this.originated = counts();
    this.runKey0 = ints();
    this.runKey1 = ints();
    this.redrawKey0 = ints();
    this.redrawKey1 = ints();
    this.sentTo = new Array(rows).fill(undefined);
    this.receivedFrom = new Array(rows).fill(undefined);
    this.drops = new Float64Array(rows * DROP_REASONS.length);
  }
}

/**
 * Gives a row its place in an overlay, with zero counters. `peers`: IDs, in clockwise order as seen from the
 * row's own.
 */
export function installTable(
  c: Columns,
  row: number,
  membership: Membership,
  peers: readonly number[],
  metric: Metric = 'clockwise',
): void {
  c.memberships[row] = membership;
  c.rank[row] = membership.rankOf(c.id[row]!);
  c.maxHops[row] = Math.min(membership.nodes, MAX_PATH_HOPS);
  c.peerCount[row] = peers.length;
  c.byXor[row] = metric === 'xor' ? 1 : 0;
  c.peers.set(peers, row * MAX_PEERS);
  c.toOriginate[row] = 0;
  c.originated[row] = 0;
  forgetCounters(c, row);
  forgetPairs(c, row);
}

/** Removes a row from its overlay: packets that arrive for it are dropped. */
export function removeTable(c: Columns, row: number): void {
  c.memberships[row] = undefined;
  c.maxHops[row] = 0;
  c.peerCount[row] = 0;
  c.toOriginate[row] = 0;
  c.originated[row] = 0;
  c.sentTo[row] = undefined;
  c.receivedFrom[row] = undefined;
}

/** Resets the counters since the last summary. */
export function forgetCounters(c: Columns, row: number): void {
  for (const counter of [c.sent, c.relayed, c.received, c.dropped]) counter[row] = 0;
  for (const lane of [c.sentLow, c.sentHigh, c.receivedLow, c.receivedHigh]) lane[row] = 0;
  for (const sum of [c.sumSent, c.sumReceived]) sum[row] = 0;
  for (const folded of [c.foldedSent, c.foldedReceived]) folded[row] = 0n;
}

/** Resets the counts per peer. */
export function forgetPairs(c: Columns, row: number): void {
  const nodes = c.memberships[row]?.nodes ?? 0;
  const areKept = nodes <= MAX_PAIRED_NODES;
  c.sentTo[row] = areKept ? new PairCounts(nodes) : undefined;
  c.receivedFrom[row] = areKept ? new PairCounts(nodes) : undefined;
}
