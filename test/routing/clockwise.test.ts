import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockwise, nextHop, RING } from '../../src/routing/clockwise.ts';

/** The published rule, word for word, for a ring of S IDs: the sink if it is in the table; else, of the entries e with
 * (e - me) mod S <= (sink - me) mod S, the one with the least (sink - e) mod S. */
function nextHopTwin(me: number, sink: number, entries: readonly number[], S: number): number | undefined {
  const steps = (from: number, to: number) => (((to - from) % S) + S) % S;
  if (entries.includes(sink)) return sink;
  const notPast = entries.filter((e) => steps(me, e) <= steps(me, sink));
  return notPast.sort((a, b) => steps(a, sink) - steps(b, sink))[0];
}

/** A node, its table of 1 to 31 peers, clockwise, and a sink that may or may not exist. */
const aNode = fc
  .integer({ min: 3, max: 31 })
  .chain((bits) => {
    const anId = fc.integer({ min: 0, max: 2 ** bits - 1 });
    const ids = fc.uniqueArray(anId, { minLength: 2, maxLength: Math.min(32, 2 ** bits) });
    return fc.record({ bits: fc.constant(bits), ids, sink: anId, known: fc.nat() });
  })
  .map(({ bits, ids, sink, known }) => {
    const me = ids[0]!;
    const peers = ids.slice(1).sort((a, b) => clockwise(me, a) - clockwise(me, b));
    return { bits, me, peers, sink: known % 3 === 0 ? peers[known % peers.length]! : sink };
  });

test('the next hop is the published one, for any ring larger than every ID', () => {
  const seen = { direct: 0, relayed: 0, none: 0 };
  fc.assert(
    fc.property(
      aNode,
      fc.nat({ max: 5 }),
      fc.nat({ max: 40 }),
      ({ bits, me, peers, sink }, before, after) => {
        const around = [...Array(before).fill(-7), ...peers, ...Array(after).fill(-7)];
        const i = nextHop(me, sink, Int32Array.from(around), before, peers.length);
        const hop = i < 0 ? undefined : peers[i];
        for (const ring of [2 ** bits, 2 ** bits + 1, 3 * 2 ** bits - 1, RING]) {
          expect(hop).toBe(sink === me ? undefined : nextHopTwin(me, sink, peers, ring));
        }
        seen[hop === undefined ? 'none' : hop === sink ? 'direct' : 'relayed']++;
      },
    ),
    { numRuns: 2000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

test('steps clockwise wrap at the ring', () => {
  expect(clockwise(5, 7)).toBe(2);
  expect(clockwise(7, 5)).toBe(RING - 2);
  expect(clockwise(RING - 1, 0)).toBe(1);
  expect(clockwise(9, 9)).toBe(0);
});
