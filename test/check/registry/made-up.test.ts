// The counters that the kit's nodes report could be those of a real run.

import { expect, test } from 'vitest';
import { completeCounters, splitCounters, sumOf } from '../../../src/check/registry/made-up.ts';

const CASES = [
  [10, 25_000, -5_000_000_000n],
  [11, 6000, 1_000_000n],
  [10, 6_000_000, 10n ** 16n],
  [128, 25_000, 5_000_000_000n],
] as const;

test.each(CASES)('%i nodes with %i packets: what was sent was received', (nodes, packets, total) => {
  const sum = sumOf(completeCounters(nodes, packets, total));
  expect(sum.sent).toBe(nodes * packets);
  expect(sum.received).toBe(sum.sent);
  expect(sum.totalReceived).toBe(sum.totalSent);
});

test.each(CASES)('%i nodes with %i packets: no number is more than can be', (nodes, packets, total) => {
  for (const { received, relayed, totalSent, totalReceived } of completeCounters(nodes, packets, total)) {
    const isPossible = (sum: bigint, count: number) =>
      sum >= -(2n ** 31n) * BigInt(count) && sum < 2n ** 31n * BigInt(count);
    expect(received).toBeGreaterThan(0);
    expect(received + relayed).toBeLessThanOrEqual(packets * (nodes - 1));
    expect(isPossible(totalSent, packets)).toBe(true);
    expect(isPossible(totalReceived, received)).toBe(true);
  }
});

test('what a node says in two parts adds up to what it says at once', () => {
  const [one] = completeCounters(10, 25_000, 5n);
  expect(sumOf(splitCounters(one!, 5, 77n))).toEqual(one);
});

test('all numbers of a run but Sent differ', () => {
  const all = completeCounters(10, 25_000, -5_000_000_000n).flatMap((one) => [
    one.relayed,
    one.received,
    one.totalSent,
    one.totalReceived,
  ]);
  expect(new Set(all).size).toBe(all.length);
});
