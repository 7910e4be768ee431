// Connections between simulated nodes, as TCP gives them: dialled, refused, in order, cut, half open, given up.

import { type Address, formatAddress } from '../overlay/address.ts';
import type { Message } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { Key } from '../random/threefry.ts';
import { Carrier } from './carrier.ts';
import type { Between } from './disturbances.ts';
import type { End } from './end.ts';
import { Ends } from './ends.ts';
import { EVENT } from './events.ts';
import { KEEP_ALIVE, type NetworkOptions } from './network.ts';
import { Slots } from './slots.ts';
import type { World, WorldOptions } from './world.ts';

/** Why a link is lost, by the number that an event has. */
export const LOST = { noAnswer: 0, broke: 1, nobodyListens: 2, noKeepAlive: 3 } as const;
export const LOST_REASONS = [
  'no answer',
  'the connection broke',
  'nobody listens there',
  'no answer to keep-alives',
] as const;

export class Links {
  readonly ends = new Ends();
  /** On their way, or waiting at an end. */
  readonly messages = new Slots<Message>();
  /** Messages sent so far. */
  controlMessages = 0;
  readonly #world: World;
  readonly #network: NetworkOptions;
  readonly #throughCodec: (message: Message) => Message;
  readonly #timeoutUs: number;
  readonly #carrier: Carrier;

  constructor(world: World, { network, throughCodec }: WorldOptions, key: Key) {
    this.#world = world;
    this.#network = network;
    this.#throughCodec = throughCodec ?? ((message) => message);
    this.#timeoutUs = network.timeoutMs * 1000;
    this.#carrier = new Carrier(world, this.messages, network, key);
  }

  dial(from: number, link: Link, address: Address): End {
    const world = this.#world;
    const to = world.indexOf(formatAddress(address)) ?? -1;
    const end = this.ends.connect(from, link, to);
    end.dialledAtUs = world.nowUs;
    const slowUs = this.#carrier.disturbances.connectDelayUs(from, to, world.nowUs);
    const there = this.#carrier.passesUs(end) + slowUs + this.#carrier.delayUs(end);
    if (to < 0 || there - world.nowUs > this.#timeoutUs) {
      this.#dialTimesOut(end);
      return end;
    }
    end.lastArrivalUs = there;
    end.freeUs = there;
    world.schedule(there, EVENT.syn, end.other);
    return end;
  }

  /** The dial of the other side has come to this one. */
  synArrived(end: End): void {
    const world = this.#world;
    const dialler = end.other;
    if (dialler.state === 'closed' || end.deaf) return;
    const node = world.nodes[end.node]!;
    if (node.crashed === 'dark') {
      end.state = 'closed';
      return this.#dialTimesOut(dialler);
    }
    if (!node.listening) {
      end.state = 'closed';
      const us = this.#carrier.passesUs(end) + this.#carrier.delayUs(end);
      if (us > dialler.dialledAtUs + this.#timeoutUs) return this.#dialTimesOut(dialler);
      return this.#lost(dialler, us, LOST.nobodyListens);
    }
    end.state = 'open';
    end.lastArrivalUs = world.nowUs;
    node.accept(end);
    this.transmit(end, EVENT.opened);
    const { host } = world.addressOf(dialler.node);
    world.step(end, { kind: 'accepted', link: end.link, host });
  }

  #dialTimesOut(dialler: End): void {
    const us = dialler.dialledAtUs + this.#timeoutUs;
    this.#lost(dialler, Math.max(this.#world.nowUs, us), LOST.noAnswer);
  }

