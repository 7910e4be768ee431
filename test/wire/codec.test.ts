import { create, type DescMessage, fromBinary, toBinary, toJson } from '@bufbuild/protobuf';
import { FieldDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/overlay/message.ts';
import { decode, encode } from '../../src/wire/codec.ts';
import { HEADER_BYTES } from '../../src/wire/frame.ts';
import * as ours from '../../src/wire/generated/sinkward_pb.ts';
import { freshRuns } from '../support/fresh.ts';
import * as published from './generated/minichord_pb.ts';
import { bytes, hex, message, publishedMessage, viewOf } from './messages.ts';

const bodyOf = (frame: Uint8Array) => frame.subarray(HEADER_BYTES);

describe('every message', () => {
  test('is the same after encode and decode', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(message, (m) => {
        kinds.add(`${m.kind} ${'ours' in m}`);
        expect(decode(bodyOf(encode(m)))).toEqual(m);
      }),
      freshRuns(2000, 100_000),
    );
    // 11 published kinds, 8 of them with and without ours, and 12 of our own.
    expect(kinds.size).toBe(31);
  });

  test('that is kept does not change with the buffer that it was decoded from', () => {
    const claim = { name: 'bob', key: Uint8Array.of(1, 2), nonce: Uint8Array.of(3), id: -1 };
    const body = bodyOf(encode({ kind: 'registration', address: '', ours: { version: 1, claim } }));
    const decoded = decode(body);
    body.fill(0);
    expect(decoded).toMatchObject({ ours: { claim } });
  });

  test('begins with the 8-byte length of its body', () => {
    fc.assert(
      fc.property(message, (m) => {
        const frame = encode(m);
        expect(viewOf(frame).getBigUint64(0)).toBe(BigInt(frame.length - HEADER_BYTES));
      }),
    );
  });
});

describe('programs that know the published part only', () => {
  test('read the same published fields, whatever we add', () => {
    fc.assert(
      fc.property(publishedMessage, (m) => {
        const read = fromBinary(published.MiniChordSchema, bodyOf(encode(m)), { readUnknownFields: false });
        const again = toBinary(published.MiniChordSchema, read);
        expect(hex(again)).toBe(hex(bodyOf(encode(withoutOurs(m)))));
      }),
      freshRuns(1000, 50_000),
    );
  });

  test('have in minichord.proto what sinkward.proto has below field 100, field for field', () => {
    const added: string[] = [];
    const ofOurs = new Map(ours.file_sinkward.messages.map((m) => [m.name, m]));
    const names = published.file_minichord.messages.map((m) => m.name);
    expect([...ofOurs.keys()].slice(0, names.length)).toEqual(names);
    for (const theirs of published.file_minichord.messages) {
      const mine = ofOurs.get(theirs.name)!;
      expect(fieldsBelow100(mine)).toEqual(fieldsBelow100(theirs));
      expect(theirs.fields.every((field) => field.number < 100)).toBe(true);
      for (const field of mine.fields) if (field.number >= 100) added.push(`${mine.name}.${field.name}`);
    }
    expect(added).toHaveLength(22);
  });
});

describe('what protobuf allows besides', () => {
  const packet = { kind: 'nodeData', sink: 7, source: 42, payload: 3, hops: 2, trace: [0, 101] };
  test.each([
    ['the canonical form', '7a1e0d07000000152a0000001d0300000025020000002a080000000065000000'],
    ['a trace that is not packed', '7a1e0d07000000152a0000001d0300000025020000002d000000002d65000000'],
    ['a trace half packed', '7a1f0d07000000152a0000001d0300000025020000002a04000000002d65000000'],
    ['another order', '7a1e2a08000000006500000025020000001d03000000152a0000000d07000000'],
    [
      'a field twice: the last holds',
      '7a230d090000000d07000000152a0000001d0300000025020000002a080000000065000000',
    ],
    ['the packet in two parts', '7a0a0d07000000152a0000007a141d0300000025020000002a080000000065000000'],
    ['an unknown field inside', '7a210d07000000152a0000001d0300000025020000002a080000000065000000a00601'],
    [
      'an unknown field outside',
      '7a1e0d07000000152a0000001d0300000025020000002a080000000065000000a20602abcd',
    ],
    ['a length longer than needed', '7a9e000d07000000152a0000001d0300000025020000002a080000000065000000'],
  ])('%s is read', (_name, body) => {
    expect(decode(bytes(body))).toEqual(packet);
  });

  test('counts that differ from the lists are not read', () => {
    const value = { NR: 9, NoIds: 7, Ids: [1], Peers: [{ Id: 1, Address: 'a:1' }] };
    const body = toBinary(
      published.MiniChordSchema,
      create(published.MiniChordSchema, { Message: { case: 'nodeRegistry', value } }),
    );
    const peers = [{ id: 1, address: 'a:1', ours: false }];
    expect(decode(body)).toEqual({ kind: 'nodeRegistry', peers, ids: [1] });
  });
});

