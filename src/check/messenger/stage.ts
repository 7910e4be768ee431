// One start of the messenger under test, among a registry and peers that record every byte. It only observes: checks judge.

import type { Address } from '../../overlay/address.ts';
import { parseAddress } from '../../overlay/address.ts';
import type {
  InitiateTask,
  Message,
  NodeData,
  NodeRegistry,
  RequestTrafficSummary,
} from '../../overlay/message.ts';
import { encode } from '../../wire/codec.ts';
import { Mismatch } from '../check.ts';
import { kindText, messageText } from '../frame-text.ts';
import { filledIn, Program } from '../program.ts';
import type { Obstacle, Stage } from '../session.ts';
import { Watch } from '../watch.ts';
import { addressText, dial, type LineEvents, type Listener, listen, type WireLine } from '../wire-line.ts';

/** The program's dialect, found out on its first start and shared by all later ones. */
export interface Ways {
  /** Where it accepts orders. */
  orders?: 'listener' | 'registration';
  /** How many packets it reads per connection. */
  reads?: 'many' | 'one';
  /** Whether it keeps links opened at set-up, or opens a connection per packet. */
  sends?: 'kept links' | 'a connection each';
  /** It exits after its first summary (dialect A). */
  endsAfterSummary?: boolean;
}

export interface StageOptions {
  /** With the placeholders {registry}, {host} and {port}; undefined: the user starts it. */
  readonly command: readonly string[] | undefined;
  readonly cwd?: string;
  readonly host: string;
  /** The registry's; 0 takes a free one. */
  readonly port: number;
  /** The registry's answer to the registration. */
  readonly answer: { readonly result: number; readonly info?: string };
  /** Timeout of an expected message. */
  readonly patienceMs: number;
  /** Timeout of the program's start. */
  readonly startMs: number;
  readonly ways: Ways;
}

/** The connection on which a message to the registry came: the registration's, an order's, or a new one. */
export type Where = 'registration' | 'order' | 'new';

export interface Reply {
  readonly message: Message;
  readonly on: Where;
  readonly line: WireLine;
}

export type ReplyOf<K extends Message['kind']> = Reply & { readonly message: Extract<Message, { kind: K }> };

export interface SeenPacket {
  readonly packet: NodeData;
  /** The peer that received it; undefined if it came back on a connection that we opened. */
  readonly at: number | undefined;
  readonly line: WireLine;
}

/** A table for set-up. The kit's peers listen; the other IDs have no node. */
export interface Table {
  readonly ids: readonly number[];
  /** In the order in which they are sent. */
  readonly peers: readonly number[];
  /** Peers whose port refuses connections. */
  readonly dead?: readonly number[];
}

/** How long an order to the listener waits for its answer before it is sent on the registration connection. */
const LISTENER_MS = 1500;

export class MessengerStage implements Stage {
  readonly watch = new Watch();
  readonly options: StageOptions;
  readonly ways: Ways;
  readonly replies: Reply[] = [];
  readonly packets: SeenPacket[] = [];
  /** It took the first order on its listener, as its links show, and did not answer it. */
  answerWasLost = false;
  /** Packets sent to the program that it must relay. */
  relayable = 0;
  /** Bytes that were not a frame or message, with where they were received. */
  readonly malformed: string[] = [];
  program: Program | undefined;
  /** The registration connection. */
  registration: WireLine | undefined;
  /** The address that it registered. */
  address = '';
  readonly #peers = new Map<number, Listener>();
  readonly #orders = new Set<WireLine>();
  #registry!: Listener;
  #link: WireLine | undefined;
  #closed = false;

  constructor(options: StageOptions) {
    this.options = options;
    this.ways = options.ways;
  }

  /** Starts the program. Rejects with the system's error if the registry cannot listen. */
  async open(): Promise<this> {
    const { command, cwd, host, port } = this.options;
    this.#registry = await listen(host, port, this.#toRegistry());
    if (command === undefined) return this;
    const registry = this.#registry.address;
    const values = { registry: addressText(registry), host, port: String(registry.port) };
    this.program = new Program({
      command: filledIn(command, values),
      ...(cwd === undefined ? {} : { cwd }),
      changed: () => this.watch.changed(),
    });
    return this;
  }

