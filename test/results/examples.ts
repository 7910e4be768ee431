// Summaries for the tests of report/: one that is easy to read, and arbitrary ones.

import fc from 'fast-check';
import type { Counters, NodeCounters, Summary } from '../../src/overlay/report.ts';

export function node(id: number, counters: Partial<Counters> = {}, left = false): NodeCounters {
  const none = { sent: 0, received: 0, relayed: 0, dropped: 0, sumSent: 0n, sumReceived: 0n };
  return { id, ...none, ...counters, left };
}

/** A summary of those nodes; totals, hops and missing follow from them unless given. */
export function summaryOf(nodes: readonly NodeCounters[], rest: Partial<Summary> = {}): Summary {
  const totals = {
    sent: nodes.reduce((sum, { sent }) => sum + sent, 0),
    received: nodes.reduce((sum, { received }) => sum + received, 0),
    relayed: nodes.reduce((sum, { relayed }) => sum + relayed, 0),
    dropped: nodes.reduce((sum, { dropped }) => sum + dropped, 0),
    sumSent: nodes.reduce((sum, { sumSent }) => sum + sumSent, 0n),
    sumReceived: nodes.reduce((sum, { sumReceived }) => sum + sumReceived, 0n),
  };
  return {
    run: 1,
    packetsPerNode: 25_000,
    nodes,
    totals,
    matched: true,
    hashed: true,
    missing: totals.sent - totals.received,
    faults: [],
    faultCount: 0,
    hops: totals.relayed + totals.received,
    ...rest,
  };
}

/** Ten nodes after 25,000 rounds, of about the sizes that real runs have. */
export const TEN = summaryOf(
  [10, 21, 32, 43, 54, 61, 77, 87, 99, 101].map((id, rank) =>
    node(id, {
      sent: 25_000,
      received: 24_991 + 2 * rank,
      relayed: 38_112 + 17 * rank,
      sumSent: BigInt(rank - 5) * 98_765_432_101n,
      sumReceived: BigInt(4 - rank) * 98_765_432_101n + (rank % 2 === 0 ? 1n : -1n) * 9_876_543_210n,
    }),
  ),
);

const counters = fc.record({
  sent: fc.nat(2 ** 32 - 1),
  received: fc.nat(2 ** 32 - 1),
  relayed: fc.nat(2 ** 32 - 1),
  dropped: fc.oneof(fc.constant(0), fc.nat(1000)),
  sumSent: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  sumReceived: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
});

export const anySummary: fc.Arbitrary<Summary> = fc
  .array(fc.tuple(fc.nat(2 ** 31 - 1), counters, fc.boolean()), { minLength: 1, maxLength: 15 })
  .map((rows) => summaryOf(rows.map(([id, values, left]) => node(id, values, left))));
