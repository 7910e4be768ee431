// Bytes of packets and messages on the wire, for links with limited bandwidth.

import type { Message } from '../../overlay/message.ts';
import { encode } from '../../wire/codec.ts';
import { MAX_FRESH_BYTES, newPacketFields, relayedBytes } from '../../wire/packet.ts';
import type { PacketPool } from './packet-pool.ts';

/** A tag and 4 bytes; a field of 0 is omitted. */
const FIELD_BYTES = 5;

const fields = newPacketFields();

/** As its source sends it, or its last relay. */
export function packetBytes(packets: PacketPool, packet: number): number {
  fields.sink = packets.sink[packet]!;
  fields.source = packets.source[packet]!;
  fields.payload = packets.payload[packet]!;
  const relays = packets.hops[packet]!;
  if (relays === 0) {
    const zeros = +(fields.sink === 0) + +(fields.source === 0) + +(fields.payload === 0);
    return MAX_FRESH_BYTES - FIELD_BYTES * zeros;
  }
  fields.traceLength = relays - 1; // as the last relay read it
  return relayedBytes(fields);
}

export function messageBytes(message: Message): number {
  return encode(message).length;
}
