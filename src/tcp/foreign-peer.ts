// Packets to a peer that may be a foreign program. Some programs read one packet per connection and ignore the rest
// (dialect B), others accept no new connections once a run has started (A), and neither kind says so. The first packet goes
// over the set-up link, which suits both; after a pause, each packet gets its own connection until the peer refuses one.

import type { MessengerSide } from '../dialects/dialect.ts';
import type { Address } from '../overlay/address.ts';
import { introduce } from '../wire/codec.ts';
import type { Connection } from './connection.ts';
import { setPatientTimeout } from './late-timers.ts';
import type { PacketQueue, TakenFrame } from './packet-queue.ts';
import type { Switchboard } from './switchboard.ts';
import { REFUSED, SHORTAGES, type Transport } from './transport.ts';

/** Pause after the first packet to a peer presumed to read one per connection: a Sinkward node would answer in it. */
const RECOGNITION_MS = 200;
/** Maximum concurrent connections to one peer. */
const MAX_AT_ONCE = 16;
/** Maximum attempts to send a packet whose connection fails before it is written. */
const MAX_TRIES = 5;
const RETRY_MS = 100;
/**
 * After its packet is sent, a connection stays half-closed until the peer closes it too, but no longer than this, as some
 * peers never do. The limit on their number is back-pressure from a slow peer.
 */
const LINGER_MS = 20;
const MAX_LINGERING = 64;
/**
 * The same for a peer that has been seen to close its end: until then the connection may wait in its accept backlog, which
 * holds 50 by default in some languages, and a full backlog drops connections that are sent and closed here.
 */
const CLOSING_LINGER_MS = 2000;
const MAX_CLOSING = 32;
/**
 * Some programs close their ends only when their memory is collected: many at once, and then for a while none. Waiting for
 * that would let so few packets through as fit in between. So a peer is no longer waited for after so many pauses, each
 * while as many connections as may were waiting, and with few closed since the one before.
 */
const PAUSE_MS = 500;
const MAX_PAUSES = 3;
const MAX_CLOSED_AT_ONCE = 2 * MAX_CLOSING;

/**
 * A connect that takes this long had its first SYN dropped because the peer's accept backlog is full: systems retransmit
 * after a second. While the backlog is full, connections that look open here may be discarded there, with their packets.
 * So no further connection is opened for a while.
 */
const CROWDED_MS = 900;
const CROWDED_PAUSE_MS = 1000;

/** The reason for giving up a peer that has stopped reading. */
export const STALLED = 'it has stopped reading';

/** What ForeignPeer needs from its node. */
export interface ForeignPeerHost {
  /** How many packets the peer reads per connection; 'unknown' must be probed. */
  reads(): MessengerSide['reads'];
  /** What the registry makes of it at the start of a run; it may be wrong. */
  appearsToReadMany(): boolean;
  /** The first packet declares our program, so that a Sinkward peer can answer. */
  introducesItself(): boolean;
  /** There is room again, or the mode is decided. */
  proceed(): void;
  /** A packet that was taken from the queue could not be delivered. */
  dropped(): void;
  /** The number of packets that wait for a free port or descriptor has changed by `change`. */
  short(change: number, reason: string): void;
  /** The peer is given up: nothing more can be delivered. Called once. */
  givenUp(reason: string): void;
}

export interface ForeignPeerTiming {
  /** Pause after the first packet, long enough for a dialect A peer to have closed its listener. */
  readonly probeMs: number;
  /** Timeout of a connection for one packet. */
  readonly stallMs: number;
}

