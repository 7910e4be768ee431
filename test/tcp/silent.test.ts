// Members that are silent, gone or in a pause, and strangers' packets: none of them stops the others.

import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Connection } from '../../src/tcp/connection.ts';
import { BufferPool, PacketQueue } from '../../src/tcp/packet-queue.ts';
import { listen } from '../peers/sockets.ts';
import { encodeFrame } from '../peers/wire.ts';
import {
  atEnd,
  endAll,
  foreignMessengers,
  ourMessengers,
  ourOverlay,
  ourRegistry,
  rawTo,
  type TestRegistry,
} from './support.ts';

afterEach(async () => {
  vi.restoreAllMocks();
  await endAll();
});

/** Holds up this whole process: the registry and all its nodes. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** A listener that does with connections what is said; nobody's node. */
async function stranger(onConnection: 'closes' | 'keeps'): Promise<{ port: number; count(): number }> {
  let connections = 0;
  const { server, port } = await listen((socket) => {
    connections++;
    socket.on('error', () => {});
    if (onConnection === 'closes') socket.destroy();
    atEnd(() => socket.destroy());
  });
  atEnd(() => (server as Server).close());
  return { port, count: () => connections };
}

/** Registers an address and says nothing more. */
async function registerOnly(registry: TestRegistry, port: number, ours: boolean) {
  const raw = await rawTo(registry.port);
  const before = registry.of('registered').length;
  const extension = ours ? Buffer.from('a206020801', 'hex') : Buffer.alloc(0);
  const frame = encodeFrame({ kind: 'registration', address: `127.0.0.1:${port}` });
  raw.send(ours ? withField(frame, extension) : frame);
  await registry.sees(
    () => registry.of('registered').length > before,
    () => 'the registration',
  );
  return { raw, id: registry.of('registered')[before]!.id };
}

