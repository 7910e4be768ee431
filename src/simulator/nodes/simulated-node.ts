// A node's host in a simulated world: its core, its timers, its ends of connections.

import type { MessengerEffects, MessengerEvent, MessengerOptions, Outlet } from '../../messenger/host.ts';
import type { Solved } from '../../messenger/identity.ts';
import { Messenger } from '../../messenger/messenger.ts';
import type { Address } from '../../overlay/address.ts';
import { type Columns, removeTable } from '../../overlay/columns.ts';
import type { RegistryCommand } from '../../overlay/commands.ts';
import type { Message } from '../../overlay/message.ts';
import type { Effects, Event, Link } from '../../overlay/node.ts';
import { Puzzle } from '../../overlay/puzzle.ts';
import type { MessengerCommand, MessengerReport, RegistryReport } from '../../overlay/report.ts';
import type { Seal } from '../../overlay/seal.ts';
import type { RegistryOptions } from '../../registry/host.ts';
import { OutputCommit } from '../../registry/output-commit.ts';
import { Registry } from '../../registry/registry.ts';
import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';
import type { Observer } from '../events/event-record.ts';
import type { Addresses } from '../network/addresses.ts';
import type { End } from '../network/end.ts';
import type { Machine } from '../network/machine.ts';
import type { Disk } from './disk.ts';
import { DEAD, type Forwarder, type PacketTraffic } from './packet-traffic.ts';
import type { Timer, Timers } from './timers.ts';

/** What a node needs from the network. */
interface NodeNetwork {
  dial(from: number, link: Link, address: Address): End;
  send(end: End, message: Message): void;
  /** Ends this half of the link. */
  endOf(end: End): void;
  close(end: End): void;
  /** Handles what waits at the end. */
  resume(end: End): void;
  /** This side is gone at once; silent: without notifying the other. */
  crash(end: End, silent: boolean): void;
  /** Breaks the link: both sides are notified. */
  reset(end: End): void;
}

/** What all nodes of a world share. */
export interface Host {
  readonly clock: Clock;
  readonly observer: Observer;
  readonly timers: Timers;
  readonly addresses: Addresses;
  readonly network: NodeNetwork;
  readonly traffic: Pick<PacketTraffic, 'originate' | 'move' | 'lose'>;
  /** A row per messenger. */
  readonly columns: Columns;
  /** Maximum packets on a link. */
  readonly windowPackets: number;
  readonly pauses: { has(node: number): boolean };
  /** Time for a messenger to handle one packet or message, in microseconds; the registry takes no time. */
  readonly serviceUs: number;
}

/** Packets that a node originates in one turn. */
const TURN_PACKETS = 256;

const REGISTRY = 0;
const NO_NODE = -1;

/** A try takes 4 us in a process; a puzzle of few bits here takes the time of one of 18. */
export const SIMULATED_PUZZLE_BITS = 6;
const US_PER_TRY = 4 * 2 ** (18 - SIMULATED_PUZZLE_BITS);

export class SimulatedNode implements Machine, Forwarder, Outlet {
  /** 0 is the registry. */
  readonly index: number;
  /** Its listener is open: before that, connection requests are refused. */
  listening = false;
  readonly #host: Host;
  up = false;
  registry: Registry | undefined;
  /** The registry's, and what waits for it. */
  #disk: Disk | undefined;
  #output: OutputCommit | undefined;
  messenger: Messenger | undefined;
  /**
   * Crashed, and not restarted. dark: its machine has no power, and does not answer; else the machine refuses
   * connections.
   */
  crashed: 'no' | 'killed' | 'dark' = 'no';
  #extraServiceUs = 0;
  #slowUntilUs = 0;
  /** When it has finished its work on everything that arrived. */
  busyUntilUs = 0;
  /** Clock skew: its clock runs this much faster than the world's. */
  clockRate = 1;
  /** Its ends of connections, by the core's number; closed ones are forgotten. */
  readonly #ends = new Map<Link, End>();
  #channels: (End | undefined | typeof DEAD)[] = [];
  #waiting: (Set<End> | undefined)[] = [];
  readonly #timers = new Map<string, Timer>();
  #originating = false;
  #turnDue = false;
  /** It was told to leave while it stood still. */
  #leavesLater = false;
  /** The puzzle that it solves. */
  #puzzle: Omit<Solved, 'kind'> | undefined;

  constructor(host: Host, index: number) {
    this.#host = host;
    this.index = index;
  }

