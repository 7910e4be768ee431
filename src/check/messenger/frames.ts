// Checks of framing as TCP delivers it, and of all encodings that protobuf allows.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { messageText } from '../frame-text.ts';
import { bytesField, fixed32, frameOf, KIND, varintField } from '../odd-frames.ts';
import { relayed } from './routing.ts';
import { begin } from './set-up.ts';
import type { MessengerStage } from './stage.ts';
import { FULL, LONG_TRACE, ME } from './tables.ts';

type MessengerCheck = Check<MessengerStage>;

const STREAM = 'The wire format';
const MARKS = [501, 502, 503];

const packetFrame = (payload: number) =>
  encode({ kind: 'nodeData', sink: 99, source: 17, payload, hops: 0, trace: [] });

/** Before other packets are sent: whether it reads more than one per connection. */
export const MANY: readonly MessengerCheck[] = [
  {
    name: 'frames.many-at-once',
    title: 'reads frames that arrive together',
    source: STREAM,
    hint: 'one read may bring several frames, and part of another: keep what is left over for the next',
    weight: 2,
    needs: ['setup.answers', 'registration.listening'],
    async run(stage) {
      const line = await stage.newLink();
      line.write(Buffer.concat(MARKS.map(packetFrame)));
      const arrived = () =>
        MARKS.filter((mark) => stage.packets.some(({ packet }) => packet.payload === mark));
      await stage.must('the first of three packets', () => (arrived().length > 0 ? true : undefined));
      const all = await stage.watch.until(
        () => (arrived().length === MARKS.length ? true : undefined),
        stage.ways.sends === 'a connection each' ? ONE_EACH_MS : stage.options.patienceMs,
      );
      stage.relayable += arrived().length;
      if (all) {
        stage.ways.reads = 'many';
        return undefined;
      }
      // From now on the other checks open a connection per packet, so that only this one fails.
      stage.ways.reads = 'one';
      if (stage.ways.sends === 'a connection each' && arrived().length === 1) {
        return { dialect: 'reads one packet of each connection, as dialect B does' };
      }
      throw new Mismatch('three packets that came in one write', `it relayed ${arrived().length}`);
    },
  },
];

/** Timeout of the second packet on a connection, for a program that may speak dialect B. */
const ONE_EACH_MS = 1000;

