// Messages to bytes and back, by the code generated from sinkward.proto. packet.ts handles packets in their
// common form without an object for each; what it refuses (other field orders, unknown fields) comes here.

import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { EXTENSION_VERSION, type Message } from '../overlay/message.ts';
import { HEADER_BYTES } from './frame.ts';
import { type MiniChord, MiniChordSchema } from './generated/sinkward_pb.ts';
import { readNodeRegistry, writeNodeRegistry } from './id-list.ts';
import { fromWire, toWire } from './mapping.ts';
import { nextHops } from './packet.ts';
import { checkShape } from './shape.ts';

/** A body that is not a message; `reason` is one line for the user: `malformed message: it is empty`. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly reason: string;
}

/**
 * The message's frame: 8 bytes of length, then the body. Throws, with the number, when one is out of its
 * field's range (IDs and results signed 32-bit, counts unsigned 32-bit, sums signed and hashes unsigned
 * 64-bit). Half a surrogate pair in a text is written as U+FFFD.
 */
export function encode(message: Message): Uint8Array {
  if (message.kind === 'nodeRegistry') return frameOfBody(writeNodeRegistry(message));
  return frameOf(create(MiniChordSchema, { Message: toWire(message) }));
}

/** Decodes a frame's body. Never throws, whatever the bytes. */
export function decode(body: Uint8Array): Message | Malformed {
  const wire = parse(body);
  if ('kind' in wire) return wire;
  if (wire.Message.case === undefined) {
    const unknown = wire.$unknown?.[0];
    return malformed(unknown === undefined ? 'it is empty' : `its kind, field ${unknown.no}, is not known`);
  }
  return fromWire(wire.Message) ?? malformed('it requests something unknown');
}

/**
 * The frame that a relay sends on for a NodeData in any form that protobuf allows: Hops incremented, `ownId`
 * appended to the trace, unknown fields kept, `ours` removed. Throws when `body` is not a NodeData: decode first.
 */
export function relaySlow(body: Uint8Array, ownId: number): Uint8Array {
  const wire = parse(body);
  if ('kind' in wire || wire.Message.case !== 'nodeData')
    throw new Error('the body to relay is not a packet');
  const packet = wire.Message.value;
  packet.Hops = nextHops(packet.Hops);
  packet.Trace.push(ownId);
  delete packet.ours;
  return frameOf(wire);
}

/** The packet's frame with an extension that declares its sender Sinkward. Throws if the frame is not a packet. */
export function introduce(frame: Uint8Array): Uint8Array {
  const message = decode(frame.subarray(HEADER_BYTES));
  if (message.kind !== 'nodeData') throw new Error('the frame to introduce ourselves with is not a packet');
  return encode({ ...message, ours: { version: EXTENSION_VERSION, relays: message.trace.length } });
}

function frameOf(wire: MiniChord): Uint8Array {
  return frameOfBody(toBinary(MiniChordSchema, wire));
}

function frameOfBody(body: Uint8Array): Uint8Array {
  const frame = new Uint8Array(HEADER_BYTES + body.length);
  new DataView(frame.buffer).setUint32(4, body.length);
  frame.set(body, HEADER_BYTES);
  return frame;
}

/** Errors of the checks and the decoder concern only the bytes, so each becomes a reason. */
function parse(body: Uint8Array): MiniChord | Malformed {
  try {
    checkShape(MiniChordSchema, body);
    return readNodeRegistry(body) ?? fromBinary(MiniChordSchema, body);
  } catch (error) {
    // The decoder's TypeError comes from TextDecoder, whose message does not mention text.
    return malformed(error instanceof TypeError ? 'a text that is not UTF-8' : (error as Error).message);
  }
}

function malformed(reason: string): Malformed {
  return { kind: 'malformed', reason: `malformed message: ${reason}` };
}
