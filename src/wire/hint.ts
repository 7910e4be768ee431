// Guesses what bytes that are not a frame are, to help the author of the program that sent them.

/** Bytes of a connection's beginning that are enough to tell. */
export const HINT_BYTES = 64;

/** A hint on what the first bytes of a connection look like; undefined if unknown. */
export function frameHint(bytes: Uint8Array): string | undefined {
  const found = LIKENESSES.find(({ is }) => is(bytes));
  return found && `this looks like ${found.what}; frames begin with 8 bytes of length, big-endian`;
}

interface Likeness {
  readonly what: string;
  is(bytes: Uint8Array): boolean;
}

const LIKENESSES: readonly Likeness[] = [
  {
    what: 'an HTTP request',
    is: (bytes) => /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|PRI) /.test(text(bytes)),
  },
  { what: 'an HTTP response', is: (bytes) => text(bytes).startsWith('HTTP/') },
  { what: 'SSH', is: (bytes) => text(bytes).startsWith('SSH-') },
  { what: 'TLS', is: (bytes) => bytes[0] === 0x16 && bytes[1] === 3 && bytes[2]! <= 4 },
  { what: 'a message without its length', is: (bytes) => messageBytes(bytes, 0) !== undefined },
  { what: 'a length of 4 bytes', is: (bytes) => isFramed(bytes, 4, number(bytes, 4, 'big')) },
  { what: 'a little-endian length', is: (bytes) => isFramed(bytes, 8, number(bytes, 8, 'little')) },
  {
    what: 'a little-endian length of 4 bytes',
    is: (bytes) => isFramed(bytes, 4, number(bytes, 4, 'little')),
  },
  { what: 'a length of 2 bytes', is: (bytes) => isFramed(bytes, 2, number(bytes, 2, 'big')) },
  {
    what: 'a little-endian length of 2 bytes',
    is: (bytes) => isFramed(bytes, 2, number(bytes, 2, 'little')),
  },
  {
    what: 'a length as a varint',
    is: (bytes) => {
      const length = varint(bytes, 0);
      return length !== undefined && isFramed(bytes, length.end, length.value);
    },
  },
  {
    what: 'a length that counts its own 8 bytes',
    is: (bytes) => isFramed(bytes, 8, number(bytes, 8, 'big') - 8),
  },
  {
    what: 'a length that counts its own 4 bytes',
    is: (bytes) => isFramed(bytes, 4, number(bytes, 4, 'big') - 4),
  },
];

/** The range of field numbers in MiniChord's oneof; 16 is unused. */
const FIRST_KIND = 15;
const LAST_KIND = 26;
const LENGTH_DELIMITED = 2;
/** A longer unframed message is taken for noise. */
const MAX_MESSAGE_BYTES = 2 ** 20;

function isFramed(bytes: Uint8Array, headerBytes: number, length: number): boolean {
  return length > 0 && messageBytes(bytes, headerBytes) === length;
}

/** The length of the message that begins at an offset; undefined if none does. */
function messageBytes(bytes: Uint8Array, at: number): number | undefined {
  const tag = varint(bytes, at);
  if (tag === undefined || (tag.value & 7) !== LENGTH_DELIMITED) return undefined;
  const kind = tag.value >> 3;
  const length = varint(bytes, tag.end);
  if (kind < FIRST_KIND || kind > LAST_KIND || length === undefined || length.value > MAX_MESSAGE_BYTES) {
    return undefined;
  }
  return length.end - at + length.value;
}

/** A varint below 2^28 at an offset, and the offset after it; undefined if there is none. */
function varint(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value |= (byte & 127) << (7 * i);
    if (byte < 128) return { value, end: at + i + 1 };
  }
  return undefined;
}

/** The unsigned number in the first `size` bytes; NaN if there are fewer. */
function number(bytes: Uint8Array, size: number, order: 'big' | 'little'): number {
  if (bytes.length < size) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < size; i++) sum = 256 * sum + bytes[order === 'big' ? i : size - 1 - i]!;
  return sum;
}

function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 8));
}
