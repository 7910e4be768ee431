// A connection on which every byte is observed: frames as messages, in order, and bytes that are not a frame.

import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Address, formatAddress } from '../overlay/address.ts';
import type { Message } from '../overlay/message.ts';
import { decode } from '../wire/codec.ts';
import { FrameReader } from '../wire/frame.ts';
import { frameHint, HINT_BYTES } from '../wire/hint.ts';
import { bytesText } from './frame-text.ts';

/** Longer frames are malformed: the longest that these programs send is a table of 128 IDs. */
const MAX_BODY_BYTES = 2 ** 20;

export interface LineEvents {
  /** `body`: its bytes without the length, valid only during the call. */
  message(message: Message, line: WireLine, body: Uint8Array): void;
  /** Bytes that are not a frame or not a message; the connection is then closed. */
  malformed(reason: string, line: WireLine): void;
  /** Frames were read, or the other side has half-closed or closed. */
  changed(): void;
}

/** For a connection of which only whether it opens matters. */
export const NO_EVENTS: LineEvents = { message: () => {}, malformed: () => {}, changed: () => {} };

export class WireLine {
  readonly socket: Socket;
  /** Messages received. */
  /** Chunks in which the first message came. */
  firstChunks = 0;
  messages = 0;
  /** The other side has half-closed or closed. */
  ended = false;
  closed = false;
  /** It failed, usually by a reset. */
  failed = false;
  readonly #reader = new FrameReader(MAX_BODY_BYTES);
  readonly #events: LineEvents;
  #first = Buffer.alloc(0);

  constructor(socket: Socket, events: LineEvents) {
    this.socket = socket.setNoDelay(true);
    this.#events = events;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('end', () => {
      this.ended = true;
      if (this.#reader.heldBytes > 0) events.malformed(this.#cutOff(), this);
      events.changed();
    });
    socket.on('error', () => {
      this.failed = true;
    });
    socket.on('close', () => {
      this.ended = true;
      this.closed = true;
      events.changed();
    });
  }

  write(bytes: Uint8Array): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Writes pieces of these sizes, then the rest, with a pause after each so that the other side reads them separately. */
  async writeInPieces(bytes: Uint8Array, sizes: readonly number[], pauseMs: number): Promise<void> {
    let at = 0;
    for (const size of [...sizes, bytes.length]) {
      if (at >= bytes.length) return;
      this.write(bytes.subarray(at, at + size));
      at += size;
      await pause(pauseMs);
    }
  }

  #read(chunk: Buffer): void {
    if (this.messages === 0) this.firstChunks++;
    if (this.#first.length < HINT_BYTES)
      this.#first = Buffer.concat([this.#first, chunk]).subarray(0, HINT_BYTES);
    this.#reader.push(chunk);
    while (this.#reader.next()) {
      const { bytes, start, end } = this.#reader;
      const body = bytes.subarray(start, end);
      const message = decode(body);
      if (message.kind === 'malformed') this.#refuse(`${message.reason}: ${bytesText(body)}`);
      else {
        this.messages++;
        this.#events.message(message, this, body);
      }
    }
    if (this.#reader.reason !== undefined) {
      const hint = frameHint(this.#first);
      this.#refuse(
        `${this.#reader.reason}; the first bytes are ${bytesText(this.#first)}${hint ? `: ${hint}` : ''}`,
      );
    }
    this.#events.changed();
  }

  #refuse(reason: string): void {
    this.#events.malformed(reason, this);
    this.socket.destroy();
  }

  #cutOff(): string {
    return `the connection ended within a frame: ${bytesText(this.#first)}`;
  }
}

/** A connection to the address; undefined if it is not accepted within the limit. */
export function dial(
  { host, port }: Address,
  events: LineEvents,
  limitMs: number,
): Promise<WireLine | undefined> {
  return new Promise((resolve) => {
    // Half-open, as some checks observe what the program does after our half-close.
    const socket = createConnection({ host, port, allowHalfOpen: true });
    const timer = setTimeout(() => socket.destroy(), limitMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(new WireLine(socket, events));
    });
    socket.once('error', () => {});
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

export interface Listener {
  readonly address: Address;
  /** All accepted connections, including closed ones. */
  readonly lines: readonly WireLine[];
  /** Starts or stops reading on all connections; unread data builds up as back-pressure. */
  read(reads: boolean): void;
  close(): void;
}

/**
 * Listens; port 0 takes a free one. `answersLate`: our half stays open after the other side's half-close. Rejects with the
 * system's error.
 */
export function listen(
  host: string,
  port: number,
  events: LineEvents,
  { answersLate = false } = {},
): Promise<Listener> {
  const lines: WireLine[] = [];
  let isReading = true;
  const read = (reads: boolean) => {
    isReading = reads;
    for (const { socket } of lines) reads ? socket.resume() : socket.pause();
  };
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    lines.push(new WireLine(socket, events));
    if (!isReading) socket.pause();
    if (!answersLate) socket.on('end', () => socket.end());
    events.changed();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const bound = server.address() as { port: number };
      const close = () => {
        server.close();
        for (const { socket } of lines) socket.destroy();
      };
      resolve({ address: { host, port: bound.port }, lines, read, close });
    });
  });
}

export function addressText(address: Address): string {
  return formatAddress(address);
}
