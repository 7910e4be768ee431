// The hand-made path against the codec, which is its dumb twin.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodeData } from '../../src/overlay/message.ts';
import { decode, encode, relaySlow } from '../../src/wire/codec.ts';
import { HEADER_BYTES } from '../../src/wire/frame.ts';
import {
  MAX_FRESH_BYTES,
  MAX_HOPS,
  newPacketFields,
  type PacketFields,
  readPacket,
  relayedBytes,
  relayPacket,
  writePacket,
} from '../../src/wire/packet.ts';
import { freshRuns } from '../support/fresh.ts';
import { bytes, hex, int32, nodeData, viewOf } from './messages.ts';

/** Bytes before and behind the place that is written, to see that they stay as they are. */
const MARGIN = 5;
const UNTOUCHED = 0xee;

describe('readPacket', () => {
  test('finds in the codec’s bytes what was encoded, wherever in the view they are', () => {
    const lengthsOfTrace = new Set<number>();
    fc.assert(
      fc.property(nodeData, fc.nat(20), (packet, before) => {
        const body = encode(packet).subarray(HEADER_BYTES);
        const view = new DataView(new ArrayBuffer(before + body.length + 20));
        new Uint8Array(view.buffer).fill(0x2a).set(body, before);
        const fields = newPacketFields();
        expect(readPacket(view, before, before + body.length, fields)).toBe(true);
        expect(asMessage(view, fields)).toEqual(packet);
        lengthsOfTrace.add(String(4 * packet.trace.length).length);
      }),
      freshRuns(500, 25_000),
    );
    // Traces of less than 10, 100, 1,000 bytes, and of more than 10,000: lengths of one, two and three bytes.
    expect([...lengthsOfTrace].sort()).toEqual([1, 2, 3, 5]);
  });

  test('takes exactly the bytes that the codec writes: mutated ones only when they are such again', () => {
    let taken = 0;
    let refused = 0;
    const change = fc.record({ at: fc.nat(), to: fc.nat(255), cut: fc.boolean() });
    fc.assert(
      fc.property(nodeData, change, (packet, { at, to, cut }) => {
        const body = encode(packet).subarray(HEADER_BYTES);
        if (cut) body.copyWithin(at % body.length, (at % body.length) + 1);
        else body[at % body.length] = to;
        const fields = newPacketFields();
        const canonical = isCanonical(body);
        expect(readPacket(viewOf(body), 0, body.length, fields)).toBe(canonical);
        if (canonical) expect(asMessage(viewOf(body), fields)).toEqual(decode(body));
        if (canonical) taken++;
        else refused++;
      }),
      freshRuns(3000, 150_000),
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(300);
  });

  test('refuses every beginning of a packet, and does not look behind its end', () => {
    const body = encode(PACKET).subarray(HEADER_BYTES);
    for (let end = 0; end < body.length; end++) {
      expect(readPacket(viewOf(body), 0, end, newPacketFields())).toBe(false);
    }
    expect(readPacket(viewOf(body), 0, body.length, newPacketFields())).toBe(true);
  });

  test.each([
    ['a trace that is not packed', '7a0a2d000000002d65000000'],
    ['a trace packed and empty', '7a022a00'],
    ['a sink of 0 that is written', '7a050d00000000'],
    ['a source of 0 that is written', '7a051500000000'],
    ['a payload of 0 that is written', '7a051d00000000'],
    ['hops of 0 that are written', '7a052500000000'],
    ['another order', '7a0a152a0000000d07000000'],
    ['a field twice', '7a0a0d070000000d07000000'],
    ['an unknown field', '7a03a00601'],
    ['an unknown field outside', '7a050d07000000a00601'],
    ['a length longer than needed', '7a85000d07000000'],
    ['a length of six bytes', '7a8580808080000d07000000'],
    ['a length past the end', '7a060d07000000'],
    ['a length before the end', '7a040d07000000'],
    ['another message', 'c20100'],
    ['nothing', ''],
  ])('leaves to the codec: %s', (_name, body) => {
    const fields = { ...newPacketFields(), sink: 99 };
    expect(readPacket(viewOf(bytes(body)), 0, bytes(body).length, fields)).toBe(false);
    expect(fields.sink).toBe(99);
  });
});

describe('writePacket', () => {
  test('writes what the codec writes for a packet that starts', () => {
    fc.assert(
      fc.property(int32, int32, int32, (sink, source, payload) => {
        const frame = encode({ kind: 'nodeData', sink, source, payload, hops: 0, trace: [] });
        const written = within(frame.length, (view, at) => writePacket(view, at, sink, source, payload));
        expect(hex(written)).toBe(hex(frame));
        expect(frame.length).toBeLessThanOrEqual(MAX_FRESH_BYTES);
        if (sink * source * payload !== 0) expect(frame.length).toBe(MAX_FRESH_BYTES);
      }),
    );
  });
});

describe('relayPacket', () => {
  test('writes what the codec writes with one hop and one relay more', () => {
    fc.assert(
      fc.property(nodeData, int32, (packet, ownId) => {
        const body = encode(packet).subarray(HEADER_BYTES);
        const hops = Math.min(packet.hops + 1, MAX_HOPS);
        const expected = hex(encode({ ...packet, hops, trace: [...packet.trace, ownId] }));
        expect(hex(relayed(body, ownId))).toBe(expected);
        expect(hex(relaySlow(body, ownId))).toBe(expected);
      }),
      freshRuns(500, 25_000),
    );
  });

  test('relay after relay, from no trace to one whose length takes three bytes', () => {
    let frame = encode(PACKET);
    for (let hop = 1; hop <= 4200; hop++) frame = relayed(frame.subarray(HEADER_BYTES), hop);
    const trace = Array.from({ length: 4200 }, (_, hop) => hop + 1);
    expect(decode(frame.subarray(HEADER_BYTES))).toEqual({
      ...PACKET,
      hops: 4202,
      trace: [0, 101, ...trace],
    });
  });
});

describe('relaySlow', () => {
  test('keeps fields that it does not know, inside the packet and outside', () => {
    const body = bytes('7a0d' + '0d07000000' + 'a00601' + '2d65000000' + 'a20602abcd');
    const frame = relaySlow(body, 5);
    expect(hex(frame)).toBe(
      '000000000000001e' +
        '7a17' +
        '0d07000000' +
        '2501000000' +
        '2a086500000005000000' +
        'a00601' +
        'a20602abcd',
    );
  });

  test('is not for other messages', () => {
    expect(() => relaySlow(bytes('c20100'), 5)).toThrow('not a packet');
    expect(() => relaySlow(bytes('7a'), 5)).toThrow('not a packet');
  });
});

const PACKET: NodeData = {
  kind: 'nodeData',
  sink: 7,
  source: 42,
  payload: 2147483647,
  hops: 2,
  trace: [0, 101],
};

/** The bytes are what the codec writes for the packet that they hold. */
function isCanonical(body: Uint8Array): boolean {
  const decoded = decode(body);
  return decoded.kind === 'nodeData' && hex(encode(decoded).subarray(HEADER_BYTES)) === hex(body);
}

function asMessage(view: DataView, fields: PacketFields): NodeData {
  const { traceStart, traceLength, ...rest } = fields;
  const trace = Array.from({ length: traceLength }, (_, i) => view.getInt32(traceStart + 4 * i, true));
  return { kind: 'nodeData', ...rest, trace };
}

function relayed(body: Uint8Array, ownId: number): Uint8Array {
  const from = viewOf(body);
  const fields = newPacketFields();
  expect(readPacket(from, 0, body.length, fields)).toBe(true);
  return within(relayedBytes(fields), (to, at) => relayPacket(from, fields, to, at, ownId));
}

/** What `write` writes; fails when that is not exactly `length` bytes at the place it was told. */
function within(length: number, write: (view: DataView, at: number) => number): Uint8Array {
  const room = new Uint8Array(length + 2 * MARGIN).fill(UNTOUCHED);
  expect(write(viewOf(room), MARGIN)).toBe(MARGIN + length);
  const margins = [...room.subarray(0, MARGIN), ...room.subarray(MARGIN + length)];
  expect(margins).toEqual(Array(2 * MARGIN).fill(UNTOUCHED));
  return room.subarray(MARGIN, MARGIN + length);
}
