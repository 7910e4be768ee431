// One start of the messenger under test, between a registry and peers that watch every byte. Nothing here judges.

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

/** What is learnt of the program on its first start, and holds for all. */
export interface Ways {
  /** Where it takes the registry's orders. */
  orders?: 'listener' | 'registration';
  /** How many packets it reads on one connection. */
  reads?: 'many' | 'one';
  /** Whether it opens its links at set-up and keeps them. */
  sends?: 'kept links' | 'a connection each';
  /** Dialect A: it ends after its first summary. */
  endsAfterSummary?: boolean;
}

export interface StageOptions {
  /** With {registry}, {host} and {port} to be filled in; undefined: it is started by somebody else. */
  readonly command: readonly string[] | undefined;
  readonly cwd?: string;
  readonly host: string;
  /** Of the registry; 0: any that is free. */
  readonly port: number;
  /** What the registry answers a registration. */
  readonly answer: { readonly result: number; readonly info?: string };
  /** How long what must come may take. */
  readonly patienceMs: number;
  /** The same of the program's start. */
  readonly startMs: number;
  readonly ways: Ways;
}

/** Where a message to the registry came: on the connection that it registered on, on that of an order, or on a new one. */
export type Where = 'registration' | 'order' | 'new';

export interface Reply {
  readonly message: Message;
  readonly on: Where;
  readonly line: WireLine;
}

export type ReplyOf<K extends Message['kind']> = Reply & { readonly message: Extract<Message, { kind: K }> };

export interface SeenPacket {
  readonly packet: NodeData;
  /** The peer that got it; undefined: it came back on a connection from us. */
  readonly at: number | undefined;
  readonly line: WireLine;
}

/** A table for set-up: the peers are ours and listen; of the other IDs nobody is there. */
export interface Table {
  readonly ids: readonly number[];
  /** In the order in which they are sent. */
  readonly peers: readonly number[];
  /** Peers whose port refuses connections. */
  readonly dead?: readonly number[];
}

/** How long an order to the listener waits for its answer before it is given on the registration connection. */
const LISTENER_MS = 1500;

export class MessengerStage implements Stage {
  readonly watch = new Watch();
  readonly options: StageOptions;
  readonly ways: Ways;
  readonly replies: Reply[] = [];
  readonly packets: SeenPacket[] = [];
  /** Bytes that were no frame or message, with who sent them where. */
  readonly malformed: string[] = [];
  program: Program | undefined;
  /** The line that it registered on. */
  registration: WireLine | undefined;
  /** As it registered. */
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

  /** Starts the program. Throws what the system says when the registry cannot listen. */
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
    if (program?.failure !== undefined) {
      return { because: `the program could not be started: ${program.failure}` };
    }
    if (!this.hasEnded) return undefined;
    if (this.ways.endsAfterSummary === true) {
      return { because: 'it ends after its first summary (dialect A)', excused: true };
    }
    if (program === undefined) return { because: 'the program has gone' };
    const said = program.lastLine === '' ? '' : `; it said: ${program.lastLine}`;
    return { because: `the program has ended (${program.ending})${said}` };
  }

  /** The program has ended; one that was started by hand has left its registration connection. */
  get hasEnded(): boolean {
    return this.program === undefined
      ? this.registration?.closed === true
      : this.program.ending !== undefined;
  }

  /** Its ID. */
  get me(): number {
    return this.options.answer.result;
  }

  /** Waits for what must come; throws a Mismatch with what came instead. */
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

  /** Where the program listens; the registry's host where it named none of use. */
  get listener(): Address {
    const parsed = parseAddress(this.address) ?? { host: '', port: 1 };
    const isOpen = ['', '0.0.0.0', '::', 'localhost'].includes(parsed.host);
    return isOpen ? { host: this.options.host, port: parsed.port } : parsed;
  }

  /** Gives an order the way that it takes them. */
  async order(message: InitiateTask | RequestTrafficSummary | NodeRegistry): Promise<void> {
    await this.orderBytes(encode(message));
  }

  async orderBytes(frame: Uint8Array): Promise<void> {
    const line = await this.orderLine();
    line.write(frame);
    if (line !== this.registration) line.socket.end();
  }

  /** The connection on which the next order is given: that of the registration, or a new one to its listener. */
  async orderLine(): Promise<WireLine> {
    if (this.ways.orders === 'registration' && this.registration !== undefined) return this.registration;
    const line = await dial(this.listener, this.#toRegistry(), this.options.patienceMs);
    if (line === undefined) {
      throw new Mismatch(`a listener at ${this.address}`, 'it does not accept a connection');
    }
    this.#orders.add(line);
    return line;
  }

  /** Opens the peers of a table, and its message. */
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

  /** Gives a table; its answer. On the first one it is found out where the program takes orders. */
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
      this.ways.orders = 'registration';
    }
    await this.order(message);
    return await this.reply('nodeRegistryResponse', before);
  }

  /** Counters since it was asked last. */
  async summary(): Promise<Extract<Message, { kind: 'trafficSummary' }>> {
    const before = this.replies.length;
    await this.order({ kind: 'requestTrafficSummary' });
    const { message } = await this.reply('trafficSummary', before);
    return message;
  }

  /** Connections that a peer has accepted. */
  linksTo(peer: number): readonly WireLine[] {
    return this.#peers.get(peer)?.lines ?? [];
  }

  /** Whether a peer reads what it is sent. */
  setReading(peer: number, reads: boolean): void {
    this.#peers.get(peer)?.read(reads);
  }

  /** Sends a packet, on the link that is kept for it or on a connection of its own. */
  async send(packet: Omit<NodeData, 'kind'>): Promise<void> {
    await this.sendBytes(encode({ kind: 'nodeData', ...packet }));
  }

  async sendBytes(frame: Uint8Array): Promise<void> {
    const line = await this.link();
    line.write(frame);
    if (this.ways.reads === 'one') line.socket.end();
  }

  /** The connection for packets to it: a kept one, or a new one where it reads one packet of each. */
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
          // Sinkward's nodes greet each other; nobody else says anything but packets there.
          if (message.kind !== 'registrationResponse' && message.kind !== 'registration') {
            this.#notAFrame(`to peer ${at}: ${messageText(message)} is no packet`);
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
