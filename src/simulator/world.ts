// A simulated world: the registry's and the messengers' machines, the very files that the processes run, on a network in
// virtual time. Same options and same calls: same events, in the same order, on any machine.

import { type Address, formatAddress } from '../overlay/address.ts';
import { Columns } from '../overlay/columns.ts';
import type { Message } from '../overlay/message.ts';
import type { Event, Link } from '../overlay/node.ts';
import {
  countDropped,
  countReceived,
  countRelayed,
  DELIVERED,
  DROP_LINK_LOST,
  route,
} from '../overlay/packets.ts';
import type { MessengerReport, RegistryCommand, RegistryReport } from '../overlay/report.ts';
import { seedKey } from '../random/draw.ts';
import type { RegistryOptions } from '../registry/host.ts';
import { type Between, Disturbances } from './disturbances.ts';
import { End } from './end.ts';
import { EventQueue } from './event-queue.ts';
import { createDelay, type DelayUs, KEEP_ALIVE, type NetworkOptions } from './network.ts';
import { PacketPool } from './packet-pool.ts';
import { DEAD, SimulatedNode } from './simulated-node.ts';

export interface WorldOptions {
  readonly seed: string;
  readonly nodes: number;
  readonly registry: Omit<RegistryOptions, 'key'>;
  readonly network: NetworkOptions;
  /** Messages pass through the codec, as they do over TCP: what comes out must be what went in. */
  readonly throughCodec?: (message: Message) => Message;
  registryReports(report: RegistryReport): void;
  messengerReports(row: number, report: MessengerReport): void;
  /** Sees everything that happens, before it does. The world is for reading. */
  readonly observe?: (record: EventRecord, world: World) => void;
}

/** One event, as a trace shows it. */
export type EventRecord = {
  readonly us: number;
  /** Where it happens: 0 is the registry, nodes count from 1. */
  readonly node: number;
  /** At the other side of the link: where it comes from, or for a packet that is sent or relayed, where it goes; else -1. */
  readonly other: number;
} /** What a core is told by the network. */ & (
  | {
      [K in Event['kind']]: { readonly what: K; readonly detail: Extract<Event, { kind: K }> };
    }[Event['kind']]
  /** A packet, by its place in the pool; `lose`: it vanished with its link or node. */
  | { readonly what: 'send' | 'relay' | 'deliver' | 'drop' | 'lose'; readonly detail: number }
  /** Faults, nodes that come and go, and commands. */
  | { readonly what: 'start' | 'leave' | 'crash' | 'reset' | 'cut' | 'slow' | 'slow-connects' | 'listening' }
  /** A core has ended; its host has not yet let go of what it left. */
  | { readonly what: 'exit' }
  /** A packet that found no link to be sent on: counted as sent and dropped. */
  | { readonly what: 'unsent' }
  | { readonly what: 'command'; readonly detail: RegistryCommand }
);

/** What the world itself knows of packets, whatever nodes report. */
export interface Truth {
  originated: number;
  received: number;
  dropped: number;
  /** Vanished with a link or a node. */
  lost: number;
  hops: number;
}

const KIND = {
  syn: 0,
  opened: 1,
  message: 2,
  ended: 3,
  lost: 4,
  timer: 5,
  packet: 6,
  handled: 7,
  room: 8,
  listening: 9,
  turn: 10,
  call: 11,
  probe: 12,
} as const;

const REGISTRY = 0;
const NOBODY = -1;
const PORT = 5000;

export class World {
  readonly columns: Columns;
  readonly truth: Truth = { originated: 0, received: 0, dropped: 0, lost: 0, hops: 0 };
  readonly packets = new PacketPool();
  readonly queue = new EventQueue();
  readonly ends: End[] = [];
  readonly nodes: SimulatedNode[] = [];
  readonly #options: WorldOptions;
  readonly #delayUs: DelayUs;
  readonly #packetUs: number;
  readonly #byAddress = new Map<string, number>();
  readonly registryAddress: Address = { host: '10.0.0.0', port: 12345 };
  nowUs = 0;
  events = 0;
  controlMessages = 0;
  onArrival: ((packet: number, us: number) => void) | undefined;

