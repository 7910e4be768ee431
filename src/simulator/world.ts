// A simulated world: the registry's and the messengers' machines, the very files that the processes run, on a network in
// virtual time. Same options and same calls: same events, in the same order, on any machine. Here is the loop of events;
// links.ts has the connections, arrivals.ts what comes to a node, traffic.ts the packets.

import { type Address, formatAddress } from '../overlay/address.ts';
import { Columns } from '../overlay/columns.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import type { Message } from '../overlay/message.ts';
import type { Event } from '../overlay/node.ts';
import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { seedKey } from '../random/draw.ts';
import type { RegistryOptions } from '../registry/host.ts';
import { Arrivals } from './arrivals.ts';
import type { Between } from './disturbances.ts';
import type { End } from './end.ts';
import { EventQueue } from './event-queue.ts';
import type { EventRecord } from './event-record.ts';
import { EVENT, FIRST_AT_A_NODE, FIRST_NOT_SENT, type Planned } from './events.ts';
import { Links } from './links.ts';
import type { NetworkOptions } from './network.ts';
import type { PacketPool } from './packet-pool.ts';
import { SimulatedNode } from './simulated-node.ts';
import { Slots } from './slots.ts';
import { Traffic, type Truth } from './traffic.ts';

export type { EventRecord };

export interface WorldOptions {
  readonly seed: string;
  readonly nodes: number;
  readonly registry: Omit<RegistryOptions, 'key'>;
  readonly network: NetworkOptions;
  /** Messages pass through the codec, as they do over TCP: what comes out must be what went in. */
  readonly throughCodec?: (message: Message) => Message;
  registryReports(report: RegistryReport): void;
  messengerReports(row: number, report: MessengerReport): void;
  /** The time has come for something that was planned; index: as it was given to `plan`. */
  planned(what: Planned, index: number): void;
  /** Sees everything that happens, before it does. The world is for reading. */
  readonly observe?: (record: EventRecord, world: World) => void;
  readonly plants?: Plants;
}

/** Faults that tests plant: what is done in place of what the world would do. */
export interface Plants {
  /** In place of `world.traffic.put`. */
  readonly sendPacket?: (world: World, end: End, packet: number) => void;
  /** In place of `world.links.send`. */
  readonly send?: (world: World, end: End, message: Message) => void;
  /** Whether the timer is set at all. */
  readonly setsTimer?: (node: number, timer: string) => boolean;
}

/** A timer that a core has set; it fires if it is still the one of its name. */
export interface Timer {
  readonly name: string;
}

const REGISTRY = 0;
const NOBODY = -1;
const PORT = 5000;