  send(end: End, message: Message): void {
    if (end.state === 'closed' || end.ended) return;
    this.controlMessages++;
    this.transmit(end, EVENT.message, this.messages.put(this.#throughCodec(message)));
  }

  /** This side will say no more. */
  endOf(end: End): void {
    if (end.state === 'closed' || end.ended) return;
    end.ended = true;
    this.transmit(end, EVENT.ended);
  }

  close(end: End): void {
    if (end.state === 'closed') return;
    this.endOf(end);
    this.closed(end);
  }

  /** Nothing more is taken in here. */
  closed(end: End): void {
    end.state = 'closed';
    this.ends.closed(end);
    this.#world.arrivals.discard(end);
  }

  /**
   * Puts something on its way to the other side: in order, not before the link is open, and not through a cut. A cut that
   * begins later does not hold it up. False when it will not arrive.
   */
  transmit(end: End, kind: number, b = 0): boolean {
    const world = this.#world;
    const { other } = end;
    if (end.broken) {
      if (end.state !== 'closed') this.#giveUpLater(end);
      return this.#goneWith(kind, b);
    }
    const readyUs = Math.max(world.nowUs, end.freeUs);
    const passesUs = this.#carrier.passesUs(end);
    if (passesUs - readyUs > this.#timeoutUs) {
      end.broken = true;
      this.#breakSilently(other);
      this.#giveUpLater(end);
      return this.#goneWith(kind, b);
    }
    world.schedule(this.#carrier.arrivalUs(end, Math.max(readyUs, passesUs), kind, b), kind, other, b);
    return true;
  }

  #goneWith(kind: number, b: number): false {
    if (kind === EVENT.message) this.messages.take(b);
    return false;
  }

  #lost(end: End, us: number, reason: number): void {
    this.#world.schedule(us, EVENT.lost, end, reason);
  }

  // What goes wrong

  /** This side is gone at once; silent: the other is not told. */
  crash(end: End, silent: boolean): void {
    this.closed(end);
    if (silent) this.#breakSilently(end.other);
    else this.transmit(end, EVENT.broke);
  }

  /** Breaks the link: both sides are told, and what is on its way or waits is lost. */
  reset(end: End): void {
    const sides = [end, end.other];
    for (const side of sides) {
      if (!side.broken) this.#resetArrives(side);
      else if (side.state !== 'closed') this.#giveUpLater(side);
    }
    for (const side of sides) {
      side.broken = true;
      side.deaf = true;
      this.#world.arrivals.discard(side);
    }
  }

  /** The other side of this one is told; that does not wait behind what it lost. */
  #resetArrives(end: End): void {
    const { nowUs } = this.#world;
    const opensUs = end.state === 'opening' ? end.freeUs : nowUs;
    const us = Math.max(Math.ceil(opensUs), this.#carrier.passesUs(end)) + this.#carrier.delayUs(end);
    if (us - nowUs <= this.#timeoutUs) this.#lost(end.other, us, LOST.broke);
    else this.#lost(end.other, nowUs + this.#timeoutUs, LOST.noAnswer);
  }

  cut(apart: Between, untilUs: number): void {
    const { nowUs, nodes } = this.#world;
    this.#carrier.disturbances.cut(apart, nowUs, untilUs);
    if (untilUs - nowUs <= KEEP_ALIVE.idleMs * 1000) return;
    for (const node of nodes) {
      for (const end of node.liveEnds()) if (apart(node.index, end.other.node)) this.#probeLater(end);
    }
  }

  slowConnects(concerns: Between, delayUs: number, untilUs: number): void {
    this.#carrier.disturbances.slowConnects(concerns, delayUs, this.#world.nowUs, untilUs);
  }

  /** The link is half open from now on: this side does not know, until it sends something or is silent for too long. */
  #breakSilently(end: End): void {
    end.broken = true;
    if (end.state === 'opening' && end.link < 0) this.#dialTimesOut(end);
    else if (end.state !== 'closed') this.#probeLater(end);
  }

  #probeLater(end: End): void {
    this.#world.schedule(this.#world.nowUs + KEEP_ALIVE.idleMs * 1000, EVENT.probe, end);
  }

  /** A keep-alive: finds out that the other side is gone, or out of reach. */
  probe(end: End): void {
    if (end.state === 'closed') return;
    const { nowUs } = this.#world;
    const patienceUs = KEEP_ALIVE.probesMs * 1000;
    const reached = this.#carrier.passesUs(end) - nowUs <= patienceUs;
    if (reached && !end.broken) return;
    if (!end.broken) this.#breakSilently(end.other);
    end.broken = true;
    this.#giveUpLater(end, patienceUs, LOST.noKeepAlive);
  }

  /** A machine that has let go of the link says so; one that has no power or is out of reach does not answer. */
  #giveUpLater(end: End, patienceUs = this.#timeoutUs, reason: number = LOST.noAnswer): void {
    const { nowUs, nodes } = this.#world;
    const { other } = end;
    const machine = nodes[other.node];
    if (other.state === 'closed' && machine !== undefined && machine.crashed !== 'dark') {
      const there = this.#carrier.passesUs(end) + this.#carrier.delayUs(end) + this.#carrier.delayUs(other);
      if (there - nowUs <= patienceUs) return this.#lost(end, there, LOST.broke);
    }
    this.#lost(end, nowUs + patienceUs, reason);
  }

  /** The news that there is room goes back to the sender: it is no cargo, but a cut holds it back as well. */
  tellOfRoom(sender: End): void {
    const us = this.#carrier.passesUs(sender) + this.#carrier.delayUs(sender.other);
    this.#world.schedule(us, EVENT.room, sender);
  }

  get windowPackets(): number {
    return this.#network.windowPackets;
  }
}
