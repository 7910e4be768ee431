// The state that packets touch, of all nodes that one process (or one simulation) hosts: a row a node, a typed array a
// field. A process with one node has one row.

import type { Metric } from '../routing/geometry.ts';
import type { Membership } from './membership.ts';

/**
 * A routing table has at most so many entries: of `hops` there are 31 at most, as 2^30 positions is the furthest that 31-bit
 * IDs allow; the rest is for geometries with larger tables.
 */
export const MAX_ENTRIES = 127;

/** Counts per peer are kept up to so many nodes: 24 bytes a peer, so 96 KiB a node at the most. */
export const MAX_PAIRED_NODES = 4096;

/** A frame holds the trace of a path of so many hops, and a receiver takes it: 64,000 bytes of the 65,536. */
const LONGEST_PATH = 16_000;

export const DROP_REASONS = [
  'not set up',
  'unknown source',
  'unknown sink',
  'came full circle',
  'too many hops',
  'link lost',
  'too large',
] as const;

/** Packets and hash lanes exchanged with each other node in this run, by rank: three numbers a peer. */
export type PairColumns = Int32Array;

export class Columns {
  readonly rows: number;
  readonly id: Int32Array;
  /** One more than this many hops, and a packet must have met a node twice. 0: the row is not set up. */
  readonly maxHops: Int32Array;
  /** The row's rank in its membership. */
  readonly rank: Int32Array;
  readonly peerCount: Int32Array;
  /** 1 where packets go to the peer nearest by exclusive or; 0: clockwise. */
  readonly byXor: Uint8Array;
  /** Peer IDs clockwise, MAX_ENTRIES a row. */
  readonly peers: Int32Array;
  readonly memberships: (Membership | undefined)[];

  // Counters since the last summary. Sums are exact: payloads are folded into the 64-bit column before a sum of doubles
  // can reach 2^53, which takes 2^22 payloads of 2^31.
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

  // The run. Packet k of a node is a function of the run's key, the node's ID and k.
  readonly toOriginate: Uint32Array;
  readonly originated: Uint32Array;
  readonly runKey0: Int32Array;
  readonly runKey1: Int32Array;
  readonly redrawKey0: Int32Array;
  readonly redrawKey1: Int32Array;
  readonly sentTo: (PairColumns | undefined)[];
  readonly receivedFrom: (PairColumns | undefined)[];
  /** Dropped packets by reason since the process began, DROP_REASONS.length a row. */
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
    this.peers = new Int32Array(rows * MAX_ENTRIES);
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

/** Gives a row its place in an overlay, with nothing counted yet. `peers` are IDs, clockwise as seen from the row's own. */
export function installTable(
  c: Columns,
  row: number,
  membership: Membership,
  peers: readonly number[],
  metric: Metric = 'clockwise',
): void {
  c.memberships[row] = membership;
  c.rank[row] = membership.rankOf(c.id[row]!);
  c.maxHops[row] = Math.min(membership.nodes, LONGEST_PATH);
  c.peerCount[row] = peers.length;
  c.byXor[row] = metric === 'xor' ? 1 : 0;
  c.peers.set(peers, row * MAX_ENTRIES);
  c.toOriginate[row] = 0;
  c.originated[row] = 0;
  forgetCounters(c, row);
  forgetPairs(c, row);
}

/** Takes a row out of its overlay: whatever arrives for it is dropped. */
export function removeTable(c: Columns, row: number): void {
  c.memberships[row] = undefined;
  c.maxHops[row] = 0;
  c.peerCount[row] = 0;
  c.toOriginate[row] = 0;
  c.originated[row] = 0;
  c.sentTo[row] = undefined;
  c.receivedFrom[row] = undefined;
}

/** Sets back what has been counted since the last summary. */
export function forgetCounters(c: Columns, row: number): void {
  for (const counter of [c.sent, c.relayed, c.received, c.dropped]) counter[row] = 0;
  for (const lane of [c.sentLow, c.sentHigh, c.receivedLow, c.receivedHigh]) lane[row] = 0;
  for (const sum of [c.sumSent, c.sumReceived]) sum[row] = 0;
  for (const folded of [c.foldedSent, c.foldedReceived]) folded[row] = 0n;
}

/** Starts the counts per peer again. */
export function forgetPairs(c: Columns, row: number): void {
  const nodes = c.memberships[row]?.nodes ?? 0;
  const kept = nodes <= MAX_PAIRED_NODES ? nodes : 0;
  c.sentTo[row] = new Int32Array(3 * kept);
  c.receivedFrom[row] = new Int32Array(3 * kept);
}
