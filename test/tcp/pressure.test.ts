// All nodes send at full speed through buffers that hold a packet or two: nobody may block another for ever, and no queue
// may hold more than it was given.

import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type * as Packets from '../../src/overlay/packets.ts';
import type { Connection } from '../../src/tcp/connection.ts';
import { BufferPool, PacketQueue } from '../../src/tcp/packet-queue.ts';
import { HEADER_BYTES } from '../../src/wire/frame.ts';
import { MAX_FRESH_BYTES } from '../../src/wire/packet.ts';
import { endAll, ourMessengers, ourOverlay, ourRegistry, type TestMessengers } from './support.ts';

const channels = vi.hoisted(() => ({ one: false }));

/** With `channels.one`, the two channels to a peer are one. */
vi.mock('../../src/overlay/packets.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Packets>();
  const first = (channel: number) => (channels.one && channel >= 0 ? channel & ~1 : channel);
  return {
    ...original,
    route: (...args: Parameters<typeof original.route>) => first(original.route(...args)),
    draftPacket: (...args: Parameters<typeof original.draftPacket>) => {
      original.draftPacket(...args);
      args[2].channel = first(args[2].channel);
    },
  };
});

afterEach(async () => {
  channels.one = false;
  vi.restoreAllMocks();
  await endAll();
});

const NODES = 10;
/** Lengths, hops, three numbers, and a trace of everybody but source and sink. */
const LARGEST_PACKET = HEADER_BYTES + 3 + 4 * 5 + 2 + 4 * (NODES - 2);

/** A queue gives away all that it holds with each write, so what writes take is the most that queues ever held. */
function watchQueues() {
  const seen = { writes: 0, mostBytes: 0, mostUnsent: 0, queues: new Set<PacketQueue>() };
  const write = PacketQueue.prototype.write;
  vi.spyOn(PacketQueue.prototype, 'write').mockImplementation(function (this: PacketQueue, ...args) {
    seen.writes++;
    seen.queues.add(this);
    seen.mostBytes = Math.max(seen.mostBytes, this.used);
    seen.mostUnsent = Math.max(seen.mostUnsent, args[0].transport.unsentBytes);
    return write.apply(this, args);
  });
  return seen;
}

describe.each([64, 256, 4096])('queues of %i bytes', (queueBytes) => {
  test.each([1, 3])('ten nodes over TCP, %i entries: nothing blocks and nothing is lost', async (entries) => {
    const seen = watchQueues();
    const { registry } = await ourOverlay(NODES, entries, { messengers: { queueBytes } });
    await registry.runMatched(2000);
    expect(seen.writes).toBeGreaterThan(NODES);
    expect(seen.mostBytes).toBeLessThanOrEqual(Math.max(queueBytes, LARGEST_PACKET));
    // The next write waits until the last is gone.
    expect(seen.mostUnsent).toBe(0);
    expect(seen.queues.size).toBeLessThanOrEqual(2 * NODES * entries);
  });
});

/** Packets moved so far; only while no summary is taken, which sets the counters back. */
function moved({ host: { columns } }: TestMessengers): number {
  const sums = [columns.sent, columns.relayed, columns.received].map((counts) =>
    counts.reduce((sum, count) => sum + count, 0),
  );
  return sums.reduce((sum, count) => sum + count, 0);
}

/** Nodes in memory move something in every few turns of the loop, as long as anything can move. */
async function standsStill(messengers: TestMessengers): Promise<void> {
  for (let still = 0, before = -1; still < 500; still++) {
    await turn();
    if (moved(messengers) !== before) still = 0;
    before = moved(messengers);
  }
}

// In memory, where the queues are all the buffers that there are. Over TCP the kernel adds some megabytes a link: the ring
// of the test above would need millions of packets to fill them.
test.each([
  ['two channels a peer: all packets arrive', false],
  ['one channel a peer: they wait for each other in a circle', true],
])('%s', async (_, one) => {
  channels.one = one;
  const registry = await ourRegistry({ timing: { progressMs: 60_000 } });
  const messengers = await ourMessengers(registry, NODES, { queueBytes: 64, noPipes: false });
  await registry.setUp(1);
  registry.host.command({ name: 'start-rounds', packets: 2000 });
  await registry.sees(
    () => moved(messengers) > 0 || registry.of('summary').length > 0,
    () => 'the first packet',
  );
  if (!one) {
    await registry.sees(
      () => registry.of('summary').length > 0,
      () => `the summary; ${moved(messengers)} moved`,
    );
    expect(registry.of('summary')[0]!.summary).toMatchObject({ matched: true, totals: { sent: 20_000 } });
  } else {
    await standsStill(messengers);
    expect(registry.of('summary')).toEqual([]);
    expect(messengers.of('finished').length).toBeLessThan(NODES);
  }
});

describe('a queue of packets', () => {
  const noConnection = { transport: { write: () => {} } } as unknown as Connection;

  test('keeps half of its room for relays', () => {
    const queue = new PacketQueue(0, new BufferPool(256));
    for (; queue.hasRoomToOriginate(); queue.used += MAX_FRESH_BYTES);
    expect(queue.used).toBeLessThanOrEqual(128);
    expect(queue.used + MAX_FRESH_BYTES).toBeGreaterThan(128);
    expect(queue.hasRoom(128)).toBe(true);
    queue.used += 128;
    expect(queue.hasRoom(256 - queue.used + 1)).toBe(false);
  });

  test('takes a packet larger than itself when it is empty, and nothing more then', () => {
    const queue = new PacketQueue(0, new BufferPool(64));
    expect(queue.hasRoom(5000)).toBe(true);
    expect(queue.bytes.length).toBeGreaterThanOrEqual(5000);
    queue.used = 5000;
    expect(queue.hasRoom(1)).toBe(false);
    expect(queue.hasRoomToOriginate()).toBe(false);
  });

  test('takes originated packets when it is empty, however small it is', () => {
    const queue = new PacketQueue(0, new BufferPool(64));
    expect(queue.hasRoomToOriginate()).toBe(true);
    queue.used = MAX_FRESH_BYTES;
    expect(queue.hasRoomToOriginate()).toBe(false);
    expect(queue.hasRoom(64 - MAX_FRESH_BYTES)).toBe(true);
  });

  test('is empty again when it has been written, and has room while the write is under way', () => {
    const queue = new PacketQueue(0, new BufferPool(64));
    expect(queue.hasRoom(64)).toBe(true);
    queue.used = 64;
    expect(queue.hasRoom(1)).toBe(false);
    queue.write(noConnection, () => {});
    expect([queue.used, queue.writing, queue.hasRoom(64)]).toEqual([0, true, true]);
  });
});