  get registryAddress(): string {
    return addressText(this.#registry.address);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.program?.end();
    this.#registry.close();
    for (const peer of this.#peers.values()) peer.close();
    this.#link?.socket.destroy();
    for (const { socket } of this.#orders) socket.destroy();
  }

  over(): Obstacle | undefined {
    const { program } = this;
    if (program?.failure !== undefined) return { because: program.failure };
    if (!this.hasEnded) return undefined;
    if (this.ways.endsAfterSummary === true) {
      return { because: 'it ends after its first summary (dialect A)', excused: true };
    }
    if (program === undefined) return { because: 'the program has gone' };
    const said = program.lastLine === '' ? '' : `; it said: ${program.lastLine}`;
    return { because: `the program has ended (${program.ending})${said}` };
  }

  /** The program has ended; if started by hand, its registration connection has closed. */
  get hasEnded(): boolean {
    return this.program === undefined
      ? this.registration?.closed === true
      : this.program.ending !== undefined;
  }

  get me(): number {
    return this.options.answer.result;
  }

  /** Waits for an expected observation; throws a Mismatch with what came instead. */
  async must<T>(expected: string, look: () => T | undefined, limitMs = this.options.patienceMs): Promise<T> {
    const before = this.replies.length;
    const ended = Symbol();
    const found = await this.watch.until(
      () => look() ?? (this.over() === undefined ? undefined : ended),
      limitMs,
    );
    if (found !== undefined && found !== ended) return found as T;
    const came = this.replies.slice(before).map(({ message }) => messageText(message));
    const instead = came.length === 0 ? 'nothing' : came.slice(0, 3).join(', ');
    throw new Mismatch(expected, found === ended ? instead : `${instead} within ${limitMs / 1000} s`);
  }

  /** The first reply of a kind after the given number of replies. */
  reply<K extends Message['kind']>(kind: K, after: number): Promise<ReplyOf<K>> {
    return this.must(`a ${kindText(kind)}`, () => this.replyAfter(kind, after));
  }

  replyAfter<K extends Message['kind']>(kind: K, after: number): ReplyOf<K> | undefined {
    for (let i = after; i < this.replies.length; i++) {
      if (this.replies[i]!.message.kind === kind) return this.replies[i] as never;
    }
    return undefined;
  }

  /** Where the program listens; the registry's host if it registered a wildcard. */
  get listener(): Address {
    const parsed = parseAddress(this.address) ?? { host: '', port: 1 };
    const isOpen = ['', '0.0.0.0', '::', 'localhost'].includes(parsed.host);
    return isOpen ? { host: this.options.host, port: parsed.port } : parsed;
  }

  /** Sends an order where the program accepts them. */
  async order(message: InitiateTask | RequestTrafficSummary | NodeRegistry): Promise<void> {
    await this.orderBytes(encode(message));
  }

  async orderBytes(frame: Uint8Array): Promise<void> {
    const line = await this.orderLine();
    line.write(frame);
    if (line !== this.registration) line.socket.end();
  }

  /** The connection for the next order: the registration connection, or a new one to its listener. */
  async orderLine(): Promise<WireLine> {
    if (this.ways.orders === 'registration' && this.registration !== undefined) return this.registration;
    const line = await dial(this.listener, this.#toRegistry(), this.options.patienceMs);
    if (line === undefined) {
      throw new Mismatch(`a listener at ${this.address}`, 'it does not accept a connection');
    }
    this.#orders.add(line);
    return line;
  }

  /** Opens the peers of a table, and returns its message. */
  async tableMessage({ ids, peers, dead = [] }: Table): Promise<NodeRegistry> {
    for (const id of peers) if (!this.#peers.has(id)) this.#peers.set(id, await this.#openPeer(id));
    for (const id of dead) this.#peers.get(id)!.close();
    const entries = peers.map((id) => ({
      id,
      address: addressText(this.#peers.get(id)!.address),
      ours: false,
    }));
    return { kind: 'nodeRegistry', ids, peers: entries };
  }

  /** Sends a table, and returns the answer. The first call finds out where the program accepts orders. */
  async setUp(table: Table): Promise<ReplyOf<'nodeRegistryResponse'>> {
    const message = await this.tableMessage(table);
    const before = this.replies.length;
    if (this.ways.orders === undefined) {
      const line = await dial(this.listener, this.#toRegistry(), LISTENER_MS);
      if (line !== undefined) {
        this.#orders.add(line);
        line.write(encode(message));
        line.socket.end();
        const answer = () => this.replyAfter('nodeRegistryResponse', before);
        const found = await this.watch.until(
          () => answer() ?? (this.over() === undefined ? undefined : null),
          LISTENER_MS,
        );
        if (found) {
          this.ways.orders = 'listener';
          return found;
        }
      }
      this.answerWasLost = line !== undefined && table.peers.some((id) => this.linksTo(id).length > 0);
      this.ways.orders = 'registration';
    }
    await this.order(message);
    return await this.reply('nodeRegistryResponse', before);
  }

  /** Requests the counters since the last summary. */
  async summary(): Promise<Extract<Message, { kind: 'trafficSummary' }>> {
    const before = this.replies.length;
    await this.order({ kind: 'requestTrafficSummary' });
    const { message } = await this.reply('trafficSummary', before);
    return message;
  }

  /** Connections accepted by a peer. */
  linksTo(peer: number): readonly WireLine[] {
    return this.#peers.get(peer)?.lines ?? [];
  }

  /** Starts or stops reading at a peer. */
  setReading(peer: number, reads: boolean): void {
    this.#peers.get(peer)?.read(reads);
  }

  /** Sends a packet on the kept link, or on a new connection if the program reads one packet per connection. */
  async send(packet: Omit<NodeData, 'kind'>): Promise<void> {
    if (packet.sink !== this.me) this.relayable++;
    await this.sendBytes(encode({ kind: 'nodeData', ...packet }));
  }

  async sendBytes(frame: Uint8Array): Promise<void> {
    const line = await this.link();
    line.write(frame);
    if (this.ways.reads === 'one') line.socket.end();
  }

  /** The connection for the next packet: the kept link, or a new one if the program reads one packet per connection. */
  async link(): Promise<WireLine> {
    const kept = this.#link;
    if (kept !== undefined && this.ways.reads !== 'one' && !kept.ended) return kept;
    this.#link = await this.newLink();
    return this.#link;
  }

  async newLink(): Promise<WireLine> {
    const line = await dial(this.listener, this.#fromNode(undefined), this.options.patienceMs);
    if (line === undefined)
      throw new Mismatch(`a listener at ${this.address}`, 'it does not accept a connection');
    return line;
  }

  #toRegistry(): LineEvents {
    return {
      message: (message, line) => {
        if (message.kind === 'registration') this.#register(message.address, line);
        const on = line === this.registration ? 'registration' : this.#orders.has(line) ? 'order' : 'new';
        this.replies.push({ message, on, line });
      },
      malformed: (reason) => this.#notAFrame(`to the registry: ${reason}`),
      changed: () => this.watch.changed(),
    };
  }

  #register(address: string, line: WireLine): void {
    this.registration = line;
    this.address = address;
    const { result, info = SUCCESS } = this.options.answer;
    line.write(encode({ kind: 'registrationResponse', result, info }));
  }

  #openPeer(id: number): Promise<Listener> {
    return listen(this.options.host, 0, this.#fromNode(id));
  }

  #fromNode(at: number | undefined): LineEvents {
    return {
      message: (message, line) => {
        if (message.kind !== 'nodeData') {
          // Only Sinkward's nodes send anything but packets here: their handshake.
          if (message.kind !== 'registrationResponse' && message.kind !== 'registration') {
            this.#notAFrame(`to peer ${at}: ${messageText(message)} is not a packet`);
          }
          return;
        }
        this.packets.push({ packet: message, at, line });
        if (message.ours !== undefined && at !== undefined && message.trace.length === message.ours.relays) {
          line.write(encode({ kind: 'registrationResponse', result: at, info: '', ours: { version: 1 } }));
        }
      },
      malformed: (reason) => this.#notAFrame(`to ${at === undefined ? 'its peer' : `peer ${at}`}: ${reason}`),
      changed: () => this.watch.changed(),
    };
  }

  #notAFrame(text: string): void {
    if (!this.#closed) this.malformed.push(text);
  }
}

const SUCCESS =
  'Registration request successful. The number of messaging nodes currently constituting the overlay is (1).';
