import { describe, expect, test } from 'vitest';
import { isSolution, Puzzle } from '../../src/overlay/puzzle.ts';
import { seal } from '../../src/seal/seal.ts';
import { bytesOf } from '../interaction/keys.ts';

const nonce = bytesOf('a nonce');

describe('a puzzle', () => {
  test('is solved by trying, in pieces of any size, and checked by one try', () => {
    const counter = new Puzzle(seal, nonce, 10).attempt(2 ** 20)!;
    const slowly = new Puzzle(seal, nonce, 10);
    let found: number | undefined;
    while (found === undefined) found = slowly.attempt(7);
    expect(found).toBe(counter);
    expect(slowly.tried).toBe(counter + 1);
    expect(isSolution(seal, nonce, 10, counter)).toBe(true);
    for (let other = 0; other < counter; other++) expect(isSolution(seal, nonce, 10, other)).toBe(false);
  });

  test('begins its hash with so many zero bits, as any program can compute', () => {
    // Independent of signedBytes: label and fields, each after its length.
    const label = Buffer.from('sinkward/1 puzzle');
    const length = (bytes: number) => Buffer.from([0, 0, 0, bytes]);
    const text = (counter: number) => {
      const number = Buffer.alloc(4);
      number.writeUInt32BE(counter);
      return Buffer.concat([length(label.length), label, length(32), nonce, length(4), number]);
    };
    const counter = new Puzzle(seal, nonce, 12).attempt(2 ** 20)!;
    const hash = Buffer.from(seal.hash(text(counter)));
    expect(hash.readUInt32BE(0) >>> 20).toBe(0);
  });

  test('is another for another nonce, and takes twice as long for each bit', () => {
    const tries = (bits: number) => {
      let sum = 0;
      for (let i = 0; i < 64; i++) {
        const puzzle = new Puzzle(seal, bytesOf(`nonce ${i}`), bits);
        puzzle.attempt(2 ** 20);
        sum += puzzle.tried;
      }
      return sum / 64;
    };
    // Means of 64: within a half and twice in all but one of a thousand million draws; these are fixed.
    expect(tries(6) / 64).toBeGreaterThan(0.5);
    expect(tries(6) / 64).toBeLessThan(2);
    expect(tries(9) / 512).toBeGreaterThan(0.5);
    expect(tries(9) / 512).toBeLessThan(2);
  });

  test('without bits is solved by anything', () => {
    expect(isSolution(seal, nonce, 0, 2 ** 32 - 1)).toBe(true);
    expect(new Puzzle(seal, nonce, 31).attempt(1)).toBe(undefined);
  });
});
