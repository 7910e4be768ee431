// The test peers against the published vectors, against each other, and against what the table of dialects says
// of them: an oracle that is wrong is worse than none.

import { afterEach, describe, expect, test } from 'vitest';
import { type DialectName, dialects } from '../peers/dialects.ts';
import { type ForeignMessenger, type MessengerOptions, startMessenger } from '../peers/messenger.ts';
import { type ProxyOptions, proxy, type SpoilingProxy } from '../peers/proxy.ts';
import { connectRaw, type RawConnection } from '../peers/raw.ts';
import { type ForeignRegistry, type RegistryOptions, startRegistry } from '../peers/registry.ts';
import { listen, until } from '../peers/sockets.ts';
import { nextHop, rankTables } from '../peers/traffic.ts';
import { vectors } from '../peers/vectors.ts';
import { decodeFrame, encodeFrame, FrameCutter, frameOf, type Message } from '../peers/wire.ts';

const names = Object.keys(dialects) as DialectName[];
const cleanUps: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function registryOf(
  dialect: DialectName,
  more: Partial<RegistryOptions> = {},
): Promise<ForeignRegistry> {
  const registry = await startRegistry({ dialect, ...more });
  cleanUps.push(() => registry.stop());
  return registry;
}

async function messengerOf(
  dialect: DialectName,
  registry: ForeignRegistry,
  more: Partial<MessengerOptions> = {},
): Promise<ForeignMessenger> {
  const at = { host: '127.0.0.1', port: registry.port };
  const messenger = await startMessenger({ dialect, registry: at, record: true, ...more });
  cleanUps.push(() => messenger.kill());
  registry.watch(() => messenger.counters.received);
  return messenger;
}

async function messengersOf(dialect: DialectName, registry: ForeignRegistry, count: number) {
  const messengers: ForeignMessenger[] = [];
  while (messengers.length < count) messengers.push(await messengerOf(dialect, registry));
  return messengers;
}

async function proxyTo(options: ProxyOptions): Promise<SpoilingProxy> {
  const between = await proxy(options);
  cleanUps.push(() => between.close());
  return between;
}

async function rawTo(port: number): Promise<RawConnection> {
  const raw = await connectRaw(port);
  cleanUps.push(() => raw.destroy());
  return raw;
}

/** Takes connections, keeps what comes, answers each frame with itself when told to. */
async function target({ echo = false } = {}) {
  const frames: Buffer[] = [];
  const chunks: Buffer[] = [];
  const state = { frames, chunks, ended: 0 };
  const { server, port } = await listen((socket) => {
    const cutter = new FrameCutter();
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      frames.push(...cutter.push(chunk));
      if (echo) socket.write(chunk);
    });
    socket.on('end', () => {
      state.ended++;
      socket.end();
    });
    cleanUps.push(() => socket.destroy());
  });
  const close = () => new Promise((resolve) => server.close(resolve));
  cleanUps.push(close);
  return Object.assign(state, { port, close });
}

describe('the messages', () => {
  test.each(vectors)('are the published vectors: $kind', (message, hex) => {
    expect(encodeFrame(message).toString('hex')).toBe(hex);
    expect(decodeFrame(Buffer.from(hex, 'hex'))).toMatchObject(message);
  });

  test('may repeat a fixed field unpacked, and hold fields nobody knows', () => {
    const destination = '0d07000000';
    const unpackedTrace = '2d0000000a2d0000000b';
    const field100OfEachWireType = 'a00696 01 a106 0102030405060708 a206 02 6869 a506 01020304'.replaceAll(
      ' ',
      '',
    );
    const body = Buffer.from(destination + unpackedTrace + field100OfEachWireType, 'hex');
    const message = decodeFrame(frameOf(Buffer.concat([Buffer.from([0x7a, body.length]), body])));
    expect(message).toMatchObject({ kind: 'nodeData', destination: 7, trace: [0x0a000000, 0x0b000000] });
  });

  test('carry a Result of 4294967294 in the same bytes as -2', () => {
    const frame = encodeFrame({ kind: 'nodeRegistryResponse', result: 4294967294 });
    expect(decodeFrame(frame)).toMatchObject({ result: -2 });
  });
});

test.each([
  [10, 3, 1.889],
  [10, 4, 1.667],
  [15, 3, 2.5],
  [50, 3, 6.88],
  [50, 6, 2.71],
  [100, 7, 3.19],
  [128, 7, 3.53],
])('%i nodes with %i entries need %f hops a packet', (nodes, entries, expected) => {
  const ids = Array.from({ length: nodes }, (_, i) => i);
  const tables = rankTables(ids, entries);
  const hopsTo = (from: number, sink: number): number =>
    from === sink ? 0 : 1 + hopsTo(nextHop(from, sink, tables.get(from)!)!, sink);
  const sum = ids.reduce((before, sink) => before + hopsTo(0, sink), 0);
  expect(sum / (nodes - 1)).toBeCloseTo(expected, 2);
});