  /** `disk`: it keeps what it knows there; left out, it keeps nothing. */
  startRegistry(options: RegistryOptions, report: (report: RegistryReport) => void, disk?: Disk): void {
    this.up = true;
    this.crashed = 'no';
    this.listening = true;
    const effects = this.#effects(report);
    if (disk === undefined) {
      this.registry = new Registry({ ...effects, persist: () => {} }, options);
      return;
    }
    this.#disk = disk;
    this.#output = new OutputCommit(effects, {
      commit: (changes, done) => disk.commit(changes, done),
      failed: (error) => {
        throw error;
      },
      hasRoom: () => {}, // a scenario has too few nodes to fill it
    });
    const memory = { records: new Map(disk.records), isLost: disk.isEmptied };
    this.registry = new Registry(this.#output, { ...options, memory });
    this.registry.begin();
    this.#output.stepped();
  }

  /** The disk has written a batch. */
  written(batch: number): void {
    this.#disk?.written(batch);
  }

  startMessenger(
    options: MessengerOptions,
    report: (report: MessengerReport) => void,
    pin: MessengerEffects['pin'],
  ): void {
    const { columns, clock } = this.#host;
    const row = this.index - 1;
    this.up = true;
    this.crashed = 'no';
    columns.id[row] = -1;
    removeTable(columns, row);
    const effects: MessengerEffects = {
      ...this.#effects(report),
      listen: () => {
        this.listening = true;
        clock.schedule(clock.nowUs, EVENT.listening, this.index);
      },
      carry: (channel, link) => this.#carry(channel, link),
      pin,
      expectPeers: () => {}, // only Sinkward nodes connect
      originate: () => {
        this.#originating = true;
        this.#scheduleTurn();
      },
      solve: (nonce, bits) => this.#solve(options.identity!.signer.seal, nonce, bits),
      // An originated packet goes on its link at once; the link's window takes the place of a socket's buffer.
      drain: () => this.step({ kind: 'drained' }),
    };
    this.messenger = new Messenger(columns, row, effects, options);
    this.messenger.start();
  }

  step(event: Parameters<Messenger['step']>[0]): void {
    if (!this.up) return;
    if (event.kind === 'lost') this.#ends.delete(event.link);
    if (this.registry !== undefined) {
      if ('link' in event && this.#output?.isClosing(event.link)) return;
      if (isForBoth(event)) {
        this.registry.step(event);
        this.#output?.stepped();
      }
    } else this.messenger?.step(event);
  }

  /** Gives the registry a command. */
  command(command: RegistryCommand): void {
    if (!this.up) return;
    this.#host.observer.tell('command', this.index, NO_NODE, command);
    this.registry!.step({ kind: 'command', command });
    this.#output?.stepped();
  }

  /** As if a person had typed it at the messenger. */
  tell(command: MessengerCommand): void {
    if (this.up) this.messenger?.step({ kind: 'command', command });
  }

  /** As if a person had typed exit-overlay. */
  leave(): void {
    if (!this.up) return;
    this.#leavesLater = this.#host.pauses.has(this.index);
    if (this.#leavesLater) return;
    this.#host.observer.tell('leave', this.index);
    this.messenger?.step({ kind: 'command', command: { name: 'exit-overlay' } });
  }

  /** It stood still, and what waited for it has happened. */
  resumed(): void {
    if (this.#leavesLater) this.leave();
  }

  /**
   * Stops at once. silent: without notice, as in a power failure; else its links break, as when the process
   * is killed.
   */
  crash(silent: boolean): void {
    if (!this.up) return;
    this.#host.observer.tell('crash', this.index, NO_NODE, { silent });
    for (const end of this.liveEnds()) this.#host.network.crash(end, silent);
    this.stop();
    this.crashed = silent ? 'dark' : 'killed';
  }

  /** Breaks its links: both sides are notified, and data in flight is lost. */
  reset(): void {
    for (const end of this.liveEnds()) this.#host.network.reset(end);
  }

  /** Until `untilUs` each packet and message takes this much longer to handle. */
  slow(extraServiceUs: number, untilUs: number): void {
    this.#extraServiceUs = extraServiceUs;
    this.#slowUntilUs = untilUs;
  }

  /** Discards all state: the process is gone. */
  stop(): void {
    this.up = false;
    this.listening = false;
    this.#originating = false;
    this.busyUntilUs = 0;
    this.#ends.clear();
    this.#channels = [];
    this.#waiting = [];
    this.#timers.clear();
    this.#leavesLater = false;
    this.#puzzle = undefined;
    this.messenger = undefined;
    this.#disk?.crash();
    this.#output = undefined;
  }

  /** A timer is due; it may have been cleared or set again meanwhile. */
  timer(timer: Timer): void {
    const { name } = timer;
    if (!this.isSet(timer)) return;
    this.#timers.delete(name);
    const event = { kind: 'timer', timer: name } as const;
    this.#host.observer.tell('timer', this.index, NO_NODE, event);
    this.step(event);
  }

  /** Neither cleared nor set again: it will fire. */
  isSet(timer: Timer): boolean {
    return this.#timers.get(timer.name) === timer;
  }

  get timersSet(): string[] {
    return [...this.#timers.keys()];
  }

  /** The listener that the core requested is open. */
  listens(): void {
    this.#host.observer.tell('listening', this.index);
    this.step({ kind: 'listening', address: this.#host.addresses.of(this.index) });
  }

  #solve(seal: Seal, nonce: Uint8Array, bits: number): void {
    const { clock } = this.#host;
    const puzzle = new Puzzle(seal, nonce, bits);
    const counter = puzzle.attempt(Number.POSITIVE_INFINITY)!;
    this.#puzzle = { nonce, counter };
    clock.schedule(clock.nowUs + puzzle.tried * US_PER_TRY, EVENT.solved, this.index, counter);
  }

  /** Its work on a puzzle is done; it may have been given up for another meanwhile. */
  solved(counter: number): void {
    const puzzle = this.#puzzle;
    if (puzzle?.counter === counter) this.step({ kind: 'solved', ...puzzle });
  }

  // Machine: the network's side

  get dark(): boolean {
    return this.crashed === 'dark';
  }

  serviceUs(beginsUs: number): number {
    if (this.index === REGISTRY) return 0;
    return this.#host.serviceUs + (beginsUs < this.#slowUntilUs ? this.#extraServiceUs : 0);
  }

  liveEnds(): End[] {
    return [...this.#ends.values()].filter(({ state }) => state !== 'closed');
  }

  accept(end: End): void {
    this.#ends.set(end.link, end);
  }

  told(end: End, event: Event): void {
    this.#host.observer.tell(event.kind, this.index, end.other.node, event);
    this.step(event);
  }

  takePacket(end: End, packet: number): boolean {
    return this.#host.traffic.move(this, end, packet);
  }

  losePacket(end: End, packet: number): void {
    this.#host.traffic.lose(end, packet);
  }

  roomOn(end: End): void {
    const channel = this.#channels.indexOf(end);
    if (channel >= 0) this.#wake(channel);
  }

  // The data plane

  channelEnd(channel: number): End | undefined | typeof DEAD {
    return this.#channels[channel];
  }

  waitFor(channel: number, end: End): void {
    this.#waiting[channel] ??= new Set();
    this.#waiting[channel].add(end);
  }

  turn(): void {
    this.#turnDue = false;
    if (!this.up || !this.#originating || this.messenger === undefined) return;
    const { originated } = this.#host.columns;
    const before = originated[this.index - 1]!;
    this.#originating = this.messenger.originate(TURN_PACKETS, this);
    if (this.#originating && originated[this.index - 1]! - before === TURN_PACKETS) this.#scheduleTurn();
  }

  hasRoom(channel: number): boolean {
    const end = this.#channels[channel];
    if (end === DEAD) return true;
    if (end === undefined) return false;
    if (2 * end.inFlight < this.#host.windowPackets) return true;
    end.blocked = true;
    return false;
  }

  emit(channel: number, sink: number, payload: number): boolean {
    return this.#host.traffic.originate(this.#channels[channel] ?? undefined, this.index - 1, sink, payload);
  }

  #carry(channel: number, link: Link): void {
    this.#channels[channel] = Number.isNaN(link) ? DEAD : link === 0 ? undefined : this.#ends.get(link);
    this.#wake(channel);
  }

  #wake(channel: number): void {
    const waiting = this.#waiting[channel];
    this.#waiting[channel] = undefined;
    for (const end of waiting ?? []) this.#host.network.resume(end);
    if (this.#originating) this.#scheduleTurn();
  }

  #scheduleTurn(): void {
    if (this.#turnDue) return;
    this.#turnDue = true;
    const { clock } = this.#host;
    clock.schedule(clock.nowUs, EVENT.turn, this.index);
  }

  // Effects

  #effects<R>(report: (report: R) => void): Effects<R> {
    const { network, timers, observer } = this.#host;
    return {
      dial: (link, address) => {
        this.#ends.set(link, network.dial(this.index, link, address));
      },
      send: (link, message) => this.#onEnd(link, (end) => network.send(end, message)),
      end: (link) => this.#onEnd(link, (end) => network.endOf(end)),
      close: (link) => {
        this.#onEnd(link, (end) => network.close(end));
        this.#ends.delete(link);
      },
      setTimer: (timer, delayMs) => {
        const set: Timer = { name: timer };
        this.#timers.set(timer, set);
        timers.set(this.index, set, delayMs / this.clockRate);
      },
      clearTimer: (timer) => void this.#timers.delete(timer),
      report,
      exit: () => {
        observer.tell('exit', this.index);
        for (const end of this.liveEnds()) network.close(end);
        this.stop();
      },
    };
  }

  #onEnd(link: Link, act: (end: End) => void): void {
    const end = this.#ends.get(link);
    if (end !== undefined) act(end);
  }
}

function isForBoth(event: MessengerEvent): event is Event {
  return !['listening', 'drained', 'solved', 'command'].includes(event.kind);
}
