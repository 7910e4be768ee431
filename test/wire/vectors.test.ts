// The published format's vectors, both ways to the byte; they come from other people's programs.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/overlay/message.ts';
import { decode, encode } from '../../src/wire/codec.ts';
import { HEADER_BYTES } from '../../src/wire/frame.ts';
import { bytes, hex } from './messages.ts';

const VECTORS: readonly [name: string, frame: string, message: Message][] = [
  [
    'Registration',
    '00000000000000138a01100a0e3132372e302e302e313a35303031',
    { kind: 'registration', address: '127.0.0.1:5001' },
  ],
  [
    'RegistrationResponse, refused',
    '000000000000000e92010b15ffffffff1a0466756c6c',
    { kind: 'registrationResponse', result: -1, info: 'full' },
  ],
  [
    'NodeRegistry',
    '0000000000000044aa014125020000002a100a0e3132372e302e302e313a353030322a150a0e3132372e302e302e313a3530303315' +
      '07000000320c00000000070000002a0000003d03000000',
    {
      kind: 'nodeRegistry',
      peers: [
        { id: 0, address: '127.0.0.1:5002', ours: false },
        { id: 7, address: '127.0.0.1:5003', ours: false },
      ],
      ids: [0, 7, 42],
    },
  ],
  ['InitiateTask', '0000000000000008ba01056da8610000', { kind: 'initiateTask', packets: 25000 }],
  [
    'NodeData, fresh',
    '00000000000000117a0f0d07000000152a0000001d00000080',
    { kind: 'nodeData', sink: 7, source: 42, payload: -2147483648, hops: 0, trace: [] },
  ],
  [
    'NodeData, relayed',
    '00000000000000207a1e0d07000000152a0000001dffffff7f25020000002a080000000065000000',
    { kind: 'nodeData', sink: 7, source: 42, payload: 2147483647, hops: 2, trace: [0, 101] },
  ],
  ['TaskFinished, empty', '0000000000000003c20100', { kind: 'taskFinished', address: '', id: 0 }],
  ['RequestTrafficSummary', '0000000000000003ca0100', { kind: 'requestTrafficSummary' }],
  [
    'TrafficSummary',
    '0000000000000029d20126152a0000005da861000065ce5600006da661000071000efad5feffffff7901f2052a01000000',
    {
      kind: 'trafficSummary',
      id: 42,
      sent: 25000,
      relayed: 22222,
      received: 24998,
      totalSent: -5000000000n,
      totalReceived: 5000000001n,
    },
  ],
];

describe.each(VECTORS)('%s', (_name, frame, message) => {
  test('is written so', () => {
    expect(hex(encode(message))).toBe(frame);
  });
  test('is read so', () => {
    expect(decode(bytes(frame).subarray(HEADER_BYTES))).toEqual(message);
  });
});

test('the frames of docs/protocol.md are those that we write, whole and readable', () => {
  const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^(\w+).*\n {2}([0-9a-f]{16}) ([0-9a-f]+)$/gm)];
  expect(rows.length).toBe(14);
  for (const [, kind, header, body] of rows) {
    const message = decode(Buffer.from(body!, 'hex'));
    expect(message.kind).toBe(kind === 'reportTrafficSummary' ? 'trafficSummary' : kind);
    expect(Buffer.from(encode(message as Message)).toString('hex')).toBe(header! + body!);
  }
});
