// Connections between simulated nodes, with TCP's semantics: dialled, refused, in order, cut, half open,
// timed out. This is the network's interface; sending is in carrier.ts, receiving in arrivals.ts.

import { type Address, formatAddress } from '../../overlay/address.ts';
import type { Message } from '../../overlay/message.ts';
import type { Link } from '../../overlay/node.ts';
import type { Key } from '../../random/threefry.ts';
import type { Clock } from '../events/clock.ts';
import { EVENT, FIRST_NOT_SENT } from '../events/event-kinds.ts';
import { Slots } from '../events/slots.ts';
import type { Addresses } from './addresses.ts';
import { Arrivals, LOST } from './arrivals.ts';
import { Carrier } from './carrier.ts';
import type { Between } from './disturbances.ts';
import { type End, scheduleAt } from './end.ts';
import { Ends } from './ends.ts';
import type { Machine } from './machine.ts';
import { KEEP_ALIVE, type NetworkOptions } from './network-options.ts';
import type { Shared, Surroundings } from './surroundings.ts';

export class Connections {
  readonly ends = new Ends();
  /** Messages sent so far. */
  controlMessages = 0;
  readonly #clock: Clock;
  readonly #machines: readonly Machine[];
  readonly #addresses: Addresses;
  /** In flight, or waiting at an end. */
  readonly #messages = new Slots<Message>();
  readonly #throughCodec: (message: Message) => Message;
  readonly #timeoutUs: number;
  readonly #carrier: Carrier;
  readonly #arrivals: Arrivals;

