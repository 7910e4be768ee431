// One node over TCP: its core, its links, and a queue per channel to its peers. Control messages go through Links to the
// core; packets are copied from one connection to another here.

import { answerToIntroduction, isIntroduction } from '../dialects/extension.ts';
import type { MessengerEffects, MessengerEvent, MessengerOptions } from '../messenger/host.ts';
import { Messenger } from '../messenger/messenger.ts';
import type { Peer } from '../messenger/peer-links.ts';
import { type Address, formatAddress } from '../overlay/address.ts';
import type { Columns } from '../overlay/columns.ts';
import type { Link } from '../overlay/node.ts';
import {
  countDropped,
  countReceived,
  countRelayed,
  DELIVERED,
  DROP_LINK_LOST,
  DROP_TOO_LARGE,
  dropReason,
  route,
} from '../overlay/packets.ts';
import { Puzzle } from '../overlay/puzzle.ts';
import type { MessengerCommand, MessengerReport } from '../overlay/report.ts';
import { decode, relaySlow } from '../wire/codec.ts';
import { type FrameReader, HEADER_BYTES } from '../wire/frame.ts';
import {
  newPacketFields,
  type PacketFields,
  readPacket,
  relayedBytes,
  relayPacket,
  writePacket,
} from '../wire/packet.ts';
import type { Connection } from './connection.ts';
import { ForeignPeer, STALLED } from './foreign-peer.ts';
import { afterReading } from './late-timers.ts';
import { Links, STRANGER_BODY_BYTES } from './links.ts';
import { type BufferPool, PacketQueue } from './packet-queue.ts';
import { solveInSlices } from './solve-puzzle.ts';
import { type Listener, MAX_SHORTAGE_MS, type Switchboard } from './switchboard.ts';
import { socketReason } from './transport.ts';

export interface MessengerHostOptions extends MessengerOptions {
  readonly nodes: number;
  /** Port of the first node's listener; the next nodes take the next ports. 0: free ones. */
  readonly port: number;
  /** Listen on this IP literal and connect from it; omitted: the address from which the registry is reached. */
  readonly listenHost?: string;
  /** Nodes of this process are connected over loopback, not by pipes. */
  readonly noPipes?: boolean;
  /** Capacity of one channel's queue, in bytes; 64 or more. */
  readonly queueBytes?: number;
  /** A peer that has read nothing for this long is given up. */
  readonly stallMs?: number;
  /** Timeout of silent accepted connections if all nodes are Sinkward's; whole seconds. */
  readonly silenceMs?: number;
  /** Pause after the first packet to a peer that may be foreign, to find out how it reads packets. */
  readonly probeMs?: number;
  /** Keeps the key of the network that the node with a name belongs to. */
  pin?(network: Uint8Array): void;
  report(row: number, report: MessengerReport): void;
  /** All nodes have exited. `code`: the largest of theirs; 0 is success. */
  exit(code: number): void;
}

const NODE_DATA = 0x7a;
export const SWEEP_MS = 1000;
const DEFAULT_STALL_MS = 30_000;
const DEFAULT_SILENCE_MS = 10_000;
const DEFAULT_PROBE_MS = 1000;

/** Packets that a process originates in one turn of the event loop, over all its nodes, so that reading gets its share. */
const PACKETS_PER_TURN = 4096;

/** What the nodes of one process share. */
export interface Shared {
  readonly columns: Columns;
  readonly switchboard: Switchboard;
  readonly pool: BufferPool;
  readonly options: MessengerHostOptions;
}

export class NodeHost {
  readonly #columns: Columns;
  readonly #row: number;
  readonly #shared: Shared;
  readonly #ended: (code: number) => void;
  readonly #links: Links<MessengerEvent>;
  readonly #messenger: Messenger;
  readonly #fields: PacketFields = newPacketFields();
  readonly #channelOf = new Map<Link, PacketQueue>();
  readonly #foreign = new Map<PacketQueue, ForeignPeer>();
  readonly #packetsPerTurn: number;
  #queues: (PacketQueue | undefined)[] = [];
  #dirty: PacketQueue[] = [];
  #turnScheduled = false;
  #originating = false;
  /** While draining: queues that are not drained yet, and the value that `gone` of each must reach. */
  #unsent: Map<PacketQueue, number> | undefined;
  #listener: Listener | undefined;
  #saidShort = false;
  #isOver = false;
  #stopSolving = (): void => {};

