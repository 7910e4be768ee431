import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { FrameReader, HEADER_BYTES } from '../../src/wire/frame.ts';
import { freshRuns } from '../support/fresh.ts';
import { hex } from './messages.ts';

const MAX = 100_000;

describe('the frames are the same however the bytes are cut', () => {
  // Small ones often, and some that are larger than a chunk and than the carry that is kept.
  const body = fc.oneof(
    { arbitrary: fc.uint8Array({ minLength: 1, maxLength: 60 }), weight: 20 },
    { arbitrary: fc.integer({ min: 250, max: MAX }).map((n) => new Uint8Array(n).fill(n)), weight: 1 },
  );
  const bodies = fc.array(body, { maxLength: 30, size: 'max' });
  const cuts = fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 70_000 })), {
    minLength: 1,
    maxLength: 20,
  });
  const stalls = fc.array(fc.boolean(), { maxLength: 20 });

  test('in one piece, in pieces, and where the consumer had no room', () => {
    let carried = 0;
    let whole = 0;
    fc.assert(
      fc.property(bodies, cuts, stalls, (sent, lengths, noRoom) => {
        const reader = new FrameReader(MAX);
        const got: string[] = [];
        let frames = 0;
        for (const chunk of chunksOf(streamOf(sent), lengths)) {
          reader.push(chunk);
          while (reader.next()) {
            const current = hex(bodyOf(reader));
            // A give-back changes nothing: the very frame comes again, also when given back twice.
            for (let times = noRoom[frames++ % (noRoom.length + 1)] === true ? 2 : 0; times > 0; times--) {
              reader.unread();
              expect(reader.heldBytes).toBeGreaterThanOrEqual(HEADER_BYTES + current.length / 2);
              expect(reader.next()).toBe(true);
              expect(hex(bodyOf(reader))).toBe(current);
            }
            if (reader.bytes === chunk) whole++;
            else carried++;
            got.push(current);
          }
        }
        expect(reader.reason).toBe(undefined);
        expect(reader.heldBytes).toBe(0);
        expect(got).toEqual(sent.map(hex));
      }),
      freshRuns(300, 15_000),
    );
    expect(Math.min(whole, carried)).toBeGreaterThan(500);
  });

  test('a byte at a time', () => {
    const sent = [[1], [2, 3], [4, 5, 6]].map((body) => Uint8Array.from(body));
    const reader = new FrameReader(MAX);
    expect(framesOf(reader, chunksOf(streamOf(sent), [1])).map(hex)).toEqual(['01', '0203', '040506']);
  });

  test('a thousand in a chunk', () => {
    const sent = Array.from({ length: 1000 }, (_, i) => new Uint8Array((i % 50) + 1).fill(i));
    const reader = new FrameReader(MAX);
    expect(framesOf(reader, [streamOf(sent)])).toEqual(sent);
  });
});