describe.each(names)('an overlay of dialect %s', (dialect) => {
  test('loses nothing', async () => {
    const registry = await registryOf(dialect);
    const messengers = await messengersOf(dialect, registry, 5);
    await registry.waitForNodes(5);
    const results = await registry.setup(2);
    expect(results.map(({ good }) => good)).toEqual([true, true, true, true, true]);
    const summary = await registry.start(200);
    expect(summary).toMatchObject({ matched: true, totals: { sent: 1000, received: 1000 } });
    expect(summary.totals.relayed).toBeGreaterThan(0);
    expect(registry.failures).toEqual([]);
    for (const messenger of messengers) expect(messenger).toMatchObject({ diedOf: undefined, lost: 0 });
    expect(messengers.flatMap(({ log }) => log).filter(({ taken }) => !taken)).toEqual([]);
  });

  test('keeps hops and trace as the table says', async () => {
    const registry = await registryOf(dialect, { ids: [0, 40, 80, 127] });
    const messengers = await messengersOf(dialect, registry, 4);
    await registry.setup(1);
    await registry.start(50);
    const ofThreeHops = () => messengers[3]!.received.find((packet) => packet.source === 0);
    await until(
      () => ofThreeHops() !== undefined,
      () => 'a packet from 0 to 127',
    );
    const { source, hops, trace } = ofThreeHops()!;
    const relays = dialects[dialect].traces === 'itself' ? [40, 80] : [80, 127];
    expect({ source, hops, trace }).toEqual({ source: 0, hops: dialect === 'A' ? 0 : 2, trace: relays });
  });
});

test('a peer that cannot be connected to makes the NodeRegistryResponse bad, each dialect’s own way', async () => {
  const bad = { A: 128, B: -2, C: 0, D: -1 };
  for (const dialect of names) {
    const registry = await registryOf(dialect, { deadlineMs: 100 });
    const absent = await target();
    await absent.close();
    const raw = await rawTo(registry.port);
    raw.send({ kind: 'registration', address: `127.0.0.1:${absent.port}` });
    await raw.readFrames(1);
    await messengerOf(dialect, registry);
    await expect(registry.setup(1)).rejects.toThrow('NodeRegistryResponse');
    const answers = () =>
      registry.log.flatMap(({ message }) => (message.kind === 'nodeRegistryResponse' ? message : []));
    await until(
      () => answers().length > 0,
      () => `an answer of ${dialect}`,
    );
    expect(answers()).toMatchObject([{ result: bad[dialect] }]);
  }
});

test('messengers of A end after their first summary, the others go on and can leave', async () => {
  const a = await registryOf('A');
  const ofA = await messengersOf('A', a, 2);
  await a.setup(1);
  await a.start(5);
  await expect(Promise.all(ofA.map(({ ended }) => ended))).resolves.toEqual(
    Array(2).fill('its summary is sent'),
  );
  for (const dialect of ['B', 'C', 'D'] as const) {
    const registry = await registryOf(dialect);
    const [one] = await messengersOf(dialect, registry, 3);
    await registry.setup(2);
    await registry.start(5);
    expect((await registry.start(5)).matched).toBe(true);
    expect(await one!.deregister()).toBe(true);
    expect(registry.nodes.length).toBe(2);
    expect(registry.deregistrations).toEqual([
      { id: one!.id, address: one!.address, result: expect.any(Number) },
    ]);
  }
});

test('an order that comes another way than the dialect takes it is ignored', async () => {
  const order = { kind: 'requestTrafficSummary' } as const;
  for (const dialect of names) {
    const registry = await registryOf(dialect);
    const messenger = await messengerOf(dialect, registry);
    const raw = await rawTo(messenger.port);
    raw.send(order);
    raw.send(order);
    await until(
      () => messenger.log.length === 3,
      () => `two orders, ${messenger.log.length}`,
    );
    const takes = { A: [false, false], B: [true, false], C: [true, true], D: [true, true] };
    expect(messenger.log.slice(1).map(({ taken }) => taken)).toEqual(takes[dialect]);
  }
});

