// The cost of a packet on the wire's hot path. Reads frames, and writes each as a relay sends it on: the
// hand-written path (packet.ts) against the code generated from the .proto, over the same bytes in one run.
// Times are CPU time.
//
//   npx tsx bench/codec.ts [--size small|full] [--seed TEXT]

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { seedKey } from '../src/random/draw.ts';
import { threefry2x32 } from '../src/random/threefry.ts';
import { encode } from '../src/wire/codec.ts';
import { FrameReader, HEADER_BYTES } from '../src/wire/frame.ts';
import { MiniChordSchema } from '../src/wire/generated/sinkward_pb.ts';
import { newPacketFields, readPacket, relayedBytes, relayPacket } from '../src/wire/packet.ts';

const CHUNK_BYTES = 65_536;
const MAX_BODY_BYTES = 65_536;
const OWN_ID = 101;
/** Relays on a packet's trace so far: 0 to 6, as in an overlay of some thousand nodes. */
const TRACE_LENGTHS = 7;

const SIZES = {
  small: { packets: 500, repeats: 1 },
  full: { packets: 400_000, repeats: 5 },
} as const;

/** Reads all chunks, writes the relayed frames to `out`, and returns the bytes written. */
type Relay = (chunks: readonly Uint8Array[], out: DataView) => number;

const RELAYS: Record<string, Relay> = {
  'frames only': frameOnly,
  'hand-written': relayByHand,
  generated: relayGenerated,
};

/** The lines to print: a table of medians, the ratio, and the hash of the bytes that both paths wrote. */
export function benchCodec(size: keyof typeof SIZES, seed: string): string[] {
  const { packets, repeats } = SIZES[size];
  const stream = packetStream(packets, seed);
  const chunks = cut(stream, CHUNK_BYTES);
  // Each packet gains a relay, and at most one field and one more length byte.
  const out = new DataView(new ArrayBuffer(stream.length + 16 * packets));
  const lines = [
    `codec: ${packets} packets, ${stream.length} bytes in chunks of ${CHUNK_BYTES}, seed ${seed}, median of ${repeats}, after one warm-up`,
  ];
  const hashes = new Set<string>();
  const medians = new Map<string, number>();
  const nsByRelay = measure(chunks, out, repeats, packets, (name, bytes) => {
    if (name !== 'frames only') hashes.add(hashOf(out, bytes));
  });
  for (const [name, ns] of nsByRelay) {
    const sorted = Float64Array.from(ns).sort();
    medians.set(name, sorted[sorted.length >> 1]!);
    lines.push(row(name, sorted));
  }
  const ratio = medians.get('generated')! / medians.get('hand-written')!;
  lines.push(`generated / hand-written ${ratio.toFixed(1)}`);
  if (hashes.size !== 1) throw new Error(`the paths wrote different bytes: ${[...hashes].join(' ')}`);
  lines.push(`sha256 of the bytes written, the same by both: ${[...hashes][0]}`);
  return lines;
}

/**
 * ns of CPU per packet, for each repeat of each path; the paths alternate, so that a slow moment affects
 * both.
 */
function measure(
  chunks: readonly Uint8Array[],
  out: DataView,
  repeats: number,
  packets: number,
  check: (name: string, bytes: number) => void,
): Map<string, number[]> {
  const nsByRelay = new Map<string, number[]>(Object.keys(RELAYS).map((name) => [name, []]));
  for (let repeat = 0; repeat <= repeats; repeat++) {
    for (const [name, relay] of Object.entries(RELAYS)) {
      const before = process.cpuUsage();
      const bytes = relay(chunks, out);
      const { user, system } = process.cpuUsage(before);
      check(name, bytes);
      if (repeat > 0) nsByRelay.get(name)!.push(((user + system) * 1000) / packets);
    }
  }
  return nsByRelay;
}

function frameOnly(chunks: readonly Uint8Array[]): number {
  const reader = new FrameReader(MAX_BODY_BYTES);
  let bytes = 0;
  for (const chunk of chunks) {
    reader.push(chunk);
    while (reader.next()) bytes += reader.end - reader.start;
  }
  return bytes;
}

function relayByHand(chunks: readonly Uint8Array[], out: DataView): number {
  const reader = new FrameReader(MAX_BODY_BYTES);
  const packet = newPacketFields();
  let at = 0;
  for (const chunk of chunks) {
    reader.push(chunk);
    while (reader.next()) {
      if (!readPacket(reader.view, reader.start, reader.end, packet)) throw new Error('not canonical');
      // The TCP host calls this before it writes, so it is part of the cost.
      if (at + relayedBytes(packet) > out.byteLength) throw new Error('no room');
      at = relayPacket(reader.view, packet, out, at, OWN_ID);
    }
  }
  return at;
}

function relayGenerated(chunks: readonly Uint8Array[], out: DataView): number {
  const reader = new FrameReader(MAX_BODY_BYTES);
  const outBytes = new Uint8Array(out.buffer);
  let at = 0;
  for (const chunk of chunks) {
    reader.push(chunk);
    while (reader.next()) {
      const wire = fromBinary(MiniChordSchema, reader.bytes.subarray(reader.start, reader.end));
      if (wire.Message.case !== 'nodeData') throw new Error('not a packet');
      wire.Message.value.Hops++;
      wire.Message.value.Trace.push(OWN_ID);
      const body = toBinary(MiniChordSchema, wire);
      out.setUint32(at, 0);
      out.setUint32(at + 4, body.length);
      outBytes.set(body, at + HEADER_BYTES);
      at += HEADER_BYTES + body.length;
    }
  }
  return at;
}

/** Consecutive frames, as they arrive on a link. */
function packetStream(packets: number, seed: string): Uint8Array {
  const [k0, k1] = seedKey(seed);
  const words = new Int32Array(2);
  const frames: Uint8Array[] = [];
  for (let i = 0; i < packets; i++) {
    threefry2x32(k0, k1, i, 0, words);
    const [first, payload] = [words[0]! >>> 0, words[1]!];
    const hops = first % TRACE_LENGTHS;
    const trace = Array.from({ length: hops }, (_, relay) => (first >>> relay) & 127);
    const [sink, source] = [(first >>> 8) & 127, (first >>> 16) & 127];
    frames.push(encode({ kind: 'nodeData', sink, source, payload, hops, trace }));
  }
  return Buffer.concat(frames);
}

function cut(stream: Uint8Array, bytes: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < stream.length; at += bytes) chunks.push(stream.slice(at, at + bytes));
  return chunks;
}

function row(name: string, sorted: Float64Array): string {
  const median = sorted[sorted.length >> 1]!;
  const [min, max] = [sorted[0]!, sorted[sorted.length - 1]!];
  return `${name.padEnd(12)} ${median.toFixed(1).padStart(8)} ns CPU a packet (${min.toFixed(1)} to ${max.toFixed(1)})`;
}

function hashOf(view: DataView, bytes: number): string {
  return createHash('sha256')
    .update(new Uint8Array(view.buffer, 0, bytes))
    .digest('hex')
    .slice(0, 16);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { size: { type: 'string', default: 'full' }, seed: { type: 'string', default: '1' } },
  });
  if (values.size !== 'small' && values.size !== 'full') {
    console.error(`--size ${values.size}: small or full`);
    process.exit(2);
  }
  for (const line of benchCodec(values.size, values.seed)) console.log(line);
}
