// What a node has counted in the current run, over all its answers to the registry, for whoever looks at the node itself.

import { type Columns, DROP_REASONS } from '../overlay/columns.ts';
import type { TrafficSummary } from '../overlay/message.ts';
import type { Counters } from '../overlay/report.ts';

export const NOTHING_COUNTED: Counters = {
  sent: 0,
  received: 0,
  relayed: 0,
  dropped: 0,
  sumSent: 0n,
  sumReceived: 0n,
};

/** The total with one more answer in it; `dropped` is not part of every answer. */
export function addAnswer(total: Counters, answer: TrafficSummary, dropped: number): Counters {
  return {
    sent: total.sent + answer.sent,
    received: total.received + answer.received,
    relayed: total.relayed + answer.relayed,
    dropped: total.dropped + dropped,
    sumSent: total.sumSent + answer.totalSent,
    sumReceived: total.sumReceived + answer.totalReceived,
  };
}

/** The total with what was counted since the last answer. */
export function withUnanswered(total: Counters, c: Columns, row: number): Counters {
  return {
    sent: total.sent + c.sent[row]!,
    received: total.received + c.received[row]!,
    relayed: total.relayed + c.relayed[row]!,
    dropped: total.dropped + c.dropped[row]!,
    sumSent: total.sumSent + c.foldedSent[row]! + BigInt(c.sumSent[row]!),
    sumReceived: total.sumReceived + c.foldedReceived[row]! + BigInt(c.sumReceived[row]!),
  };
}

/** Dropped packets since the process began, by reason; reasons without any are left out. */
export function dropsByReason(c: Columns, row: number): Record<string, number> {
  const drops: Record<string, number> = {};
  DROP_REASONS.forEach((reason, i) => {
    const count = c.drops[row * DROP_REASONS.length + i]!;
    if (count > 0) drops[reason] = count;
  });
  return drops;
}
