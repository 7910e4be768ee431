// A peer that may be somebody else's program: some read one packet a connection and close it (dialect B), others keep it
// open, and nothing says which. The first packet goes alone; if the peer closes the connection after it, each packet gets
// a connection of its own from then on.

import type { PacketQueue } from './packet-queue.ts';
import type { Switchboard } from './switchboard.ts';
import type { Transport } from './transport.ts';

/** How long a peer may take to close a connection after one packet. */
const PROBE_MS = 1000;
/** Connections under way at a time to one peer. */
const MAX_AT_ONCE = 16;
/** A connection that fails before its packet was written is tried again so many times. */
const MAX_TRIES = 5;
const RETRY_MS = 100;

export class ForeignPeer {
  readonly #queue: PacketQueue;
  readonly #switchboard: Switchboard;
  /** There is room again, or it is known how to go on. */
  readonly #proceed: () => void;
  readonly #givenUp: (reason: string) => void;
  #mode: 'untried' | 'probing' | 'keeps' | 'closes' = 'untried';
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;

  constructor(
    queue: PacketQueue,
    switchboard: Switchboard,
    proceed: () => void,
    givenUp: (reason: string) => void,
  ) {
    this.#queue = queue;
    this.#switchboard = switchboard;
    this.#proceed = proceed;
    this.#givenUp = givenUp;
  }

  /** Writes what may be written now. True when the peer keeps connections: then the caller writes as to one of ours. */
  write(): boolean {
    if (this.#mode === 'keeps') return true;
    if (this.#mode === 'untried') this.#probe();
    else if (this.#mode === 'closes') this.#writeEach();
    return false;
  }

  /** The peer closed the connection. True when that is its way, and nothing is lost. */
  closed(): boolean {
    if (this.#mode === 'probing') {
      clearTimeout(this.#timer);
      this.#mode = 'closes';
      this.#proceed();
    }
    return this.#mode === 'closes';
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #probe(): void {
    const { connection } = this.#queue;
    if (connection === undefined || this.#queue.used === 0) return;
    this.#mode = 'probing';
    connection.transport.write(this.#queue.takeFirst());
    this.#timer = setTimeout(() => {
      this.#mode = 'keeps';
      this.#proceed();
    }, PROBE_MS);
  }

  #writeEach(): void {
    while (this.#queue.used > 0 && this.#underWay < MAX_AT_ONCE) {
      this.#underWay++;
      this.#send(this.#queue.takeFirst(), 1);
    }
  }

  #send(frame: Uint8Array, attempt: number): void {
    let opened = false;
    const transport: Transport = this.#switchboard.dial(this.#queue.foreign!.address, () => {
      opened = true;
      transport.write(frame);
      transport.end();
    });
    transport.attach({
      data: () => true,
      end: () => transport.destroy(),
      close: (reason) => {
        if (!opened && attempt < MAX_TRIES) {
          setTimeout(() => this.#send(frame, attempt + 1), RETRY_MS);
          return;
        }
        this.#underWay--;
        if (!opened) this.#givenUp(reason);
        else this.#proceed();
      },
    });
  }
}
