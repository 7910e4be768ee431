// The fast path for packets: reads, writes and relays NodeData in place, with no object per packet. Accepts only canonical
// bytes (fields in order, zeros absent, the trace packed, shortest lengths), which protobuf libraries write; for others
// readPacket returns false, and the caller uses the codec and relaySlow, which agree with this path.
//
//   frame: 00 00 00 00 00 00 00 <body>   body: 7a <rest> (0d sink)(15 source)(1d payload)(25 hops)(2a <bytes> trace...)

import { HEADER_BYTES } from './frame.ts';

const NODE_DATA = 0x7a;
const SINK = 0x0d;
const SOURCE = 0x15;
const PAYLOAD = 0x1d;
const HOPS = 0x25;
const TRACE = 0x2a;

/** A tag and 4 bytes, little-endian. */
const FIELD_BYTES = 5;
const WORD_BYTES = 4;
/** Maximum bytes of a length below 2^32 as a protobuf varint. */
const MAX_LENGTH_BYTES = 5;

/**
 * Maximum bytes that writePacket writes: the frame's length, tag and length of NodeData, sink, source and
 * payload.
 */
export const MAX_FRESH_BYTES = HEADER_BYTES + 2 + 3 * FIELD_BYTES;

/** Hops has 32 bits and saturates. */
export const MAX_HOPS = 0xffff_ffff;

/** The result of readPacket. Reused for every packet. */
export interface PacketFields {
  /** Signed 32-bit, as are source and payload. */
  sink: number;
  source: number;
  payload: number;
  /** Hops of the packet so far; unsigned 32-bit. */
  hops: number;
  /** Offset of the trace's IDs in the view, 4 bytes each, little-endian. Undefined when traceLength is 0. */
  traceStart: number;
  /** Number of IDs. */
  traceLength: number;
}

/** Creates the fields for readPacket. */
export function newPacketFields(): PacketFields {
  return { sink: 0, source: 0, payload: 0, hops: 0, traceStart: 0, traceLength: 0 };
}

/**
 * Reads the frame body view[start, end). True exactly when its bytes are those that the codec writes for some
 * NodeData; false otherwise, with `packet` unchanged.
 */
export function readPacket(view: DataView, start: number, end: number, packet: PacketFields): boolean {
  if (start >= end || view.getUint8(start) !== NODE_DATA) return false;
  let at = skipLengthToEnd(view, start + 1, end);
  if (at < 0) return false;
  let sink = 0;
  let source = 0;
  let payload = 0;
  let hops = 0;
  // A field with an explicit value of 0 is not canonical.
  if (at + FIELD_BYTES <= end && view.getUint8(at) === SINK) {
    sink = view.getInt32(at + 1, true);
    if (sink === 0) return false;
    at += FIELD_BYTES;
  }
  if (at + FIELD_BYTES <= end && view.getUint8(at) === SOURCE) {
    source = view.getInt32(at + 1, true);
    if (source === 0) return false;
    at += FIELD_BYTES;
  }
  if (at + FIELD_BYTES <= end && view.getUint8(at) === PAYLOAD) {
    payload = view.getInt32(at + 1, true);
    if (payload === 0) return false;
    at += FIELD_BYTES;
  }
  if (at + FIELD_BYTES <= end && view.getUint8(at) === HOPS) {
    hops = view.getUint32(at + 1, true);
    if (hops === 0) return false;
    at += FIELD_BYTES;
  }
  if (at < end) {
    if (view.getUint8(at) !== TRACE) return false;
    at = skipLengthToEnd(view, at + 1, end);
    if (at < 0 || at === end || ((end - at) & 3) !== 0) return false;
  }
  packet.sink = sink;
  packet.source = source;
  packet.payload = payload;
  packet.hops = hops;
  packet.traceStart = at;
  packet.traceLength = (end - at) >>> 2;
  return true;
}

/**
 * Writes the frame of a packet that starts here (Hops 0, Trace empty) at `at`, and returns the offset after
 * it. Needs room for MAX_FRESH_BYTES. Numbers are signed 32-bit.
 */
