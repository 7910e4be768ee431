// A stream of bytes to one other program: a TCP socket, or a pipe between two nodes of one process.

import type { Socket } from 'node:net';

export interface TransportEvents {
  /** Bytes came. They must not be touched after the next call of `resume`, or after false was not returned. */
  data(chunk: Uint8Array): boolean;
  /** The other side will send no more. */
  end(): void;
  /** It is gone, for good; the last event. */
  close(reason: string): void;
}

export interface Transport {
  /** The host of the other side, an IP literal (IPv4 where it can be). */
  readonly remoteHost: string;
  readonly localHost: string;
  attach(events: TransportEvents): void;
  /** `done` is called when the bytes are gone, and may be used again; never when the connection broke before. */
  write(bytes: Uint8Array, done?: () => void): void;
  /** Bytes that were written and are not gone yet. */
  readonly unsentBytes: number;
  pause(): void;
  resume(): void;
  /** Half-closes: sends what was written, then no more. `done` is called when all that is gone. */
  end(done?: () => void): void;
  destroy(): void;
}

/** A connection on which nothing was said for so long is asked whether the other side is still there. */
const KEEP_ALIVE_MS = 30_000;

/** How long a connection that was closed waits for the other side to close as well. */
const LINGER_MS = 2000;

/** A socket as a transport; what is written before it is connected is sent then. */
export function socketTransport(socket: Socket): Transport {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS); // a machine that lost its power says no goodbye
  return {
    get remoteHost() {
      return plainHost(socket.remoteAddress);
    },
    get localHost() {
      return plainHost(socket.localAddress);
    },
    attach(events) {
      socket.on('data', (chunk) => {
        if (!events.data(chunk)) socket.pause();
      });
      socket.on('end', () => events.end());
      let reason = 'the connection was closed';
      socket.on('error', (error: NodeJS.ErrnoException) => {
        reason = socketReason(error);
      });
      socket.on('close', () => events.close(reason));
    },
    write(bytes, done) {
      socket.write(bytes, (error) => {
        if (!error) done?.();
      });
    },
    get unsentBytes() {
      return socket.writableLength;
    },
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    end(done) {
      if (done !== undefined) socket.once('finish', done);
      socket.end();
    },
    destroy: () => void socket.destroy(),
  };
}

/** Sends what was written and lets go: what still comes is thrown away, for a bounded time. */
export function closeGently(transport: Transport): void {
  const timer = setTimeout(() => transport.destroy(), LINGER_MS);
  transport.end();
  transport.attach({ data: () => true, end: () => transport.destroy(), close: () => clearTimeout(timer) });
  transport.resume();
}

export const NOBODY_LISTENS = 'nobody listens there';
export const NO_ANSWER = 'no answer';
/** Of a dial: all ports that connections may come from are taken. */
export const NO_ADDRESS = 'this machine does not have that address';
export const TOO_MANY_FILES = 'this process has as many connections as the system allows';

/** What went wrong with a socket, in words. */
export function socketReason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return NOBODY_LISTENS;
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection broke';
    case 'ETIMEDOUT':
      return NO_ANSWER;
    case 'EADDRINUSE':
      return 'the port is taken';
    case 'EADDRNOTAVAIL':
      return NO_ADDRESS;
    case 'EMFILE':
    case 'ENFILE':
      return TOO_MANY_FILES;
    case 'EACCES':
      return 'this port is for privileged programs';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'the host is not known';
    default:
      return error.code ?? error.message;
  }
}

/** An IPv4 address that came through an IPv6 socket, as IPv4. */
function plainHost(host: string | undefined): string {
  return (host ?? '').replace(/^::ffff:/i, '');
}
