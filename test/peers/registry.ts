// A registry of one of the four known dialects: strict in what it sends and where, lenient in what it takes for
// an answer. Written from the protocol's tables alone.

import type { Server, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HANG_MS } from '../support/hang.ts';
import { Answers } from './answers.ts';
import { readFrames } from './connection.ts';
import { type Dialect, type DialectName, dialects } from './dialects.ts';
import { endpoint, hostOf, listen, Sockets, until } from './sockets.ts';
import { type Chance, type Counters, chance, rankTables, zeroCounters } from './traffic.ts';
import { type Draft, encodeFrame, type Message, type MessageOf } from './wire.ts';

export interface RegistryOptions {
  dialect: DialectName;
  host?: string;
  port?: number;
  /** Of the IDs. */
  seed?: number;
  /** IDs to give out, in order of registration, before random ones. */
  ids?: readonly number[];
  /** How long answers of all nodes are waited for. */
  deadlineMs?: number;
}

type Row = Counters & { id: number };

interface Summary {
  /** In order of ID; sums over all summaries of this round. */
  rows: Row[];
  totals: Counters;
  /** As many received as sent, and the same sums of payloads. */
  matched: boolean;
  /** How often every node was asked. */
  tries: number;
}

interface SetupResult {
  id: number;
  result: number;
  info: string;
  good: boolean;
}

/** Everything a node sent, and on which connection: its registration's, one that this dialled, or another. */
interface Heard {
  on: 'registration' | 'dialled' | 'new';
  message: Message;
}

export interface ForeignRegistry {
  readonly port: number;
  /** In order of registration; a node that left or, in dialects A and C, whose connection is lost is not here. */
  readonly nodes: readonly { id: number; address: string }[];
  readonly log: readonly Heard[];
  readonly deregistrations: readonly { id: number; address: string; result: number }[];
  /** Orders that could not be written, in words. */
  readonly failures: readonly string[];
  waitForNodes(count: number): Promise<void>;
  /** Rank tables of so many entries; settles when every node has answered, in order of ID. */
  setup(entries: number): Promise<SetupResult[]>;
  /** A round of so many packets from each node, with its summary. `arrive`: all that will, if not all that are sent. */
  start(packets: number, arrive?: number): Promise<Summary>;
  /**
   * Tells how to learn what a node, or a host of several, has received since its last summary. The programs of A and B
   * wait for a second and hope that all has arrived, as they ask for summaries once; here they wait until it has.
   */
  watch(received: () => number): void;
  stop(): Promise<void>;
}

export async function startRegistry(options: RegistryOptions): Promise<ForeignRegistry> {
  const registry = new Registry(options);
  await registry.listen();
  return registry;
}

interface Member {
  id: number;
  address: string;
  registration: Socket;
  /** The one connection that dialect C keeps to it. */
  orders: Socket | undefined;
}

interface Connection {
  socket: Socket;
  on: Heard['on'];
  owner: number | undefined;
  frames: number;
}

/** When what will arrive has arrived, and sums differ. */
const leastTries = 10;
const triesApartMs = 50;
const mostTries = HANG_MS / triesApartMs;

class Registry implements ForeignRegistry {
  readonly #options: RegistryOptions;
  readonly #ways: Dialect;
  readonly #sockets = new Sockets();
  readonly #members = new Map<number, Member>();
  readonly #chance: Chance;
  readonly #watched: (() => number)[] = [];
  readonly #deadlineMs: number;
  #server: Server | undefined;
  #given = 0;
  #answers = new Answers<SetupResult>([]);
  #finished = new Answers<true>([]);
  #summaries = new Answers<MessageOf<'reportTrafficSummary'>>([]);

