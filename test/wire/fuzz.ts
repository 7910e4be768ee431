// Millions of inputs that a hostile peer could send, at everything that reads bytes: the frame reader, the codec and the
// packet reader. Each must agree with a dumb twin or with another, end, and throw nothing.
//
//   npx tsx test/wire/fuzz.ts [--runs 3000000] [--seed TEXT] [--from 0]

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Message, NodeData } from '../../src/overlay/message.ts';
import { decode, encode, relaySlow } from '../../src/wire/codec.ts';
import { FrameReader, HEADER_BYTES } from '../../src/wire/frame.ts';
import { MAX_HOPS, newPacketFields, readPacket, relayedBytes, relayPacket } from '../../src/wire/packet.ts';
import { Draws } from './draws.ts';
import { hostileStream } from './hostile.ts';
import { hex, viewOf } from './messages.ts';

const MAX_BODY_BYTES = 300;
const OWN_ID = 101;

/** How often each outcome was seen; a fuzzer that never sees one of them tests nothing. */
export interface FuzzCounts {
  malformed: number;
  messages: number;
  canonicalPackets: number;
  otherPackets: number;
  refusedFrames: number;
  frames: number;
}

/** Runs the inputs `from` to `from + runs - 1` of the seed. Throws at the first that fails, with its number. */
export function fuzz(seed: string, from: number, runs: number): FuzzCounts {
  const draws = new Draws(seed);
  const counts = {
    malformed: 0,
    messages: 0,
    canonicalPackets: 0,
    otherPackets: 0,
    refusedFrames: 0,
    frames: 0,
  };
  for (let input = from; input < from + runs; input++) {
    draws.startInput(input);
    try {
      fuzzOne(draws, counts);
    } catch (error) {
      throw new Error(`seed ${seed}, input ${input}: ${(error as Error).stack}`);
    }
  }
  return counts;
}

function fuzzOne(draws: Draws, counts: FuzzCounts): void {
  const stream = hostileStream(draws);
  const bodies = checkReader(draws, stream, counts);
  // The mutated bytes as one body too, past the frame reader, which stops at the first length that is wrong.
  for (const body of [...bodies, stream.subarray(HEADER_BYTES)]) checkBody(body, counts);
}

/** The frame reader, on bytes cut anywhere and with frames given back, against one loop over all the bytes. */
function checkReader(draws: Draws, stream: Uint8Array, counts: FuzzCounts): Uint8Array[] {
  const expected = framesOf(stream);
  const reader = new FrameReader(MAX_BODY_BYTES);
  const bodies: Uint8Array[] = [];
  for (let at = 0; at < stream.length; ) {
    const length = 1 + draws.below(draws.below(2) === 0 ? 4 : 100);
    reader.push(stream.subarray(at, at + length));
    at += length;
    while (reader.next()) {
      if (draws.below(4) === 0) {
        reader.unread();
        must(reader.next(), 'a frame given back is gone');
      }
      bodies.push(reader.bytes.slice(reader.start, reader.end));
      must(bodies.length <= stream.length, 'the reader does not end');
    }
  }
  must(bodies.map(hex).join() === expected.bodies.map(hex).join(), `frames differ: ${hex(stream)}`);
  must((reader.reason !== undefined) === expected.refused, `refused or not: ${hex(stream)}`);
  if (reader.reason !== undefined) must(isReason(reader.reason), `no reason: ${reader.reason}`);
  counts.frames += bodies.length;
  if (expected.refused) counts.refusedFrames++;
  return bodies;
}

function framesOf(stream: Uint8Array): { bodies: Uint8Array[]; refused: boolean } {
  const bodies: Uint8Array[] = [];
  let rest = stream;
  while (rest.length >= HEADER_BYTES) {
    const length = viewOf(rest).getBigUint64(0);
    if (length === 0n || length > BigInt(MAX_BODY_BYTES)) return { bodies, refused: true };
    const end = HEADER_BYTES + Number(length);
    if (end > rest.length) break;
    bodies.push(rest.subarray(HEADER_BYTES, end));
    rest = rest.subarray(end);
  }
  return { bodies, refused: false };
}