  constructor(options: WorldOptions) {
    this.#options = options;
    const key = seedKey(options.seed);
    this.columns = new Columns(options.nodes);
    this.#delayUs = createDelay(options.network.latency, key);
    const perSecond = options.network.packetsPerSecond;
    this.#packetUs = perSecond === 0 ? 0 : Math.round(1e6 / perSecond);
    for (let index = 0; index <= options.nodes; index++) {
      const node = new SimulatedNode(this, index, options);
      this.nodes.push(node);
      this.#byAddress.set(formatAddress(this.addressOf(index)), index);
    }
    this.nodes[REGISTRY]!.startRegistry({ ...options.registry, key });
  }

  addressOf(index: number): Address {
    if (index === REGISTRY) return this.registryAddress;
    return { host: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, port: PORT };
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

  /** Calls a function at a time of the world's clock. */
  at(us: number, call: () => void): void {
    this.queue.push(us, KIND.call, 0, 0, call);
  }

  /** Handles events until none is left, until `done`, or until so many were handled; true when none is left. */
  run(limit: number, done: () => boolean): boolean {
    for (let handled = 0; handled < limit; handled++) {
      if (done()) return false;
      if (!this.queue.pop()) return true;
      this.nowUs = this.queue.time;
      this.events++;
      this.#handle(this.queue.kind, this.queue.a, this.queue.b, this.queue.value);
    }
    return false;
  }

  // Faults

  /** Ends a node at once. silent: nobody is told, as when its power fails; else its links break, as when it is killed. */
  crash(index: number, silent: boolean): void {
    const node = this.nodes[index]!;
    if (!node.up) return;
    this.observe('crash', index);
    for (const end of node.liveEnds()) {
      this.#close(end);
      const other = this.other(end);
      if (silent) this.#breakSilently(other);
      else this.#arrive(end, KIND.lost, 'the connection broke');
    }
    node.stop();
    node.crashed = silent ? 'dark' : 'killed';
  }

  /** Breaks a node's links: both sides are told, and what was on its way is lost. */
  reset(index: number): void {
    this.observe('reset', index);
    for (const end of this.nodes[index]!.liveEnds()) {
      const other = this.other(end);
      this.#arrive(end, KIND.lost, 'the connection broke');
      this.#arrive(other, KIND.lost, 'the connection broke');
      for (const side of [end, other]) {
        side.broken = true;
        side.deaf = true;
      }
    }
  }

  /** Until then nothing passes between nodes that `apart` tells apart; what is sent arrives later. */
  cut(apart: Between, untilUs: number): void {
    this.observe('cut', REGISTRY);
    this.#disturbances.cut(apart, this.nowUs, untilUs);
    if (untilUs - this.nowUs <= KEEP_ALIVE.idleMs * 1000) return;
    for (const node of this.nodes) {
      for (const end of node.liveEnds()) if (apart(node.index, this.other(end).node)) this.#probeLater(end);
    }
  }

  /** Until then connects between nodes that it concerns take so much longer; the longest counts, not the sum. */
  slowConnects(concerns: Between, delayUs: number, untilUs: number): void {
    this.observe('slow-connects', REGISTRY);
    this.#disturbances.slowConnects(concerns, delayUs, this.nowUs, untilUs);
  }

  /** A node takes so much longer for each packet that it begins with until then. */
  slow(index: number, extraServiceUs: number, untilUs: number): void {
    this.observe('slow', index);
    const node = this.nodes[index]!;
    node.extraServiceUs = extraServiceUs;
    node.slowUntilUs = untilUs;
  }

  readonly #disturbances = new Disturbances();

  // The network

  other(end: End): End {
    return this.ends[end.id ^ 1]!;
  }

  dial(from: number, link: Link, address: Address): End {
    const to = this.#byAddress.get(formatAddress(address)) ?? -1;
    const end = new End(this.ends.length, from, link);
    this.ends.push(end, new End(end.id + 1, to, end.id + 1));
    const { timeoutMs } = this.#options.network;
    end.dialledAtUs = this.nowUs;
    const slowUs = this.#disturbances.connectDelayUs(from, to, this.nowUs);
    const there = this.#afterCuts(from, to, this.nowUs + slowUs + this.#delay(end));
    if (to < 0 || there - this.nowUs > timeoutMs * 1000) {
      this.queue.push(this.nowUs + timeoutMs * 1000, KIND.lost, end.id, 0, 'no answer');
      return end;
    }
    end.lastArrivalUs = there;
    end.opensAtUs = there;
    this.queue.push(there, KIND.syn, end.id ^ 1, 0);
    return end;
  }

  send(end: End, message: Message): void {
    if (end.state === 'closed' || end.ended) return;
    this.controlMessages++;
    const through = this.#options.throughCodec;
    this.#arrive(end, KIND.message, through === undefined ? message : through(message));
  }

  endOf(end: End): void {
    if (end.state === 'closed' || end.ended) return;
    end.ended = true;
    this.#arrive(end, KIND.ended);
  }

  close(end: End): void {
    if (end.state === 'closed') return;
    this.endOf(end);
    this.#close(end);
  }

  sendPacket(end: End, packet: number): void {
    end.inFlight++;
    const { broken } = end;
    this.#arrive(end, KIND.packet, undefined, packet);
    if (broken) this.#lose(end, packet);
  }

  setTimer(node: number, timer: string, delayMs: number, generation: number): void {
    this.queue.push(this.nowUs + Math.round(delayMs * 1000), KIND.timer, node, generation, timer);
  }

  turn(node: number): void {
    this.queue.push(this.nowUs, KIND.turn, node, 0);
  }

  listens(node: number): void {
    this.queue.push(this.nowUs, KIND.listening, node, 0);
  }

  /** Tells whoever waits for room at the end that there is some, once the news has come to it. */
  #giveRoom(sender: End): void {
    sender.inFlight--;
    if (
      !sender.blocked ||
      sender.state === 'closed' ||
      2 * sender.inFlight > this.#options.network.windowPackets
    )
      return;
    sender.blocked = false;
    const receiver = this.other(sender);
    this.queue.push(this.nowUs + this.#delay(receiver), KIND.room, sender.id, 0);
  }

  #delay(end: End): number {
    return this.#delayUs(end.node, this.other(end).node, end.sent++);
  }

