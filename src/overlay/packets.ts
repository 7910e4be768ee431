// The data plane: the decision about a packet at a node, shared by all hosts. A host asks where a packet
// goes, moves it, and counts it after moving it, so that a packet that finds no room is not counted.

import { below } from '../random/draw.ts';
import { threefry2x32 } from '../random/threefry.ts';
import { nextHop } from '../routing/clockwise.ts';
import { nextHopXor } from '../routing/xor.ts';
import { type Columns, DROP_REASONS, MAX_PEERS } from './columns.ts';
import { endpointSalt, highLane, lowLane } from './fingerprint.ts';

/** The result of `route` for a packet that has arrived. */
export const DELIVERED = -1;
/** Drop a packet: `dropReason` gives the reason in words. */
const DROP = -2;
export const DROP_NOT_SET_UP = DROP;
export const DROP_UNKNOWN_SOURCE = DROP - 1;
export const DROP_UNKNOWN_SINK = DROP - 2;
export const DROP_FULL_CIRCLE = DROP - 3;
export const DROP_TOO_MANY_HOPS = DROP - 4;
export const DROP_LINK_LOST = DROP - 5;
/** Its trace has outgrown the frames that the next node accepts. */
export const DROP_TOO_LARGE = DROP - 6;

export function dropReason(route: number): (typeof DROP_REASONS)[number] {
  return DROP_REASONS[DROP - route]!;
}

/**
 * Two channels per peer prevent deadlock: links with full buffers cannot wait for each other in a cycle. A
 * packet takes the second channel once it has passed from the highest ID to the lowest; then a channel waits
 * only for channels further along its packets' paths, and the last of those ends at a sink. Dally, Seitz:
 * Deadlock-Free Message Routing in Multiprocessor Interconnection Networks (1987), section 4.
 */
export const CHANNELS_PER_PEER = 2;

/** The channel to the i-th peer for a packet from that source. */
export function channelTo(me: number, peer: number, i: number, source: number): number {
  return me < source && peer > me ? 2 * i + 1 : 2 * i;
}

/**
 * The decision for an arriving packet: a channel (0 or more), DELIVERED, or a DROP_ code. `hops`: the larger
 * of its hop count and the length of its trace. Has no side effect. Cost: one nextHop.
 */
export function route(c: Columns, row: number, source: number, sink: number, hops: number): number {
  const me = c.id[row]!;
  if (hops > c.maxHops[row]!) return c.maxHops[row] === 0 ? DROP_NOT_SET_UP : DROP_TOO_MANY_HOPS;
  if (c.maxHops[row] === 0) return DROP_NOT_SET_UP;
  if (source === me) return DROP_FULL_CIRCLE;
  if (sink === me) return c.memberships[row]!.rankOf(source) < 0 ? DROP_UNKNOWN_SOURCE : DELIVERED;
  const channel = channelToward(c, row, me, source, sink);
  return channel < 0 ? DROP_UNKNOWN_SINK : channel;
}

/** The channel on which a packet leaves a node for its sink; -1 when no peer leads there. */
function channelToward(c: Columns, row: number, me: number, source: number, sink: number): number {
  const first = row * MAX_PEERS;
  const count = c.peerCount[row]!;
  // With XOR, every hop reaches a node that shares one more high bit with the sink, so channels wait only for
  // channels to peers that differ in a lower bit: one channel per peer suffices.
  if (c.byXor[row] === 1) return CHANNELS_PER_PEER * nextHopXor(me, sink, c.peers, first, count);
  const i = nextHop(me, sink, c.peers, first, count);
  return i < 0 ? -1 : channelTo(me, c.peers[first + i]!, i, source);
}

export function countRelayed(c: Columns, row: number): void {
  c.relayed[row]!++;
}

export function countDropped(c: Columns, row: number, route: number): void {
  c.dropped[row]!++;
  c.drops[row * DROP_REASONS.length + DROP - route]!++;
}

/** Counts a packet delivered here. */
export function countReceived(c: Columns, row: number, source: number, payload: number): void {
  c.received[row]!++;
  const sum = c.sumReceived[row]! + payload;
  c.sumReceived[row] = sum;
  if (sum > FOLD || sum < -FOLD) foldReceived(c, row);
  const salt = endpointSalt(source, c.id[row]!);
  const low = lowLane(salt, payload);
  const high = highLane(salt, payload);
  c.receivedLow[row] = c.receivedLow[row]! + low;
  c.receivedHigh[row] = c.receivedHigh[row]! + high;
  c.receivedFrom[row]?.add(c.memberships[row]!.rankOf(source), low, high);
}

/** A packet about to be originated. */
export interface Draft {
  sink: number;
  payload: number;
  channel: number;
}

const words = new Int32Array(2);

/**
 * Draws the row's next packet; drawing again, after it found no room, gives the same one. Needs two nodes.
 */
export function draftPacket(c: Columns, row: number, draft: Draft): void {
  const me = c.id[row]!;
  const k = c.originated[row]!;
  const ids = c.memberships[row]!.ids;
  threefry2x32(c.runKey0[row]!, c.runKey1[row]!, me, k, words);
  draft.payload = words[1]!;
  let other = below(ids.length - 1, words[0]!);
  for (let attempt = 0; other < 0; attempt++) {
    threefry2x32(c.redrawKey0[row]! ^ attempt, c.redrawKey1[row]!, me, k, words);
    other = below(ids.length - 1, words[0]!);
  }
  const sink = ids[other < c.rank[row]! ? other : other + 1]!;
  draft.sink = sink;
  draft.channel = channelToward(c, row, me, me, sink);
}

/** Counts the draft as sent and advances to the next. */
export function countSent(c: Columns, row: number, { sink, payload }: Draft): void {
  c.originated[row]!++;
  c.sent[row]!++;
  const sum = c.sumSent[row]! + payload;
  c.sumSent[row] = sum;
  if (sum > FOLD || sum < -FOLD) foldSent(c, row);
  const salt = endpointSalt(c.id[row]!, sink);
  const low = lowLane(salt, payload);
  const high = highLane(salt, payload);
  c.sentLow[row] = c.sentLow[row]! + low;
  c.sentHigh[row] = c.sentHigh[row]! + high;
  c.sentTo[row]?.add(c.memberships[row]!.rankOf(sink), low, high);
}

/** Doubles below 2^53 are exact; a payload added to 2^52 stays below it. */
const FOLD = 2 ** 52;

export function foldSent(c: Columns, row: number): void {
  c.foldedSent[row] = c.foldedSent[row]! + BigInt(c.sumSent[row]!);
  c.sumSent[row] = 0;
}

export function foldReceived(c: Columns, row: number): void {
  c.foldedReceived[row] = c.foldedReceived[row]! + BigInt(c.sumReceived[row]!);
  c.sumReceived[row] = 0;
}
