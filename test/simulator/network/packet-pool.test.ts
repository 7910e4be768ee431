// The pool against its twin: a map from place to packet.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PacketPool } from '../../../src/simulator/network/packet-pool.ts';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const packet = fc.tuple(fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), int32, fc.nat(2 ** 52));

it('keeps what it is given, each packet in a place of its own, until it is removed', () => {
  const step = fc.oneof(packet, fc.record({ remove: fc.nat() }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const pool = new PacketPool();
      const kept = new Map<number, readonly number[]>();
      for (const next of steps) {
        if ('remove' in next) {
          const place = [...kept.keys()][next.remove % Math.max(1, kept.size)];
          if (place === undefined) continue;
          pool.remove(place);
          kept.delete(place);
        } else {
          const place = pool.add(...next);
          expect(kept.has(place)).toBe(false);
          expect(pool.hops[place]).toBe(0);
          pool.hops[place] = 9;
          kept.set(place, next);
        }
        expect(pool.alive).toBe(kept.size);
        for (const [place, wanted] of kept) expect(read(pool, place)).toEqual(wanted);
      }
    }),
  );
});

it('grows past its first capacity, and keeps what it has', () => {
  const pool = new PacketPool();
  const places = Array.from({ length: 5000 }, (_, i) => pool.add(i, i + 1, -i, 2 * i));
  expect(new Set(places).size).toBe(5000);
  for (const [i, place] of places.entries()) expect(read(pool, place)).toEqual([i, i + 1, 0 - i, 2 * i]);
  for (const place of places) pool.remove(place);
  expect(pool.alive).toBe(0);
});

function read({ source, sink, payload, bornUs }: PacketPool, place: number): number[] {
  return [source[place]!, sink[place]!, payload[place]!, bornUs[place]!];
}
