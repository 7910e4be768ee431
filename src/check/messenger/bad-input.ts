// Bytes that are no message: they cost the connection that they came on, and nothing else.

import { encode } from '../../wire/codec.ts';
import { type Check, Mismatch } from '../check.ts';
import { bytesField, lengthOf } from '../odd-frames.ts';
import { relayed } from './routing.ts';
import { begin } from './set-up.ts';
import type { MessengerStage } from './stage.ts';

interface Bad {
  readonly name: string;
  readonly title: string;
  readonly what: string;
  readonly hint: string;
  readonly bytes: Uint8Array;
  /** Sent, and then the connection is closed. */
  readonly thenEnds: boolean;
}

const BAD: readonly Bad[] = [
  {
    name: 'bad-input.not-a-frame',
    title: 'survives bytes that are no frame',
    what: 'a line of HTTP',
    hint: 'the first 8 bytes are a length: refuse one that is larger than any message, and close that connection',
    bytes: Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    thenEnds: true,
  },
  {
    name: 'bad-input.too-long',
    title: 'survives a frame that says it is too long',
    what: 'a length of 2^62 bytes',
    hint: 'do not allocate what a peer announces; read a length as unsigned 64-bit, and refuse large ones',
    bytes: Buffer.from('400000000000000001020304', 'hex'),
    thenEnds: false,
  },
  {
    name: 'bad-input.not-a-message',
    title: 'survives a frame that is no message',
    what: 'a frame of 16 bytes that no protobuf parser takes',
    hint: 'catch what your parser throws, and close that connection',
    bytes: Buffer.concat([lengthOf(16), Buffer.alloc(16, 0xff)]),
    thenEnds: true,
  },
  {
    name: 'bad-input.unknown-message',
    title: 'survives a message of a kind that it does not know',
    what: 'a message of the kind 99, then an empty frame',
    hint: 'skip a kind that you do not know, or close that connection',
    bytes: Buffer.concat([lengthOf(bytesField(99, 'later').length), bytesField(99, 'later'), lengthOf(0)]),
    thenEnds: true,
  },
  {
    name: 'bad-input.half-a-frame',
    title: 'survives a connection that ends within a frame',
    what: 'half a packet, and the end of the connection',
    hint: 'a read of 0 bytes is the end of the connection, wherever it comes: leave the loop',
    bytes: encode({ kind: 'nodeData', sink: 99, source: 17, payload: 1, hops: 0, trace: [] }).subarray(0, 15),
    thenEnds: true,
  },
  {
    name: 'bad-input.reset',
    title: 'survives a connection that is opened and closed at once',
    what: 'no bytes, and a reset connection',
    hint: 'an error on one connection ends that one alone',
    bytes: new Uint8Array(0),
    thenEnds: true,
  },
];

/** On a start of its own; after each it relays a packet as before. */
export const BAD_INPUT: readonly Check<MessengerStage>[] = [
  ...BAD.map(
    ({ name, title, what, hint, bytes, thenEnds }, at): Check<MessengerStage> => ({
      name,
      title,
      source: 'The wire format',
      hint,
      weight: 1,
      needs: ['setup.answers', 'routing.direct'],
      async run(stage) {
        if (at === 0) await begin(stage);
        const line = await stage.newLink();
        line.write(bytes);
        if (bytes.length === 0) line.socket.resetAndDestroy();
        else if (thenEnds) line.socket.end();
        await goesOn(stage, what);
        return undefined;
      },
    }),
  ),
];

async function goesOn(stage: MessengerStage, what: string): Promise<void> {
  await stage.watch.quiet(DIGEST_MS, 1000);
  try {
    await relayed(stage, 99);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw new Mismatch(`that packets are relayed after ${what} on another connection`, error.seen);
  }
}

/** A program that ends of it has the time to do so. */
const DIGEST_MS = 30;