describe('bytes that are no message have a reason', () => {
  test.each([
    ['it is empty', ''],
    ['its kind, field 99, is not known', '9a0600'],
    ['MiniChord: ends in the middle of a field', '7a'],
    ['MiniChord: ends in the middle of a field', '7a040d070000'],
    ['MiniChord.nodeData: 5 bytes announced, 3 left', '7a050d0700'],
    // The inner field would be whole, but not within its message.
    ["NodeData: field 1 goes past the message's end", '7a030d07000000'],
    ['NodeData.Trace: 8 bytes announced, 0 left', '7a082a04000000002a08'],
    ['NodeData.Trace: 8 bytes announced, 5 left', '7a072a080000000000'],
    ['NodeData.Trace: a list of 5 bytes, whose numbers take 4 each', '7a072a050000000000'],
    ['NodeData.Destination: has wire type 0, not 5', '7a020801'],
    ['MiniChord.nodeData: has wire type 3, not 2', '7b'],
    ['MiniChord: illegal tag: field no 0 wire type 7', '07'],
    ['MiniChord: illegal tag: varint overflows uint32', `${'93'.repeat(9)}01`],
    ['MiniChord: maximum recursion depth reached', '0b'.repeat(50_000)],
    ['a text that is not UTF-8', '8a01040a02c3ff'],
    ['it requests something unknown', 'ca0105a206021807'],
  ])('%s', (reason, body) => {
    expect(decode(bytes(body))).toEqual({ kind: 'malformed', reason: `malformed message: ${reason}` });
  });
});

describe('numbers out of range', () => {
  const summary = { kind: 'trafficSummary', id: 0, sent: 0, relayed: 0, received: 0 } as const;
  const zero = { ...summary, totalSent: 0n, totalReceived: 0n };
  test.each<[string, Message]>([
    ['2147483648', { kind: 'deregistration', address: '', id: 2 ** 31 }],
    ['-2147483649', { kind: 'deregistration', address: '', id: -(2 ** 31) - 1 }],
    ['4294967296', { kind: 'initiateTask', packets: 2 ** 32 }],
    ['-1', { kind: 'initiateTask', packets: -1 }],
    ['0.5', { kind: 'initiateTask', packets: 0.5 }],
    ['NaN', { kind: 'initiateTask', packets: Number.NaN }],
    ['9223372036854775808', { ...zero, totalSent: 2n ** 63n }],
    ['-9223372036854775809', { ...zero, totalReceived: -(2n ** 63n) - 1n }],
    ['4294967296', { kind: 'taskFinished', address: '', id: 0, ours: { run: 2 ** 32 } }],
  ])('%s throws, and says the number', (number, wrong) => {
    expect(() => encode(wrong)).toThrow(number);
  });
});

function withoutOurs(m: Message): Message {
  const { ours: _, ...rest } = m as Message & { ours?: unknown };
  const plain = rest as Message;
  if (plain.kind !== 'nodeRegistry') return plain;
  return { ...plain, peers: plain.peers.map((peer) => ({ ...peer, ours: false })) };
}

/** The fields as descriptor.proto has them, the package's name taken away. */
function fieldsBelow100(schema: DescMessage): unknown {
  return schema.fields
    .filter((field) => field.number < 100)
    .map((field) => toJson(FieldDescriptorProtoSchema, field.proto))
    .map((json) => JSON.parse(JSON.stringify(json).replace(/"\.(minichord|sinkward)\./g, '".')));
}
