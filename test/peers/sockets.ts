// Sockets as the test peers use them: every one is known, so that all of them can be destroyed at once, and an
// error is never more than a close.

import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HANG_MS } from '../support/hang.ts';

const retryPauseMs = 25;
const mostTries = 80;
/** Ports of closed connections come back after a minute; no program is to blame for that. */
const shortageMs = 90_000;

export interface DialOptions {
  /** Stays open for writing when the other side has closed its half. */
  allowHalfOpen?: boolean;
  /** Where to connect from, as 127.0.0.2. */
  localAddress?: string;
}

type Outcome = 'not connected' | 'no port' | 'cut' | 'written';

export class Sockets {
  readonly #open = new Set<Socket>();
  #over = false;

  /** Takes a socket into care. */
  add(socket: Socket): Socket {
    this.#open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.once('close', () => this.#open.delete(socket));
    if (this.#over) socket.destroy();
    return socket;
  }

  /** Connects; undefined when nobody answers there. */
  async dial(address: string, options: DialOptions = {}): Promise<Socket | undefined> {
    const socket = this.add(connect({ ...endpoint(address), ...options }));
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(socket));
      socket.once('close', () => resolve(undefined));
    });
  }

  /**
   * Opens a connection for these bytes alone and closes it behind them. Tries again as long as nothing was
   * written (refused, reset), about 2 s in all, and 90 s while no port is left. False when they were not written, or
   * not in full.
   */
  async sendOnce(address: string, bytes: Uint8Array): Promise<boolean> {
    const end = performance.now() + shortageMs;
    for (let tries = 0; tries < mostTries && !this.#over; ) {
      const outcome = await this.#attempt(address, bytes);
      if (outcome === 'written' || outcome === 'cut') return outcome === 'written';
      if (outcome === 'not connected' || performance.now() > end) tries++;
      await pause(retryPauseMs);
    }
    return false;
  }

  /** Nothing is unread here when the socket is destroyed, so the system still delivers what was written. */
  #attempt(address: string, bytes: Uint8Array): Promise<Outcome> {
    const socket = this.add(connect(endpoint(address)));
    let outcome: Outcome = 'not connected';
    socket.resume();
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code?.startsWith('EADDR')) outcome = 'no port';
    });
    socket.once('connect', () => {
      outcome = 'cut';
      socket.end(bytes);
    });
    socket.once('finish', () => {
      outcome = 'written';
      socket.destroy();
    });
    return new Promise((resolve) => socket.once('close', () => resolve(outcome)));
  }

  /** Closes this side of every connection; what is still to be written goes out first. */
  endAll(): void {
    for (const socket of this.#open) socket.end();
  }

  destroyAll(): void {
    this.#over = true;
    for (const socket of this.#open) socket.destroy();
  }
}

/** Listens on an IPv4 loopback port; half-open, so that who closes its side can still be answered. */
export async function listen(
  onSocket: (socket: Socket) => void,
  { host = '127.0.0.1', port = 0 } = {},
): Promise<{ server: Server; port: number }> {
  const server = createServer({ allowHalfOpen: true }, onSocket);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`listening on ${address}`);
  return { server, port: address.port };
}

export function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

/**
 * Where an address leads. All peers of a test run on this machine: names for "here" are its loopback address.
 * Throws when there is no port at its end.
 */
export function endpoint(address: string): { host: string; port: number } {
  const host = hostOf(address);
  const here = ['', '::', '0.0.0.0', 'localhost'].includes(host);
  const port = Number(/:(\d{1,5})$/.exec(address)?.[1]);
  if (!(port <= 65_535)) throw new Error(`the address '${address}' has no port`);
  return { host: here ? '127.0.0.1' : host, port };
}

/** Waits for a condition; throws with `what` when it does not come true in time. */
export async function until(
  condition: () => boolean,
  what: () => string,
  deadlineMs = HANG_MS,
): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what()}`);
    await pause(5);
  }
}
