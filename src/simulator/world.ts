// A simulated world: the registry and messenger cores that the processes run,
// on a network in virtual time. The same options and calls give the same events in the same order on any
// machine. This file assembles the parts, each of which knows only those below it: nodes/, network/, events/.

import type { Address } from '../overlay/address.ts';
import { Columns } from '../overlay/columns.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import type { Message } from '../overlay/message.ts';
import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { seedKey } from '../random/draw.ts';
import type { RegistryOptions } from '../registry/host.ts';
import { DEFAULT_LIMITS } from '../registry/proofs.ts';
import { type Clock, TimedClock } from './events/clock.ts';
import { EVENT, FIRST_AT_A_NODE, FIRST_OUTSIDE, type Planned } from './events/event-kinds.ts';
import { type EventRecord, Observer } from './events/event-record.ts';
import { Addresses } from './network/addresses.ts';
import { Connections } from './network/connections.ts';
import type { NetworkOptions } from './network/network-options.ts';
import { PacketPool } from './network/packet-pool.ts';
import { Disk } from './nodes/disk.ts';
import { Identities, type MakeSigner } from './nodes/identities.ts';
import { PacketTraffic, type Truth } from './nodes/packet-traffic.ts';
import { Pauses } from './nodes/pauses.ts';
import { SIMULATED_PUZZLE_BITS, SimulatedNode } from './nodes/simulated-node.ts';
import { Timers } from './nodes/timers.ts';

export type { Clock, EventRecord };

export interface WorldOptions {
  readonly seed: string;
  readonly nodes: number;
  readonly registry: Omit<RegistryOptions, 'key'>;
  readonly network: NetworkOptions;
  /** Messengers answer heartbeats, and say so. */
  readonly presence?: boolean;
  /** They keep living tables, and say so. */
  readonly living?: boolean;
  /** Names of nodes 1, 2, ... in this order; the others have none. */
  readonly names?: readonly string[];
  /** The registry keeps what it knows: how long its disk takes to write a batch, in milliseconds. */
  readonly diskMs?: number;
  /** How long messengers try to reach a registry again that remembers; left out: as any other. */
  readonly reconnectMs?: number;
  /** The registry was started again after a crash. */
  restarted?(): void;
  /** Needed where nodes have names, or the registry a disk. */
  readonly makeSigner?: MakeSigner;
  /** Decides which event is next; left out: that of the earliest time. */
  readonly clock?: Clock;
  /** Messages pass through the codec, as over TCP: they must come out unchanged. */
  readonly throughCodec?: (message: Message) => Message;
  registryReports(report: RegistryReport): void;
  messengerReports(row: number, report: MessengerReport): void;
  /** A planned event is due; index: as given to `plan`. */
  planned(what: Planned, index: number): void;
  /** A packet has reached its sink; it stays in the pool until this returns. */
  delivered(packet: number): void;
  /** Observes every event before it happens. The world is read-only. */
  readonly observe?: (record: EventRecord, world: World) => void;
}

const REGISTRY = 0;

/** Puzzles of a few bits, which take their time all the same: SimulatedNode. */
const PROOF_LIMITS = { ...DEFAULT_LIMITS, puzzleBits: SIMULATED_PUZZLE_BITS };

export class World {
  readonly columns: Columns;
  readonly clock: Clock;
  readonly observer: Observer;
  readonly packets = new PacketPool();
  readonly addresses: Addresses;
  readonly network: Connections;
  readonly timers: Timers;
  readonly traffic: PacketTraffic;
  /** By index: 0 is the registry. */
  readonly nodes: SimulatedNode[] = [];
  readonly #pauses: Pauses;
  readonly #identities: Identities | undefined;
  /** The registry's; undefined: it keeps nothing. */
  readonly disk: Disk | undefined;
  readonly #options: WorldOptions;

  constructor(options: WorldOptions) {
    this.#options = options;
    const { observe } = options;
    const { windowPackets, serviceUs } = options.network;
    const { clock = new TimedClock() } = options;
    const { packets, nodes } = this;
    const key = seedKey(options.seed);
    const columns = new Columns(options.nodes);
    const addresses = new Addresses(options.nodes);
    const observer = new Observer(
      clock,
      observe === undefined ? undefined : (record) => observe(record, this),
    );
    const surroundings = { clock, machines: nodes, addresses, packets };
    const network = new Connections(surroundings, options.network, key, options.throughCodec);
    const timers = new Timers(clock);
    const pauses = new Pauses(clock);
    const { delivered } = options;
    const traffic = new PacketTraffic({
      clock,
      observer,
      columns,
      packets,
      network,
      windowPackets,
      delivered,
    });
    const host = {
      clock,
      observer,
      timers,
      addresses,
      network,
      traffic,
      columns,
      windowPackets,
      serviceUs,
      pauses,
    };
    for (let index = 0; index <= options.nodes; index++) nodes.push(new SimulatedNode(host, index));
    this.clock = clock;
    this.columns = columns;
    this.observer = observer;
    this.addresses = addresses;
    this.network = network;
    this.timers = timers;
    this.traffic = traffic;
    this.#pauses = pauses;
    const { names, makeSigner } = options;
    const { diskMs } = options;
    this.disk = diskMs === undefined ? undefined : new Disk(clock, REGISTRY, diskMs);
    const isSigned = names !== undefined || this.disk !== undefined;
    this.#identities = isSigned && makeSigner ? new Identities(key, names ?? [], makeSigner) : undefined;
    this.#startRegistry();
  }