test('a frame in two pieces kills B, C and D, and not A', async () => {
  for (const dialect of names) {
    const messenger = await messengerOf(dialect, await registryOf(dialect));
    const raw = await rawTo(messenger.port);
    await raw.dribble(encodeFrame({ kind: 'initiateTask', packets: 1 }));
    if (dialect === 'A') {
      await until(
        () => messenger.log.length === 2,
        () => 'the order',
      );
      expect(messenger.died).toBe(false);
    } else {
      expect(await messenger.ended).toBe('a frame in two pieces');
      await raw.closed;
    }
  }
});

test('an ID above the dialect’s own ends a messenger', async () => {
  await expect(messengerOf('A', await registryOf('A', { ids: [128] }))).rejects.toThrow('128');
  await expect(messengerOf('C', await registryOf('C', { ids: [1024] }))).rejects.toThrow('1024');
  expect((await messengerOf('D', await registryOf('D', { ids: [1023] }))).id).toBe(1023);
});

test('registries refuse a strange host, a second registration and a stranger’s leaving', async () => {
  const registry = await registryOf('D');
  await expect(messengerOf('C', registry)).rejects.toThrow("not the connection's");
  const raw = await rawTo(registry.port);
  raw.send({ kind: 'registration', address: '127.0.0.1:5001' });
  raw.send({ kind: 'registration', address: '127.0.0.1:5001' });
  raw.send({ kind: 'deregistration', address: '127.0.0.1:5002', id: registry.nodes[0]?.id ?? 0 });
  const [first, second, third] = (await raw.readMessages(3)) as Extract<Message, { result: number }>[];
  expect(first!.info).toBe(
    'Registration request successful. The number of messaging nodes currently constituting the overlay is (1).',
  );
  expect([first!.result >= 0, second!.result, third!.result]).toEqual([true, -1, -1]);
});

describe('the proxy', () => {
  const packets = Array.from({ length: 10 }, (_, payload) =>
    encodeFrame({ kind: 'nodeData', destination: 1, source: 2, payload }),
  );
  const payloads = (frames: readonly Buffer[]) =>
    frames.map(decodeFrame).map((message) => (message?.kind === 'nodeData' ? message.payload : undefined));
  const arrived = (at: { frames: readonly Buffer[] }, count: number) =>
    until(
      () => at.frames.length >= count,
      () => `${count} frames, ${at.frames.length} have come`,
    );

  test('drops, repeats and changes the frames it is told to, and no other', async () => {
    const at = await target();
    let count = 0;
    const changed = encodeFrame({ kind: 'nodeData', payload: 99 });
    const tamper = (frame: Buffer) => [[frame], [], [frame, frame], [changed]][count++] ?? [frame];
    const raw = await rawTo((await proxyTo({ to: at.port, tamper })).port);
    raw.send(Buffer.concat(packets));
    raw.end();
    await raw.closed;
    expect(payloads(at.frames)).toEqual([0, 2, 2, 99, 4, 5, 6, 7, 8, 9]);
    expect(at.ended).toBe(1);
  });

  test('passes on single bytes, late, both ways', async () => {
    const at = await target({ echo: true });
    const raw = await rawTo((await proxyTo({ to: at.port, byteByByte: true, delayMs: 10 })).port);
    raw.send(Buffer.concat(packets.slice(0, 3)));
    expect(payloads(await raw.readFrames(3))).toEqual([0, 1, 2]);
    expect(at.chunks.length).toBeGreaterThan(10);
  });

  test('cuts a connection after the frames it is told to', async () => {
    const at = await target();
    const between = await proxyTo({ to: at.port, cutAfterFrames: 4 });
    const raw = await rawTo(between.port);
    raw.send(Buffer.concat(packets));
    await raw.closed;
    await arrived(at, 4);
    expect(payloads(at.frames)).toEqual([0, 1, 2, 3]);
    const other = await rawTo(between.port);
    between.cut();
    await other.closed;
    expect(between.connections).toBe(2);
  });

  test.each([
    ['one lost', () => [], 149],
    ['one repeated', (frame: Buffer) => [frame, frame], 151],
  ])('in front of a messenger shows in the sums: %s', async (_, spoil, received) => {
    let spoilt = false;
    const tamper = (frame: Buffer) => {
      const message = decodeFrame(frame);
      if (spoilt || message?.kind !== 'nodeData' || message.destination !== 80) return [frame];
      spoilt = true;
      return spoil(frame);
    };
    const registry = await registryOf('C', { ids: [80] });
    const address = async (to: number) => `127.0.0.1:${(await proxyTo({ to, tamper })).port}`;
    await messengerOf('C', registry, { address });
    await messengersOf('C', registry, 2);
    await registry.setup(2);
    const summary = await registry.start(50, received);
    expect(summary).toMatchObject({ matched: false, totals: { sent: 150, received } });
    expect(summary.tries).toBeGreaterThanOrEqual(10);
  });
});
