// Bytes that are no frame of ours, and what a person is told of them.

import { expect, test } from 'vitest';
import { encode } from '../../src/wire/codec.ts';
import { frameHint } from '../../src/wire/hint.ts';

const registration = encode({ kind: 'registration', address: '127.0.0.1:5001' });
const body = registration.subarray(8);
const finished = encode({ kind: 'taskFinished', address: '', id: 0 }).subarray(8);

function framed(size: number, order: 'big' | 'little', more = 0, message = body): Uint8Array {
  const header = new Uint8Array(size);
  header[order === 'big' ? size - 1 : 0] = message.length + more;
  return Buffer.concat([header, message]);
}

test.each([
  ['a message without its length', body],
  ['a message without its length', finished],
  ['a length of 4 bytes', framed(4, 'big')],
  ['a length of 4 bytes', framed(4, 'big', 0, finished)],
  ['a little-endian length', framed(8, 'little')],
  ['a little-endian length of 4 bytes', framed(4, 'little')],
  ['a length of 2 bytes', framed(2, 'big')],
  ['a little-endian length of 2 bytes', framed(2, 'little')],
  ['a length as a varint', framed(1, 'big')],
  ['a length that counts its own 8 bytes', framed(8, 'big', 8)],
  ['a length that counts its own 4 bytes', framed(4, 'big', 4)],
  ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\n')],
  ['an HTTP response', Buffer.from('HTTP/1.1 400 Bad Request\r\n')],
  ['TLS', Buffer.from('16030102000100', 'hex')],
  ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.6\r\n')],
])('%s', (what, bytes) => {
  expect(frameHint(bytes)).toBe(`this looks like ${what}; frames begin with 8 bytes of length, big-endian`);
});

test.each([
  ['a frame', registration],
  ['half a frame', registration.subarray(0, 12)],
  ['nothing', new Uint8Array(0)],
  ['a length that is too large', Buffer.from('7fffffffffffffff', 'hex')],
  ['text', Buffer.from('hello, registry\n')],
])('%s looks like nothing else', (_what, bytes) => {
  expect(frameHint(bytes)).toBeUndefined();
});
