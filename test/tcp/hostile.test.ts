// Bytes that are no message, messages that are not for this role, packets that lead nowhere: each costs its sender its
// connection, or the packet, and one line is said. A living overlay stands around the target and loses nothing.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../peers/wire.ts';
import { encodeFrame, frameOf } from '../peers/wire.ts';
import { closes, endAll, ourOverlay, rawTo, type TestMessengers, type TestRegistry } from './support.ts';

const NODES = 4;
const PACKETS = 50;

let registry: TestRegistry;
let messengers: TestMessengers;

beforeAll(async () => {
  ({ registry, messengers } = await ourOverlay(NODES, 2));
});
afterAll(endAll);

/** The two roles, each as a port to attack and the lines that it has said of attackers. */
const roles = {
  registry: { port: () => registry.port, violations: () => registry.violations() },
  messenger: {
    port: () => messengers.portOf(messengers.ids[0]!),
    violations: () => messengers.violations(),
  },
};
type Role = keyof typeof roles;

/** Sends it on a connection of its own: that must be closed, with one line that says why; and nothing else happens. */
async function expectCosts(
  role: Role,
  bytes: Uint8Array,
  reason: string | RegExp,
  end = false,
): Promise<void> {
  const { port, violations } = roles[role];
  const before = violations().length;
  const raw = await rawTo(port());
  raw.send(bytes);
  if (end) raw.end();
  await closes(raw, reason.toString());
  const said = violations().slice(before);
  expect(said).toEqual([expect.stringMatching(reason)]);
  expect(said[0]).toMatch(/^127\.0\.0\.1: /);
  expect(raw.frames).toEqual([]);
}

async function expectWell(): Promise<void> {
  const { totals } = await registry.runMatched(PACKETS);
  expect(totals.dropped).toBe(0);
  expect(messengers.code).toBeUndefined();
  await registry.command({ name: 'list-messaging-nodes' });
  expect(registry.of('nodes').at(-1)!.members.length).toBe(NODES);
}

function lengthOnly(length: bigint): Buffer {
  const header = Buffer.alloc(8);
  header.writeBigUInt64BE(length);
  return header;
}

const noise = Buffer.from(Array.from({ length: 200 }, (_, i) => (i * 151 + 67) % 256));

describe.each(['registry', 'messenger'] as const)('at a %s, bytes that are no message', (role) => {
  test.each([
    ['a length of 0', frameOf(new Uint8Array(0)), /a frame of 0 bytes/],
    ['a length of 2^63 - 1', lengthOnly(2n ** 63n - 1n), /a frame of 9,223,372,036,854,775,807 bytes/],
    [
      'a length of 2^32 + 1',
      lengthOnly(2n ** 32n + 1n),
      /a frame of 4,294,967,297 bytes; the maximum is 65,536/,
    ],
    ['a length just above the bound', lengthOnly(65_537n), /a frame of 65,537 bytes; the maximum is 65,536/],
    ['noise', noise, /a frame of [\d,]+ bytes; the maximum is/],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'), /a frame of [\d,]+ bytes/],
    ['noise in a frame', frameOf(noise), /sent a malformed message/],
    ['noise of the largest frame', frameOf(Buffer.alloc(65_536, 0xff)), /sent a malformed message/],
    [
      'a message that nobody knows',
      frameOf(Buffer.from('9a0600', 'hex')),
      /its kind, field 99, is not known/,
    ],
    ['a packet whose length lies', frameOf(Buffer.from('7a0f0d07000000', 'hex')), /sent a malformed message/],
  ])('%s', async (_, bytes, reason) => {
    await expectCosts(role, bytes, reason);
    await expectWell();
  });

  test('an end in the middle of a frame', async () => {
    const half = encodeFrame({ kind: 'registration', address: '127.0.0.1:5001' }).subarray(0, 12);
    await expectCosts(role, half, /ended in the middle of a frame/, true);
    await expectWell();
  });
});

