// Nodes of one process are linked by pipes, others by sockets: what uses a transport must not be able to tell. One suite
// of cases runs over both.

import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { createPipe } from '../../src/tcp/pipe.ts';
import { Switchboard } from '../../src/tcp/switchboard.ts';
import type { Transport } from '../../src/tcp/transport.ts';
import { until } from '../peers/sockets.ts';
import { atEnd, endAll } from './support.ts';

afterEach(endAll);

type Ends = readonly [dialler: Transport, listener: Transport];

async function overSockets(): Promise<Ends> {
  const switchboard = new Switchboard(false);
  let accepted: Transport | undefined;
  let opened = false;
  const listener = await switchboard.listen('127.0.0.1', 0, (transport) => {
    accepted = transport;
    return undefined;
  });
  const dialler = switchboard.dial(listener.address, () => {
    opened = true;
  });
  await until(
    () => opened && accepted !== undefined,
    () => 'the connection',
  );
  listener.close();
  return [dialler, accepted!];
}

async function overAPipe(): Promise<Ends> {
  return createPipe('127.0.0.1', '127.0.0.1');
}

/** One end, with all that it is told, in order: bytes, 'end', 'close'. */
class End {
  readonly transport: Transport;
  readonly told: (Uint8Array | 'end' | 'close')[] = [];
  done = 0;
  /** Whether data is taken and more of it wanted. */
  wants = true;

  constructor(transport: Transport) {
    this.transport = transport;
    transport.attach({
      data: (chunk) => {
        this.told.push(Uint8Array.from(chunk));
        return this.wants;
      },
      end: () => this.told.push('end'),
      close: () => this.told.push('close'),
    });
    atEnd(() => transport.destroy());
  }

  write(bytes: Uint8Array): void {
    this.transport.write(bytes, () => this.done++);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.told.filter((what) => typeof what !== 'string'));
  }

  get chunks(): number {
    return this.told.filter((what) => typeof what !== 'string').length;
  }

  /** Without the bytes. */
  get signs(): string[] {
    return this.told.filter((what) => typeof what === 'string');
  }

  sees(condition: () => boolean, what: string): Promise<void> {
    return until(condition, () => `${what}; ${this.bytes.length} bytes, ${this.signs}, ${this.done} done`);
  }
}

function numbered(length: number, first = 0): Buffer {
  return Buffer.from(Array.from({ length }, (_, i) => (first + i) % 251));
}

function large(i: number): Buffer {
  const bytes = Buffer.alloc(LARGE, 0xa5);
  bytes.writeUInt32BE(i, LARGE - 4);
  return bytes;
}

/** Time for whatever might still come, in turns of the loop. */
async function aWhile(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await turn();
}

const MANY = 40;
const LARGE = 2 ** 20;

