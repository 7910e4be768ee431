// A peer that may be somebody else's program. Some read one packet a connection and pass over the rest (dialect B), some
// take no new connections once a run has started (A), and nothing says which. The first packet goes over the link of the
// set-up, which suits all; a while later, each of the next gets a connection of its own, as long as the peer takes them.

import type { MessengerSide } from '../dialects/dialect.ts';
import type { PacketQueue, TakenFrame } from './packet-queue.ts';
import type { Switchboard } from './switchboard.ts';
import { NO_ADDRESS, NOBODY_LISTENS, TOO_MANY_FILES, type Transport } from './transport.ts';

/** Connections under way at a time to one peer. */
const MAX_AT_ONCE = 16;
/** A connection that fails before its packet was written is tried again so many times. */
const MAX_TRIES = 5;
const RETRY_MS = 100;
/** How long a packet waits for a port or a file to open its connection with. A system keeps ports for a minute. */
const MAX_SHORTAGE_MS = 90_000;
/**
 * A connection whose packet is sent stays half open until the peer closes it too, but only so long, as some never do; and
 * only so many at a time, which holds us back where a peer reads slowly.
 */
const LINGER_MS = 20;
const MAX_LINGERING = 64;

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

/** One that has a connection of its own. */
interface Packet extends TakenFrame {
  failures: number;
  readonly sinceMs: number;
}

export class ForeignPeer {
  readonly #queue: PacketQueue;
  readonly #switchboard: Switchboard;
  readonly #timing: ForeignPeerTiming;
  readonly #host: ForeignPeerHost;
  #mode: 'untried' | 'probing' | 'one each' | 'kept link' | 'stopped' = 'untried';
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;
  /** Connections whose packet is sent, with what ends their time. */
  readonly #lingering = new Map<Transport, NodeJS.Timeout>();

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
    for (const transport of this.#lingering.keys()) transport.destroy();
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
    this.#queue.writeFrame(connection, this.#queue.takeFirst(), () => this.#host.proceed());
    this.#timer = setTimeout(() => this.#decide('one each'), this.#timing.probeMs);
  }

  #decide(mode: 'one each' | 'kept link'): void {
    clearTimeout(this.#timer);
    this.#mode = mode;
    this.#host.proceed();
  }

  get #hasRoom(): boolean {
    return this.#underWay < MAX_AT_ONCE && this.#lingering.size < MAX_LINGERING;
  }

  #writeEach(): void {
    while (this.#queue.used > 0 && this.#hasRoom) {
      this.#underWay++;
      this.#send({ ...this.#queue.takeFirst(), failures: 0, sinceMs: performance.now() });
    }
  }

  /** A packet is sent when it and our end of its connection have gone out: some peers never close theirs. */
  #send(packet: Packet): void {
    let written = false;
    let sent = false;
    let stalled = false;
    const transport: Transport = this.#switchboard.dial(this.#queue.foreign!.address, () => {
      transport.write(packet.frame, () => {
        written = true;
      });
      transport.end(() => {
        if (sent) return;
        sent = true;
        clearTimeout(timer);
        this.#linger(transport);
        this.#sent(packet);
      });
    });
    const timer = setTimeout(() => {
      stalled = true;
      transport.destroy();
    }, this.#timing.stallMs);
    transport.attach({
      data: () => true,
      end: () => transport.destroy(),
      close: (reason) => {
        clearTimeout(timer);
        if (sent) return this.#lingered(transport);
        sent = true;
        if (stalled) this.#failed(packet, STALLED);
        else if (written) this.#sent(packet);
        else if (reason === NOBODY_LISTENS && this.#queue.connection !== undefined) this.#keep(packet);
        else this.#again(packet, reason);
      },
    });
  }

  #again(packet: Packet, reason: string): void {
    // Ports and files come back by themselves, once the connections before have been forgotten by the system.
    const isShortage = reason === NO_ADDRESS || reason === TOO_MANY_FILES;
    if (!isShortage) packet.failures++;
    const isOver = packet.failures === MAX_TRIES || performance.now() - packet.sinceMs > MAX_SHORTAGE_MS;
    if (isOver || this.#mode === 'stopped') this.#failed(packet, reason);
    else setTimeout(() => this.#send(packet), RETRY_MS);
  }

  #linger(transport: Transport): void {
    const timer = setTimeout(() => {
      transport.destroy();
      this.#lingered(transport);
    }, LINGER_MS);
    this.#lingering.set(transport, timer);
  }

  #lingered(transport: Transport): void {
    clearTimeout(this.#lingering.get(transport));
    if (this.#lingering.delete(transport)) this.#host.proceed();
  }

  #sent({ at }: Packet): void {
    this.#underWay--;
    this.#queue.frameGone(at);
    this.#host.proceed();
  }

  /** It takes no new connections: what it is to get goes over the link that it has. */
  #keep(packet: Packet): void {
    this.#underWay--;
    this.#queue.writeFrame(this.#queue.connection!, packet, () => this.#host.proceed());
    if (this.#mode === 'one each') this.#decide('kept link');
  }

  #failed(packet: Packet, reason: string): void {
    this.#underWay--;
    this.#queue.frameGone(packet.at);
    this.#host.dropped();
    if (this.#mode === 'one each') {
      this.stop();
      this.#host.givenUp(reason);
    } else this.#host.proceed();
  }
}