  /** Puts something on its way to the other side: in order, not before the link is open, and not through a cut. */
  #arrive(end: End, kind: number, value?: unknown, packet = 0): void {
    const other = this.other(end);
    if (end.broken) {
      if (end.state !== 'closed') this.#giveUpLater(end, other);
      return;
    }
    const delay = this.#delay(end);
    const alone = Math.max(this.nowUs + delay, end.opensAtUs + delay);
    const there = this.#afterCuts(end.node, other.node, alone);
    if (there - alone > this.#options.network.timeoutMs * 1000) {
      end.broken = true;
      this.#breakSilently(other);
      this.#giveUpLater(end, other);
      if (kind === KIND.packet) this.#lose(end, packet);
      return;
    }
    const spacing = kind === KIND.packet ? this.#packetUs : 0;
    end.lastArrivalUs = Math.max(there, end.lastArrivalUs + spacing);
    this.queue.push(end.lastArrivalUs, kind, other.id, packet, value);
  }

  /** The link is half open from now on: this side does not know, until it sends something or is silent for too long. */
  #breakSilently(end: End): void {
    end.broken = true;
    if (end.state !== 'closed') this.#probeLater(end);
  }

  #probeLater(end: End): void {
    this.queue.push(this.nowUs + KEEP_ALIVE.idleMs * 1000, KIND.probe, end.id, 0);
  }

  /** A keep-alive: finds out that the other side is gone, or out of reach. */
  #probe(end: End): void {
    if (end.state === 'closed') return;
    const other = this.other(end);
    const patienceUs = KEEP_ALIVE.probesMs * 1000;
    const reached = this.#afterCuts(end.node, other.node, this.nowUs) - this.nowUs <= patienceUs;
    if (reached && !end.broken) return;
    if (!end.broken) this.#breakSilently(other);
    end.broken = true;
    this.#giveUpLater(end, other, patienceUs, 'no answer to keep-alives');
  }

  /** A machine that has let go of the link says so; one that has no power or is out of reach does not answer. */
  #giveUpLater(
    end: End,
    other: End,
    patienceUs = this.#options.network.timeoutMs * 1000,
    reason = 'no answer',
  ): void {
    const machine = this.nodes[other.node];
    if (other.state === 'closed' && machine !== undefined && machine.crashed !== 'dark') {
      const there = this.#afterCuts(end.node, other.node, this.nowUs + this.#delay(end) + this.#delay(other));
      if (there - this.nowUs <= patienceUs) {
        this.queue.push(there, KIND.lost, end.id, 0, 'the connection broke');
        return;
      }
    }
    this.queue.push(this.nowUs + patienceUs, KIND.lost, end.id, 0, reason);
  }

  #afterCuts(a: number, b: number, us: number): number {
    return this.#disturbances.afterCuts(a, b, this.nowUs, us);
  }

  #close(end: End): void {
    end.state = 'closed';
    while (end.stalledCount > 0) this.#lose(end, end.takeStalled());
  }

  #lose(end: End, packet: number): void {
    this.observe('lose', end.node, this.other(end).node, packet);
    this.truth.lost++;
    this.packets.remove(packet);
  }

  // Events

  #handle(kind: number, a: number, b: number, value: unknown): void {
    switch (kind) {
      case KIND.packet:
        return this.#packetArrived(this.ends[a]!, b);
      case KIND.handled:
        return this.#takeOn(this.ends[a]!, b);
      case KIND.room:
        return this.nodes[this.ends[a]!.node]!.roomOn(this.ends[a]!);
      case KIND.timer:
        return this.nodes[a]!.timer(value as string, b);
      case KIND.turn:
        return this.nodes[a]!.turn();
      case KIND.listening:
        this.observe('listening', a);
        return this.nodes[a]!.step({ kind: 'listening', address: this.addressOf(a) });
      case KIND.call:
        return (value as () => void)();
      case KIND.probe:
        return this.#probe(this.ends[a]!);
      case KIND.syn:
        return this.#synArrived(this.ends[a]!);
      default:
        return this.#told(this.ends[a]!, kind, value);
    }
  }

  /** Something of the control plane has come to an end. */
  #told(end: End, kind: number, value: unknown): void {
    if (end.state === 'closed' || (end.deaf && kind !== KIND.lost)) return;
    const { link, node } = end;
    const host = this.addressOf(this.other(end).node).host;
    switch (kind) {
      case KIND.opened:
        end.state = 'open';
        return this.#step(end, { kind: 'opened', link, host, localHost: this.addressOf(node).host });
      case KIND.message:
        return this.#step(end, { kind: 'message', link, message: value as Message });
      case KIND.ended:
        return this.#step(end, { kind: 'ended', link });
      case KIND.lost: {
        const opened = end.state === 'open';
        this.#close(end);
        if (!opened && link > 0) return; // it was never accepted
        return this.#step(end, { kind: 'lost', link, opened, reason: value as string });
      }
    }
  }

  #synArrived(end: End): void {
    const dialler = this.other(end);
    if (dialler.state === 'closed' || end.deaf) return;
    const node = this.nodes[end.node]!;
    if (node.crashed === 'dark') {
      end.state = 'closed';
      const us = dialler.dialledAtUs + this.#options.network.timeoutMs * 1000;
      this.queue.push(Math.max(this.nowUs, us), KIND.lost, dialler.id, 0, 'no answer');
      return;
    }
    if (!node.listening) {
      end.state = 'closed';
      const us = this.nowUs + this.#delay(end);
      this.queue.push(us, KIND.lost, dialler.id, 0, 'nobody listens there');
      return;
    }
    end.state = 'open';
    end.lastArrivalUs = this.nowUs;
    node.accept(end);
    this.#arrive(end, KIND.opened);
    this.#step(end, { kind: 'accepted', link: end.link, host: this.addressOf(dialler.node).host });
  }

  #step(end: End, event: Event): void {
    this.observe(event.kind, end.node, this.other(end).node, event);
    this.nodes[end.node]!.step(event);
  }

  #packetArrived(end: End, packet: number): void {
    const { serviceUs } = this.#options.network;
    const node = this.nodes[end.node]!;
    const beginsUs = Math.max(this.nowUs, node.busyUntilUs);
    const service = serviceUs + (beginsUs < node.slowUntilUs ? node.extraServiceUs : 0);
    if (service === 0 && node.busyUntilUs < this.nowUs) return this.#takeOn(end, packet);
    node.busyUntilUs = beginsUs + service;
    this.queue.push(node.busyUntilUs, KIND.handled, end.id, packet);
  }

  #takeOn(end: End, packet: number): void {
    if (end.state === 'closed' || end.deaf) return this.#lose(end, packet);
    if (end.stalledCount > 0 || !this.#move(end, packet)) end.stalled.push(packet);
  }

  /** Takes a packet one step on; false when there is no room where it goes. */
  #move(end: End, packet: number): boolean {
    const c = this.columns;
    const row = end.node - 1;
    const p = this.packets;
    const hops = p.hops[packet]!;
    const source = p.source[packet]!;
    const to = route(c, row, source, p.sink[packet]!, hops);
    if (to >= 0) {
      const out = this.nodes[end.node]!.channelEnd(to);
      if (out === DEAD) this.#drop(row, DROP_LINK_LOST, packet);
      else if (out === undefined || out.inFlight >= this.#options.network.windowPackets) {
        this.nodes[end.node]!.waitFor(to, end);
        if (out !== undefined) out.blocked = true;
        return false;
      } else {
        p.hops[packet] = hops + 1;
        this.truth.hops++;
        countRelayed(c, row);
        this.observe('relay', end.node, this.other(out).node, packet);
        this.sendPacket(out, packet);
      }
    } else if (to === DELIVERED) {
      countReceived(c, row, source, p.payload[packet]!);
      this.truth.received++;
      this.truth.hops++;
      this.observe('deliver', end.node, this.other(end).node, packet);
      this.onArrival?.(packet, this.nowUs);
      p.remove(packet);
    } else this.#drop(row, to, packet);
    this.#giveRoom(this.other(end));
    return true;
  }

  #drop(row: number, to: number, packet: number): void {
    countDropped(this.columns, row, to);
    this.truth.dropped++;
    this.observe('drop', row + 1, NOBODY, packet);
    this.packets.remove(packet);
  }

  /** A channel has room again: what waits at an end goes on as far as it can. */
  moveStalled(end: End): void {
    while (end.state !== 'closed' && end.stalledCount > 0) {
      if (!this.#move(end, end.stalled[end.stalledFrom]!)) return;
      end.takeStalled();
    }
  }

  /** Costs a call when nobody looks. */
  observe(what: EventRecord['what'], node: number, other = NOBODY, detail?: unknown): void {
    this.#options.observe?.({ us: this.nowUs, what, node, other, detail } as EventRecord, this);
  }

  get windowPackets(): number {
    return this.#options.network.windowPackets;
  }

  /** Sends a new packet; false when there is no end to send it on. */
  originate(end: End | undefined, row: number, sink: number, payload: number): boolean {
    this.truth.originated++;
    if (end === undefined) {
      this.truth.dropped++;
      this.observe('unsent', row + 1);
      return false;
    }
    const packet = this.packets.add(this.columns.id[row]!, sink, payload, this.nowUs);
    this.observe('send', row + 1, this.other(end).node, packet);
    this.sendPacket(end, packet);
    return true;
  }
}
