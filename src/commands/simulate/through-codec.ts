// Everything that simulated nodes say to each other as bytes, as over TCP: what is read must be what was written.

import type { Message } from '../../overlay/message.ts';
import type { PacketRecord } from '../../scenario/trace.ts';
import type { EventRecord, World } from '../../simulator/world.ts';
import { decode, encode } from '../../wire/codec.ts';
import { HEADER_BYTES } from '../../wire/frame.ts';
import {
  MAX_FRESH_BYTES,
  newPacketFields,
  type PacketFields,
  readPacket,
  relayedBytes,
  relayPacket,
  writePacket,
} from '../../wire/packet.ts';

export class ThroughCodec {
  /** Bytes of all messages so far, frame headers included, packets not. */
  controlBytes = 0;
  readonly #fields = newPacketFields();
  /** By place in the pool: the packet's frame, as it is on its way. */
  readonly #frames: (DataView | undefined)[] = [];

  readonly message = (message: Message): Message => {
    const frame = encode(message);
    this.controlBytes += frame.length;
    return decoded(frame);
  };

  /** Writes, relays and reads the frame of each packet beside the simulation. Throws where it holds another packet. */
  readonly observe = (record: EventRecord, world: World): void => {
    switch (record.what) {
      case 'send':
        this.#frames[record.detail] = fresh(record, world);
        return;
      case 'relay':
        this.#frames[record.detail] = this.#relayed(record, world);
        return;
      case 'deliver':
        return this.#deliver(record, world);
      case 'drop':
      case 'lose':
        this.#frames[record.detail] = undefined;
        return;
      default:
        return;
    }
  };

  #relayed(record: PacketRecord, world: World): DataView {
    const from = this.#frames[record.detail]!;
    const fields = this.#read(from);
    // The relay has counted its own hop already.
    same(fields, record, world, world.packets.hops[record.detail]! - 1);
    const to = new DataView(new ArrayBuffer(relayedBytes(fields)));
    relayPacket(from, fields, to, 0, world.columns.id[record.node - 1]!);
    return to;
  }

  #deliver(record: PacketRecord, world: World): void {
    const frame = this.#frames[record.detail]!;
    this.#frames[record.detail] = undefined;
    const hops = world.packets.hops[record.detail]!;
    same(this.#read(frame), record, world, hops);
    const message = decoded(new Uint8Array(frame.buffer, 0, frame.byteLength));
    if (message.kind !== 'nodeData') throw new Error(`the codec reads a packet as ${message.kind}`);
    same(message, record, world, hops);
    if (message.trace.length !== hops) {
      throw new Error(`a packet of ${hops} hops has a trace of ${message.trace.length}`);
    }
  }

  #read(frame: DataView): PacketFields {
    if (readPacket(frame, HEADER_BYTES, frame.byteLength, this.#fields)) return this.#fields;
    throw new Error('the codec does not read a packet that it wrote');
  }
}

function fresh({ detail }: PacketRecord, { packets }: World): DataView {
  const view = new DataView(new ArrayBuffer(MAX_FRESH_BYTES));
  const end = writePacket(view, 0, packets.sink[detail]!, packets.source[detail]!, packets.payload[detail]!);
  return new DataView(view.buffer, 0, end);
}

type Fields = Pick<PacketFields, 'sink' | 'source' | 'payload' | 'hops'>;

function same(read: Fields, { detail }: PacketRecord, { packets }: World, hops: number): void {
  const sink = packets.sink[detail];
  const source = packets.source[detail];
  const payload = packets.payload[detail];
  if (read.sink === sink && read.source === source && read.payload === payload && read.hops === hops) return;
  const wrote = JSON.stringify({ sink, source, payload, hops });
  throw new Error(`the codec reads ${JSON.stringify(read)} where ${wrote} was written`);
}

function decoded(frame: Uint8Array): Message {
  const message = decode(frame.subarray(HEADER_BYTES));
  if (message.kind !== 'malformed') return message;
  throw new Error(`the codec does not read its own message: ${message.reason}`);
}
