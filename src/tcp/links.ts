// The links of one core: its connections by number, its timers, and the events of both.

import type { Address } from '../overlay/address.ts';
import type { Message } from '../overlay/message.ts';
import type { Effects, Event, Link } from '../overlay/node.ts';
import { decode, encode } from '../wire/codec.ts';
import type { FrameReader } from '../wire/frame.ts';
import { Admission, type Guest } from './admission.ts';
import { Connection, type ConnectionEvents } from './connection.ts';
import { HELLO, isHello, isWelcome, WELCOME } from './greeting.ts';
import { setPatientTimeout } from './late-timers.ts';
import { CONNECT_MS, type Switchboard } from './switchboard.ts';
import { SHORTAGES, type Transport } from './transport.ts';

/** Maximum body of a frame: from a stranger, and on connections that we dialled or that a registered node opened. */
export const STRANGER_BODY_BYTES = 65_536;
export const KNOWN_BODY_BYTES = 2 ** 20;

/** Interval of the sweep for incomplete frames and silent connections. */
const SWEEP_MS = 1000;

/** Limits of silent accepted connections where nodes may be silent: per node, and beyond those. */
const SILENT_LINKS_PER_NODE = 2;
const SILENT_STRANGERS = 64;

/** Maximum hosts that get a hint. */
const MAX_HINTS = 1024;

type Common = Omit<Effects<never>, 'report' | 'exit'>;

export interface LinksOptions {
  /** Offered each frame before it is decoded. True: taken; false: no room; undefined: not a packet. */
  takePacket?(connection: Connection, reader: FrameReader): boolean | undefined;
  /** Answer the handshake of Sinkward nodes on accepted links. */
  readonly welcomes?: boolean;
  /** Timeout of silent accepted connections while expectPeers expects none; omitted: none, as the core has its own. */
  readonly silenceMs?: number;
  /** Whether the core takes more messages now; if not, they are left unread until `resume`. Omitted: it always does. */
  hasRoom?(): boolean;
  /** A dial waits for a free port or descriptor; if omitted, such a link is lost instead. */
  short?(link: Link, reason: string): void;
}

/** `Own`: events of this core besides the common ones. */
export class Links<Own extends object = never> implements Common, ConnectionEvents {
  readonly #switchboard: Switchboard;
  readonly #step: (event: Event | Own) => void;
  readonly #takePacket: LinksOptions['takePacket'];
  readonly #welcomes: boolean;
  readonly #silentTicks: number;
  /** How many nodes may be silent on links that they opened. */
  #silentNodes = 0;
  readonly #admission = new Admission();
  /** Such nodes open their links about when these links are opened. */
  #peersFrom: readonly Link[] = [];
  readonly #short: LinksOptions['short'];
  readonly #hasRoom: () => boolean;
  /** Connections with messages that are left unread. */
  readonly #unread = new Set<Connection>();
  /** Connected links that wait for the answer to our handshake. */
  readonly #greeted = new Map<Link, { open(): void; stopWaiting(): void }>();
  readonly #connections = new Map<Link, Connection>();
  readonly #guests = new Map<Link, Guest>();
  readonly #opened = new Set<Link>();
  /** Cancels each timer. */
  readonly #timers = new Map<string, () => void>();
  /** Hosts whose errors already carried a hint: once is enough. */
  readonly #hinted = new Set<string>();
  #lastSent: { readonly message: Message; readonly frame: Uint8Array } | undefined;
  #queue: (Event | Own)[] = [];
  readonly #sweep: NodeJS.Timeout;
  #stepping = false;
  #nextLink: Link = 1;
  #stopped = false;

