// Everything that simulated nodes say to each other passes through the codec, as it does over TCP, and must come out as it
// went in. Counts the bytes of the control plane on the way.

import type { Message } from '../overlay/message.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import { decode, encode } from '../wire/codec.ts';
import { HEADER_BYTES } from '../wire/frame.ts';
import { newPacketFields, readPacket } from '../wire/packet.ts';

export class ThroughCodec {
  /** Of all messages so far, their frames' headers included; packets not. */
  controlBytes = 0;
  readonly #fields = newPacketFields();

  readonly message = (message: Message): Message => {
    const frame = encode(message);
    this.controlBytes += frame.length;
    return decoded(frame);
  };

  /** Checks a packet each time that it is sent on. Throws when it comes out otherwise. */
  readonly observe = (record: EventRecord, { packets }: World): void => {
    if (record.what !== 'send' && record.what !== 'relay') return;
    const at = record.detail;
    const wanted = {
      sink: packets.sink[at]!,
      source: packets.source[at]!,
      payload: packets.payload[at]!,
      hops: packets.hops[at]!,
    };
    const frame = encode({ kind: 'nodeData', ...wanted, trace: [] });
    const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
    const fields = this.#fields;
    const slow = decoded(frame);
    if (!readPacket(view, HEADER_BYTES, frame.length, fields) || slow.kind !== 'nodeData') {
      throw new Error(`the codec does not read its own packet ${JSON.stringify(wanted)}`);
    }
    for (const name of ['sink', 'source', 'payload', 'hops'] as const) {
      if (fields[name] !== wanted[name] || slow[name] !== wanted[name]) {
        throw new Error(`the codec changed ${name} of the packet ${JSON.stringify(wanted)}`);
      }
    }
  };
}

function decoded(frame: Uint8Array): Message {
  const message = decode(frame.subarray(HEADER_BYTES));
  if (message.kind === 'malformed')
    throw new Error(`the codec does not read its own message: ${message.reason}`);
  return message;
}