describe.each([
  ['sockets', overSockets],
  ['a pipe', overAPipe],
])('over %s', (_, connected) => {
  async function pair(): Promise<[End, End]> {
    const [dialler, listener] = await connected();
    return [new End(dialler), new End(listener)];
  }

  test('both ends know where they are', async () => {
    const [one, other] = await pair();
    for (const { transport } of [one, other]) {
      expect([transport.localHost, transport.remoteHost]).toEqual(['127.0.0.1', '127.0.0.1']);
    }
  });

  test('bytes arrive in order, both ways, and each write is done', async () => {
    const [one, other] = await pair();
    for (let i = 0; i < 100; i++) {
      one.write(numbered(7, i));
      other.write(numbered(5, 2 * i));
    }
    await one.sees(() => one.bytes.length === 500 && one.done === 100, '500 bytes');
    await other.sees(() => other.bytes.length === 700 && other.done === 100, '700 bytes');
    expect(other.bytes.equals(Buffer.concat(Array.from({ length: 100 }, (_, i) => numbered(7, i))))).toBe(
      true,
    );
    expect(one.bytes.equals(Buffer.concat(Array.from({ length: 100 }, (_, i) => numbered(5, 2 * i))))).toBe(
      true,
    );
    expect([one.transport.unsentBytes, other.transport.unsentBytes]).toEqual([0, 0]);
  });

  test('nothing is told in the very call that causes it', async () => {
    const [one, other] = await pair();
    one.write(numbered(3));
    expect([one.done, other.told]).toEqual([0, []]);
    await other.sees(() => other.chunks === 1, 'the bytes');
    one.transport.end();
    other.transport.destroy();
    expect([one.signs, other.signs]).toEqual([[], []]);
  });

  test('bytes wait for who comes to read them', async () => {
    const [dialler, listener] = await connected();
    const one = new End(dialler);
    one.write(numbered(9));
    await aWhile();
    const other = new End(listener);
    await other.sees(() => other.bytes.length === 9, 'the bytes');
  });

  test('who wants no more gets no more, and the writer knows', async () => {
    const [one, other] = await pair();
    other.wants = false;
    for (let i = 0; i < MANY; i++) one.write(large(i));
    await other.sees(() => other.chunks === 1, 'the first bytes');
    await aWhile();
    expect(other.chunks).toBe(1);
    expect(one.done).toBeLessThan(MANY);
    expect(one.transport.unsentBytes).toBeGreaterThan(0);
    other.wants = true;
    other.transport.resume();
    await other.sees(() => other.bytes.length === MANY * LARGE, 'all bytes');
    await one.sees(() => one.done === MANY, 'all writes done');
    expect(one.transport.unsentBytes).toBe(0);
    expect(other.bytes.equals(Buffer.concat(Array.from({ length: MANY }, (_, i) => large(i))))).toBe(true);
  });

  test('pause() stops bytes, resume() lets them come', async () => {
    const [one, other] = await pair();
    other.transport.pause();
    one.write(numbered(9));
    await aWhile();
    expect(other.told).toEqual([]);
    other.transport.resume();
    await other.sees(() => other.bytes.length === 9, 'the bytes');
  });

  test('an end comes after the bytes before it, however late they are taken', async () => {
    const [one, other] = await pair();
    other.wants = false;
    for (let i = 0; i < 3; i++) one.write(large(i));
    one.transport.end();
    await other.sees(() => other.chunks === 1, 'the first bytes');
    await aWhile();
    expect(other.signs).toEqual([]);
    other.wants = true;
    other.transport.resume();
    await other.sees(() => other.signs.length > 0, 'the end');
    expect(other.signs).toEqual(['end']);
    expect(other.told.at(-1)).toBe('end');
    expect(other.bytes.length).toBe(3 * LARGE);
  });

  test('who has ended still hears the other', async () => {
    const [one, other] = await pair();
    one.transport.end();
    await other.sees(() => other.signs.includes('end'), 'the end');
    other.write(numbered(9));
    await one.sees(() => one.bytes.length === 9, 'the answer');
    expect(one.signs).toEqual([]);
  });

  test('when both have ended it is gone, with nobody’s doing', async () => {
    const [one, other] = await pair();
    one.write(numbered(5));
    one.transport.end();
    await other.sees(() => other.signs.includes('end'), 'the end');
    other.write(numbered(9));
    other.transport.end();
    await one.sees(() => one.signs.length === 2, 'the close');
    await other.sees(() => other.signs.length === 2, 'the close');
    expect([one.signs, other.signs]).toEqual([
      ['end', 'close'],
      ['end', 'close'],
    ]);
    expect([one.bytes.length, other.bytes.length]).toEqual([9, 5]);
  });

  test('destroy() is told as one close, and the other side hears of the end', async () => {
    const [one, other] = await pair();
    one.write(numbered(5));
    await other.sees(() => other.bytes.length === 5, 'the bytes');
    one.transport.destroy();
    one.transport.destroy();
    await one.sees(() => one.signs.length > 0, 'the close');
    await other.sees(() => other.signs.length > 0, 'the end');
    other.transport.end();
    await other.sees(() => other.signs.includes('close'), 'the close');
    await aWhile();
    expect([one.signs, other.signs]).toEqual([['close'], ['end', 'close']]);
  });

  test('nothing comes after a close', async () => {
    const [one, other] = await pair();
    one.write(numbered(9));
    other.write(numbered(9));
    one.transport.destroy();
    one.write(numbered(9));
    one.transport.end();
    other.transport.destroy();
    await one.sees(() => one.signs.includes('close'), 'the close');
    await other.sees(() => other.signs.includes('close'), 'the close');
    await aWhile();
    expect([one.told.at(-1), other.told.at(-1)]).toEqual(['close', 'close']);
    expect(one.bytes.length).toBe(0);
  });
});
