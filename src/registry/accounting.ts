// Adds up the counters that nodes report in a run, and finds the pairs whose received packets differ from those sent.

import { addHashes } from '../overlay/fingerprint.ts';
import type { PairCount, TrafficSummary } from '../overlay/message.ts';
import { type Counters, type Fault, MAX_FAULTS, type NodeCounters, type Summary } from '../overlay/report.ts';
import { misfits } from './possible.ts';
import type { Tally } from './tally.ts';

/** Adds one answer; true if any counter in it is not zero. Counts per peer are totals of the run: the latest replace the earlier. */
export function addAnswer(tally: Tally, answer: TrafficSummary, withPairs: boolean): boolean {
  tally.sent += answer.sent;
  tally.lastSent = answer.sent;
  tally.received += answer.received;
  tally.relayed += answer.relayed;
  tally.sumSent += answer.totalSent;
  tally.sumReceived += answer.totalReceived;
  const { ours } = answer;
  if (ours !== undefined) {
    tally.dropped += ours.dropped;
    tally.awaitingSockets = ours.awaitingSockets ?? 0;
    tally.sentHash = addHashes(tally.sentHash, ours.sentHash);
    tally.receivedHash = addHashes(tally.receivedHash, ours.receivedHash);
    tally.isFinal = withPairs;
    if (withPairs) {
      tally.sentTo = ours.sentTo;
      tally.receivedFrom = ours.receivedFrom;
    }
  }
  return answer.sent + answer.received + answer.relayed + (ours?.dropped ?? 0) > 0;
}

export function totalOf(tallies: Iterable<Tally>): Counters {
  const total = { sent: 0, received: 0, relayed: 0, dropped: 0, sumSent: 0n, sumReceived: 0n };
  for (const tally of tallies) {
    total.sent += tally.sent;
    total.received += tally.received;
    total.relayed += tally.relayed;
    total.dropped += tally.dropped;
    total.sumSent += tally.sumSent;
    total.sumReceived += tally.sumReceived;
  }
  return total;
}

/**
 * Whether received equals sent: in number, in sum and, if all nodes report hashes, in hash. False while any node's counters
 * are in doubt.
 */
export function isBalanced(tallies: readonly Tally[]): boolean {
  const { sent, received, sumSent, sumReceived } = totalOf(tallies);
  if (tallies.some(({ doubt }) => doubt !== undefined)) return false;
  if (sent !== received || BigInt.asIntN(64, sumSent) !== BigInt.asIntN(64, sumReceived)) return false;
  if (!tallies.every(({ hashed }) => hashed)) return true;
  const sentHash = tallies.reduce((hash, tally) => addHashes(hash, tally.sentHash), 0n);
  const receivedHash = tallies.reduce((hash, tally) => addHashes(hash, tally.receivedHash), 0n);
  return sentHash === receivedHash;
}

/** isStopped: packets may be in flight, so nothing is proved and no node is blamed for what is missing. */
export function summarize(
  run: number,
  packetsPerNode: number,
  tallies: readonly Tally[],
  isStopped = false,
): Summary {
  const totals = totalOf(tallies);
  // What a node that left counted after its last answer is unknown, so nothing is proved.
  const matched = !isStopped && isBalanced(tallies) && !tallies.some(({ left }) => left);
  const isJudged = !matched && !isStopped;
  const faults = isJudged ? findFaults(tallies) : [];
  const doubts = new Map(isJudged ? misfits(tallies, packetsPerNode) : []);
  for (const { id, doubt } of tallies) if (doubt !== undefined) doubts.set(id, doubt);
  const nodes = tallies.map((tally) => toNodeCounters(tally, doubts.get(tally.id)));
  return {
    run,
    packetsPerNode,
    nodes: nodes.sort((a, b) => a.id - b.id),
    totals,
    matched,
    ...(isStopped && { stopped: true as const }),
    hashed: tallies.every(({ hashed }) => hashed),
    missing: totals.sent - totals.received,
    faults: faults.slice(0, MAX_FAULTS),
    faultCount: faults.length,
    hops: totals.relayed + totals.received,
  };
}

function toNodeCounters({ id, left, ...t }: Tally, doubt: string | undefined): NodeCounters {
  const { sent, received, relayed, dropped, sumSent, sumReceived } = t;
  const counters = { id, left, sent, received, relayed, dropped, sumSent, sumReceived };
  return doubt === undefined ? counters : { ...counters, doubt };
}

/** The pairs of source and sink whose counts differ; a side that reports no pairs is skipped. */
export function findFaults(all: readonly Tally[]): Fault[] {
  const tallies = all.filter(({ doubt }) => doubt === undefined);
  const received = new Map<number, Map<number, PairCount>>();
  for (const { id, receivedFrom } of tallies) {
    if (receivedFrom !== undefined) received.set(id, new Map(receivedFrom.map((pair) => [pair.id, pair])));
  }
  const faults: Fault[] = [];
  for (const { id: source, sentTo } of tallies) {
    if (sentTo === undefined) continue;
    const sent = new Map(sentTo.map((pair) => [pair.id, pair]));
    for (const { id: sink, hashed, left } of tallies) {
      const arrived = received.get(sink);
      // A node that reports no pairs is skipped; one that left took its counts with it, so its packets are missing.
      if (arrived === undefined && !(hashed && left)) continue;
      const fault = compare(source, sink, sent.get(sink), arrived?.get(source));
      if (fault !== undefined) faults.push(fault);
    }
  }
  return faults;
}

function compare(source: number, sink: number, sent?: PairCount, received?: PairCount): Fault | undefined {
  const packets = (sent?.packets ?? 0) - (received?.packets ?? 0);
  if (packets > 0) return { kind: 'missing', packets, source, sink };
  if (packets < 0) return { kind: 'duplicated', packets: -packets, source, sink };
  return sent?.hash === received?.hash ? undefined : { kind: 'changed', packets: 1, source, sink };
}