/** Adds a field to the inner message of a frame whose lengths are below 128. */
function withField(frame: Buffer, field: Buffer): Buffer {
  const body = Buffer.concat([frame.subarray(8), field]);
  const tag = body[0]! >= 0x80 ? 2 : 1;
  body[tag]! += field.length;
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

describe('a set-up with a member that is silent', () => {
  test.each([
    ['a program that registers and says nothing, where a stranger listens', false],
    ['a node of ours whose listener accepts, and which says nothing', true],
  ])('%s: the next one works', async (_, ours) => {
    const registry = await ourRegistry({ timing: { setupMs: 600, claimMs: 300, silenceMs: 60_000 } });
    await ourMessengers(registry, 4);
    const { port } = await stranger('keeps');
    const { id } = await registerOnly(registry, port, ours);
    const failed = await registry.command({ name: 'setup-overlay', entries: 2 });
    expect(failed.outcome).toBe('failed');
    expect(failed.reason).toContain(`no answer in 0.6 s from node ${id}`);
    expect(registry.of('left')).toMatchObject([{ id, how: 'lost' }]);
    await registry.setUp(2);
    await registry.runMatched(100);
  });

  test('of ours, behind a listener that accepts and closes: the set-up does not say done', async () => {
    const registry = await ourRegistry({ timing: { setupMs: 2000 } });
    await ourMessengers(registry, 3);
    const full = await stranger('closes');
    const extra = await ourMessengers(registry, 1, { advertise: { host: '127.0.0.1', port: full.port } });
    const failed = await registry.command({ name: 'setup-overlay', entries: 2 });
    expect(failed.outcome).toBe('failed');
    expect(failed.reason).toContain(`cannot reach node ${extra.ids[0]}`);
    // Two channels, tried three times each, by three nodes at the most.
    expect(full.count()).toBeLessThanOrEqual(18);
    await registry.command({ name: 'remove', id: extra.ids[0]! });
    await extra.sees(
      () => extra.code === 1,
      () => 'the end of the node that was removed',
    );
    await registry.setUp(2);
    await registry.runMatched(100);
  });

  test('an address of another program that accepts and closes is not dialled for ever', async () => {
    const registry = await ourRegistry({ timing: { setupMs: 4000 } });
    const ours = await ourMessengers(registry, 2);
    const full = await stranger('closes');
    await registerOnly(registry, full.port, false);
    await registry.command({ name: 'setup-overlay', entries: 1 });
    await ours.sees(
      () => ours.of('note').some(({ text }) => text.includes('gave up the link')),
      () => 'the link is given up',
    );
    expect(full.count()).toBeLessThan(100);
  });
});

describe('a pause', () => {
  test("of the whole machine in a run is nobody's death", async () => {
    const timing = { patienceMs: 700, settleMs: 700 };
    const { registry } = await ourOverlay(4, 2, { registry: { timing } });
    registry.host.command({ name: 'start-rounds', packets: 20_000 });
    await registry.sees(
      () => registry.of('progress').length > 0,
      () => 'the first round',
    );
    standStill(1500);
    await registry.sees(
      () => registry.of('summary').length > 0,
      () => 'the summary',
    );
    expect(registry.of('left')).toEqual([]);
    expect(registry.of('summary')[0]!.summary.matched).toBe(true);
  });

  test('in a set-up throws nobody out', async () => {
    const registry = await ourRegistry({ timing: { setupMs: 700, claimMs: 300 } });
    await ourMessengers(registry, 6);
    registry.host.command({ name: 'setup-overlay', entries: 2 });
    await new Promise(setImmediate);
    standStill(1500);
    await registry.sees(
      () => registry.of('ended').length > 0,
      () => 'the end of the set-up',
    );
    expect(registry.of('ended')).toMatchObject([{ outcome: 'done' }]);
    expect(registry.of('left')).toEqual([]);
  });
});

test("a stranger's packet that grows too large is dropped by the relay, whose link stays", async () => {
  const { registry, messengers } = await ourOverlay(4, 1);
  const [source, relay, , sink] = [...messengers.ids].sort((a, b) => a - b);
  const raw = await rawTo(messengers.portOf(relay!));
  const plain = encodeFrame({ kind: 'nodeData', source: source!, destination: sink!, payload: 7 });
  raw.send(grown(plain, 65_530));
  await messengers.sees(
    () => messengers.of('dropped').length > 0,
    () => 'the drop',
  );
  expect(messengers.of('dropped')).toMatchObject([{ id: relay, reason: 'too large' }]);
  expect(messengers.violations()).toEqual([]);
  const counted = messengers.host.columns.dropped.reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(1);
  await registry.setUp(1);
  await registry.runMatched(50);
});

/** The frame with an unknown field in its message, so that its body has so many bytes. */
function grown(frame: Buffer, bytes: number): Buffer {
  const inner = frame.subarray(10);
  const tag = Buffer.from([0xba, 0x3f]); // field 1015, wire type 2
  const padding = bytes - 4 - inner.length - tag.length - 3;
  const message = Buffer.concat([inner, tag, varint3(padding), Buffer.alloc(padding)]);
  const body = Buffer.concat([frame.subarray(8, 9), varint3(message.length), message]);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

function varint3(n: number): Buffer {
  return Buffer.from([(n & 127) | 128, ((n >> 7) & 127) | 128, n >> 14]);
}

describe('what a broken link had been given and not sent is counted', () => {
  function queueOf(packets: number): PacketQueue {
    const queue = new PacketQueue(0, new BufferPool(65_536));
    const frame = encodeFrame({ kind: 'nodeData', source: 1, destination: 2, payload: 3 });
    for (let n = 0; n < packets; n++) {
      queue.hasRoom(frame.length);
      queue.bytes.set(frame, queue.used);
      queue.used += frame.length;
    }
    return queue;
  }
  const neverDone = { transport: { write() {} } } as unknown as Connection;

  test('of one write', () => {
    const queue = queueOf(5);
    queue.write(neverDone, () => {});
    expect([queue.abandonWrite(), queue.abandonWrite(), queue.count()]).toEqual([5, 0, 0]);
  });

  test('of packets that were written one by one, and of a write behind them', () => {
    const queue = queueOf(5);
    for (let n = 0; n < 2; n++) queue.writeFrame(neverDone, queue.takeFirst(), () => {});
    queue.write(neverDone, () => {});
    expect(queue.gone).toBe(0);
    expect([queue.abandonWrite(), queue.abandonWrite(), queue.count()]).toEqual([5, 0, 0]);
    expect(queue.gone).toBe(queue.put);
  });

  test('of the first packet to a peer that is not ours, and the run goes on', async () => {
    const registry = await ourRegistry();
    const ours = await ourMessengers(registry, 1);
    await foreignMessengers('D', registry, 1);
    await registry.setUp(1);
    const { writeFrame } = PacketQueue.prototype;
    const spy = vi.spyOn(PacketQueue.prototype, 'writeFrame');
    spy.mockImplementationOnce(function (this: PacketQueue, connection, ...rest) {
      connection.transport.destroy();
      writeFrame.call(this, connection, ...rest);
    });
    const summary = await registry.run(20);
    expect(summary).toMatchObject({ missing: 1, totals: { sent: 40, received: 39, dropped: 1 } });
    expect(ours.of('finished').length).toBe(1);
  });
});

test('connections that register and close give their IDs back', async () => {
  const registry = await ourRegistry({ timing: { awayMs: 300 } });
  await ourMessengers(registry, 4);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  for (let n = 0; n < 20; n++) {
    const { raw } = await registerOnly(registry, port + (n % 2 === 0 ? 0 : 1), false);
    raw.destroy();
    await registry.sees(
      () => registry.of('left').length > n,
      () => `the end of the program number ${n}`,
    );
  }
  await registry.setUp(2);
  await registry.runMatched(50);
});
