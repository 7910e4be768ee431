// The fuzzer's inputs: what a peer that is broken, foreign or hostile could send.

import type { Message } from '../../src/overlay/message.ts';
import { encode } from '../../src/wire/codec.ts';
import type { Draws } from './draws.ts';

/** NodeData's numbers, each of 4 bytes; the last is an element of a trace that is not packed. */
const FIELD_TAGS = [0x0d, 0x15, 0x1d, 0x25, 0x2d];

/** What a connection may bring: random bytes, or frames with a change or three. */
export function hostileStream(draws: Draws): Uint8Array {
  if (draws.below(4) === 0) return draws.bytes(draws.below(80));
  return mutated(draws, Buffer.concat([someFrame(draws), ...draws.list(2, () => someFrame(draws))]));
}

function someFrame(draws: Draws): Uint8Array {
  return draws.below(4) === 0 ? foreignPacket(draws) : encode(someMessage(draws));
}

function someMessage(draws: Draws): Message {
  const [id, result] = [draws.int32(), draws.int32()];
  const address = ['', '127.0.0.1:5001', 'ä:1'][draws.below(3)]!;
  const [run, round, packets] = [draws.below(300), draws.word(), draws.word()];
  const hash = BigInt(packets) << 31n;
  const pair = () => ({ id, packets, hash });
  const peer = () => ({ id: draws.int32(), address, ours: draws.below(2) === 0 });
  const int32 = () => draws.int32();
  const messages: Message[] = [
    { kind: 'registration', address, ours: { version: run } },
    { kind: 'registrationResponse', result, info: address },
    { kind: 'deregistration', address, id },
    { kind: 'deregistrationResponse', result, info: address },
    {
      kind: 'nodeRegistry',
      peers: draws.list(3, peer),
      ids: draws.list(6, int32),
      ours: { epoch: run, metric: 'xor' },
    },
    { kind: 'nodeRegistryResponse', result, info: address, ours: { epoch: run } },
    { kind: 'initiateTask', packets, ours: { epoch: run, run, key: [packets, round] } },
    { kind: 'taskFinished', address, id, ours: { run } },
    { kind: 'requestTrafficSummary', ours: { run, round, want: 'pairs' } },
    {
      kind: 'trafficSummary',
      ...{ id, sent: packets, relayed: round, received: run, totalSent: -hash, totalReceived: hash },
      ours: {
        ...{ run, round, dropped: packets, sentHash: hash, receivedHash: 1n },
        ...{ sentTo: draws.list(2, pair), receivedFrom: [] },
      },
    },
  ];
  // Every second one is a packet.
  return messages[draws.below(2 * messages.length)] ?? somePacket(draws, id);
}

function somePacket(draws: Draws, sink: number): Message {
  const [source, payload] = [draws.int32(), draws.int32()];
  const hops = draws.below(2) === 0 ? 0 : draws.word();
  const trace = draws.list(draws.below(4) === 0 ? 60 : 6, () => draws.int32());
  return { kind: 'nodeData', sink, source, payload, hops, trace };
}

/** A packet as protobuf allows it and no library writes it: any order, zeros, fields twice, unknown ones, a loose trace. */
function foreignPacket(draws: Draws): Uint8Array {
  const number = () => (draws.below(4) === 0 ? [0, 0, 0, 0] : draws.bytes(4));
  const field = () => [FIELD_TAGS[draws.below(FIELD_TAGS.length)]!, ...number()];
  const unknown = () => [0xa0, 0x06, draws.below(128)];
  const inner = draws.list(8, () => (draws.below(6) === 0 ? unknown() : field())).flat();
  const outer = draws.below(4) === 0 ? [0xa2, 0x06, 1, 0] : [];
  return Uint8Array.of(
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    2 + inner.length + outer.length,
    0x7a,
    inner.length,
    ...inner,
    ...outer,
  );
}

/** None to three changes: a byte set, a bit flipped, a piece cut out, doubled or put in. */
function mutated(draws: Draws, stream: Uint8Array): Uint8Array {
  let bytes: Uint8Array = stream;
  for (let changes = draws.below(4); changes > 0 && bytes.length > 0; changes--)
    bytes = changed(draws, bytes);
  return bytes;
}

function changed(draws: Draws, bytes: Uint8Array): Uint8Array {
  const at = draws.below(bytes.length);
  const end = at + 1 + draws.below(8);
  const copy = Uint8Array.from(bytes);
  switch (draws.below(6)) {
    case 0:
      copy[at] = draws.word();
      return copy;
    case 1:
      copy[at]! ^= 1 << draws.below(8);
      return copy;
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), draws.bytes(1 + draws.below(8)), bytes.subarray(at)]);
    default:
      return bytes.subarray(0, at);
  }
}
