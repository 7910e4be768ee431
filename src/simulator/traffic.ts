// The packets of a simulation: sent, taken in, moved one step on by the rules that the processes use, lost with a link.

import type { Columns } from '../overlay/columns.ts';
import {
  countDropped,
  countReceived,
  countRelayed,
  DELIVERED,
  DROP_LINK_LOST,
  route,
} from '../overlay/packets.ts';
import type { End } from './end.ts';
import { EVENT } from './events.ts';
import type { NetworkOptions } from './network.ts';
import { PacketPool } from './packet-pool.ts';
import { DEAD } from './simulated-node.ts';
import type { World } from './world.ts';

/** What the world itself knows of packets, whatever nodes report. */
export interface Truth {
  originated: number;
  received: number;
  dropped: number;
  /** Vanished with a link or a node. */
  lost: number;
  hops: number;
}

export class Traffic {
  readonly truth: Truth = { originated: 0, received: 0, dropped: 0, lost: 0, hops: 0 };
  readonly packets = new PacketPool();
  /** The most packets that one link ever held. */
  mostInFlight = 0;
  /** How many packets a node put on a link that it had closed, or knew to be gone. */
  putOnClosed = 0;
  /** How often a packet found no room where it goes. */
  waits = 0;
  readonly #world: World;
  readonly #columns: Columns;
  readonly #windowPackets: number;

  constructor(world: World, columns: Columns, { windowPackets }: NetworkOptions) {
    this.#world = world;
    this.#columns = columns;
    this.#windowPackets = windowPackets;
  }

  /** Sends a new packet; false when there is no end to send it on. */
  originate(end: End | undefined, row: number, sink: number, payload: number): boolean {
    this.truth.originated++;
    if (end === undefined) {
      this.truth.dropped++;
      this.#world.observe('unsent', row + 1);
      return false;
    }
    const packet = this.packets.add(this.#columns.id[row]!, sink, payload, this.#world.nowUs);
    this.#world.observe('send', row + 1, end.other.node, packet);
    this.#send(end, packet);
    return true;
  }

  #send(end: End, packet: number): void {
    const instead = this.#world.plants?.sendPacket;
    if (instead === undefined) this.put(end, packet);
    else instead(this.#world, end, packet);
  }

  /** Puts a packet on a link; on one that is closed at this end it is lost. */
  put(end: End, packet: number): void {
    if (++end.inFlight > this.mostInFlight) this.mostInFlight = end.inFlight;
    const isClosed = end.state === 'closed';
    if (isClosed) this.putOnClosed++;
    if (isClosed || !this.#world.links.transmit(end, EVENT.packet, packet)) this.lose(end, packet);
  }

  /** Takes a packet one step on; false when there is no room where it goes. */
  move(end: End, packet: number): boolean {
    const c = this.#columns;
    const row = end.node - 1;
    const p = this.packets;
    const hops = p.hops[packet]!;
    const source = p.source[packet]!;
    const to = route(c, row, source, p.sink[packet]!, hops);
    if (to >= 0) {
      const out = this.#world.nodes[end.node]!.channelEnd(to);
      if (out === DEAD) this.#drop(row, DROP_LINK_LOST, packet);
      else if (out === undefined || out.inFlight >= this.#windowPackets) {
        this.#world.nodes[end.node]!.waitFor(to, end);
        if (out !== undefined) out.blocked = true;
        this.waits++;
        return false;
      } else {
        p.hops[packet] = hops + 1;
        this.truth.hops++;
        countRelayed(c, row);
        this.#world.observe('relay', end.node, out.other.node, packet);
        this.#send(out, packet);
      }
    } else if (to === DELIVERED) {
      countReceived(c, row, source, p.payload[packet]!);
      this.truth.received++;
      this.truth.hops++;
      this.#world.observe('deliver', end.node, end.other.node, packet);
      this.#world.onArrival?.(packet, this.#world.nowUs);
      p.remove(packet);
    } else this.#drop(row, to, packet);
    this.#giveRoom(end.other);
    return true;
  }

  /** Tells whoever waits for room at the end that there is some, once the news has come to it. */
  #giveRoom(sender: End): void {
    sender.inFlight--;
    if (!sender.blocked || sender.state === 'closed' || 2 * sender.inFlight > this.#windowPackets) return;
    sender.blocked = false;
    this.#world.links.tellOfRoom(sender);
  }

  #drop(row: number, to: number, packet: number): void {
    countDropped(this.#columns, row, to);
    this.truth.dropped++;
    this.#world.observe('drop', row + 1, -1, packet);
    this.packets.remove(packet);
  }

  /** It vanishes with its link. */
  lose(end: End, packet: number): void {
    this.#world.observe('lose', end.node, end.other.node, packet);
    this.truth.lost++;
    this.packets.remove(packet);
  }
}
