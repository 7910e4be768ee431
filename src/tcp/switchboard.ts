// Where transports come from: sockets that listen and dial, and pipes between nodes that live in this very process.

import { connect, createServer, isIP, type Server, type Socket } from 'node:net';
import { type Address, formatAddress } from '../overlay/address.ts';
import { Admission, type Guest } from './admission.ts';
import { afterReading } from './late-timers.ts';
import { createPipe } from './pipe.ts';
import { NO_ANSWER, socketReason, socketTransport, type Transport } from './transport.ts';

/** A machine without power answers nothing; a system tries for minutes. The simulation's default is the same. */
export const CONNECT_MS = 10_000;

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
      server.listen(port, host, () => {
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
  dial(address: Address, opened: (transport: Transport) => void, connectMs = CONNECT_MS): Transport {
    const accept = this.#local.get(formatAddress(address));
    if (accept !== undefined) {
      const [ours, theirs] = createPipe(address.host, address.host);
      setImmediate(() => {
        accept(theirs);
        opened(ours);
      });
      return ours;
    }
    const from = this.#dialFrom;
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

/** The real one: a name is resolved, and port 0 has become a number. */
function addressOf(server: Server): Address {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { host: address.address, port: address.port };
}