const forMessengers: readonly Draft[] = [
  { kind: 'registrationResponse', result: 5 },
  { kind: 'deregistrationResponse', result: 5 },
  { kind: 'nodeRegistry', nr: 1, peers: [{ id: 1, address: '127.0.0.1:5001' }], ids: [0, 1], noIds: 2 },
  { kind: 'initiateTask', packets: 1000 },
  { kind: 'requestTrafficSummary' },
];
const packet: Draft = { kind: 'nodeData', destination: 1, source: 2, payload: 3 };
const forRegistries: readonly Draft[] = [
  { kind: 'registration', address: '127.0.0.1:5001' },
  { kind: 'deregistration', address: '127.0.0.1:5001', id: 5 },
  { kind: 'nodeRegistryResponse', result: 5 },
  { kind: 'taskFinished', id: 5 },
  { kind: 'reportTrafficSummary', id: 5, sent: 9 },
];

describe('a message for the other role', () => {
  test.each([...forMessengers, packet])('at a registry: $kind', async (message) => {
    await expectCosts('registry', encodeFrame(message), `${message.kind} is not for a registry`);
    await expectWell();
  });

  test.each(forRegistries)('at a messenger: $kind', async (message) => {
    const kind = message.kind === 'reportTrafficSummary' ? 'trafficSummary' : message.kind;
    await expectCosts('messenger', encodeFrame(message), `${kind} is not for a messenger`);
    await expectWell();
  });

  test('both in one chunk: nothing after the first is used', async () => {
    const [first, second] = [packet, { kind: 'taskFinished' } as const].map(encodeFrame);
    await expectCosts('registry', Buffer.concat([first!, second!, first!]), /nodeData is not for a registry/);
    await expectWell();
  });
});

describe('packets that lead nowhere are dropped, counted and said once', () => {
  const longTrace = Array.from({ length: 16_000 }, (_, i) => i % 128);
  const dropsNow = () => messengers.host.columns.dropped.reduce((sum, count) => sum + count, 0);
  const me = () => messengers.ids[0]!;
  const other = () => messengers.ids[1]!;
  /** No peer of the node is before it. */
  const nobodyNear = () => me() + 1;
  const nobodyFar = () => [0, 1, 2, 3, 4].find((id) => !messengers.ids.includes(id))!;

  /** Sends the packet three times over one connection, as a neighbour might; the lines that are said of it. */
  async function drop(draft: Omit<Extract<Draft, { kind: 'nodeData' }>, 'kind'>): Promise<unknown[]> {
    const before = messengers.of('dropped').length;
    const raw = await rawTo(messengers.portOf(me()));
    for (let i = 0; i < 3; i++) raw.send({ kind: 'nodeData', payload: 7, ...draft });
    await messengers.sees(
      () => dropsNow() === 3,
      () => `3 dropped packets, ${dropsNow()}`,
    );
    expect((await registry.runMatched(PACKETS)).totals.dropped).toBe(3);
    await expectWell();
    expect(raw.isClosed).toBe(false);
    return messengers.of('dropped').slice(before);
  }

  test('an unknown sink', async () => {
    const said = await drop({ destination: nobodyNear(), source: other() });
    const way = { source: other(), sink: nobodyNear() };
    expect(said).toMatchObject([{ id: me(), host: '127.0.0.1', ...way, reason: 'unknown sink' }]);
  });

  test('an unknown sink that others have to find out about', async () => {
    for (const destination of [nobodyFar(), -5, 2 ** 31 - 1]) await drop({ destination, source: other() });
    expect(messengers.of('dropped')).toContainEqual(expect.objectContaining({ reason: 'unknown sink' }));
  });

  test('an unknown source', async () => {
    for (const source of [nobodyFar(), -(2 ** 31)]) {
      expect(await drop({ destination: me(), source })).toMatchObject([{ source, reason: 'unknown source' }]);
    }
  });

  test('one that came full circle', async () => {
    for (const destination of [other(), me()]) {
      const said = await drop({ destination, source: me() });
      expect(said).toMatchObject([{ host: '127.0.0.1', reason: 'came full circle' }]);
    }
  });

  test('too many Hops', async () => {
    for (const hops of [NODES + 1, 2 ** 32 - 1]) {
      const said = await drop({ destination: other(), source: me(), hops });
      expect(said).toMatchObject([{ host: '127.0.0.1', reason: 'too many hops' }]);
    }
  });

  test('a huge Trace', async () => {
    const said = await drop({ destination: me(), source: other(), trace: longTrace });
    expect(said).toMatchObject([{ host: '127.0.0.1', reason: 'too many hops' }]);
  });
});