/** A packet that is sent on its own connection. */
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
  /** Set while the peer's accept backlog is presumed full. */
  #pause: NodeJS.Timeout | undefined;
  /** Connections that wait for a free port or descriptor. */
  readonly #short = new Set<Transport>();
  /** Half-closed connections whose packet is sent, with their timeouts. */
  readonly #lingering = new Map<Transport, NodeJS.Timeout>();
  /** The peer has closed its end of a connection whose packet was sent, and not just in bursts. */
  #closesItself = false;
  #closesInBursts = false;
  /** While as many connections as may wait for the peer to close them. */
  #closing: NodeJS.Timeout | undefined;
  #pauses = 0;
  /** Connections that the peer has closed since the last pause. */
  #closed = 0;

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

  /** Writes what may be written now. True if packets go over the kept link: then the caller writes them. */
  write(): boolean {
    if (this.#mode === 'untried') this.#begin();
    if (this.#mode === 'one each') this.#writeEach();
    return this.#mode === 'kept link';
  }

  /** The peer has closed the set-up link. True if it reads one packet per connection, so that nothing is lost. */
  closed(): boolean {
    if (this.#mode === 'probing') this.#decide('one each');
    return this.#mode === 'one each';
  }

  /** The peer is Sinkward's: further packets go over its link. Connections under way continue. */
  recognised(): void {
    clearTimeout(this.#timer);
    this.#mode = 'kept link';
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#pause);
    clearTimeout(this.#closing);
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
      const isKnown = reads === 'one' || this.#host.appearsToReadMany();
      this.#probe(isKnown ? RECOGNITION_MS : this.#timing.probeMs);
    }
  }

  #writeFirst(connection: Connection): void {
    const { frame, at } = this.#queue.takeFirst();
    const first = this.#host.introducesItself() ? introduce(frame) : frame;
    this.#queue.writeFrame(connection, { frame: first, at }, () => this.#host.proceed());
  }

  #probe(ms: number): void {
    this.#mode = 'probing';
    // A peer that reads one packet per connection would have closed the link by now, or never does.
    const next = () => (this.#host.appearsToReadMany() ? 'kept link' : 'one each');
    this.#timer = setTimeout(() => this.#decide(next()), ms);
  }

  #decide(mode: 'one each' | 'kept link'): void {
    clearTimeout(this.#timer);
    this.#mode = mode;
    this.#host.proceed();
  }

  get #hasRoom(): boolean {
    const maxLingering = this.#closesItself ? MAX_CLOSING : MAX_LINGERING;
    return this.#pause === undefined && this.#underWay < MAX_AT_ONCE && this.#lingering.size < maxLingering;
  }

  #writeEach(): void {
    while (this.#queue.used > 0 && this.#hasRoom) {
      this.#underWay++;
      this.#send({ ...this.#queue.takeFirst(), failures: 0 });
    }
  }

  /** A packet counts as sent when it and our FIN have gone out: some peers never close their end. */
  #send(packet: Packet): void {
    let written = false;
    let sent = false;
    let stalled = false;
    let dialledAt = performance.now();
    const opened = (transport: Transport) => {
      this.#hasSocket(transport);
      if (performance.now() - dialledAt > CROWDED_MS) this.#pauseForBacklog();
      transport.write(packet.frame, () => {
        written = true;
      });
      transport.end(() => {
        if (sent) return;
        sent = true;
        cancelStall();
        this.#linger(transport);
        this.#sent(packet);
      });
    };
    const short = (reason: string) => {
      cancelStall();
      cancelStall = startStallTimer();
      dialledAt = performance.now();
      this.#lacksSocket(transport, reason);
    };
    const transport = this.#switchboard.dial(this.#address, opened, { short });
    const startStallTimer = () =>
      setPatientTimeout(() => {
        stalled = true;
        transport.destroy();
      }, this.#timing.stallMs);
    let cancelStall = startStallTimer();
    transport.attach({
      data: () => true,
      end: () => {
        if (sent) this.#closedByPeer();
        transport.destroy();
      },
      close: (reason) => {
        cancelStall();
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

  #pauseForBacklog(): void {
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
    const isOver = packet.failures === MAX_TRIES || SHORTAGES.has(reason); // PatientDial has retried shortages
    if (isOver || this.#mode === 'stopped') this.#failed(packet, reason);
    else setTimeout(() => this.#send(packet), RETRY_MS);
  }

  #closedByPeer(): void {
    this.#closesItself = !this.#closesInBursts;
    this.#closed++;
    clearTimeout(this.#closing);
    this.#closing = undefined;
  }

  /** As many connections as may wait for the peer to close them, and it has closed none for a while. */
  #pausedClosing(): void {
    this.#closing = undefined;
    if (this.#closed === 0) return; // it hangs
    this.#pauses = this.#closed <= MAX_CLOSED_AT_ONCE ? this.#pauses + 1 : 1;
    this.#closed = 0;
    if (this.#pauses < MAX_PAUSES) return;
    this.#closesInBursts = true;
    this.#closesItself = false;
    for (const transport of [...this.#lingering.keys()]) transport.destroy();
  }

  #linger(transport: Transport): void {
    const timer = setTimeout(
      () => {
        transport.destroy();
        this.#lingered(transport);
      },
      this.#closesItself ? CLOSING_LINGER_MS : LINGER_MS,
    );
    this.#lingering.set(transport, timer);
    if (this.#closesItself && this.#lingering.size >= MAX_CLOSING) {
      this.#closing ??= setTimeout(() => this.#pausedClosing(), PAUSE_MS);
    }
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

  /** The peer refuses new connections: packets go over the kept link. */
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