  constructor(shared: Shared, row: number, ended: (code: number) => void) {
    this.#columns = shared.columns;
    this.#row = row;
    this.#shared = shared;
    this.#ended = ended;
    this.#packetsPerTurn = Math.max(64, Math.floor(PACKETS_PER_TURN / shared.options.nodes));
    this.#links = new Links(shared.switchboard, (event) => this.#step(event), {
      takePacket: (connection, reader) => this.#takePacket(connection, reader),
      welcomes: true,
      silenceMs: shared.options.silenceMs ?? DEFAULT_SILENCE_MS,
    });
    this.#messenger = new Messenger(shared.columns, row, this.#effects(), {
      presence: true,
      living: true,
      ...shared.options,
    });
  }

  start(): void {
    this.#messenger.start();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Ignored once the node has exited. */
  command(command: MessengerCommand): void {
    if (this.#isOver) return;
    this.#links.emit({ kind: 'command', command });
  }

  /** Finds writes that will time out before the next sweep. */
  sweep(): void {
    const stallMs = this.#shared.options.stallMs ?? DEFAULT_STALL_MS;
    for (const queue of this.#queues) {
      if (queue?.writing !== true) continue;
      const { writtenAt } = queue;
      const leftMs = writtenAt + stallMs - performance.now();
      if (leftMs < SWEEP_MS) this.#whenStalled(leftMs, () => this.#giveUpStalled(queue, writtenAt));
    }
  }

  /** A write that is long overdue indicates a pause of this process: the peer gets some more time. */
  #whenStalled(leftMs: number, giveUp: () => void): void {
    const isLate = leftMs < -2 * SWEEP_MS;
    setTimeout(() => afterReading(giveUp), isLate ? SWEEP_MS : leftMs).unref();
  }

  /**
   * Timed to the millisecond: a stalled node soon stalls those upstream of it, and their writes must not time out before
   * the one that caused them.
   */
  #giveUpStalled(queue: PacketQueue, writtenAt: number): void {
    const { connection } = queue;
    if (!queue.writing || queue.writtenAt !== writtenAt || connection === undefined) return;
    connection.destroy();
    this.#links.garbled(connection, STALLED);
  }

  // Control

  #effects(): MessengerEffects {
    const links = this.#links;
    return {
      dial: (link, address, isOurs) => links.dial(link, address, isOurs),
      send: (link, message) => links.send(link, message),
      end: (link) => links.end(link),
      close: (link) => links.close(link),
      setTimer: (timer, delayMs) => links.setTimer(timer, delayMs),
      clearTimer: (timer) => links.clearTimer(timer),
      report: (report) => this.#report(report),
      exit: (code) => this.#exit(code),
      listen: (host) => void this.#listen(host),
      carry: (channel, link, peer) => this.#carry(channel, link, peer),
      pin: (network) => this.#shared.options.pin?.(network),
      expectPeers: (silentNodes) => links.expectPeers(silentNodes),
      originate: () => {
        this.#originating = true;
        this.#scheduleTurn();
      },
      drain: () => this.#drain(),
      solve: (nonce, bits) => this.#solve(nonce, bits),
    };
  }

  #step(event: MessengerEvent): void {
    if (event.kind === 'lost' || event.kind === 'ended') {
      const queue = this.#channelOf.get(event.link);
      if (queue !== undefined && this.#foreign.get(queue)?.closed()) {
        this.#countLost(queue.abandonWrite());
        queue.connection = undefined;
        this.#channelOf.delete(event.link);
        this.#links.close(event.link);
        return this.#proceed(queue);
      }
    }
    this.#messenger.step(event);
  }

  async #listen(host: string): Promise<void> {
    const { options, switchboard } = this.#shared;
    if (this.#listener === undefined) {
      const port = options.port === 0 ? 0 : options.port + this.#row;
      const listenHost = options.listenHost ?? host;
      try {
        const accept = (transport: Parameters<Links['accept']>[0]) => this.#links.accept(transport);
        this.#listener = await switchboard.listen(listenHost, port, accept, (text) => {
          this.#report({ kind: 'note', text: `node ${this.#messenger.id}: ${text}` });
        });
      } catch (error) {
        const reason = `cannot listen on ${formatAddress({ host: listenHost, port })}: ${socketReason(error as Error)}`;
        this.#report({ kind: 'gave-up', reason });
        return this.#exit(1);
      }
    }
    const address: Address = { host, port: this.#listener.address.port };
    this.#links.emit({ kind: 'listening', address });
  }

  #solve(nonce: Uint8Array, bits: number): void {
    this.#stopSolving();
    const { seal } = this.#shared.options.identity!.signer;
    this.#stopSolving = solveInSlices(new Puzzle(seal, nonce, bits), (counter) => {
      this.#links.emit({ kind: 'solved', nonce, counter });
    });
  }

  #exit(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopSolving();
    this.#listener?.close();
    this.#links.stop();
    for (const foreign of this.#foreign.values()) foreign.stop();
    this.#ended(code);
  }

  // Packets in

  /** undefined if the frame is not a packet. */
  #takePacket(connection: Connection, reader: FrameReader): boolean | undefined {
    const fields = this.#fields;
    if (readPacket(reader.view, reader.start, reader.end, fields)) {
      return this.#move(connection, reader.view, undefined);
    }
    if (reader.bytes[reader.start] !== NODE_DATA) return undefined;
    const body = reader.bytes.subarray(reader.start, reader.end);
    const message = decode(body);
    if (message.kind !== 'nodeData') return undefined;
    fields.sink = message.sink;
    fields.source = message.source;
    fields.payload = message.payload;
    fields.hops = message.hops;
    fields.traceLength = message.trace.length;
    if (!this.#move(connection, reader.view, body)) return false;
    if (isIntroduction(message)) {
      this.#links.send(connection.link, answerToIntroduction(this.#messenger.id));
    }
    return true;
  }

  /** Relays, delivers or drops the packet in #fields; false if its channel has no room. `body`: given if not canonical. */
  #move(connection: Connection, from: DataView, body: Uint8Array | undefined): boolean {
    const fields = this.#fields;
    const c = this.#columns;
    const row = this.#row;
    const hops = Math.max(fields.hops, fields.traceLength);
    const to = route(c, row, fields.source, fields.sink, hops);
    if (to >= 0) return this.#relay(to, connection, from, body);
    if (to === DELIVERED) countReceived(c, row, fields.source, fields.payload);
    else this.#drop(connection, to);
    return true;
  }

  #relay(channel: number, connection: Connection, from: DataView, body: Uint8Array | undefined): boolean {
    const queue = this.#queues[channel];
    if (queue === undefined || queue.dead) {
      this.#drop(connection, DROP_LINK_LOST);
      return true;
    }
    const me = this.#columns.id[this.#row]!;
    const slow = body === undefined ? undefined : relaySlow(body, me);
    const bytes = slow === undefined ? relayedBytes(this.#fields) : slow.length;
    if (bytes > HEADER_BYTES + STRANGER_BODY_BYTES) {
      this.#drop(connection, DROP_TOO_LARGE); // the next node would close the link, which other packets use too
      return true;
    }
    if (!queue.hasRoom(bytes)) {
      queue.waiting.add(connection);
      return false;
    }
    if (slow === undefined) queue.used = relayPacket(from, this.#fields, queue.view, queue.used, me);
    else {
      queue.bytes.set(slow, queue.used);
      queue.used += slow.length;
    }
    countRelayed(this.#columns, this.#row);
    if (!queue.dirty) this.#markDirty(queue);
    return true;
  }

  /** Always counted; logged once per connection and reason, unless this node has no registry. */
  #drop(connection: Connection, to: number): void {
    countDropped(this.#columns, this.#row, to);
    if (this.#messenger.isAlone) return;
    const bit = 1 << -to;
    if ((connection.loggedDrops & bit) !== 0) return;
    connection.loggedDrops |= bit;
    const { source, sink } = this.#fields;
    const host = connection.transport.remoteHost;
    this.#report({ kind: 'dropped', id: this.#messenger.id, host, source, sink, reason: dropReason(to) });
  }

  #report(report: MessengerReport): void {
    this.#shared.options.report(this.#row, report);
  }

  // Packets out

  readonly hasRoom = (channel: number): boolean => {
    const queue = this.#queues[channel];
    return queue === undefined || queue.dead || queue.hasRoomToOriginate();
  };

  readonly emit = (channel: number, sink: number, payload: number): boolean => {
    const queue = this.#queues[channel];
    if (queue === undefined || queue.dead) return false;
    queue.used = writePacket(queue.view, queue.used, sink, this.#columns.id[this.#row]!, payload);
    if (!queue.dirty) this.#markDirty(queue);
    return true;
  };

  #markDirty(queue: PacketQueue): void {
    queue.dirty = true;
    this.#dirty.push(queue);
    this.#scheduleTurn();
  }

  #scheduleTurn(): void {
    if (this.#turnScheduled) return;
    this.#turnScheduled = true;
    setImmediate(() => this.#turn());
  }

  /** Runs once per turn of the event loop, after all reads: originates packets into the room left, and writes the queues. */
  #turn(): void {
    this.#turnScheduled = false;
    if (this.#originating) this.#originate();
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const queue of dirty) {
      queue.dirty = false;
      this.#write(queue);
    }
  }

  #originate(): void {
    const c = this.#columns;
    const before = c.originated[this.#row]!;
    this.#originating = this.#messenger.originate(this.#packetsPerTurn, this);
    // If it stopped short, a channel is full: a finished write will resume.
    if (this.#originating && c.originated[this.#row]! - before === this.#packetsPerTurn) this.#scheduleTurn();
  }

  #write(queue: PacketQueue): void {
    const { connection } = queue;
    if (this.#foreign.get(queue)?.write() === false) {
      this.#wake(queue);
    } else if (connection !== undefined && !queue.writing && queue.used > 0) {
      queue.write(connection, () => this.#proceed(queue));
      this.#wake(queue);
    }
  }

  #drain(): void {
    this.#unsent = new Map();
    for (const queue of this.#queues) if (queue !== undefined) this.#unsent.set(queue, queue.put);
    this.#checkDrained();
  }

  #checkDrained(): void {
    if (this.#unsent === undefined) return;
    for (const [queue, put] of this.#unsent) if (queue.gone >= put) this.#unsent.delete(queue);
    if (this.#unsent.size > 0) return;
    this.#unsent = undefined;
    this.#links.emit({ kind: 'drained' });
  }

  /** A write has finished, or the channel has changed: writes what is queued and wakes what waits for room. */
  #proceed(queue: PacketQueue): void {
    if (queue.used > 0 && !queue.dirty) this.#markDirty(queue);
    this.#wake(queue);
    this.#checkDrained();
  }

  #wake(queue: PacketQueue): void {
    if (this.#originating) this.#scheduleTurn();
    if (queue.waiting.size === 0) return;
    const waiting = [...queue.waiting];
    queue.waiting.clear();
    for (const connection of waiting) connection.resume();
  }

  #carry(channel: number, link: Link, peer: Peer): void {
    let queue = this.#queues[channel];
    if (queue === undefined || queue.dead) {
      queue = new PacketQueue(channel, this.#shared.pool);
      this.#queues[channel] = queue;
    }
    const foreign = this.#foreign.get(queue);
    if (foreign !== undefined && peer.declared) {
      foreign.recognised();
      this.#foreign.delete(queue);
      if (link === queue.link) return this.#proceed(queue);
    }
    this.#channelOf.delete(queue.link);
    this.#countLost(queue.abandonWrite());
    queue.link = link;
    queue.connection = link === 0 ? undefined : this.#links.get(link);
    if (Number.isNaN(link)) this.#kill(queue);
    else if (link !== 0) this.#channelOf.set(link, queue);
    if (!peer.declared && foreign === undefined && !queue.dead) this.#addForeign(queue, peer);
    this.#proceed(queue);
  }

  #addForeign(queue: PacketQueue, peer: Peer): void {
    const { switchboard, options } = this.#shared;
    const timing = {
      probeMs: options.probeMs ?? DEFAULT_PROBE_MS,
      stallMs: options.stallMs ?? DEFAULT_STALL_MS,
    };
    const host = {
      reads: () => this.#messenger.programOf(peer).messenger.reads,
      appearsToReadMany: () => this.#messenger.appearsToReadMany(peer),
      introducesItself: () => this.#messenger.introducesItselfTo(peer),
      proceed: () => this.#proceed(queue),
      dropped: () => countDropped(this.#columns, this.#row, DROP_LINK_LOST),
      short: (change: number, reason: string) => {
        this.#columns.awaitingSockets[this.#row]! += change;
        if (change > 0 && !this.#saidShort) this.#sayShort(peer, reason);
      },
      givenUp: (reason: string) => {
        this.#report({ kind: 'note', text: `node ${peer.id} takes no more packets: ${reason}` });
        this.#kill(queue);
        this.#proceed(queue);
      },
    };
    this.#foreign.set(queue, new ForeignPeer(queue, peer.address, switchboard, timing, host));
  }

  #sayShort(peer: Peer, reason: string): void {
    this.#saidShort = true;
    const text = `node ${this.#messenger.id}: ${reason} for connections to node ${peer.id}; its packets wait, for ${MAX_SHORTAGE_MS / 1000} s at most`;
    this.#report({ kind: 'note', text });
  }

  #countLost(packets: number): void {
    for (let n = 0; n < packets; n++) countDropped(this.#columns, this.#row, DROP_LINK_LOST);
  }

  /** The channel is dead: waiting packets are dropped and counted. */
  #kill(queue: PacketQueue): void {
    queue.dead = true;
    queue.connection = undefined;
    this.#countLost(queue.abandonWrite() + queue.count());
    queue.clear();
    this.#foreign.get(queue)?.stop();
    this.#foreign.delete(queue);
  }
}
