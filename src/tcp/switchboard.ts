// Where transports come from: sockets that listen and dial, and pipes between nodes that live in this very process.

import { connect, createServer, isIP, type Server, type Socket } from 'node:net';
import { type Address, formatAddress } from '../overlay/address.ts';
import { Admission, type Guest } from './admission.ts';
import { afterReading } from './late-timers.ts';
import { PatientDial } from './patient-dial.ts';
import { createPipe } from './pipe.ts';
import { NO_ANSWER, socketReason, socketTransport, type Transport } from './transport.ts';

/**
 * Connections that the system holds until this process accepts them; it may allow fewer. Others' programs open one a packet,
 * and what finds no place is sent again by their system after a second, or forgotten.
 */
const BACKLOG = 4096;

/** A machine without power answers nothing; a system tries for minutes. The simulation's default is the same. */
export const CONNECT_MS = 10_000;

/** How long a dial may wait for a port or a file. Systems keep the ports of closed connections for a minute. */
export const MAX_SHORTAGE_MS = 90_000;

export interface DialOptions {
  readonly connectMs?: number;
  /** The system has no port or file for it: called now and then while the dial waits, for MAX_SHORTAGE_MS; left out, it closes. */
  short?(reason: string): void;
}

export interface Listener {
  readonly address: Address;
  close(): void;
}

/** Takes a connection that somebody else opened; undefined: it is not kept. */
type Accept = (transport: Transport) => Guest | undefined;

export class Switchboard {
  readonly #local = new Map<string, Accept>();
  readonly #admission = new Admission();
  #ports = 0;
  #isShortageSaid = false;
  readonly #usePipes: boolean;
  readonly #dialFrom: string | undefined;

  /**
   * usePipes: nodes of this process are linked in memory, not through the loopback device. dialFrom: the address of this
   * machine that connections come from, an IP literal; left out, the system chooses.
   */
  constructor(usePipes: boolean, dialFrom?: string) {
    this.#usePipes = usePipes;
    this.#dialFrom = dialFrom;
  }

  /**
   * Listens; port 0 takes a free one. `note` takes, once, that there can be no more connections. Rejects when the port is taken
   * or the host is not ours.
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
        server.on('error', () => {}); // without a listener for it, it would end the program
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
    // An answer that has come is read first, as this process may be what is late.
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
 * Where the system dials an address of this machine from: that address, of the loopback ones 127.0.0.1. An address that is
 * chosen has 28,000 ports for all that it dials, and not for each, and looking for a free one takes milliseconds.
 */
function usualSource(host: string): string {
  return host.startsWith('127.') ? '127.0.0.1' : host;
}

/** The real one: a name is resolved, and port 0 has become a number. */
function addressOf(server: Server): Address {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { host: address.address, port: address.port };
}
