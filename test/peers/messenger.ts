// A messenger of one of the four known dialects, complete: what it does not take the way its dialect does, it
// ignores, and what kills the programs of its dialect kills it. Written from the protocol's tables alone.

import type { Server, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { readFrames } from './connection.ts';
import { ConnectionPerPacket, type Delivery, KeptLinks } from './delivery.ts';
import { type Dialect, type DialectName, dialects } from './dialects.ts';
import { listen, Sockets, until } from './sockets.ts';
import { type Chance, type Counters, chance, nextHop, zeroCounters } from './traffic.ts';
import { type Draft, encodeFrame, type Message, type MessageOf, type Peer } from './wire.ts';

export interface MessengerOptions {
  dialect: DialectName;
  registry: { host: string; port: number };
  /** Same seed and ID, same sinks and payloads. */
  seed?: number;
  /** Holds every packet to be relayed for so long. */
  slowRelayMs?: number;
  /** Killed by the packet that is the so-many-th of those for it. */
  killedBy?: number;
  /** Connections for packets that nobody closes stay open until memory is collected: so often. */
  collectMs?: number;
  /** Keeps every packet that arrives here as its sink in `received`. */
  record?: boolean;
  /** What to register as, where the dialect's own way will not do: a proxy in front of this port, a lie. */
  address?: (port: number) => string | Promise<string>;
}

export interface ForeignMessenger {
  readonly id: number;
  /** As registered. */
  readonly address: string;
  readonly port: number;
  /** Since the last summary. */
  readonly counters: Counters;
  /** Every summary it gave, in order. */
  readonly summaries: readonly MessageOf<'reportTrafficSummary'>[];
  readonly received: readonly Received[];
  /** Every message but packets, in order; `taken` is false where its dialect does not look. */
  readonly log: readonly Seen[];
  /** The table of its last NodeRegistry. */
  readonly peers: readonly Peer[];
  /** Packets that it could not write to the next hop. */
  readonly lost: number;
  readonly died: boolean;
  readonly diedOf: string | undefined;
  /** Settles with the reason, whichever it is; never when it goes on. */
  readonly ended: Promise<string>;
  /** Settles when it is answered: true, and it has ended, if the Result is one that its dialect takes. */
  deregister(): Promise<boolean>;
  /** Destroys all sockets at once. */
  kill(): void;
}

type Received = Pick<MessageOf<'nodeData'>, 'source' | 'payload' | 'hops' | 'trace'> & {
  sink: number;
};

interface Seen {
  from: ConnectionKind;
  /** Counts the connections of this messenger. */
  connection: number;
  message: Message;
  taken: boolean;
}

/** Its registration connection, one that its listener accepted, or one that it opened for one message. */
type ConnectionKind = 'registration' | 'listener' | 'new';

interface Connection {
  kind: ConnectionKind;
  number: number;
  socket: Socket;
  frames: number;
  /** Packets came on it. */
  packets: boolean;
  /** An answer is still to be written here, whatever the other side closes. */
  answering: boolean;
}

/** Settles when it is registered; throws with the registry's Info when it is refused. */
export async function startMessenger(options: MessengerOptions): Promise<ForeignMessenger> {
  const messenger = new Messenger(options);
  try {
    await messenger.register();
  } catch (error) {
    messenger.kill();
    throw error;
  }
  return messenger;
}

class Messenger implements ForeignMessenger {
  readonly #options: MessengerOptions;
  readonly #ways: Dialect;
  readonly #sockets = new Sockets();
  readonly #delivery: Delivery;
  readonly #forgotten = new Set<Socket>();
  readonly #collector: NodeJS.Timeout;
  readonly #registry: string;
  #server: Server | undefined;
  #registration: Connection | undefined;
  #chance: Chance = chance(0);
  #connections = 0;
  #over = false;
  #resolveEnded: (reason: string) => void = () => {};
  #ids: number[] = [];
  #registered: MessageOf<'registrationResponse'> | undefined;
  #deregistered: number | undefined;

  id = -1;
  address = '';
  port = 0;
  counters = zeroCounters();
  diedOf: string | undefined;
  peers: Peer[] = [];
  readonly summaries: MessageOf<'reportTrafficSummary'>[] = [];
  readonly received: Received[] = [];
  readonly log: Seen[] = [];
  readonly ended = new Promise<string>((resolve) => {
    this.#resolveEnded = resolve;
  });

  constructor(options: MessengerOptions) {
    this.#options = options;
    this.#ways = dialects[options.dialect];
    this.#registry = `${options.registry.host}:${options.registry.port}`;
    this.#delivery = this.#ways.keepsLinks
      ? new KeptLinks(this.#sockets)
      : new ConnectionPerPacket(this.#sockets);
    this.#collector = setInterval(() => this.#collect(), options.collectMs ?? 10_000);
    this.#collector.unref();
  }

  get died(): boolean {
    return this.diedOf !== undefined;
  }

  get lost(): number {
    return this.#delivery.lost;
  }

  async register(): Promise<void> {
    const { server, port } = await listen((socket) => this.#read(this.#sockets.add(socket), 'listener'));
    this.#server = server;
    this.port = port;
    this.address = await (this.#options.address ?? this.#ways.address)(port);
    const socket = await this.#sockets.dial(this.#registry);
    if (socket === undefined) throw new Error(`no registry at ${this.#registry}`);
    this.#registration = this.#read(socket, 'registration');
    socket.write(encodeFrame({ kind: 'registration', address: this.address }));
    socket.once('close', () => this.#registrationClosed());
    await until(
      () => this.#over || this.#registered !== undefined,
      () => 'a RegistrationResponse',
    );
    const { result, info } = this.#registered ?? { result: -1, info: '' };
    if (result < 0 || this.died) throw new Error(this.diedOf ?? (info || 'registration refused'));
  }

  async deregister(): Promise<boolean> {
    this.#deregistered = undefined;
    const frame = encodeFrame({ kind: 'deregistration', address: this.address, id: this.id });
    // Not through #report: whichever connection carries it, it stays open for the answer.
    const socket =
      this.#ways.reports === 'registration'
        ? this.#registration?.socket
        : await this.#sockets.dial(this.#registry);
    if (socket === undefined) throw new Error(`no registry at ${this.#registry}`);
    if (this.#ways.reports === 'new') this.#read(socket, 'new');
    socket.write(frame);
    await until(
      () => this.#deregistered !== undefined,
      () => `a DeregistrationResponse for ${this.id}`,
    );
    if (this.#ways.reports === 'new') socket.end();
    const hasLeft = this.#ways.hasLeft(this.#deregistered!, this.id);
    if (hasLeft) this.#end('deregistered');
    return hasLeft;
  }

  kill(): void {
    this.#end('killed');
  }

  #read(socket: Socket, kind: ConnectionKind): Connection {
    const number = ++this.#connections;
    const connection: Connection = { kind, number, socket, frames: 0, packets: false, answering: false };
    readFrames(socket, {
      onFrame: (message) => this.#readFrame(message, connection),
      onMalformed: (reason) => this.#die(reason),
      onSplit: () => {
        if (this.#ways.diesOfSplitFrame) this.#die('a frame in two pieces');
      },
      onEnd: () => {
        if (connection.packets && !this.#ways.closesAfterPackets) this.#forgotten.add(socket);
        else if (!connection.answering) socket.end();
      },
    });
    return connection;
  }

  #readFrame(message: Message | undefined, connection: Connection): void {
    connection.frames++;
    if (this.#over || message === undefined) return;
    if (message.kind === 'nodeData') connection.packets = true;
    const taken = this.#takes(message, connection);
    if (message.kind !== 'nodeData') {
      this.log.push({ from: connection.kind, connection: connection.number, message, taken });
    }
    if (taken) this.#take(message, connection);
  }

  #takes({ kind }: Message, { kind: from, frames }: Connection): boolean {
    if (this.#ways.readsOneFrame && frames > 1 && kind !== 'deregistrationResponse') return false;
    if (kind === 'nodeData') return from === 'listener';
    if (kind === 'registrationResponse') return from === 'registration';
    if (kind === 'deregistrationResponse') return true;
    return from === this.#ways.orders;
  }

  #take(message: Message, connection: Connection): void {
    switch (message.kind) {
      case 'nodeData':
        return this.#takePacket(message);
      case 'registrationResponse':
        return this.#takeId(message);
      case 'deregistrationResponse':
        this.#deregistered = message.result;
        return;
      case 'nodeRegistry':
        return void this.#takeTable(message, connection).catch((error) => this.#die(`${error}`));
      case 'initiateTask':
        return void this.#originate(message.packets);
      case 'requestTrafficSummary':
        return this.#summarize();
      default:
        return; // a registry's to read
    }
  }

  #takeId(response: MessageOf<'registrationResponse'>): void {
    this.#registered = response;
    this.id = response.result;
    this.#chance = chance(Math.imul(this.#options.seed ?? 1, 1_000_003) + this.id);
    if (this.id > this.#ways.highestId) this.#die(`the ID ${this.id}, above ${this.#ways.highestId}`);
  }

  async #takeTable(
    { nr, peers, ids, noIds }: MessageOf<'nodeRegistry'>,
    connection: Connection,
  ): Promise<void> {
    if (nr !== peers.length) return this.#die(`${peers.length} peers where NR says ${nr}`);
    if (noIds !== ids.length) return this.#die(`${ids.length} IDs where NoIds says ${noIds}`);
    const strange = [...ids, ...peers.map(({ id }) => id)].find((id) => id < 0 || id > this.#ways.highestId);
    if (strange !== undefined) return this.#die(`the ID ${strange}, outside 0..${this.#ways.highestId}`);
    this.#ids = ids;
    this.peers = peers;
    connection.answering = this.#ways.answer === 'where it came from';
    const reached = await this.#delivery.open(peers);
    const result = reached ? this.#ways.good(this.id) : this.#ways.bad;
    const info = reached ? 'Connected to every peer.' : 'Some peer could not be connected to.';
    this.#answer({ kind: 'nodeRegistryResponse', result, info }, connection);
  }

  #answer(message: Draft, connection: Connection): void {
    if (this.#over) return;
    connection.answering = false;
    if (this.#ways.answer === 'where it came from') {
      connection.socket.write(encodeFrame(message));
      if (connection.socket.readableEnded) connection.socket.end();
    } else {
      this.#report(message);
    }
  }

  #report(message: Draft): void {
    const frame = encodeFrame(message);
    if (this.#ways.reports === 'registration') this.#registration?.socket.write(frame);
    else void this.#sockets.sendOnce(this.#registry, frame);
  }

  async #originate(packets: number): Promise<void> {
    if (this.#ways.stopsListeningAtStart) this.#server?.close();
    const others = this.#ids.filter((id) => id !== this.id);
    if (others.length === 0) return this.#die('InitiateTask without a NodeRegistry that names others');
    for (let count = 1; count <= packets; count++) {
      await this.#delivery.room();
      if (count % 64 === 0) await turn();
      if (this.#over) return;
      this.#send(others[this.#chance.below(others.length)]!, this.#chance.int32());
    }
    await this.#delivery.flushed();
    const { address, id } = this;
    if (!this.#over) this.#report({ kind: 'taskFinished', ...this.#ways.finished({ address, id }) });
  }

  #send(destination: number, payload: number): void {
    this.counters.sent++;
    this.counters.totalSent += BigInt(payload);
    const frame = encodeFrame({ kind: 'nodeData', destination, source: this.id, payload });
    this.#forward(destination, () => frame);
  }

  #takePacket(packet: MessageOf<'nodeData'>): void {
    const { source, destination, payload, hops, trace } = packet;
    if (destination === this.id) {
      this.counters.received++;
      this.counters.totalReceived += BigInt(payload);
      if (this.#options.record) this.received.push({ source, sink: destination, payload, hops, trace });
      if (this.counters.received === this.#options.killedBy) this.kill();
      return;
    }
    this.counters.relayed++;
    if (this.#options.slowRelayMs === undefined) this.#relay(packet);
    else setTimeout(() => this.#relay(packet), this.#options.slowRelayMs);
  }

  #relay(packet: MessageOf<'nodeData'>): void {
    if (this.#over) return;
    this.#forward(packet.destination, (hop) => {
      const hops = this.#ways.countsHops ? packet.hops + 1 : packet.hops;
      const traced = this.#ways.traces === 'itself' ? this.id : hop;
      return encodeFrame({ ...packet, hops, trace: [...packet.trace, traced] });
    });
  }

  #forward(sink: number, frameFor: (hop: number) => Uint8Array): void {
    const ids = this.peers.map(({ id }) => id);
    const hop = nextHop(this.id, sink, ids);
    if (hop === undefined) this.#die(`a packet to ${sink} that no peer of ${this.id} leads to`);
    else this.#delivery.send(hop, frameFor(hop));
  }

  #summarize(): void {
    const summary = { kind: 'reportTrafficSummary', id: this.id, ...this.counters } as const;
    this.counters = zeroCounters();
    this.summaries.push(summary);
    this.#report(summary);
    if (this.#ways.endsAfterSummary) this.#leave('its summary is sent');
  }

  #registrationClosed(): void {
    const needed = this.#ways.orders === 'registration' || this.#ways.reports === 'registration';
    if (needed) this.#end('the registry closed the registration connection');
  }

  /** As a program that is done: what it wrote goes out first, and then nobody is there. */
  #leave(reason: string): void {
    this.#over = true;
    this.#server?.close();
    const settle = () => this.#resolveEnded(reason);
    this.#registration?.socket.once('finish', settle).once('close', settle);
    this.#sockets.endAll();
  }

  #die(reason: string): void {
    if (this.#over) return;
    this.diedOf = reason;
    this.#end(reason);
  }

  #collect(): void {
    for (const socket of this.#forgotten) socket.end();
    this.#forgotten.clear();
  }

  #end(reason: string): void {
    this.#over = true;
    clearInterval(this.#collector);
    this.#server?.close();
    this.#sockets.destroyAll();
    this.#resolveEnded(reason);
  }
}
