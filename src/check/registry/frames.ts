// Checks of framing as TCP delivers it, and of all encodings that protobuf allows.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { bytesField, fixed32, frameOf, KIND, varintField } from '../odd-frames.ts';
import type { RegistryStage } from './stage.ts';

type RegistryCheck = Check<RegistryStage>;

const STREAM = 'The wire format';
const NEEDS = ['registration.answered'];

/** On a separate start, as these may crash a program that cannot read them. */
export const FRAMES: readonly RegistryCheck[] = [
  {
    name: 'frames.unknown-fields',
    title: 'skips unknown fields',
    source: STREAM,
    hint: 'a tag has a field number and a wire type: the type says how many bytes to skip',
    weight: 1,
    needs: NEEDS,
    async run(stage) {
      await registers(stage, async (address, line) => {
        line.write(
          frameOf(
            KIND.registration,
            varintField(200, 300),
            fixed32(201, 7),
            bytesField(1, address),
            bytesField(202, 'a field of another program'),
          ),
        );
      });
      return undefined;
    },
  },
  {
    name: 'frames.many-at-once',
    title: 'reads frames that arrive together',
    source: STREAM,
    hint: 'one read may bring several frames, and part of another: keep what is left over for the next',
    weight: 2,
    needs: NEEDS,
    async run(stage) {
      const node = await stage.newNode();
      const line = await stage.connected(node);
      const frame = encode({ kind: 'registration', address: node.address });
      const before = stage.responses.length;
      line.write(Buffer.concat([frame, frame]));
      const came = () => stage.responses.slice(before).filter((one) => one.line === line);
      await stage.must('a RegistrationResponse', () => came()[0]);
      const both = () => (came().length > 1 ? true : undefined);
      const isClosed = () => (line.ended ? true : undefined);
      await stage.watch.until(() => both() ?? isClosed(), stage.options.patienceMs);
      if (both()) return undefined;
      if (line.ended) return { dialect: 'reads one message of each connection: dialect B' };
      throw new Mismatch('two answers to two Registrations that came in one write', 'one');
    },
  },
  {
    name: 'frames.in-pieces',
    title: 'reads a frame that arrives in pieces, cut anywhere',
    source: STREAM,
    hint: 'TCP is a stream: read until you have the 8 bytes, then until you have as many as they say',
    weight: 3,
    needs: NEEDS,
    async run(stage) {
      // Within the length, between length and message, within the message; then byte by byte.
      for (const [sizes, pauseMs] of [
        [[3, 5, 4], PIECE_MS],
        [Array(64).fill(1), 1],
      ] as const) {
        await registers(stage, (address, line) =>
          line.writeInPieces(encode({ kind: 'registration', address }), sizes, pauseMs),
        );
      }
      return undefined;
    },
  },
];

/** Long enough for a program to read the bytes before. */
const PIECE_MS = 30;

async function registers(
  stage: RegistryStage,
  write: (address: string, line: Awaited<ReturnType<RegistryStage['connected']>>) => Promise<void>,
): Promise<void> {
  const node = await stage.newNode();
  const line = await stage.connected(node);
  const before = stage.responses.length;
  await write(node.address, line);
  const { message } = await stage.must('a RegistrationResponse', () =>
    stage.responses.slice(before).find((one) => one.line === line),
  );
  if (message.result < 0) {
    throw new Mismatch(`an ID for ${node.address}`, `Result ${message.result}, "${message.info}"`);
  }
  stage.joined(node, message.result, line);
}

/** At the end of the first start: everything that it has sent. */
export const WELL_FORMED: readonly RegistryCheck[] = [
  {
    name: 'frames.well-formed',
    title: 'sends only whole frames of one message each, all for a messenger',
    source: STREAM,
    hint: 'write each frame with one write, under a lock where several threads write on one connection',
    weight: 2,
    needs: NEEDS,
    looksBack: true,
    async run({ malformed: [first] }) {
      if (first !== undefined) throw new Mismatch('frames of 8 bytes of length and one message', first);
      return undefined;
    },
  },
];
