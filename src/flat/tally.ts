// The counts of a flat run. Tallies of parts of a run add up to that of the whole, in any order.

import { highLane, joinLanes, lowLane } from '../overlay/fingerprint.ts';
import type { Batch } from './batch.ts';

/**
 * How a packet ends; an outcome is an index of this list. At most 16, the number that the hash distinguishes.
 */
export const OUTCOMES = ['delivered', 'no live peer', 'too many hops'] as const;

export const DELIVERED = 0;
/** No live peer of the node is closer to the sink; or a flood has reached every node in range. */
export const NO_LIVE_PEER = 1;
export const TOO_MANY_HOPS = 2;

/** Per-node detail: nothing, relays (4 bytes a node), or everything in a summary (28 bytes a node). */
export type NodeDetail = 'none' | 'relayed' | 'all';

export interface Tally {
  /** Packets sent: those in `outcomes`, and those in flight when a run was cancelled. */
  packets: number;
  inFlight: number;
  /** Hops of all packets. A double, as all counts of packets: exact up to 2^53. */
  hops: number;
  /** Packets by outcome. */
  outcomes: Float64Array;
  /** Delivered packets by number of hops; grows with path length. */
  lengths: Float64Array;
  /** Ended packets by number of timeouts, one per dead peer tried; empty with no failed node. */
  timeouts: Float64Array;
  /** Packets sent by nodes in floods; 0 in other geometries, where a hop sends once. A double. */
  copies: number;
  /** Sum over ended packets, each lane modulo 2^32: see endHash. */
  low: number;
  high: number;
  /** By rank. 32 bits suffice below 2^32 packets: a node relays a packet once, unless it backtracks. */
  readonly relayed: Uint32Array | undefined;
  readonly traffic: Traffic | undefined;
}

/**
 * By rank. Sums of payloads are exact below 2^53, that is up to 2^22 payloads of one sign; more is refused.
 */
export interface Traffic {
  readonly sent: Uint32Array;
  readonly received: Uint32Array;
  readonly sumSent: Float64Array;
  readonly sumReceived: Float64Array;
}

export function createTally(nodes: number, detail: NodeDetail): Tally {
  const all = detail === 'all';
  return {
    packets: 0,
    inFlight: 0,
    hops: 0,
    outcomes: new Float64Array(OUTCOMES.length),
    lengths: new Float64Array(64),
    timeouts: new Float64Array(0),
    copies: 0,
    low: 0,
    high: 0,
    relayed: detail === 'none' ? undefined : new Uint32Array(nodes),
    traffic: all
      ? {
          sent: new Uint32Array(nodes),
          received: new Uint32Array(nodes),
          sumSent: new Float64Array(nodes),
          sumReceived: new Float64Array(nodes),
        }
      : undefined,
  };
}

export function tallyBytes(nodes: number, detail: NodeDetail): number {
  return { none: 0, relayed: 4, all: 28 }[detail] * nodes;
}

/** Adds `part` to `total`; both have the same detail and overlay. */
export function addTally(total: Tally, part: Tally): void {
  total.packets += part.packets;
  total.inFlight += part.inFlight;
  total.hops += part.hops;
  total.low = (total.low + part.low) | 0;
  total.high = (total.high + part.high) | 0;
  total.copies += part.copies;
  total.lengths = withRoom(total.lengths, part.lengths.length - 1);
  total.timeouts = withRoom(total.timeouts, part.timeouts.length - 1);
  addInto(total.outcomes, part.outcomes);
  addInto(total.lengths, part.lengths);
  addInto(total.timeouts, part.timeouts);
  if (total.relayed !== undefined) addInto(total.relayed, part.relayed!);
  if (total.traffic === undefined) return;
  addInto(total.traffic.sent, part.traffic!.sent);
  addInto(total.traffic.received, part.traffic!.received);
  addInto(total.traffic.sumSent, part.traffic!.sumSent);
  addInto(total.traffic.sumReceived, part.traffic!.sumReceived);
  total.traffic.sumSent.forEach(requireExact);
  total.traffic.sumReceived.forEach(requireExact);
}

/** The result's hash, 16 hexadecimal digits: the same for any number of threads and any batch size. */
export function tallyHash({ low, high }: Tally): string {
  return joinLanes(low, high).toString(16).padStart(16, '0');
}

/** Counts the packets of the batch as sent. Call after filling a batch. */
export function countSent(tally: Tally, { count, source, payload }: Batch): void {
  tally.packets += count;
  const { traffic } = tally;
  if (traffic === undefined) return;
  for (let slot = 0; slot < count; slot++) {
    traffic.sent[source[slot]!]!++;
    addPayload(traffic.sumSent, source[slot]!, payload[slot]!);
  }
}

/** Counts a relay at each packet's current node: call after removing the packets that arrived. */
export function countRelays(relayed: Uint32Array, { count, alive, rank }: Batch): void {
  for (let i = 0; i < count; i++) relayed[rank[alive[i]!]!]!++;
}

/** Counts the packets ended[0] .. ended[count - 1], already removed from the batch, with the given hops. */
export type End = (count: number, outcome: number, hops: number) => void;

/** The hash of a packet: source and sink (the salt), hops and outcome. */
export function createEnd(tally: Tally, { ended, salt, sinkRank, payload }: Batch): End {
  const { traffic } = tally;
  return (count, outcome, hops) => {
    if (count === 0) return;
    tally.outcomes[outcome]! += count;
    tally.hops += count * hops;
    const word = (Math.imul(hops, 16) + outcome) | 0;
    let { low, high } = tally;
    for (let i = 0; i < count; i++) {
      const ofPacket = salt[ended[i]!]!;
      low = (low + lowLane(ofPacket, word)) | 0;
      high = (high + highLane(ofPacket, word)) | 0;
    }
    tally.low = low;
    tally.high = high;
    if (outcome !== DELIVERED) return;
    tally.lengths = countAt(tally.lengths, hops, count);
    if (traffic === undefined) return;
    for (let i = 0; i < count; i++) {
      const slot = ended[i]!;
      traffic.received[sinkRank[slot]!]!++;
      addPayload(traffic.sumReceived, sinkRank[slot]!, payload[slot]!);
    }
  };
}

/** Counts the remaining packets as in flight, and empties the batch. */
export function abandon(tally: Tally, batch: Batch): void {
  tally.inFlight += batch.count;
  tally.hops += batch.count * batch.hops;
  batch.count = 0;
}

/** Increments counts[place], in a longer array if necessary. Returns the array. */
export function countAt(counts: Float64Array, place: number, count: number): Float64Array {
  const roomy = withRoom(counts, place);
  roomy[place]! += count;
  return roomy;
}

function withRoom(counts: Float64Array, place: number): Float64Array {
  if (place < counts.length) return counts;
  const grown = new Float64Array(Math.max(place + 1, 2 * counts.length));
  grown.set(counts);
  return grown;
}

function addPayload(sums: Float64Array, rank: number, payload: number): void {
  const sum = sums[rank]! + payload;
  requireExact(sum);
  sums[rank] = sum;
}

function requireExact(sum: number): void {
  if (sum > 2 ** 52 || sum < -(2 ** 52)) throw new RangeError('a sum of payloads beyond 2^52 is not exact');
}

function addInto(total: Float64Array | Uint32Array, part: Float64Array | Uint32Array): void {
  for (let i = 0; i < part.length; i++) total[i]! += part[i]!;
}
