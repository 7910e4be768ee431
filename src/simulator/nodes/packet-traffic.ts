// The packets of a simulation: sent, relayed and received by the rules that the processes use, or lost with a link.

import type { Columns } from '../../overlay/columns.ts';
import {
  countDropped,
  countReceived,
  countRelayed,
  DELIVERED,
  DROP_LINK_LOST,
  route,
} from '../../overlay/packets.ts';
import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';
import type { Observer } from '../events/event-record.ts';
import type { End } from '../network/end.ts';
import type { PacketPool } from '../network/packet-pool.ts';

/** The true counts of packets, whatever nodes report. */
export interface Truth {
  originated: number;
  received: number;
  dropped: number;
  /** Vanished with a link or a node. */
  lost: number;
  hops: number;
}

/** Marks a dead channel, in place of an end. */
export const DEAD = null;

/** The forwarding interface of a node. */
export interface Forwarder {
  /** The end for packets of that channel; undefined: none yet. */
  channelEnd(channel: number): End | undefined | typeof DEAD;
  /** Packets that wait at this end are to leave on that channel. */
  waitFor(channel: number, end: End): void;
}

/** What packets need from the network. */
interface Carriage {
  /** False when it will not arrive. */
  transmit(end: End, kind: number, b: number): boolean;
  tellOfRoom(sender: End): void;
}

export interface TrafficParts {
  readonly clock: Clock;
  readonly observer: Observer;
  /** A row per messenger. */
  readonly columns: Columns;
  readonly packets: PacketPool;
  readonly network: Carriage;
  /** Maximum packets on a link. */
  readonly windowPackets: number;
  /** A packet is delivered; it leaves the pool after this. */
  readonly delivered: (packet: number) => void;
}

export class PacketTraffic {
  readonly truth: Truth = { originated: 0, received: 0, dropped: 0, lost: 0, hops: 0 };
  /** Maximum packets ever on one link. */
  maxInFlight = 0;
  /** Packets that a node put on a link that it had closed, or knew to be lost. */
  putOnClosed = 0;
  /** How often a packet found no room at its destination. */
  waits = 0;
  readonly #clock: Clock;
  readonly #observer: Observer;
  readonly #columns: Columns;
  readonly #packets: PacketPool;
  readonly #network: Carriage;
  readonly #windowPackets: number;
  readonly #delivered: (packet: number) => void;

  constructor(parts: TrafficParts) {
    this.#clock = parts.clock;
    this.#observer = parts.observer;
    this.#columns = parts.columns;
    this.#packets = parts.packets;
    this.#network = parts.network;
    this.#windowPackets = parts.windowPackets;
    this.#delivered = parts.delivered;
  }

  /** Sends a new packet; false when there is no end to send it on. */
  originate(end: End | undefined, row: number, sink: number, payload: number): boolean {
    this.truth.originated++;
    if (end === undefined) {
      this.truth.dropped++;
      this.#observer.tell('unsent', row + 1);
      return false;
    }
    const packet = this.#packets.add(this.#columns.id[row]!, sink, payload, this.#clock.nowUs);
    this.#observer.tell('send', row + 1, end.other.node, packet);
    this.put(end, packet);
    return true;
  }

  /** Puts a packet on a link; on one closed at this end it is lost. */
  put(end: End, packet: number): void {
    if (++end.inFlight > this.maxInFlight) this.maxInFlight = end.inFlight;
    const isClosed = end.state === 'closed';
    if (isClosed) this.putOnClosed++;
    if (isClosed || !this.#network.transmit(end, EVENT.packet, packet)) this.lose(end, packet);
  }

  /** Relays, delivers or drops an arrived packet; false when there is no room at its destination. */
  move(node: Forwarder, end: End, packet: number): boolean {
    const c = this.#columns;
    const p = this.#packets;
    const row = end.node - 1;
    const hops = p.hops[packet]!;
    const source = p.source[packet]!;
    const to = route(c, row, source, p.sink[packet]!, hops);
    if (to >= 0) {
      const out = node.channelEnd(to);
      if (out === DEAD) this.#drop(row, DROP_LINK_LOST, packet);
      else if (out === undefined || out.inFlight >= this.#windowPackets) {
        node.waitFor(to, end);
        if (out !== undefined) out.blocked = true;
        this.waits++;
        return false;
      } else {
        p.hops[packet] = hops + 1;
        this.truth.hops++;
        countRelayed(c, row);
        this.#observer.tell('relay', end.node, out.other.node, packet);
        this.put(out, packet);
      }
    } else if (to === DELIVERED) {
      countReceived(c, row, source, p.payload[packet]!);
      this.truth.received++;
      this.truth.hops++;
      this.#observer.tell('deliver', end.node, end.other.node, packet);
      this.#delivered(packet);
      p.remove(packet);
    } else this.#drop(row, to, packet);
    this.#giveRoom(end.other);
    return true;
  }

  /** Notifies a blocked sender of room once half of its window is free. */
  #giveRoom(sender: End): void {
    sender.inFlight--;
    if (!sender.blocked || sender.state === 'closed') return;
    if (2 * sender.inFlight > this.#windowPackets) return;
    sender.blocked = false;
    this.#network.tellOfRoom(sender);
  }

  #drop(row: number, to: number, packet: number): void {
    countDropped(this.#columns, row, to);
    this.truth.dropped++;
    this.#observer.tell('drop', row + 1, -1, packet);
    this.#packets.remove(packet);
  }

  /** It vanishes with its link. */
  lose(end: End, packet: number): void {
    this.#observer.tell('lose', end.node, end.other.node, packet);
    this.truth.lost++;
    this.#packets.remove(packet);
  }
}
