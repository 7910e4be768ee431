import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addHashes, endpointSalt, highLane, joinLanes, lowLane } from '../../src/overlay/fingerprint.ts';
import { freshRuns } from '../support/fresh.ts';

interface Way {
  readonly source: number;
  readonly sink: number;
  readonly payload: number;
}

const anId = fc.integer({ min: 0, max: 127 });
const aPayload = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const aPacket: fc.Arbitrary<Way> = fc.record({ source: anId, sink: anId, payload: aPayload });

function hashOf({ source, sink, payload }: Way): bigint {
  const salt = endpointSalt(source, sink);
  return joinLanes(lowLane(salt, payload), highLane(salt, payload));
}

function sumOf(packets: readonly Way[]): bigint {
  return packets.reduce((hash, packet) => addHashes(hash, hashOf(packet)), 0n);
}

describe('the hash of what was sent and received', () => {
  it('is the same in any order', () => {
    fc.assert(
      fc.property(fc.array(aPacket, { minLength: 2 }), fc.array(fc.nat()), (packets, keys) => {
        const shuffled = packets.toSorted(
          (a, b) => (keys[packets.indexOf(a)] ?? 0) - (keys[packets.indexOf(b)] ?? 0),
        );
        expect(sumOf(shuffled)).toBe(sumOf(packets));
        expect(sumOf(packets.toReversed())).toBe(sumOf(packets));
      }),
    );
  });

  it('tells one loss and one duplicate that leave the counts equal', () => {
    fc.assert(
      fc.property(fc.array(aPacket), aPacket, aPacket, (others, lost, twice) => {
        fc.pre(hashOf(lost) !== hashOf(twice));
        expect(sumOf([...others, twice, twice])).not.toBe(sumOf([...others, lost, twice]));
      }),
      freshRuns(2000, 100_000),
    );
  });

  it('tells them even where the payloads are equal, so that the sums are too', () => {
    fc.assert(
      fc.property(aPacket, anId, anId, (lost, source, sink) => {
        fc.pre(source !== lost.source || sink !== lost.sink);
        expect(hashOf({ ...lost, source, sink })).not.toBe(hashOf(lost));
      }),
      freshRuns(5000, 250_000),
    );
  });

  it('tells each changed payload of a way: one to one in the low lane', () => {
    const salt = endpointSalt(7, 93);
    const lanes = new Set<number>();
    for (let i = 0; i < 100_000; i++) lanes.add(lowLane(salt, Math.imul(i, 42_949)));
    expect(lanes.size).toBe(100_000);
    fc.assert(
      fc.property(anId, anId, aPayload, fc.nat({ max: 31 }), (source, sink, payload, bit) => {
        const flipped = payload ^ (1 << bit);
        expect(lowLane(endpointSalt(source, sink), flipped)).not.toBe(
          lowLane(endpointSalt(source, sink), payload),
        );
      }),
      freshRuns(2000, 100_000),
    );
  });

  it('gives every way of 128 IDs, both directions apart, a salt of its own', () => {
    const salts = new Set<number>();
    for (let source = 0; source < 128; source++) {
      for (let sink = 0; sink < 128; sink++) salts.add(endpointSalt(source, sink));
    }
    expect(salts.size).toBe(128 * 128);
  });
});

test('hashes add up lane by lane, each modulo 2^32', () => {
  const aHash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  fc.assert(
    fc.property(aHash, aHash, (a, b) => {
      const low = (a + b) & 0xffffffffn;
      const high = ((a >> 32n) + (b >> 32n)) & 0xffffffffn;
      expect(addHashes(a, b)).toBe((high << 32n) | low);
    }),
  );
  expect(joinLanes(-1, -2)).toBe(0xfffffffe_ffffffffn);
});