  constructor(
    switchboard: Switchboard,
    step: (event: Event | Own) => void,
    {
      takePacket,
      welcomes = false,
      short,
      silenceMs = Number.POSITIVE_INFINITY,
      hasRoom = () => true,
    }: LinksOptions = {},
  ) {
    this.#hasRoom = hasRoom;
    this.#silentTicks = Math.ceil(silenceMs / SWEEP_MS);
    this.#welcomes = welcomes;
    this.#short = short;
    this.#switchboard = switchboard;
    this.#step = step;
    this.#takePacket = takePacket;
    this.#sweep = setInterval(() => {
      for (const connection of this.#connections.values()) connection.tick(this.#maxSilentTicks(connection));
    }, SWEEP_MS);
    this.#sweep.unref();
  }

  get(link: Link): Connection | undefined {
    return this.#connections.get(link);
  }

  get size(): number {
    return this.#connections.size;
  }

  accept(transport: Transport): Guest | undefined {
    if (this.#stopped) {
      transport.destroy();
      return undefined;
    }
    const link = this.#nextLink++;
    const connection = new Connection(link, transport, STRANGER_BODY_BYTES, this);
    this.#connections.set(link, connection);
    this.#opened.add(link);
    this.emit({ kind: 'accepted', link, host: transport.remoteHost });
    const guest = this.#guest(connection);
    const maxSilent = SILENT_LINKS_PER_NODE * this.#silentNodes + SILENT_STRANGERS;
    if (this.#silentNodes > 0 && this.#admission.silent >= maxSilent) this.#admission.makeRoom();
    this.#admission.add(guest);
    this.#guests.set(link, guest);
    return guest;
  }

  #guest(connection: Connection): Guest {
    const { link } = connection;
    // Nodes connect when an overlay is set up, shortly before or after our own table arrives.
    const mayBePeer = () => {
      const links = SILENT_LINKS_PER_NODE * this.#silentNodes;
      return this.#peersFrom.some((first) => link >= first - links && link < first + links);
    };
    return {
      get isSilent() {
        return connection.isSilent;
      },
      get mayBePeer() {
        return mayBePeer();
      },
      evict: () => {
        connection.destroy();
        this.lost(connection, 'silent, and closed to make room for another connection');
      },
    };
  }

  /** From now on this many nodes may be silent on links that they open; Infinity: unknown. */
  expectPeers(silentNodes: number): void {
    this.#silentNodes = silentNodes;
    const peersFrom = [this.#nextLink];
    this.#peersFrom = peersFrom;
    // Peers may also be queued behind strangers that are still being accepted.
    this.#afterAccepting(() => void peersFrom.push(this.#nextLink));
  }

  /** Waits until connections made before now are accepted: the event loop accepts one per turn. */
  #afterAccepting(act: () => void): void {
    const next = this.#nextLink;
    setImmediate(() =>
      setImmediate(() => {
        if (this.#nextLink === next) act();
        else if (!this.#stopped) this.#afterAccepting(act);
      }),
    );
  }

  #maxSilentTicks({ link }: Connection): number {
    return link < 0 || this.#silentNodes > 0 ? Number.POSITIVE_INFINITY : this.#silentTicks;
  }

  /** Gives an event to the core; an event that arises during a step waits until the step is done. */
  emit(event: Event | Own): void {
    this.#queue.push(event);
    if (this.#stepping) return;
    this.#stepping = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#step(next);
    this.#stepping = false;
  }

  /** The core has room again. */
  resume(): void {
    const connections = [...this.#unread];
    this.#unread.clear();
    for (const connection of connections) connection.resume();
  }

  // Effects

  dial(link: Link, address: Address, isOurs = false): void {
    const short = this.#short && ((reason: string) => this.#short?.(link, reason));
    const opened = ({ remoteHost, localHost }: Transport) => {
      const connection = this.#connections.get(link);
      if (connection === undefined) return;
      const open = () => {
        this.#opened.add(link);
        this.emit({ kind: 'opened', link, host: remoteHost, localHost });
      };
      if (isOurs) this.#greet(connection, open);
      else open();
    };
    const transport = this.#switchboard.dial(address, opened, short && { short });
    this.#connections.set(link, new Connection(link, transport, KNOWN_BODY_BYTES, this));
  }

  #greet(connection: Connection, open: () => void): void {
    const stopWaiting = setPatientTimeout(() => {
      connection.destroy();
      this.lost(connection, 'it accepts connections and does not answer');
    }, CONNECT_MS);
    this.#greeted.set(connection.link, { open, stopWaiting });
    connection.send(encode(HELLO));
  }

  send(link: Link, message: Message): void {
    this.#connections.get(link)?.send(this.#frameOf(message));
  }

  /** One message to many, such as a heartbeat, is encoded once. */
  #frameOf(message: Message): Uint8Array {
    if (this.#lastSent?.message !== message) this.#lastSent = { message, frame: encode(message) };
    return this.#lastSent.frame;
  }

  end(link: Link): void {
    this.#connections.get(link)?.end();
  }

  close(link: Link): void {
    this.#forget(link)?.close();
    if (this.#queue.length > 0) this.#queue = this.#queue.filter((event) => !isOf(event, link));
  }

  setTimer(timer: string, delayMs: number): void {
    this.clearTimer(timer);
    const fire = () => {
      this.#timers.delete(timer);
      this.emit({ kind: 'timer', timer });
    };
    this.#timers.set(timer, setPatientTimeout(fire, delayMs));
  }

  clearTimer(timer: string): void {
    this.#timers.get(timer)?.();
    this.#timers.delete(timer);
  }

  /** Closes everything; queued data is still sent. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#sweep);
    for (const timer of this.#timers.keys()) this.clearTimer(timer);
    for (const link of [...this.#connections.keys()]) this.close(link);
  }

  // Connection events

  frame(connection: Connection, reader: FrameReader): boolean {
    const taken = this.#takePacket?.(connection, reader);
    if (taken !== undefined) return taken;
    if (!this.#hasRoom()) {
      this.#unread.add(connection);
      return false;
    }
    const message = decode(reader.bytes.subarray(reader.start, reader.end));
    if (message.kind === 'malformed') this.#drop(connection, `sent a ${message.reason}`);
    else if (!this.#isGreeting(connection, message)) {
      this.emit({ kind: 'message', link: connection.link, message });
    }
    return true;
  }

  #isGreeting(connection: Connection, message: Message): boolean {
    const { link } = connection;
    const greeted = this.#greeted.get(link);
    if (greeted !== undefined && isWelcome(message)) {
      this.#greeted.delete(link);
      greeted.stopWaiting();
      greeted.open();
      return true;
    }
    if (!this.#welcomes || link < 0 || !isHello(message)) return false;
    connection.send(encode(WELCOME));
    return true;
  }

  ended(connection: Connection): void {
    this.emit({ kind: 'ended', link: connection.link });
  }

  lost({ link }: Connection, reason: string): void {
    const opened = this.#opened.has(link);
    this.#forget(link);
    this.emit({ kind: 'lost', link, opened, reason, ...(SHORTAGES.has(reason) && { shortage: true }) });
  }

  garbled({ link, transport }: Connection, reason: string, hint?: string): void {
    this.#forget(link);
    const host = transport.remoteHost;
    const isSaid = hint !== undefined && !this.#hinted.has(host) && this.#hinted.size < MAX_HINTS;
    if (isSaid) this.#hinted.add(host);
    this.emit({ kind: 'garbled', link, reason: isSaid ? `${reason}; ${hint}` : reason });
  }

  #drop(connection: Connection, reason: string): void {
    connection.destroy();
    this.garbled(connection, reason);
  }

  #forget(link: Link): Connection | undefined {
    const connection = this.#connections.get(link);
    this.#connections.delete(link);
    if (connection !== undefined) this.#unread.delete(connection);
    this.#admission.remove(this.#guests.get(link));
    this.#guests.delete(link);
    this.#greeted.get(link)?.stopWaiting();
    this.#greeted.delete(link);
    this.#opened.delete(link);
    return connection;
  }
}

function isOf(event: object, link: Link): boolean {
  return 'link' in event && event.link === link;
}
