// Nodes of one overlay in memory, and the dumbest host that there is: a list of packets on their way.

import { Columns, installTable } from '../../src/overlay/columns.ts';
import { Membership } from '../../src/overlay/membership.ts';
import {
  CHANNELS_PER_PEER,
  countDropped,
  countReceived,
  countRelayed,
  countSent,
  DELIVERED,
  type Draft,
  draftPacket,
  route,
} from '../../src/overlay/packets.ts';
import { STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import type { Key } from '../../src/random/threefry.ts';
import type { Overlay } from './ids.ts';

export interface Packet {
  readonly source: number;
  readonly sink: number;
  readonly payload: number;
  /** The row it is at. */
  at: number;
  hops: number;
}

export class World {
  readonly columns: Columns;
  readonly ids: readonly number[];
  readonly flying: Packet[] = [];
  /** Every packet that was sent, and every one that was received. */
  readonly sent: Packet[] = [];
  readonly received: Packet[] = [];

  constructor({ ids, tables }: Overlay) {
    this.ids = ids;
    this.columns = new Columns(ids.length);
    const membership = new Membership(ids);
    ids.forEach((id, row) => {
      this.columns.id[row] = id;
      installTable(this.columns, row, membership, [...tables[row]!]);
    });
  }

  row(id: number): number {
    return this.ids.indexOf(id);
  }

  start(seed: string, run = 1): void {
    const c = this.columns;
    const key = seedKey(seed);
    const packets: Key = streamKey(key, STREAM.packets, run);
    const redraw: Key = streamKey(key, STREAM.redraw, run);
    for (let row = 0; row < c.rows; row++) {
      [c.runKey0[row], c.runKey1[row]] = packets;
      [c.redrawKey0[row], c.redrawKey1[row]] = redraw;
      c.originated[row] = 0;
    }
  }

  /** The row sends its next packet. */
  originate(row: number): void {
    const draft: Draft = { sink: 0, payload: 0, channel: 0 };
    draftPacket(this.columns, row, draft);
    this.send(row, draft);
  }

  send(row: number, draft: Draft): void {
    countSent(this.columns, row, draft);
    const packet = { source: this.ids[row]!, sink: draft.sink, payload: draft.payload, at: row, hops: 0 };
    this.sent.push(packet);
    this.#cross(packet, draft.channel);
  }

  /** Takes the packet at that place of the list one step on. */
  move(index: number): void {
    const [packet] = this.flying.splice(index, 1);
    if (packet !== undefined) this.arrive(packet);
  }

  arrive(packet: Packet): void {
    const c = this.columns;
    const to = route(c, packet.at, packet.source, packet.sink, packet.hops);
    if (to === DELIVERED) {
      countReceived(c, packet.at, packet.source, packet.payload);
      this.received.push(packet);
    } else if (to >= 0) {
      countRelayed(c, packet.at);
      this.#cross(packet, to);
    } else countDropped(c, packet.at, to);
  }

  /** Until nothing is on its way. */
  drain(): void {
    while (this.flying.length > 0) this.move(this.flying.length - 1);
  }

  /** Every row sends so many packets, and all of them arrive. */
  run(packets: number): void {
    for (let row = 0; row < this.ids.length; row++) {
      for (let k = 0; k < packets; k++) this.originate(row);
      this.drain();
    }
  }

  #cross(packet: Packet, channel: number): void {
    this.flying.push({ ...packet, at: this.row(this.peer(packet.at, channel)), hops: packet.hops + 1 });
  }

  /** The peer that a channel of a row leads to. */
  peer(row: number, channel: number): number {
    const { peers, rows } = this.columns;
    return peers[(row * peers.length) / rows + Math.floor(channel / CHANNELS_PER_PEER)]!;
  }
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** The payloads added up without any rounding. */
export function payloadSum(packets: readonly Packet[]): bigint {
  return packets.reduce((total, { payload }) => total + BigInt(payload), 0n);
}