export class World {
  readonly columns: Columns;
  readonly links: Links;
  readonly arrivals: Arrivals;
  readonly traffic: Traffic;
  readonly nodes: SimulatedNode[] = [];
  readonly plants: Plants | undefined;
  readonly registryAddress: Address = { host: '10.0.0.0', port: 12345 };
  readonly #options: WorldOptions;
  readonly #queue = new EventQueue();
  readonly #timers = new Slots<Timer>();
  readonly #byAddress = new Map<string, number>();
  #nowUs = 0;
  #events = 0;
  onArrival: ((packet: number, us: number) => void) | undefined;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.plants = options.plants;
    const key = seedKey(options.seed);
    this.columns = new Columns(options.nodes);
    this.links = new Links(this, options, key);
    this.arrivals = new Arrivals(this, options.network.serviceUs);
    this.traffic = new Traffic(this, this.columns, options.network);
    for (let index = 0; index <= options.nodes; index++) {
      this.nodes.push(new SimulatedNode(this, index, options));
      this.#byAddress.set(formatAddress(this.addressOf(index)), index);
    }
    this.nodes[REGISTRY]!.startRegistry({ ...options.registry, key });
  }

  get nowUs(): number {
    return this.#nowUs;
  }

  /** Events handled so far. */
  get events(): number {
    return this.#events;
  }

  get packets(): PacketPool {
    return this.traffic.packets;
  }

  get truth(): Truth {
    return this.traffic.truth;
  }

  get controlMessages(): number {
    return this.links.controlMessages;
  }

  addressOf(index: number): Address {
    if (index === REGISTRY) return this.registryAddress;
    return { host: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, port: PORT };
  }

  /** undefined when nobody has that address. */
  indexOf(address: string): number | undefined {
    return this.#byAddress.get(address);
  }

  /** Starts the messenger of that index (1 to nodes), now, unless it is up already. */
  start(index: number): void {
    if (this.nodes[index]!.up) return;
    this.observe('start', index);
    this.nodes[index]!.startMessenger({ registry: this.registryAddress, key: seedKey(this.#options.seed) });
  }

  command(command: RegistryCommand): void {
    const node = this.nodes[REGISTRY]!;
    if (!node.up) return;
    this.observe('command', REGISTRY, NOBODY, command);
    node.registry!.step({ kind: 'command', command });
  }

  // Faults

  /** Ends a node at once. silent: nobody is told, as when its power fails; else its links break, as when it is killed. */
  crash(index: number, silent: boolean): void {
    const node = this.nodes[index]!;
    if (!node.up) return;
    this.observe('crash', index, NOBODY, { silent });
    for (const end of node.liveEnds()) this.links.crash(end, silent);
    node.stop();
    node.crashed = silent ? 'dark' : 'killed';
  }

  /** Breaks a node's links: both sides are told, and what was on its way is lost. */
  reset(index: number): void {
    this.observe('reset', index);
    for (const end of this.nodes[index]!.liveEnds()) this.links.reset(end);
  }

  /**
   * Until then nothing that is sent passes between nodes that `apart` tells apart: it leaves when the last cut between them
   * has healed, in order; if that takes longer than the timeout, it is lost with its link. What a link was given before,
   * queued for its bandwidth or held by an earlier cut, arrives as it would have.
   */
  cut(apart: Between, untilUs: number): void {
    this.observe('cut', REGISTRY);
    this.links.cut(apart, untilUs);
  }

  /** Until then connects between nodes that it concerns take so much longer; the longest counts, not the sum. */
  slowConnects(concerns: Between, delayUs: number, untilUs: number): void {
    this.observe('slow-connects', REGISTRY);
    this.links.slowConnects(concerns, delayUs, untilUs);
  }

  /** A node takes so much longer for each packet and message that it begins with until then. */
  slow(index: number, extraServiceUs: number, untilUs: number): void {
    this.observe('slow', index);
    const node = this.nodes[index]!;
    node.extraServiceUs = extraServiceUs;
    node.slowUntilUs = untilUs;
  }

  // The loop

  /** At that time of the world's clock, `planned` is called. */
  plan(us: number, what: Planned, index: number): void {
    this.#queue.push(us, EVENT[what], index, 0);
  }

  /** Something will happen at an end. */
  schedule(us: number, kind: number, end: End, b = 0): void {
    end.expected++;
    this.#queue.push(us, kind, end.id, b);
  }

  setTimer(node: number, timer: Timer, delayMs: number): void {
    if (this.plants?.setsTimer?.(node, timer.name) === false) return;
    this.#queue.push(this.#nowUs + Math.round(delayMs * 1000), EVENT.timer, node, this.#timers.put(timer));
  }

  turn(node: number): void {
    this.#queue.push(this.#nowUs, EVENT.turn, node, 0);
  }

  listens(node: number): void {
    this.#queue.push(this.#nowUs, EVENT.listening, node, 0);
  }

  send(end: End, message: Message): void {
    const instead = this.plants?.send;
    if (instead === undefined) this.links.send(end, message);
    else instead(this, end, message);
  }

  /** Handles events until none is left, until `done`, or until so many were handled; true when none is left. */
  run(limit: number, done: () => boolean): boolean {
    const queue = this.#queue;
    for (let handled = 0; handled < limit; handled++) {
      if (done()) return false;
      if (!queue.pop()) return true;
      this.#nowUs = queue.time;
      this.#events++;
      const { kind, a, b } = queue;
      if (kind < FIRST_AT_A_NODE) this.#atEnd(kind, this.links.ends.at(a), b);
      else this.#atNode(kind, a, b);
    }
    return false;
  }

  #atEnd(kind: number, end: End, b: number): void {
    end.expected--;
    if (kind < FIRST_NOT_SENT) return this.arrivals.arrived(end, kind, b);
    switch (kind) {
      case EVENT.handled:
        return this.arrivals.handled(end);
      case EVENT.room:
        return this.nodes[end.node]!.roomOn(end);
      case EVENT.syn:
        return this.links.synArrived(end);
      case EVENT.probe:
        return this.links.probe(end);
      default:
        return this.arrivals.lost(end, b);
    }
  }

  #atNode(kind: number, a: number, b: number): void {
    switch (kind) {
      case EVENT.timer:
        return this.nodes[a]!.timer(this.#timers.take(b));
      case EVENT.turn:
        return this.nodes[a]!.turn();
      case EVENT.listening:
        this.observe('listening', a);
        return this.nodes[a]!.step({ kind: 'listening', address: this.addressOf(a) });
      case EVENT.start:
        return this.#options.planned('start', a);
      case EVENT.fault:
        return this.#options.planned('fault', a);
      default:
        return this.#options.planned('command', a);
    }
  }

  /** Tells a core what came to one of its ends. */
  step(end: End, event: Event): void {
    this.observe(event.kind, end.node, end.other.node, event);
    this.nodes[end.node]!.step(event);
  }

  /** Costs a call when nobody looks. */
  observe(what: EventRecord['what'], node: number, other = NOBODY, detail?: unknown): void {
    this.#options.observe?.({ us: this.#nowUs, what, node, other, detail } as EventRecord, this);
  }
}
