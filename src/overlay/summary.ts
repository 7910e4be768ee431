// Collects a node's counters: reads and resets them in one step, so that answers add up and each packet is
// counted once.

import { type Columns, forgetCounters, forgetPairs } from './columns.ts';
import { joinLanes } from './fingerprint.ts';
import type { PairCount, RequestTrafficSummary, TrafficSummary } from './message.ts';
import { foldReceived, foldSent } from './packets.ts';
import type { PairCounts } from './pair-counts.ts';

/** The counters since the last call, as the message that carries them. */
export function takeSummary(c: Columns, row: number, asked: RequestTrafficSummary['ours']): TrafficSummary {
  foldSent(c, row);
  foldReceived(c, row);
  const summary: TrafficSummary = {
    kind: 'trafficSummary',
    id: c.id[row]!,
    sent: c.sent[row]!,
    relayed: c.relayed[row]!,
    received: c.received[row]!,
    totalSent: c.foldedSent[row]!,
    totalReceived: c.foldedReceived[row]!,
    ...(asked === undefined ? {} : { ours: takeOurs(c, row, asked) }),
  };
  forgetCounters(c, row);
  return summary;
}

function takeOurs(c: Columns, row: number, asked: NonNullable<RequestTrafficSummary['ours']>) {
  const withPairs = asked.want === 'pairs';
  const ours = {
    run: asked.run,
    round: asked.round,
    dropped: c.dropped[row]!,
    sentHash: joinLanes(c.sentLow[row]!, c.sentHigh[row]!),
    receivedHash: joinLanes(c.receivedLow[row]!, c.receivedHigh[row]!),
    sentTo: withPairs ? listPairs(c, row, c.sentTo[row]) : [],
    receivedFrom: withPairs ? listPairs(c, row, c.receivedFrom[row]) : [],
    ...(c.awaitingSockets[row] === 0 ? {} : { awaitingSockets: c.awaitingSockets[row]! }),
  };
  if (asked.want === 'close') forgetPairs(c, row);
  return ours;
}

function listPairs(c: Columns, row: number, pairs: PairCounts | undefined): PairCount[] {
  const list: PairCount[] = [];
  pairs?.forEach((rank, packets, low, high) => {
    list.push({ id: c.memberships[row]!.ids[rank]!, packets, hash: joinLanes(low, high) });
  });
  return list;
}
