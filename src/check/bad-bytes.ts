// Bytes that are not a message: a program may close the connection they came on, and must otherwise go on.

import { encode } from '../wire/codec.ts';
import { bytesField, lengthOf } from './odd-frames.ts';
import type { WireLine } from './wire-line.ts';

export interface BadBytes {
  readonly name: string;
  readonly title: string;
  readonly what: string;
  readonly hint: string;
  readonly bytes: Uint8Array;
  /** The connection is half-closed after the bytes. */
  readonly thenEnds: boolean;
}

export const BAD_BYTES: readonly BadBytes[] = [
  {
    name: 'bad-input.not-a-frame',
    title: 'survives bytes that are not a frame',
    what: 'a line of HTTP',
    hint: 'the first 8 bytes are a length: refuse one that is larger than any message, and close that connection',
    bytes: Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    thenEnds: true,
  },
  {
    name: 'bad-input.too-long',
    title: 'survives a frame that announces an excessive length',
    what: 'a length of 2^62 bytes',
    hint: 'do not allocate what a peer announces; read a length as unsigned 64-bit, and refuse large ones',
    bytes: Buffer.from('400000000000000001020304', 'hex'),
    thenEnds: false,
  },
  {
    name: 'bad-input.not-a-message',
    title: 'survives a frame that is not a message',
    what: 'a frame of 16 bytes that no protobuf parser accepts',
    hint: 'catch what your parser throws, and close that connection',
    bytes: Buffer.concat([lengthOf(16), Buffer.alloc(16, 0xff)]),
    thenEnds: true,
  },
  {
    name: 'bad-input.unknown-message',
    title: 'survives a message of an unknown kind',
    what: 'a message of kind 99, then an empty frame',
    hint: 'skip messages of unknown kinds, or close that connection',
    bytes: Buffer.concat([lengthOf(bytesField(99, 'later').length), bytesField(99, 'later'), lengthOf(0)]),
    thenEnds: true,
  },
  {
    name: 'bad-input.half-a-frame',
    title: 'survives a connection that ends within a frame',
    what: 'half a frame, and the end of the connection',
    hint: 'a read of 0 bytes is the end of the connection, wherever it comes: leave the loop',
    bytes: encode({ kind: 'nodeData', sink: 99, source: 17, payload: 1, hops: 0, trace: [] }).subarray(0, 15),
    thenEnds: true,
  },
  {
    name: 'bad-input.reset',
    title: 'survives a connection that is reset as soon as it opens',
    what: 'no bytes, and a reset connection',
    hint: 'an error on one connection ends only that connection',
    bytes: new Uint8Array(0),
    thenEnds: true,
  },
];

/** Sends the bytes on a connection, then half-closes or resets it, or leaves it open. */
export function spoil(line: WireLine, { bytes, thenEnds }: BadBytes): void {
  line.write(bytes);
  if (bytes.length === 0) line.socket.resetAndDestroy();
  else if (thenEnds) line.socket.end();
}