/** On a separate start, as these may crash a program that cannot read them. */
export const FRAMES: readonly MessengerCheck[] = [
  {
    name: 'frames.unknown-fields',
    title: 'skips unknown fields',
    source: STREAM,
    hint: 'a tag has a field number and a wire type: the type says how many bytes to skip',
    weight: 1,
    needs: ['setup.answers', 'routing.direct', 'packets.fields'],
    async run(stage) {
      await begin(stage, FULL);
      await relays(stage, 601, [
        varintField(200, 300),
        fixed32(1, 99),
        fixed32(2, 17),
        bytesField(201, 'a field of another program'),
        fixed32(3, 601),
      ]);
      return undefined;
    },
  },
  {
    name: 'frames.unpacked',
    title: 'reads a repeated field packed and unpacked',
    source: STREAM,
    hint: 'each sfixed32 of a list may come with a tag of its own, and parts of both kinds are joined',
    weight: 1,
    needs: ['setup.answers', 'routing.direct', 'packets.trace'],
    async run(stage) {
      await begin(stage, FULL);
      const before = stage.packets.length;
      const fields = [
        fixed32(1, 99),
        fixed32(2, 17),
        fixed32(3, 602),
        fixed32(4, 2),
        fixed32(5, 80),
        fixed32(5, 126),
      ];
      await stage.sendBytes(frameOf(KIND.nodeData, ...fields));
      const expected = `a Trace that begins with 80 126`;
      const { packet } = await stage.must(expected, () =>
        stage.packets.slice(before).find((seen) => seen.packet.payload === 602),
      );
      const [first, second] = packet.trace;
      if (first !== 80 || second !== 126) throw new Mismatch(expected, messageText(packet));
      return undefined;
    },
  },
  {
    name: 'frames.long',
    title: 'reads and writes messages of more than 127 bytes',
    source: STREAM,
    hint: 'a length inside a message is a varint: from 128 on it takes two bytes, the low seven bits first',
    weight: 1,
    needs: ['setup.answers', 'routing.direct', 'packets.trace'],
    async run(stage) {
      await begin(stage, FULL);
      const { packet } = await relayed(stage, 99, { hops: LONG_TRACE.length, trace: LONG_TRACE });
      const kept = LONG_TRACE.every((id, i) => packet.trace[i] === id);
      if (kept && packet.trace.length === LONG_TRACE.length + 1) return undefined;
      throw new Mismatch(`a Trace of ${LONG_TRACE.length + 1} IDs`, messageText(packet));
    },
  },
  {
    name: 'frames.in-pieces',
    title: 'reads a frame that arrives in pieces, cut anywhere',
    source: STREAM,
    hint: 'TCP is a stream: read until you have the 8 bytes, then until you have as many as they say',
    weight: 3,
    needs: ['setup.answers', 'routing.direct'],
    async run(stage) {
      await begin(stage, FULL);
      const frame = packetFrame(603);
      const line = await stage.newLink();
      // Within the length, between length and message, within the message, then byte by byte.
      await line.writeInPieces(frame, [3, 5, 4], PIECE_MS);
      const expected = 'a packet that came in pieces of 3, 5 and 4 bytes and the rest';
      await stage.must(expected, () => stage.packets.find(({ packet }) => packet.payload === 603));
      const bytewise = stage.ways.reads === 'one' ? await stage.newLink() : line;
      await bytewise.writeInPieces(packetFrame(604), Array(packetFrame(604).length).fill(1), 1);
      await stage.must('a packet that came byte by byte', () =>
        stage.packets.find(({ packet }) => packet.payload === 604),
      );
      if (stage.ways.reads === 'one') return undefined;
      const marks = [605, 606, 607];
      const bytes = Buffer.concat(marks.map(packetFrame));
      await line.writeInPieces(bytes, [bytes.length - 12], PIECE_MS);
      await stage.must('three packets, of which the last came in two pieces', () =>
        marks.every((mark) => stage.packets.some(({ packet }) => packet.payload === mark)) ? true : undefined,
      );
      return undefined;
    },
  },
  {
    name: 'frames.order-in-pieces',
    title: "reads the registry's orders in pieces too",
    source: STREAM,
    hint: 'read frames from the registry by the same function as those from peers',
    weight: 1,
    needs: ['frames.in-pieces'],
    async run(stage) {
      const before = stage.replies.length;
      const line = await stage.orderLine();
      await line.writeInPieces(encode({ kind: 'requestTrafficSummary' }), [4, 5], PIECE_MS);
      if (line !== stage.registration) line.socket.end();
      await stage.reply('trafficSummary', before);
      return undefined;
    },
  },
  {
    name: 'frames.closes',
    title: 'closes a connection whose other side has ended it',
    source: 'Write your own messenger, Which connections',
    hint: 'a read of 0 bytes is the end: close your end too, or you run out of descriptors',
    weight: 1,
    needs: ['setup.answers', 'routing.direct'],
    async run(stage) {
      await begin(stage, FULL);
      const lines = await Promise.all(Array.from({ length: ENDED }, () => stage.newLink()));
      for (const line of lines) {
        line.write(packetFrame(610));
        line.socket.end();
      }
      const open = () => lines.filter(({ ended }) => !ended).length;
      const limitMs = Math.min(stage.options.patienceMs, CLOSES_MS);
      if (await stage.watch.until(() => (open() === 0 ? true : undefined), limitMs)) return undefined;
      if (stage.ways.orders === 'listener') {
        return { dialect: 'leaves connections that were ended half open, as dialects B and C do' };
      }
      throw new Mismatch(`that it closes ${ENDED} connections that were ended`, `${open()} stay half open`);
    },
  },
];

/** Long enough for a program to read the bytes before. */
const PIECE_MS = 30;
const ENDED = 20;
const CLOSES_MS = 2000;

async function relays(stage: MessengerStage, payload: number, fields: readonly Buffer[]): Promise<void> {
  await stage.sendBytes(frameOf(KIND.nodeData, ...fields));
  const expected = `a packet from 17 to 99 with unknown fields, relayed by ${ME}`;
  const { packet } = await stage.must(expected, () =>
    stage.packets.find((seen) => seen.packet.payload === payload),
  );
  if (packet.sink !== 99 || packet.source !== 17) throw new Mismatch(expected, messageText(packet));
}

/** At the end of the first start: everything that it has sent. */
export const WELL_FORMED: readonly MessengerCheck[] = [
  {
    name: 'frames.one-write',
    title: 'writes each frame with one write',
    source: STREAM,
    hint: 'join length and message into one buffer first: some programs cannot read a frame that comes in two pieces',
    weight: 1,
    needs: ['registration.sent'],
    looksBack: true,
    async run({ registration }) {
      if (registration?.firstChunks === 1) return undefined;
      throw new Mismatch('the Registration in one piece', `it came in ${registration?.firstChunks} pieces`);
    },
  },
  {
    name: 'frames.well-formed',
    title: 'sends only whole frames of one message each',
    source: STREAM,
    hint: 'write each frame with one write, under a lock where several threads write on one connection',
    weight: 2,
    needs: ['registration.sent'],
    looksBack: true,
    async run({ malformed }) {
      const [first] = malformed;
      if (first !== undefined) throw new Mismatch('frames of 8 bytes of length and one message', first);
      return undefined;
    },
  },
];
