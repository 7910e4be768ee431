// Creates transports: sockets that listen and dial, and pipes between nodes of this process.

import { connect, createServer, isIP, type Server, type Socket } from 'node:net';
import { type Address, formatAddress } from '../overlay/address.ts';
import { Admission, type Guest } from './admission.ts';
import { afterReading } from './late-timers.ts';
import { PatientDial } from './patient-dial.ts';
import { createPipe } from './pipe.ts';
import { NO_ANSWER, socketReason, socketTransport, type Transport } from './transport.ts';

/**
 * Accept backlog; the system may allow less. Foreign programs may open a connection per packet, and one that finds the
 * backlog full is retried by their system after a second, or lost.
 */
const BACKLOG = 4096;

/** Connect timeout: a machine without power does not answer, and systems try for minutes. The simulation's default too. */
export const CONNECT_MS = 10_000;

/** How long a dial may wait for a free port or descriptor. Systems keep the ports of closed connections for a minute. */
export const MAX_SHORTAGE_MS = 90_000;

export interface DialOptions {
  readonly connectMs?: number;
  /** Called repeatedly while the dial waits for a port or descriptor, up to MAX_SHORTAGE_MS; if omitted, the transport closes. */
  short?(reason: string): void;
}

export interface Listener {
  readonly address: Address;
  close(): void;
}

/** Accepts a connection; undefined if it is rejected. */
type Accept = (transport: Transport) => Guest | undefined;

export class Switchboard {
  readonly #local = new Map<string, Accept>();
  readonly #admission = new Admission();
  #ports = 0;
  #isShortageSaid = false;
  readonly #usePipes: boolean;
  readonly #dialFrom: string | undefined;

  /**
   * usePipes: nodes of this process are connected in memory, not over loopback. dialFrom: the local address of outgoing
   * connections, an IP literal; if omitted, the system chooses.
   */
  constructor(usePipes: boolean, dialFrom?: string) {
    this.#usePipes = usePipes;
    this.#dialFrom = dialFrom;
  }

  /**
   * Listens; port 0 takes a free one. `note` is called once when the connection limit is reached. Rejects if the port is
   * taken or the host is not an address of this machine.
   */
  async listen(
    host: string,
    port: number,
    accept: Accept,
    note: (text: string) => void = () => {},
  ): Promise<Listener> {
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#admit(socket, accept, note));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, BACKLOG, () => {
        server.off('error', reject);
        server.once('error', (error) => note(`cannot accept a connection: ${socketReason(error)}`));
        server.on('error', () => {}); // an unhandled 'error' event would end the program
        resolve();
      });
    });
    const address = addressOf(server);
    const name = formatAddress(address);
    if (this.#usePipes) this.#local.set(name, accept);
    this.#ports++;
    return {
      address,
      close: () => {
        this.#ports--;
        this.#local.delete(name);
        server.close();
      },
    };
  }

  #admit(socket: Socket, accept: Accept, note: (text: string) => void): void {
    const admission = this.#admission;
    if (admission.isFull(this.#ports)) {
      if (!this.#isShortageSaid) {
        this.#isShortageSaid = true;
        const open = `${admission.size.toLocaleString('en-US')} connections are open`;
        note(`${open}, as many as there may be (ulimit -n); those that say nothing make room for others`);
      }
      if (!admission.makeRoom()) return void socket.destroy();
    }
    const guest = accept(socketTransport(socket));
    if (guest === undefined) return;
    admission.add(guest);
    socket.once('close', () => admission.remove(guest));
  }

  /** `opened` is called unless the transport closes first, as it does after connectMs. */
  dial(address: Address, opened: (transport: Transport) => void, options: DialOptions = {}): Transport {
    const accept = this.#local.get(formatAddress(address));
    if (accept !== undefined) {
      const [ours, theirs] = createPipe(address.host, address.host);
      setImmediate(() => {
        accept(theirs);
        opened(ours);
      });
      return ours;
    }
    const { short, connectMs = CONNECT_MS } = options;
    if (short === undefined) return this.#connect(address, opened, connectMs);
    return new PatientDial({
      attempt: (attemptOpened) => this.#connect(address, attemptOpened, connectMs),
      opened,
      short,
      shortageMs: MAX_SHORTAGE_MS,
    });
  }

  #connect(address: Address, opened: (transport: Transport) => void, connectMs: number): Transport {
    const from = this.#dialFrom === usualSource(address.host) ? undefined : this.#dialFrom;
    const socket = connect({
      ...address,
      allowHalfOpen: true,
      ...(from === undefined ? {} : { localAddress: from, family: isIP(from) }),
    });
    const transport = socketTransport(socket);
    // An answer that has already arrived is read first: this process may be the late one.
    socket.setTimeout(connectMs, () => {
      afterReading(() => {
        if (socket.connecting) socket.destroy(new Error(NO_ANSWER));
      });
    });
    socket.once('connect', () => {
      socket.setTimeout(0);
      opened(transport);
    });
    return transport;
  }
}

/**
 * The address from which the system dials an address of this machine: the same one, or 127.0.0.1 for loopback. Binding a
 * local address explicitly shares 28,000 ports among all destinations instead of each, and finding a free one takes
 * milliseconds.
 */
function usualSource(host: string): string {
  return host.startsWith('127.') ? '127.0.0.1' : host;
}

/** The bound address: names are resolved, port 0 is replaced. */
function addressOf(server: Server): Address {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { host: address.address, port: address.port };
}