/** A message or a reason; and the packet reader takes exactly the packets that are as the codec writes them. */
function checkBody(body: Uint8Array, counts: FuzzCounts): void {
  const view = viewOf(body);
  const fields = newPacketFields();
  const taken = readPacket(view, 0, body.length, fields);
  const message = decode(body);
  if (message.kind === 'malformed') {
    counts.malformed++;
    must(isReason(message.reason), `no reason: ${message.reason}`);
    must(!taken, `the packet reader takes what is no message: ${hex(body)}`);
    return;
  }
  counts.messages++;
  const canonical = encode(message);
  must(hex(encode(again(canonical))) === hex(canonical), `not the same again: ${hex(body)}`);
  const same = hex(canonical.subarray(HEADER_BYTES)) === hex(body);
  must(taken === (same && message.kind === 'nodeData'), `taken: ${taken}, canonical: ${same}, ${hex(body)}`);
  if (message.kind !== 'nodeData') return;
  checkRelay(body, message);
  if (!taken) {
    counts.otherPackets++;
    return;
  }
  counts.canonicalPackets++;
  const out = new DataView(new ArrayBuffer(relayedBytes(fields)));
  must(relayPacket(view, fields, out, 0, OWN_ID) === out.byteLength, `relayed bytes: ${hex(body)}`);
  must(hex(new Uint8Array(out.buffer)) === hex(relaySlow(body, OWN_ID)), `relayed otherwise: ${hex(body)}`);
}

/** The slow relay: the same packet, one hop and one relay on. Unknown fields may make the bytes others. */
function checkRelay(body: Uint8Array, packet: NodeData): void {
  const hops = Math.min(packet.hops + 1, MAX_HOPS);
  const expected = encode({ ...packet, hops, trace: [...packet.trace, OWN_ID] });
  must(hex(encode(again(relaySlow(body, OWN_ID)))) === hex(expected), `relayed slowly: ${hex(body)}`);
}

function again(frame: Uint8Array): Message {
  const message = decode(frame.subarray(HEADER_BYTES));
  if (message.kind === 'malformed') throw new Error(`our own bytes are malformed: ${message.reason}`);
  return message;
}

function isReason(reason: string): boolean {
  return reason.length > 0 && reason.length < 200 && !reason.includes('\n');
}

function must(holds: boolean, failure: string): void {
  if (!holds) throw new Error(failure);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '3000000' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
    },
  });
  const [runs, from] = [Number(values.runs), Number(values.from)];
  if (!(Number.isSafeInteger(runs) && runs > 0 && Number.isSafeInteger(from) && from >= 0)) {
    console.error(`--runs ${values.runs} --from ${values.from}: whole numbers, runs from 1, from 0`);
    process.exit(2);
  }
  console.log(
    `fuzz: ${runs} inputs from ${from}, seed ${values.seed}, frames of at most ${MAX_BODY_BYTES} bytes`,
  );
  const step = Math.ceil(runs / 10);
  for (let done = 0; done < runs; done += step) {
    const counts = fuzzOrExit(values.seed, from + done, Math.min(step, runs - done));
    console.log(`${Math.min(done + step, runs)} done, of these last ${JSON.stringify(counts)}`);
  }
  console.log(`✓ ${runs} inputs, seed ${values.seed}`);
}

function fuzzOrExit(seed: string, from: number, runs: number): FuzzCounts {
  try {
    return fuzz(seed, from, runs);
  } catch (error) {
    const text = (error as Error).message;
    const input = /input (\d+)/.exec(text)?.[1];
    console.log(
      `✗ ${text}\nrepeat with: npx tsx test/wire/fuzz.ts --seed '${seed}' --from ${input} --runs 1`,
    );
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