export function writePacket(
  view: DataView,
  at: number,
  sink: number,
  source: number,
  payload: number,
): number {
  let end = at + HEADER_BYTES + 2;
  end = putField(view, end, SINK, sink);
  end = putField(view, end, SOURCE, source);
  end = putField(view, end, PAYLOAD, payload);
  const body = end - at - HEADER_BYTES;
  view.setUint32(at, 0);
  view.setUint32(at + 4, body);
  view.setUint8(at + HEADER_BYTES, NODE_DATA);
  view.setUint8(at + HEADER_BYTES + 1, body - 2);
  return end;
}

/** The bytes that relayPacket writes for this packet. */
export function relayedBytes(packet: PacketFields): number {
  const inner = relayedInnerBytes(packet);
  return HEADER_BYTES + 1 + lengthBytes(inner) + inner;
}

/**
 * Writes the frame that a relay sends on, at `at` of `to`, and returns the offset after it: Hops incremented,
 * `ownId` (signed 32-bit) appended to the trace. `packet` was read from `from`. Needs room for
 * relayedBytes(packet); `to` must not overlap.
 */
export function relayPacket(
  from: DataView,
  packet: PacketFields,
  to: DataView,
  at: number,
  ownId: number,
): number {
  const inner = relayedInnerBytes(packet);
  to.setUint32(at, 0);
  to.setUint32(at + 4, 1 + lengthBytes(inner) + inner);
  to.setUint8(at + HEADER_BYTES, NODE_DATA);
  let end = putLength(to, at + HEADER_BYTES + 1, inner);
  end = putField(to, end, SINK, packet.sink);
  end = putField(to, end, SOURCE, packet.source);
  end = putField(to, end, PAYLOAD, packet.payload);
  to.setUint8(end, HOPS);
  to.setUint32(end + 1, nextHops(packet.hops), true);
  to.setUint8(end + FIELD_BYTES, TRACE);
  end = putLength(to, end + FIELD_BYTES + 1, WORD_BYTES * (packet.traceLength + 1));
  const traceEnd = packet.traceStart + WORD_BYTES * packet.traceLength;
  for (let word = packet.traceStart; word < traceEnd; word += WORD_BYTES) {
    to.setInt32(end, from.getInt32(word, true), true);
    end += WORD_BYTES;
  }
  to.setInt32(end, ownId, true);
  return end + WORD_BYTES;
}

/** Hops as a relay sends it on. */
export function nextHops(hops: number): number {
  return hops < MAX_HOPS ? hops + 1 : MAX_HOPS;
}

/** Bytes of the relayed NodeData itself; hops and trace are present, since neither is empty. */
function relayedInnerBytes(packet: PacketFields): number {
  const trace = WORD_BYTES * (packet.traceLength + 1);
  const fields =
    (packet.sink === 0 ? 0 : FIELD_BYTES) +
    (packet.source === 0 ? 0 : FIELD_BYTES) +
    (packet.payload === 0 ? 0 : FIELD_BYTES) +
    FIELD_BYTES;
  return fields + 1 + lengthBytes(trace) + trace;
}

function putField(view: DataView, at: number, tag: number, value: number): number {
  if (value === 0) return at;
  view.setUint8(at, tag);
  view.setInt32(at + 1, value, true);
  return at + FIELD_BYTES;
}

/** The size of a length as a protobuf varint: 7 bits a byte. */
function lengthBytes(length: number): number {
  let bytes = 1;
  for (let rest = length; rest >= 0x80; rest >>>= 7) bytes++;
  return bytes;
}

function putLength(view: DataView, at: number, length: number): number {
  let rest = length;
  while (rest >= 0x80) {
    view.setUint8(at++, 0x80 | (rest & 0x7f));
    rest >>>= 7;
  }
  view.setUint8(at, rest);
  return at + 1;
}

/** Skips a length that reaches exactly to `end`, in its shortest form; returns the offset after it, or -1. */
function skipLengthToEnd(view: DataView, at: number, end: number): number {
  if (at >= end) return -1;
  const first = view.getUint8(at);
  if (first < 0x80) return at + 1 + first === end ? at + 1 : -1;
  let length = 0;
  for (let next = at, scale = 1; next < end && next < at + MAX_LENGTH_BYTES; scale *= 0x80) {
    const byte = view.getUint8(next++);
    length += (byte & 0x7f) * scale;
    if (byte < 0x80) return byte !== 0 && next + length === end ? next : -1;
  }
  return -1;
}
