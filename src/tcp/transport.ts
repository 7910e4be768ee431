// A stream of bytes to one other program: a TCP socket, or a pipe between two nodes of one process.

import type { Socket } from 'node:net';

export interface TransportEvents {
  /** Bytes arrived. They are valid until this returns true or, after false, until the next call of `resume`. */
  data(chunk: Uint8Array): boolean;
  /** The other side will send no more. */
  end(): void;
  /** The connection is closed; the last event. */
  close(reason: string): void;
}

export interface Transport {
  /** The remote host, an IP literal (IPv4 if possible). */
  readonly remoteHost: string;
  readonly localHost: string;
  attach(events: TransportEvents): void;
  /** `done` is called when the bytes are sent and their memory may be reused; never if the connection is lost first. */
  write(bytes: Uint8Array, done?: () => void): void;
  /** Bytes written and not sent yet. */
  readonly unsentBytes: number;
  pause(): void;
  resume(): void;
  /** Half-closes after sending what was written; `done` is called when it is sent. */
  end(done?: () => void): void;
  destroy(): void;
}

/** Idle time after which keep-alive probes begin. */
const KEEP_ALIVE_MS = 30_000;

/** How long a closed connection waits for the other side to close too. */
const LINGER_MS = 2000;

/** A socket as a transport; data written before it connects is sent when it does. */
export function socketTransport(socket: Socket): Transport {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS); // a machine that lost power sends no FIN
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
        if (error == null) done?.();
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

/** Half-closes after sending what was written, and discards what still arrives, for a limited time. */
export function closeGently(transport: Transport): void {
  const timer = setTimeout(() => transport.destroy(), LINGER_MS);
  transport.end();
  transport.attach({ data: () => true, end: () => transport.destroy(), close: () => clearTimeout(timer) });
  transport.resume();
}

export const REFUSED = 'connection refused';
export const NO_ANSWER = 'no answer';
const NO_FREE_PORT = 'there is no free port';
const TOO_MANY_FILES = 'too many open files (ulimit -n)';
const TOO_MANY_FILES_ANYWHERE = 'too many open files in the whole system';

/** Dial failures that pass by themselves. */
export const SHORTAGES: ReadonlySet<string> = new Set([
  NO_FREE_PORT,
  TOO_MANY_FILES,
  TOO_MANY_FILES_ANYWHERE,
]);

/** Socket errors in words. A code with two meanings has that of a listening socket. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: REFUSED,
  ECONNRESET: 'the connection broke',
  ECONNABORTED: 'the connection broke',
  EPIPE: 'the connection broke',
  ETIMEDOUT: NO_ANSWER,
  EADDRINUSE: 'the port is taken',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EACCES: 'this port is for privileged programs',
  EPERM: 'the system does not allow it',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
  EAI_NONAME: 'the host is not known',
  EAI_NODATA: 'the host is not known',
  EMFILE: TOO_MANY_FILES,
  ENFILE: TOO_MANY_FILES_ANYWHERE,
  ENOBUFS: 'the system has no memory for it',
  ENOMEM: 'the system has no memory for it',
  ENETUNREACH: 'that network cannot be reached',
  ENETDOWN: 'the network is down',
  EHOSTUNREACH: 'that host cannot be reached',
  EHOSTDOWN: 'that host is down',
  EAFNOSUPPORT: 'this machine has no addresses of that kind',
  EINVAL: 'that is no address to use',
  ERR_SOCKET_BAD_PORT: 'ports are 1 to 65535',
};

/** Codes that mean something else for a dialling socket. */
const DIAL_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'the system does not allow it',
  EADDRINUSE: NO_FREE_PORT,
  EADDRNOTAVAIL: NO_FREE_PORT,
};

/** A socket error in words. */
export function socketReason(error: NodeJS.ErrnoException & { readonly port?: number }): string {
  const { code = '', syscall, port } = error;
  if (code === 'EADDRINUSE' && port === 0) return NO_FREE_PORT;
  return (syscall === 'connect' ? DIAL_REASONS[code] : undefined) ?? REASONS[code] ?? (code || error.message);
}

/** Converts an IPv4-mapped IPv6 address to IPv4. */
function plainHost(host: string | undefined): string {
  return (host ?? '').replace(/^::ffff:/i, '');
}