  #startRegistry(): void {
    const { registry, seed, registryReports } = this.#options;
    const signed = this.#identities && { network: this.#identities.network(), proofs: PROOF_LIMITS };
    const options = { ...signed, ...registry, key: seedKey(seed) };
    this.nodes[REGISTRY]!.startRegistry(options, (report) => registryReports(report), this.disk);
  }

  /** Starts the registry again after a crash, with what is on its disk; `emptied`: that is nothing now. */
  restartRegistry(emptied: boolean): void {
    if (this.nodes[REGISTRY]!.up) return;
    if (emptied) this.disk?.empty();
    this.observer.tell('start', REGISTRY);
    this.#startRegistry();
    this.#options.restarted?.();
  }

  get nowUs(): number {
    return this.clock.nowUs;
  }

  /** Events handled so far. */
  get events(): number {
    return this.clock.events;
  }

  get truth(): Truth {
    return this.traffic.truth;
  }

  get registryAddress(): Address {
    return this.addresses.of(REGISTRY);
  }

  /** Starts the messenger of that index (1 to nodes) now, unless it is up. */
  start(index: number): void {
    const node = this.nodes[index]!;
    if (node.up) return;
    this.#release(this.#pauses.stop(index));
    this.observer.tell('start', index);
    const { seed, presence, living, reconnectMs } = this.#options;
    const identity = this.#identities?.start(index);
    const options = {
      registry: this.registryAddress,
      key: seedKey(seed),
      ...(presence && { presence: true as const }),
      ...(living && { living: true as const }),
      ...(reconnectMs !== undefined && { reconnectMs }),
      ...(identity && { identity }),
    };
    node.startMessenger(
      options,
      (report) => this.#options.messengerReports(index - 1, report),
      (network) => this.#identities?.pin(index, network),
    );
  }

  command(command: RegistryCommand): void {
    this.nodes[REGISTRY]!.command(command);
  }

  /** The process of the node of that index stands still until then. */
  pause(index: number, untilUs: number): void {
    if (this.nodes[index]!.up) this.#pauses.begin(index, untilUs);
  }

  isPaused(index: number): boolean {
    return this.#pauses.has(index);
  }

  /** True: the registry stands still, and what was planned for now, a command, waits until it goes on. */
  holds(what: Planned, index: number): boolean {
    const isHeld = this.isPaused(REGISTRY);
    if (isHeld) this.#pauses.hold(REGISTRY, EVENT[what], index, 0);
    return isHeld;
  }

  /** Calls `planned` at that time of the world's clock. */
  plan(us: number, what: Planned, index: number): void {
    this.clock.schedule(us, EVENT[what], index);
  }

  /** Handles events until none is left, until `done`, or up to a limit; returns true when none is left. */
  run(limit: number, done: () => boolean): boolean {
    const { clock, network } = this;
    for (let handled = 0; handled < limit; handled++) {
      if (done()) return false;
      if (!clock.advance()) return true;
      const { kind, a, b } = clock;
      if (!this.#pauses.none && this.#isHeld(kind, a, b)) continue;
      if (kind < FIRST_AT_A_NODE) network.happens(kind, a, b);
      else this.#atNode(kind, a, b);
    }
    return false;
  }

  /** The event happens in a process that stands still, when that goes on; a keep-alive is for its machine. */
  #isHeld(kind: number, a: number, b: number): boolean {
    if (kind >= FIRST_OUTSIDE || kind === EVENT.probe) return false;
    const node = kind < FIRST_AT_A_NODE ? this.network.ends.at(a).node : a;
    if (!this.#pauses.has(node)) return false;
    if (this.nodes[node]!.up) this.#pauses.hold(node, kind, a, b);
    else this.#release(this.#pauses.stop(node));
    return this.nodes[node]!.up;
  }

  #resume(index: number): void {
    const held = this.#pauses.end(index);
    if (held === undefined) return;
    this.observer.tell('resume', index);
    this.#release(index === REGISTRY ? timersLast(held) : held);
    this.nodes[index]!.resumed();
  }

  #release(held: readonly number[]): void {
    for (let i = 0; i < held.length; i += 3) {
      const [kind, a, b] = [held[i]!, held[i + 1]!, held[i + 2]!];
      if (kind < FIRST_AT_A_NODE) this.network.happens(kind, a, b);
      else this.#atNode(kind, a, b);
    }
  }

  #atNode(kind: number, a: number, b: number): void {
    switch (kind) {
      case EVENT.timer:
        return this.nodes[a]!.timer(this.timers.take(b));
      case EVENT.turn:
        return this.nodes[a]!.turn();
      case EVENT.listening:
        return this.nodes[a]!.listens();
      case EVENT.solved:
        return this.nodes[a]!.solved(b);
      case EVENT.resume:
        return this.#resume(a);
      case EVENT.disk:
        return this.nodes[a]!.written(b);
      case EVENT.start:
        return this.#options.planned('start', a);
      case EVENT.fault:
        return this.#options.planned('fault', a);
      default:
        return this.#options.planned('command', a);
    }
  }
}

/** A registry that stood still reads what has come before it goes by the time: tcp/late-timers.ts. Three numbers an event. */
function timersLast(held: readonly number[]): number[] {
  const events = Array.from({ length: held.length / 3 }, (_, i) => held.slice(3 * i, 3 * i + 3));
  const isTimer = ([kind]: readonly number[]) => kind === EVENT.timer;
  return [...events.filter((event) => !isTimer(event)), ...events.filter(isTimer)].flat();
}