  port = 0;
  readonly log: Heard[] = [];
  readonly deregistrations: { id: number; address: string; result: number }[] = [];
  readonly failures: string[] = [];

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#ways = dialects[options.dialect];
    this.#chance = chance(options.seed ?? 1);
    this.#deadlineMs = options.deadlineMs ?? HANG_MS;
  }

  get nodes(): { id: number; address: string }[] {
    return [...this.#members.values()].map(({ id, address }) => ({ id, address }));
  }

  async listen(): Promise<void> {
    const { host = '127.0.0.1', port = 0 } = this.#options;
    const accept = (socket: Socket) => this.#read(this.#sockets.add(socket), 'new', undefined);
    const listening = await listen(accept, { host, port });
    this.#server = listening.server;
    this.port = listening.port;
  }

  waitForNodes(count: number): Promise<void> {
    const what = () => `${count} nodes, ${this.#members.size} are registered`;
    return until(() => this.#members.size >= count, what, this.#deadlineMs);
  }

  async setup(entries: number): Promise<SetupResult[]> {
    const ids = [...this.#members.keys()].sort((one, other) => one - other);
    this.#answers = new Answers(ids);
    for (const [id, peerIds] of rankTables(ids, entries)) {
      const peers = peerIds.map((peer) => ({ id: peer, address: this.#members.get(peer)!.address }));
      this.#order(id, { kind: 'nodeRegistry', nr: peers.length, peers, ids, noIds: ids.length });
    }
    await this.#all(this.#answers, 'NodeRegistryResponse');
    return ids.map((id) => this.#answers.of(id)!);
  }

  watch(received: () => number): void {
    this.#watched.push(received);
  }

  async start(packets: number, arrive = packets * this.#members.size): Promise<Summary> {
    const rows = [...this.#members.keys()]
      .sort((one, other) => one - other)
      .map((id) => ({ id, ...zeroCounters() }));
    this.#finished = new Answers(rows.map(({ id }) => id));
    for (const { id } of rows) this.#order(id, { kind: 'initiateTask', packets });
    await this.#all(this.#finished, 'TaskFinished');
    if (!this.#ways.asksAgain) await this.#receive(arrive);
    for (let tries = 1; ; tries++) {
      await this.#addSummaries(rows);
      const totals = totalsOf(rows);
      const matched = totals.sent === totals.received && totals.totalSent === totals.totalReceived;
      const enough = tries >= leastTries && totals.received >= arrive;
      if (matched || enough || !this.#ways.asksAgain || tries === mostTries) {
        return { rows, totals, matched, tries };
      }
      await pause(triesApartMs);
    }
  }

  #receive(packets: number): Promise<void> {
    const received = () => this.#watched.reduce((sum, one) => sum + one(), 0);
    return until(
      () => received() >= packets,
      () => `${packets} packets, ${received()} have arrived`,
      this.#deadlineMs,
    );
  }

  async stop(): Promise<void> {
    this.#sockets.destroyAll();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  async #addSummaries(rows: Row[]): Promise<void> {
    this.#summaries = new Answers(rows.map(({ id }) => id));
    for (const { id } of rows) this.#order(id, { kind: 'requestTrafficSummary' });
    await this.#all(this.#summaries, 'TrafficSummary');
    for (const row of rows) addCounters(row, this.#summaries.of(row.id)!);
  }

  #all(answers: Answers<unknown>, what: string): Promise<void> {
    return until(
      () => answers.missing.length === 0,
      () => `${what} of ${answers.missing}; ${this.failures.join('; ')}`,
      this.#deadlineMs,
    );
  }

  /** Brings one order to a node, the way of the dialect and no other. */
  #order(id: number, message: Draft): void {
    const member = this.#members.get(id);
    if (member === undefined) return void this.failures.push(`${message.kind} to ${id}: it is gone`);
    const frame = encodeFrame(message);
    switch (this.#ways.delivers) {
      case 'on the registration connection':
        member.registration.write(frame);
        return;
      case 'on one kept connection':
        return void this.#orderOnKept(member, frame, message.kind);
      case 'on a new connection each':
        return void this.#orderOnNew(member, frame, message.kind);
      default:
        return this.#ways.delivers satisfies never;
    }
  }

  async #orderOnKept(member: Member, frame: Uint8Array, what: string): Promise<void> {
    if (!member.orders?.writable) member.orders = await this.#dial(member, what);
    member.orders?.write(frame);
  }

  async #orderOnNew(member: Member, frame: Uint8Array, what: string): Promise<void> {
    if (this.#ways.keepsOpenForAnswer && what === 'nodeRegistry') {
      const socket = await this.#dial(member, what);
      socket?.write(frame); // closed once the answer has come
      return;
    }
    const written = await this.#sockets.sendOnce(member.address, frame);
    if (!written) this.failures.push(`${what} to ${member.id} at ${member.address}: not written`);
  }

  async #dial({ id, address }: Member, what: string): Promise<Socket | undefined> {
    const socket = await this.#sockets.dial(address);
    if (socket === undefined) this.failures.push(`${what} to ${id} at ${address}: nobody there`);
    else this.#read(socket, 'dialled', id);
    return socket;
  }

  #read(socket: Socket, on: Heard['on'], owner: number | undefined): void {
    const connection: Connection = { socket, on, owner, frames: 0 };
    readFrames(socket, {
      onFrame: (message) => this.#readFrame(message, connection),
      onMalformed: (reason) => {
        this.failures.push(reason);
        socket.destroy();
      },
      onEnd: () => socket.end(),
    });
  }

  #readFrame(message: Message | undefined, connection: Connection): void {
    if (connection.frames++ > 0 && this.#ways.readsOneFrame) return;
    if (message !== undefined) {
      if (message.kind === 'registration') connection.on = 'registration';
      this.log.push({ on: connection.on, message });
      this.#take(message, connection);
    }
    if (this.#ways.readsOneFrame) connection.socket.end();
  }

  #take(message: Message, connection: Connection): void {
    switch (message.kind) {
      case 'registration':
        return this.#register(message.address, connection);
      case 'deregistration':
        return this.#deregister(message, connection);
      case 'nodeRegistryResponse':
        return this.#takeAnswer(message, connection);
      case 'taskFinished':
        return this.#finished.take(connection.owner, message.id, () => true);
      case 'reportTrafficSummary':
        return this.#summaries.take(undefined, message.id, () => message);
      default:
        return; // a messenger's to read
    }
  }

  #register(address: string, connection: Connection): void {
    const reason = this.#refusal(address, connection.socket);
    if (reason !== undefined)
      return this.#write(connection, { kind: 'registrationResponse', result: -1, info: reason });
    const id = this.#nextId();
    this.#members.set(id, { id, address, registration: connection.socket, orders: undefined });
    connection.owner = id;
    const needed = this.#ways.orders === 'registration' || this.#ways.reports === 'registration';
    if (needed) connection.socket.once('close', () => this.#forget(id, connection.socket));
    const count = this.#members.size;
    const info = `Registration request successful. The number of messaging nodes currently constituting the overlay is (${count}).`;
    this.#write(connection, { kind: 'registrationResponse', result: id, info });
  }

  #refusal(address: string, socket: Socket): string | undefined {
    const { host: resolved } = endpoint(address);
    const host = this.#ways.comparesText ? hostOf(address) : resolved;
    if (host !== socket.remoteAddress)
      return `The address ${address} is not the connection's, ${socket.remoteAddress}.`;
    if (this.#find(address) !== undefined) return `The address ${address} is registered already.`;
    return this.#members.size < 128 ? undefined : 'The overlay is full.';
  }

  #nextId(): number {
    const wanted = this.#options.ids?.[this.#given++];
    if (wanted !== undefined) return wanted;
    let id = this.#chance.below(128);
    while (this.#members.has(id)) id = (id + 1) % 128;
    return id;
  }

  #deregister({ address, id }: { address: string; id: number }, connection: Connection): void {
    const host = this.#ways.comparesText ? hostOf(address) : endpoint(address).host;
    const known = this.#find(address)?.id === id && host === connection.socket.remoteAddress;
    if (known) this.#members.delete(id);
    const result = known ? this.#leftResult(id) : -1;
    const info = known ? `Node ${id} has left.` : `No node ${id} is registered at ${address}.`;
    this.deregistrations.push({ id, address, result });
    this.#write(connection, { kind: 'deregistrationResponse', result, info });
  }

  #leftResult(id: number): number {
    return this.#ways.hasLeft(id, id) ? id : 0;
  }

  #takeAnswer({ result, info }: MessageOf<'nodeRegistryResponse'>, connection: Connection): void {
    const bad = result < 0 || result === dialects.A.bad;
    // Only A and B tell by the Result who answers; in C and D a success is 0, whoever it is.
    const tellsId = this.#ways.good(1) === 1 && !bad;
    const answer = (id: number) => ({ id, result, info, good: !bad });
    this.#answers.take(connection.owner, tellsId ? result : undefined, answer);
    if (this.#ways.keepsOpenForAnswer && connection.on === 'dialled') connection.socket.end();
  }

  #find(address: string): Member | undefined {
    return [...this.#members.values()].find((member) => member.address === address);
  }

  #forget(id: number, registration: Socket): void {
    if (this.#members.get(id)?.registration === registration) this.#members.delete(id);
  }

  #write({ socket }: Connection, message: Draft): void {
    socket.write(encodeFrame(message));
  }
}

function totalsOf(rows: readonly Row[]): Counters {
  const totals = zeroCounters();
  for (const row of rows) addCounters(totals, row);
  return totals;
}

function addCounters(sum: Counters, more: Counters): void {
  sum.sent += more.sent;
  sum.relayed += more.relayed;
  sum.received += more.received;
  sum.totalSent += more.totalSent;
  sum.totalReceived += more.totalReceived;
}
