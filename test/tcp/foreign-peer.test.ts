// The pace at which packets go to another program that reads one on each connection.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../../src/tcp/connection.ts';
import { ForeignPeer } from '../../src/tcp/foreign-peer.ts';
import { BufferPool, PacketQueue } from '../../src/tcp/packet-queue.ts';
import type { Switchboard } from '../../src/tcp/switchboard.ts';
import type { Transport, TransportEvents } from '../../src/tcp/transport.ts';
import { encodeFrame } from '../peers/wire.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection that opens when it is told to. */
class Dialled {
  events: TransportEvents | undefined;
  readonly #opened: (transport: Transport) => void;
  readonly transport = {
    attach: (events: TransportEvents) => {
      this.events = events;
    },
    write: (_: Uint8Array, done?: () => void) => done?.(),
    end: (done?: () => void) => done?.(),
    destroy: () => {},
  } as unknown as Transport;

  constructor(opened: (transport: Transport) => void) {
    this.#opened = opened;
  }

  open(): void {
    this.sends();
    this.peerCloses();
  }

  /** Its packet and our end go out. */
  sends(): void {
    this.#opened(this.transport);
  }

  peerCloses(): void {
    this.events!.end();
    this.events!.close('the connection was closed');
  }
}

/** Packets for a peer, the first of which is gone: each of the others has a connection of its own. */
function packetsToPeer(packets: number) {
  const queue = new PacketQueue(0, new BufferPool(65_536));
  const frame = encodeFrame({ kind: 'nodeData', source: 1, destination: 2, payload: 3 });
  for (let n = 0; n < packets; n++) {
    queue.hasRoom(frame.length);
    queue.bytes.set(frame, queue.used);
    queue.used += frame.length;
  }
  queue.connection = {
    transport: { write: (_: Uint8Array, done: () => void) => done() },
  } as unknown as Connection;
  const dials: Dialled[] = [];
  const switchboard = {
    dial: (_: unknown, opened: (transport: Transport) => void) => {
      const dialled = new Dialled(opened);
      dials.push(dialled);
      return dialled.transport;
    },
  } as unknown as Switchboard;
  const host = {
    reads: () => 'one' as const,
    appearsToReadMany: () => false,
    introducesItself: () => false,
    proceed: () => void setTimeout(() => peer.write(), 0),
    dropped: () => {},
    short: () => {},
    givenUp: () => {},
  };
  const timing = { probeMs: 1000, stallMs: 30_000 };
  const peer = new ForeignPeer(queue, { host: '192.0.2.1', port: 5001 }, switchboard, timing, host);
  peer.write();
  vi.advanceTimersByTime(1000);
  /** They open, and what follows from that is done. */
  const open = (from: number, to: number) => {
    for (const dialled of dials.slice(from, to)) dialled.open();
    vi.advanceTimersByTime(1);
  };
  return { queue, dials, open };
}

test('16 connections are under way, and the next follows each that is done', () => {
  const { dials, queue, open } = packetsToPeer(101);
  expect([dials.length, queue.count()]).toEqual([16, 84]);
  open(0, 4);
  expect(dials.length).toBe(20);
  for (let n = 4; n < 100; n++) open(n, n + 1);
  expect([dials.length, queue.gone]).toEqual([100, queue.put]);
});

test('a peer whose connections open late, as its queue of them is full, has a second to accept them', () => {
  const { dials, open } = packetsToPeer(101);
  vi.advanceTimersByTime(1010);
  open(0, 8);
  vi.advanceTimersByTime(500);
  open(8, 16);
  expect(dials.length).toBe(16);
  vi.advanceTimersByTime(500);
  expect(dials.length).toBe(32);
  open(16, 24);
  expect(dials.length).toBe(40);
});

test('a peer that closes its ends is waited for: few connections may be in its backlog', () => {
  const { dials, open } = packetsToPeer(101);
  open(0, 1);
  const settled = () => vi.advanceTimersByTime(1);
  for (let n = 1; n < dials.length; n++) {
    dials[n]!.sends();
    settled();
  }
  // 47 are sent and not closed there: 32, and the 16 that were under way by then but for the first.
  expect(dials.length).toBe(48);
  vi.advanceTimersByTime(1000);
  expect(dials.length).toBe(48);
  for (const dialled of dials.slice(1, 17)) dialled.peerCloses();
  settled();
  expect(dials.length).toBeGreaterThan(48);
});

test('a peer that closes its ends in bursts, as its memory is collected, is not waited for', () => {
  const { dials } = packetsToPeer(1001);
  let collected = 0;
  for (let burst = 0; burst < 6; burst++) {
    for (let n = collected; n < dials.length; n++) {
      dials[n]!.sends();
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(900);
    for (const dialled of dials.slice(collected)) dialled.peerCloses();
    collected = dials.length;
    vi.advanceTimersByTime(1);
  }
  expect(dials.length).toBe(1000);
});

test('a peer that closes its ends is waited for though it stands still now and then', () => {
  const { dials } = packetsToPeer(2001);
  let closed = 0;
  const next = (n: number) => {
    dials[n]!.sends();
    vi.advanceTimersByTime(1);
  };
  for (let stop = 0; stop < 5; stop++) {
    const first = dials.length - 16;
    for (let n = first; n < first + 150; n++) {
      next(n);
      if (n >= 10) dials[closed++]!.peerCloses();
      vi.advanceTimersByTime(1);
    }
    for (let n = first + 150; n < dials.length; n++) next(n);
    vi.advanceTimersByTime(600);
    const under = dials.length;
    vi.advanceTimersByTime(600);
    expect(dials.length).toBe(under);
    for (; closed < dials.length; closed++) dials[closed]!.peerCloses();
    vi.advanceTimersByTime(1);
  }
});

test('a peer that hangs with its ends open is waited for', () => {
  const { dials, open } = packetsToPeer(101);
  open(0, 1);
  for (let n = 1; n < dials.length; n++) {
    dials[n]!.sends();
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(1900);
  expect(dials.length).toBe(48);
});

test('a peer that never closes its ends is not waited for', () => {
  const { dials } = packetsToPeer(101);
  for (let n = 0; n < dials.length; n++) {
    dials[n]!.sends();
    vi.advanceTimersByTime(1);
  }
  expect(dials.length).toBe(100);
});
