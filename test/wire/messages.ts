// Every message, for fast-check: numbers over their whole range with zeros often, since fields with 0 are absent on the wire.

import fc from 'fast-check';
import type { Message, NodeData } from '../../src/overlay/message.ts';

const often0 = (numbers: fc.Arbitrary<number>) =>
  fc.oneof(
    { arbitrary: fc.constant(0), weight: 1 },
    { arbitrary: fc.integer({ min: 1, max: 127 }), weight: 1 },
    { arbitrary: numbers, weight: 2 },
  );
export const int32 = often0(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
const uint32 = often0(fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const text = fc.oneof(fc.constant(''), fc.constant('127.0.0.1:5001'), fc.string({ unit: 'grapheme' }));

/** As encoded and decoded again: `ours` is there or the key is absent. */
const some = <Ours>(ours: fc.Arbitrary<Ours>) =>
  fc.oneof(fc.constant({}), fc.record({ ours })) as fc.Arbitrary<{ ours?: Ours }>;
const kind = <Kind extends string>(name: Kind) => ({ kind: fc.constant(name) });
const withOurs = <Base extends object, Ours>(
  base: fc.Arbitrary<Base>,
  ours: fc.Arbitrary<Ours>,
): fc.Arbitrary<Base & { ours?: Ours }> => fc.tuple(base, some(ours)).map(([a, b]) => ({ ...a, ...b }));

/** Traces from none to lengths whose bytes take two and three bytes of length. */
const trace = fc.oneof(
  { arbitrary: fc.array(int32, { maxLength: 8 }), weight: 6 },
  { arbitrary: fc.array(int32, { minLength: 20, maxLength: 40, size: 'max' }), weight: 3 },
  { arbitrary: fc.integer({ min: 4080, max: 4110 }).map((length) => Array(length).fill(-7)), weight: 1 },
);

export const nodeData: fc.Arbitrary<NodeData> = fc.record({
  ...kind('nodeData'),
  sink: int32,
  source: int32,
  payload: int32,
  hops: fc.oneof({ arbitrary: uint32, weight: 9 }, { arbitrary: fc.constant(2 ** 32 - 1), weight: 1 }),
  trace,
});

const pairs = fc.array(fc.record({ id: int32, packets: uint32, hash: uint64 }), { maxLength: 5 });

const octets = fc.uint8Array({ maxLength: 70 });
const above0 = fc.integer({ min: 1, max: 2 ** 32 - 1 });
const someOctets = fc.uint8Array({ minLength: 1, maxLength: 70 });

/** Kinds that only programs of ours know. */
const ownMessage = fc.oneof(
  fc.record(
    { ...kind('challenge'), network: octets, nonce: octets, puzzle: above0 },
    { requiredKeys: ['kind', 'network', 'nonce'] },
  ),
  fc.record(
    { ...kind('proof'), signature: octets, counter: above0 },
    { requiredKeys: ['kind', 'signature'] },
  ),
  fc.record({ ...kind('keyRequest'), name: text, id: int32 }),
  fc.record({ ...kind('keyResponse'), name: text, id: int32, key: octets }),
  fc.record(kind('heartbeat')),
  fc.record(kind('heartbeatResponse')),
  fc.record(kind('whoRequest')),
  fc.record({
    ...kind('whoResponse'),
    nodes: fc.array(
      fc.record({
        id: int32,
        name: text,
        presence: fc.constantFrom('connected', 'online', 'away'),
        seconds: uint32,
      }),
      { maxLength: 5 },
    ),
    more: uint32,
  }),
  fc.record(
    {
      ...kind('tableChange'),
      epoch: fc.record({ term: uint32, n: uint32 }),
      base: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      removed: fc.array(int32, { maxLength: 5 }),
      added: fc.array(fc.record({ id: int32, address: text }), { maxLength: 5 }),
    },
    { requiredKeys: ['kind', 'epoch', 'removed', 'added'] },
  ),
  fc.record(kind('tableRequest')),
  fc.record({ ...kind('traceProbe'), source: int32, sink: int32, number: uint32, path: trace }),
  fc.record({
    ...kind('traceAnswer'),
    source: int32,
    number: uint32,
    path: trace,
    outcome: fc.constantFrom('arrived', 'no such node', 'nobody answers', 'too many hops'),
    hops: uint32,
  }),
) as fc.Arbitrary<Message>;

/** Kinds of the published protocol, with and without what we add to them. */
export const publishedMessage: fc.Arbitrary<Message> = fc.oneof(
  withOurs(
    fc.record({ ...kind('registration'), address: text }),
    fc.record(
      {
        version: uint32,
        advertised: fc.constant(true),
        presence: fc.constant(true),
        claim: fc.record({ name: text, key: octets, nonce: octets, id: int32 }),
        puzzles: fc.constant(true),
        living: fc.constant(true),
        memory: fc.record({ network: octets, id: int32, epoch: fc.record({ term: uint32, n: uint32 }) }),
      },
      { requiredKeys: ['version'] },
    ),
  ),
  withOurs(
    fc.record({ ...kind('registrationResponse'), result: int32, info: text }),
    fc.record(
      {
        version: uint32,
        presence: fc.constant(true),
        signature: someOctets,
        living: fc.constantFrom('clockwise', 'xor'),
        network: someOctets,
        certificate: fc.record({ key: octets, signature: octets }),
      },
      { requiredKeys: ['version'] },
    ),
  ),
  fc.record({ ...kind('deregistration'), address: text, id: int32 }),
  fc.record({ ...kind('deregistrationResponse'), result: int32, info: text }),
  withOurs(
    fc.record({
      ...kind('nodeRegistry'),
      peers: fc.array(fc.record({ id: int32, address: text, ours: fc.boolean() }), { maxLength: 6 }),
      ids: fc.array(int32, { maxLength: 40 }),
    }),
    fc.record(
      { epoch: uint32, metric: fc.constantFrom('clockwise', 'xor'), mixed: fc.constant(true) },
      { requiredKeys: ['epoch', 'metric'] },
    ),
  ),
  withOurs(
    fc.record({ ...kind('nodeRegistryResponse'), result: int32, info: text }),
    fc.record({ epoch: uint32 }),
  ),
  withOurs(
    fc.record({ ...kind('initiateTask'), packets: uint32 }),
    fc.record({ epoch: uint32, run: uint32, key: fc.tuple(uint32, uint32) }),
  ),
  nodeData,
  withOurs(fc.record({ ...kind('taskFinished'), address: text, id: int32 }), fc.record({ run: uint32 })),
  withOurs(
    fc.record(kind('requestTrafficSummary')),
    fc.record({ run: uint32, round: uint32, want: fc.constantFrom('progress', 'pairs', 'close') }),
  ),
  withOurs(
    fc.record({
      ...kind('trafficSummary'),
      id: int32,
      sent: uint32,
      relayed: uint32,
      received: uint32,
      totalSent: int64,
      totalReceived: int64,
    }),
    fc.record({
      run: uint32,
      round: uint32,
      dropped: uint32,
      sentHash: uint64,
      receivedHash: uint64,
      sentTo: pairs,
      receivedFrom: pairs,
    }),
  ),
) as fc.Arbitrary<Message>;

export const message: fc.Arbitrary<Message> = fc.oneof(
  { arbitrary: publishedMessage, weight: 3 },
  { arbitrary: ownMessage, weight: 1 },
);

export const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
export const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');
export const viewOf = (data: Uint8Array): DataView =>
  new DataView(data.buffer, data.byteOffset, data.byteLength);
