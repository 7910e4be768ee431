// A peer that may be somebody else's program. Some read one packet a connection and pass over the rest (dialect B), some
// take no new connections once a run has started (A), and nothing says which. The first packet goes over the link of the
// set-up, which suits all; a while later, each of the next gets a connection of its own, as long as the peer takes them.

import type { MessengerSide } from '../dialects/dialect.ts';
import { setPatientTimeout } from './late-timers.ts';
import type { PacketQueue } from './packet-queue.ts';
import type { Switchboard } from './switchboard.ts';
import { NOBODY_LISTENS, type Transport } from './transport.ts';

/** Connections under way at a time to one peer. */
const MAX_AT_ONCE = 16;
/** A connection that fails before its packet was written is tried again so many times. */
const MAX_TRIES = 5;
const RETRY_MS = 100;

/** Why a peer is given up that takes what it is sent too slowly. */
export const STALLED = 'it takes nothing of what it is sent';

/** What it needs of the node around it. */
export interface ForeignPeerHost {
  /** How many packets the peer reads on one connection; 'unknown': it is to be found out. */
  reads(): MessengerSide['reads'];
  /** There is room again, or it is known how to go on. */
  proceed(): void;
  /** A packet that was taken from the queue could not be delivered. */
  dropped(): void;
  /** Nothing can be delivered any more. Called once. */
  givenUp(reason: string): void;
}

export interface ForeignPeerTiming {
  /** How long after the first packet a peer that takes no new connections in a run has surely stopped listening. */
  readonly probeMs: number;
  /** How long a connection for one packet may stay open. */
  readonly stallMs: number;
}

export class ForeignPeer {
  readonly #queue: PacketQueue;
  readonly #switchboard: Switchboard;
  readonly #timing: ForeignPeerTiming;
  readonly #host: ForeignPeerHost;
  #mode: 'untried' | 'probing' | 'one each' | 'kept link' | 'stopped' = 'untried';
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;

  constructor(
    queue: PacketQueue,
    switchboard: Switchboard,
    timing: ForeignPeerTiming,
    host: ForeignPeerHost,
  ) {
    this.#queue = queue;
    this.#switchboard = switchboard;
    this.#timing = timing;
    this.#host = host;
  }

  /** Writes what may be written now. True when all goes over the kept link: then the caller writes as to one of ours. */
  write(): boolean {
    if (this.#mode === 'untried') this.#begin();
    if (this.#mode === 'one each') this.#writeEach();
    return this.#mode === 'kept link';
  }

  /** The peer closed the link of the set-up. True when that is its way after a packet, and nothing is lost. */
  closed(): boolean {
    if (this.#mode === 'probing') this.#decide('one each');
    return this.#mode === 'one each';
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#mode = 'stopped';
  }

  #begin(): void {
    const reads = this.#host.reads();
    if (reads === 'unknown') this.#probe();
    else this.#mode = reads === 'one' ? 'one each' : 'kept link';
  }

  #probe(): void {
    const { connection } = this.#queue;
    if (connection === undefined || this.#queue.used === 0) return;
    this.#mode = 'probing';
    connection.transport.write(this.#queue.takeFirst());
    this.#timer = setTimeout(() => this.#decide('one each'), this.#timing.probeMs);
  }

  #decide(mode: 'one each' | 'kept link'): void {
    clearTimeout(this.#timer);
    this.#mode = mode;
    this.#host.proceed();
  }

  #writeEach(): void {
    while (this.#queue.used > 0 && this.#underWay < MAX_AT_ONCE) {
      this.#underWay++;
      this.#send(this.#queue.takeFirst(), 1);
    }
  }

  #send(frame: Uint8Array, attempt: number): void {
    let opened = false;
    let stalled = false;
    const transport: Transport = this.#switchboard.dial(this.#queue.foreign!.address, () => {
      opened = true;
      transport.write(frame);
      transport.end();
    });
    const calledOff = setPatientTimeout(() => {
      stalled = true;
      transport.destroy();
    }, this.#timing.stallMs);
    transport.attach({
      data: () => true,
      end: () => transport.destroy(),
      close: (reason) => {
        calledOff();
        if (opened && !stalled) this.#sent();
        else if (stalled) this.#failed(STALLED);
        else if (reason === NOBODY_LISTENS && this.#queue.connection !== undefined) this.#keep(frame);
        else if (attempt === MAX_TRIES || this.#mode === 'stopped') this.#failed(reason);
        else setTimeout(() => this.#send(frame, attempt + 1), RETRY_MS);
      },
    });
  }

  #sent(): void {
    this.#underWay--;
    if (this.#mode === 'one each') this.#host.proceed();
  }

  /** It takes no new connections: what it is to get goes over the link that it has. */
  #keep(frame: Uint8Array): void {
    this.#underWay--;
    this.#queue.connection?.transport.write(frame);
    if (this.#mode === 'one each') this.#decide('kept link');
  }

  #failed(reason: string): void {
    this.#underWay--;
    this.#host.dropped();
    if (this.#mode !== 'one each') return;
    this.stop();
    this.#host.givenUp(reason);
  }
}
