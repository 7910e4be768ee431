// A peer that may be somebody else's program. Some read one packet a connection and pass over the rest (dialect B), some
// take no new connections once a run has started (A), and nothing says which. The first packet goes over the link of the
// set-up, which suits all; a while later, each of the next gets a connection of its own, as long as the peer takes them.

import type { MessengerSide } from '../dialects/dialect.ts';
import type { Address } from '../overlay/address.ts';
import { introduce } from '../wire/codec.ts';
import type { Connection } from './connection.ts';
import { setPatientTimeout } from './late-timers.ts';
import type { PacketQueue, TakenFrame } from './packet-queue.ts';
import type { Switchboard } from './switchboard.ts';
import { REFUSED, SHORTAGES, type Transport } from './transport.ts';

/** How long the first packet to a peer that reads one a connection waits for the answer of one that is Sinkward's. */
const RECOGNITION_MS = 200;
/** Connections under way at a time to one peer. */
const MAX_AT_ONCE = 16;
/** A connection that fails before its packet was written is tried again so many times. */
const MAX_TRIES = 5;
const RETRY_MS = 100;
/**
 * A connection whose packet is sent stays half open until the peer closes it too, but only so long, as some never do; and
 * only so many at a time, which holds us back where a peer reads slowly.
 */
const LINGER_MS = 20;
const MAX_LINGERING = 64;

/**
 * A connection that takes so long was turned away at first, as the peer's queue of those that it has not accepted is full:
 * systems try again after a second. While that queue stays full, some that look open here are forgotten there, with their
 * packets. So it gets time to empty: no further connection for a while.
 */
const CROWDED_MS = 900;
const CROWDED_PAUSE_MS = 1000;

/** Why a peer is given up that takes what it is sent too slowly. */
export const STALLED = 'it takes nothing of what it is sent';

/** What it needs of the node around it. */
export interface ForeignPeerHost {
  /** How many packets the peer reads on one connection; 'unknown': it is to be found out. */
  reads(): MessengerSide['reads'];
  /** The first packet says that we are Sinkward, so that a peer that is too may answer. */
  introducesItself(): boolean;
  /** There is room again, or it is known how to go on. */
  proceed(): void;
  /** A packet that was taken from the queue could not be delivered. */
  dropped(): void;
  /** So many packets more, or fewer, wait for a port or a file to open their connections with. */
  short(change: number, reason: string): void;
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
}

export class ForeignPeer {
  readonly #queue: PacketQueue;
  readonly #address: Address;
  readonly #switchboard: Switchboard;
  readonly #timing: ForeignPeerTiming;
  readonly #host: ForeignPeerHost;
  #mode: 'untried' | 'probing' | 'one each' | 'kept link' | 'stopped' = 'untried';
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;
  /** Set while the peer's queue of connections is taken to be full. */
  #pause: NodeJS.Timeout | undefined;
  /** Connections that wait for a port or a file. */
  readonly #short = new Set<Transport>();
  /** Connections whose packet is sent, with what ends their time. */
  readonly #lingering = new Map<Transport, NodeJS.Timeout>();

  constructor(
    queue: PacketQueue,
    address: Address,
    switchboard: Switchboard,
    timing: ForeignPeerTiming,
    host: ForeignPeerHost,
  ) {
    this.#queue = queue;
    this.#address = address;
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

  /** It is one of ours: all that is to come goes over its link. What is under way goes on. */
  recognised(): void {
    clearTimeout(this.#timer);
    this.#mode = 'kept link';
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#pause);
    this.#mode = 'stopped';
    for (const transport of [...this.#short, ...this.#lingering.keys()]) transport.destroy();
  }

  #begin(): void {
    const { connection } = this.#queue;
    const reads = this.#host.reads();
    if (reads === 'many') {
      this.#mode = 'kept link';
    } else if (connection !== undefined && this.#queue.used > 0) {
      this.#writeFirst(connection);
      this.#probe(reads === 'unknown' ? this.#timing.probeMs : RECOGNITION_MS);
    }
  }

  #writeFirst(connection: Connection): void {
    const { frame, at } = this.#queue.takeFirst();
    const first = this.#host.introducesItself() ? introduce(frame) : frame;
    this.#queue.writeFrame(connection, { frame: first, at }, () => this.#host.proceed());
  }

  #probe(ms: number): void {
    this.#mode = 'probing';
    this.#timer = setTimeout(() => this.#decide('one each'), ms);
  }

  #decide(mode: 'one each' | 'kept link'): void {
    clearTimeout(this.#timer);
    this.#mode = mode;
    this.#host.proceed();
  }

  get #hasRoom(): boolean {
    return this.#pause === undefined && this.#underWay < MAX_AT_ONCE && this.#lingering.size < MAX_LINGERING;
  }

  #writeEach(): void {
    while (this.#queue.used > 0 && this.#hasRoom) {
      this.#underWay++;
      this.#send({ ...this.#queue.takeFirst(), failures: 0 });
    }
  }

  /** A packet is sent when it and our end of its connection have gone out: some peers never close theirs. */
  #send(packet: Packet): void {
    let written = false;
    let sent = false;
    let stalled = false;
    let dialledAt = performance.now();
    const opened = (transport: Transport) => {
      this.#hasSocket(transport);
      if (performance.now() - dialledAt > CROWDED_MS) this.#letItAccept();
      transport.write(packet.frame, () => {
        written = true;
      });
      transport.end(() => {
        if (sent) return;
        sent = true;
        calledOff();
        this.#linger(transport);
        this.#sent(packet);
      });
    };
    const short = (reason: string) => {
      calledOff();
      calledOff = stallAfterAll();
      dialledAt = performance.now();
      this.#lacksSocket(transport, reason);
    };
    const transport = this.#switchboard.dial(this.#address, opened, { short });
    const stallAfterAll = () =>
      setPatientTimeout(() => {
        stalled = true;
        transport.destroy();
      }, this.#timing.stallMs);
    let calledOff = stallAfterAll();
    transport.attach({
      data: () => true,
      end: () => transport.destroy(),
      close: (reason) => {
        calledOff();
        this.#hasSocket(transport);
        if (sent) return this.#lingered(transport);
        sent = true;
        if (stalled) this.#failed(packet, STALLED);
        else if (written) this.#sent(packet);
        else if (reason === REFUSED && this.#queue.connection !== undefined) this.#keep(packet);
        else this.#again(packet, reason);
      },
    });
  }

  #letItAccept(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      this.#host.proceed();
    }, CROWDED_PAUSE_MS);
  }

  #lacksSocket(transport: Transport, reason: string): void {
    if (this.#short.has(transport)) return;
    this.#short.add(transport);
    this.#host.short(1, reason);
  }

  #hasSocket(transport: Transport): void {
    if (this.#short.delete(transport)) this.#host.short(-1, '');
  }

  #again(packet: Packet, reason: string): void {
    packet.failures++;
    const isOver = packet.failures === MAX_TRIES || SHORTAGES.has(reason); // those had their time
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