describe('copies', () => {
  test('none of a frame that lies inside the chunk', () => {
    const chunk = streamOf([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    const reader = new FrameReader(MAX);
    reader.push(chunk);
    while (reader.next()) {
      expect(reader.bytes).toBe(chunk);
      expect(reader.view.buffer).toBe(chunk.buffer);
    }
  });

  test('a few a byte, where the bytes come one at a time; and memory for those that came only', () => {
    const chunks = chunksOf(streamOf([new Uint8Array(MAX)]), [1]);
    const copies = vi.spyOn(Uint8Array.prototype, 'set');
    const reader = new FrameReader(MAX);
    const frames: number[] = [];
    for (const chunk of chunks) {
      reader.push(chunk);
      while (reader.next()) frames.push(reader.bytes.length);
    }
    const copied = copies.mock.calls.reduce((sum, [from]) => sum + from.length, 0);
    copies.mockRestore();
    expect(frames).toHaveLength(1);
    expect(frames[0]).toBeLessThan(2 * (HEADER_BYTES + MAX));
    expect(copied).toBeLessThan(3 * (HEADER_BYTES + MAX));
  });

  test('the chunk is let go of once it is read', () => {
    const reader = new FrameReader(MAX);
    framesOf(reader, [streamOf([Uint8Array.of(1)])]);
    expect(reader.bytes.length).toBe(0);
  });
});

describe('bounds', () => {
  test.each([
    [1n, undefined],
    [10n, undefined],
    [11n, 'a frame of 11 bytes; the maximum is 10'],
    [0n, 'a frame of 0 bytes, which cannot hold a message'],
    [2n ** 32n - 1n, 'a frame of 4,294,967,295 bytes; the maximum is 10'],
    [2n ** 32n, 'a frame of 4,294,967,296 bytes; the maximum is 10'],
    [2n ** 32n + 5n, 'a frame of 4,294,967,301 bytes; the maximum is 10'],
    [2n ** 63n - 1n, 'a frame of 9,223,372,036,854,775,807 bytes; the maximum is 10'],
    [2n ** 64n - 1n, 'a frame of 18,446,744,073,709,551,615 bytes; the maximum is 10'],
  ])('a length of %s, in one piece and a byte at a time', (length, reason) => {
    const stream = new Uint8Array(HEADER_BYTES + 10);
    new DataView(stream.buffer).setBigUint64(0, length);
    for (const cut of [100, 1]) {
      const reader = new FrameReader(10);
      const chunks = chunksOf(
        stream.subarray(0, HEADER_BYTES + (reason === undefined ? Number(length) : 10)),
        [cut],
      );
      expect(framesOf(reader, chunks)).toHaveLength(reason === undefined ? 1 : 0);
      expect(reader.reason).toBe(reason);
    }
  });

  test('a frame is refused as soon as its length is there, and nothing follows', () => {
    const reader = new FrameReader(2);
    const stream = streamOf([Uint8Array.of(1), Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    expect(framesOf(reader, [stream.subarray(0, 17)])).toHaveLength(1);
    expect(reader.reason).toContain('a frame of 3 bytes');
    expect(reader.heldBytes).toBe(0);
    expect(framesOf(reader, [stream.subarray(17)])).toHaveLength(0);
  });

  test('a bound that is changed holds from the next frame on', () => {
    const reader = new FrameReader(1);
    reader.push(streamOf([Uint8Array.of(1), Uint8Array.of(1, 2), Uint8Array.of(1, 2)]));
    expect(reader.next()).toBe(true);
    reader.maxBodyBytes = 2;
    expect(reader.next()).toBe(true);
    reader.maxBodyBytes = 1;
    expect(reader.next()).toBe(false);
    expect(reader.reason).toBe('a frame of 2 bytes; the maximum is 1');
  });
});

describe('misuse throws', () => {
  test('a chunk pushed before the last one is read', () => {
    const reader = new FrameReader(MAX);
    reader.push(streamOf([Uint8Array.of(1)]));
    expect(() => reader.push(Uint8Array.of(1))).toThrow('9 bytes are still to be read');
    reader.next();
    reader.unread();
    expect(() => reader.push(Uint8Array.of(1))).toThrow('9 bytes are still to be read');
  });

  test('a frame given back that is none', () => {
    const reader = new FrameReader(MAX);
    expect(() => reader.unread()).toThrow('no frame');
    reader.push(streamOf([Uint8Array.of(1)]));
    expect(() => reader.unread()).toThrow('no frame');
    reader.next();
    reader.unread();
    expect(() => reader.unread()).toThrow('no frame');
    expect(reader.next()).toBe(true);
    expect(reader.next()).toBe(false);
    expect(() => reader.unread()).toThrow('no frame');
  });
});

test('a frame that the connection’s end cuts off shows as held bytes', () => {
  const reader = new FrameReader(MAX);
  framesOf(reader, [streamOf([Uint8Array.of(1, 2, 3)]).subarray(0, 10)]);
  expect(reader.heldBytes).toBe(10);
});

function bodyOf(reader: FrameReader): Uint8Array {
  expect(reader.view.byteLength).toBe(reader.bytes.length);
  expect(reader.view.getUint8(reader.start)).toBe(reader.bytes[reader.start]);
  return reader.bytes.slice(reader.start, reader.end);
}

function framesOf(reader: FrameReader, chunks: Iterable<Uint8Array>): Uint8Array[] {
  const bodies: Uint8Array[] = [];
  for (const chunk of chunks) {
    reader.push(chunk);
    while (reader.next()) bodies.push(bodyOf(reader));
  }
  return bodies;
}

function streamOf(bodies: readonly Uint8Array[]): Uint8Array {
  const stream = new Uint8Array(bodies.reduce((sum, body) => sum + HEADER_BYTES + body.length, 0));
  let at = 0;
  for (const body of bodies) {
    new DataView(stream.buffer).setBigUint64(at, BigInt(body.length));
    stream.set(body, at + HEADER_BYTES);
    at += HEADER_BYTES + body.length;
  }
  return stream;
}

/** The bytes in pieces of these lengths, over and over. */
function chunksOf(stream: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0, i = 0; at < stream.length; i++) {
    const length = lengths[i % lengths.length]!;
    chunks.push(stream.subarray(at, at + length));
    at += length;
  }
  return chunks;
}
