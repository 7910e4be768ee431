// Invented counters for nodes that send no packets: different for each node, with consistent sums.

/** As in a TrafficSummary, without its Id. */
export interface Counters {
  readonly sent: number;
  readonly relayed: number;
  readonly received: number;
  readonly totalSent: bigint;
  readonly totalReceived: bigint;
}

export const ZEROS: Counters = { sent: 0, relayed: 0, received: 0, totalSent: 0n, totalReceived: 0n };

/**
 * Counters of a complete run of `packets` packets per node (6000 at least): the sums of Sent and Received are equal, as are
 * those of TotalSent and TotalReceived. `total`: approximate sum of payloads of each node, within packets * 2^31.
 */
export function completeCounters(nodes: number, packets: number, total: bigint): Counters[] {
  return Array.from({ length: nodes }, (_, i) => {
    // -(n - 1), -(n - 3), ..., n - 1: adds up to 0.
    const lean = 2 * i - (nodes - 1);
    const totalSent = total + BigInt(1_234_567 * i + 1);
    return {
      sent: packets,
      relayed: packets + 7001 + 13 * i,
      received: packets + 41 * lean,
      totalSent,
      totalReceived: totalSent + BigInt(97 * lean),
    };
  });
}

/** Splits a node's counters: those without some received packets, and those packets, which arrive later. */
export function splitCounters(
  all: Counters,
  packets: number,
  payloads: bigint,
): readonly [Counters, Counters] {
  const late = { ...ZEROS, received: packets, totalReceived: payloads };
  return [{ ...all, received: all.received - packets, totalReceived: all.totalReceived - payloads }, late];
}

export function sumOf(counters: readonly Counters[]): Counters {
  return counters.reduce(
    (sum, one) => ({
      sent: sum.sent + one.sent,
      relayed: sum.relayed + one.relayed,
      received: sum.received + one.received,
      totalSent: sum.totalSent + one.totalSent,
      totalReceived: sum.totalReceived + one.totalReceived,
    }),
    ZEROS,
  );
}
