// A connection with no manners, for tests of what a hostile or a slow peer does: any bytes, one at a time, never
// reading, from another address.

import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { Sockets, until } from './sockets.ts';
import { type Draft, decodeFrame, encodeFrame, FrameCutter, type Message } from './wire.ts';

export interface RawConnection {
  readonly localPort: number;
  /** Whole frames that have come so far, length included. */
  readonly frames: readonly Buffer[];
  /** Settles when the connection is closed, by either side; see `neverRead`. */
  readonly closed: Promise<void>;
  readonly isClosed: boolean;
  /** Writes bytes, or a message as one frame. */
  send(what: Uint8Array | Draft): void;
  /** Writes one byte at a time, each in a turn of the loop of its own. */
  dribble(bytes: Uint8Array): Promise<void>;
  /** The next frames not handed out before; throws when they do not come. */
  readFrames(count?: number): Promise<Buffer[]>;
  /** The same, decoded. */
  readMessages(count?: number): Promise<(Message | undefined)[]>;
  /** From now on takes no bytes, and so does not see the other side close either. */
  neverRead(): void;
  /** Closes this half. */
  end(): void;
  destroy(): void;
}

/** Connects to a port of this machine; `localAddress` is where from, for example 127.0.0.2. */
export async function connectRaw(
  port: number,
  options: { localAddress?: string } = {},
): Promise<RawConnection> {
  const socket = await new Sockets().dial(`127.0.0.1:${port}`, options);
  if (socket === undefined) throw new Error(`nobody listens on ${port}`);
  return new Raw(socket);
}

class Raw implements RawConnection {
  readonly #socket: Socket;
  #handedOut = 0;
  readonly localPort: number;
  readonly frames: Buffer[] = [];
  readonly closed: Promise<void>;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.localPort = socket.localPort ?? 0;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    const cutter = new FrameCutter();
    socket.on('data', (chunk: Buffer) => this.frames.push(...cutter.push(chunk)));
  }

  get isClosed(): boolean {
    return this.#socket.closed;
  }

  send(what: Uint8Array | Draft): void {
    this.#socket.write(what instanceof Uint8Array ? what : encodeFrame(what));
  }

  dribble(bytes: Uint8Array): Promise<void> {
    return dribble(this.#socket, bytes);
  }

  async readFrames(count = 1): Promise<Buffer[]> {
    const start = this.#handedOut;
    const here = () => this.frames.length - start;
    await until(
      () => here() >= count || this.isClosed,
      () => `${count} frames, ${here()} have come`,
    );
    if (here() < count) throw new Error(`closed after ${here()} of ${count} frames`);
    this.#handedOut = start + count;
    return this.frames.slice(start, start + count);
  }

  async readMessages(count = 1): Promise<(Message | undefined)[]> {
    return (await this.readFrames(count)).map(decodeFrame);
  }

  neverRead(): void {
    this.#socket.pause();
  }

  end(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

/** One byte at a time; stops when the connection is gone. */
export async function dribble(socket: Socket, bytes: Uint8Array): Promise<void> {
  for (const byte of bytes) {
    if (!socket.writable) return;
    await writeAll(socket, Uint8Array.of(byte));
    await turn();
  }
}

/** Settles when the system has the bytes, or the connection is gone. */
export function writeAll(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.write(bytes, () => resolve());
  });
}