  /** throughCodec: transforms a message in transit. key: for all draws of the simulation. */
  constructor(
    surroundings: Surroundings,
    network: NetworkOptions,
    key: Key,
    throughCodec = (message: Message): Message => message,
  ) {
    const shared: Shared = { ...surroundings, ends: this.ends, messages: this.#messages };
    this.#clock = shared.clock;
    this.#machines = shared.machines;
    this.#addresses = shared.addresses;
    this.#throughCodec = throughCodec;
    this.#timeoutUs = network.timeoutMs * 1000;
    this.#carrier = new Carrier(shared, network, key);
    this.#arrivals = new Arrivals(shared);
  }

  /** Maximum packets that ever waited at one end. */
  get maxWaiting(): number {
    return this.#arrivals.maxWaiting;
  }

  /** Handles an event at an end. */
  happens(kind: number, id: number, b: number): void {
    const end = this.ends.at(id);
    end.expected--;
    if (kind < FIRST_NOT_SENT) return this.#arrivals.arrived(end, kind, b);
    switch (kind) {
      case EVENT.handled:
        return this.#arrivals.handled(end);
      case EVENT.room:
        return this.#machines[end.node]!.roomOn(end);
      case EVENT.syn:
        return this.#synArrived(end);
      case EVENT.probe:
        return this.#probe(end);
      default:
        return this.#arrivals.lost(end, b);
    }
  }

  /** Handles what waits at the end, as far as there is room. */
  resume(end: End): void {
    this.#arrivals.resume(end);
  }

  dial(from: number, link: Link, address: Address): End {
    const { nowUs } = this.#clock;
    const to = this.#addresses.indexOf(formatAddress(address)) ?? -1;
    const end = this.ends.connect(from, link, to);
    end.dialledAtUs = nowUs;
    const slowUs = this.#carrier.disturbances.connectDelayUs(from, to, nowUs);
    const there = this.#carrier.passesUs(end) + slowUs + this.#carrier.delayUs(end);
    if (to < 0 || there - nowUs > this.#timeoutUs) {
      this.#dialTimesOut(end);
      return end;
    }
    end.lastArrivalUs = there;
    end.freeUs = there;
    scheduleAt(this.#clock, there, EVENT.syn, end.other);
    return end;
  }

  /** A connection request of the other side has arrived. */
  #synArrived(end: End): void {
    const dialler = end.other;
    if (dialler.state === 'closed' || end.deaf) return;
    const machine = this.#machines[end.node]!;
    if (machine.dark) {
      end.state = 'closed';
      return this.#dialTimesOut(dialler);
    }
    if (!machine.listening) {
      end.state = 'closed';
      const us = this.#carrier.passesUs(end) + this.#carrier.delayUs(end);
      if (us > dialler.dialledAtUs + this.#timeoutUs) return this.#dialTimesOut(dialler);
      return this.#lost(dialler, us, LOST.refused);
    }
    end.state = 'open';
    end.lastArrivalUs = this.#clock.nowUs;
    machine.accept(end);
    this.transmit(end, EVENT.opened);
    const { host } = this.#addresses.of(dialler.node);
    machine.told(end, { kind: 'accepted', link: end.link, host });
  }

  #dialTimesOut(dialler: End): void {
    const us = dialler.dialledAtUs + this.#timeoutUs;
    this.#lost(dialler, Math.max(this.#clock.nowUs, us), LOST.noAnswer);
  }

  send(end: End, message: Message): void {
    if (end.state === 'closed' || end.ended) return;
    this.controlMessages++;
    this.transmit(end, EVENT.message, this.#messages.put(this.#throughCodec(message)));
  }

  /** Ends this half of the link. */
  endOf(end: End): void {
    if (end.state === 'closed' || end.ended) return;
    end.ended = true;
    this.transmit(end, EVENT.ended);
  }

  close(end: End): void {
    if (end.state === 'closed') return;
    this.endOf(end);
    this.#arrivals.closed(end);
  }

  /**
   * Sends data to the other side: in order, not before the link is open, and not through a cut. A cut that
   * begins later does not delay it. False when it will not arrive.
   */
  transmit(end: End, kind: number, b = 0): boolean {
    const { other } = end;
    if (end.broken) {
      if (end.state !== 'closed') this.#giveUpLater(end);
      return this.#goneWith(kind, b);
    }
    const readyUs = Math.max(this.#clock.nowUs, end.freeUs);
    const passesUs = this.#carrier.passesUs(end);
    if (passesUs - readyUs > this.#timeoutUs) {
      end.broken = true;
      this.#breakSilently(other);
      this.#giveUpLater(end);
      return this.#goneWith(kind, b);
    }
    const arrivalUs = this.#carrier.arrivalUs(end, Math.max(readyUs, passesUs), kind, b);
    scheduleAt(this.#clock, arrivalUs, kind, other, b);
    return true;
  }

  #goneWith(kind: number, b: number): false {
    if (kind === EVENT.message) this.#messages.take(b);
    return false;
  }

  #lost(end: End, us: number, reason: number): void {
    scheduleAt(this.#clock, us, EVENT.lost, end, reason);
  }

  // Failures

  /** This side is gone at once; silent: without notifying the other. */
  crash(end: End, silent: boolean): void {
    this.#arrivals.closed(end);
    if (silent) this.#breakSilently(end.other);
    else this.transmit(end, EVENT.broke);
  }

  /** Breaks the link: both sides are notified, and data in flight or waiting is lost. */
  reset(end: End): void {
    const sides = [end, end.other];
    for (const side of sides) {
      if (!side.broken) this.#resetArrives(side);
      else if (side.state !== 'closed') this.#giveUpLater(side);
    }
    for (const side of sides) {
      side.broken = true;
      side.deaf = true;
      this.#arrivals.discard(side);
    }
  }

  /** Notifies the other side; the notice does not queue behind the lost data. */
  #resetArrives(end: End): void {
    const { nowUs } = this.#clock;
    const opensUs = end.state === 'opening' ? end.freeUs : nowUs;
    const us = Math.max(Math.ceil(opensUs), this.#carrier.passesUs(end)) + this.#carrier.delayUs(end);
    if (us - nowUs <= this.#timeoutUs) this.#lost(end.other, us, LOST.broke);
    else this.#lost(end.other, nowUs + this.#timeoutUs, LOST.noAnswer);
  }

  /**
   * Until `untilUs` no data passes between nodes that `apart` separates: data sent meanwhile leaves in order when the last
   * cut between them has healed or, if that takes longer than the timeout, is lost with its link. Data already accepted by
   * a link, queued for its bandwidth or held by an earlier cut, arrives as planned.
   */
  cut(apart: Between, untilUs: number): void {
    const { nowUs } = this.#clock;
    this.#carrier.disturbances.cut(apart, nowUs, untilUs);
    if (untilUs - nowUs <= KEEP_ALIVE.idleMs * 1000) return;
    for (const machine of this.#machines) {
      for (const end of machine.liveEnds()) if (apart(machine.index, end.other.node)) this.#probeLater(end);
    }
  }

  /**
   * Until `untilUs` connects between the selected nodes take `delayUs` longer; of several such delays the maximum applies,
   * not the sum.
   */
  slowConnects(concerns: Between, delayUs: number, untilUs: number): void {
    this.#carrier.disturbances.slowConnects(concerns, delayUs, this.#clock.nowUs, untilUs);
  }

  /**
   * The link becomes half open: this side does not know, until it sends something or is silent for too long.
   */
  #breakSilently(end: End): void {
    end.broken = true;
    if (end.state === 'opening' && end.link < 0) this.#dialTimesOut(end);
    else if (end.state !== 'closed') this.#probeLater(end);
  }

  #probeLater(end: End): void {
    scheduleAt(this.#clock, this.#clock.nowUs + KEEP_ALIVE.idleMs * 1000, EVENT.probe, end);
  }

  /** A keep-alive: detects that the other side is gone or unreachable. */
  #probe(end: End): void {
    if (end.state === 'closed') return;
    const { nowUs } = this.#clock;
    const patienceUs = KEEP_ALIVE.probesMs * 1000;
    const reached = this.#carrier.passesUs(end) - nowUs <= patienceUs;
    if (reached && !end.broken) return;
    if (!end.broken) this.#breakSilently(end.other);
    end.broken = true;
    this.#giveUpLater(end, patienceUs, LOST.noKeepAlive);
  }

  /** A machine that has closed the link resets it; one without power or unreachable does not answer. */
  #giveUpLater(end: End, patienceUs = this.#timeoutUs, reason: number = LOST.noAnswer): void {
    const { nowUs } = this.#clock;
    const { other } = end;
    const machine = this.#machines[other.node];
    if (other.state === 'closed' && machine !== undefined && !machine.dark) {
      const there = this.#carrier.passesUs(end) + this.#carrier.delayUs(end) + this.#carrier.delayUs(other);
      if (there - nowUs <= patienceUs) return this.#lost(end, there, LOST.broke);
    }
    this.#lost(end, nowUs + patienceUs, reason);
  }

  /** The notice of room travels back to the sender: it takes no bandwidth, but cuts hold it back. */
  tellOfRoom(sender: End): void {
    const us = this.#carrier.passesUs(sender) + this.#carrier.delayUs(sender.other);
    scheduleAt(this.#clock, us, EVENT.room, sender);
  }
}
