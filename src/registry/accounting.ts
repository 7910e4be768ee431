// Adding up what nodes report of a run, and finding where what was received is not what was sent.

import { addHashes } from '../overlay/fingerprint.ts';
import type { PairCount, TrafficSummary } from '../overlay/message.ts';
import { type Counters, type Fault, MAX_FAULTS, type NodeCounters, type Summary } from '../overlay/report.ts';
import { misfits } from './possible.ts';
import type { Tally } from './tally.ts';

/** Adds one answer; true when anything in it has moved. Counts per peer are since the run began: the last ones stand. */
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
    if (withPairs) {
      tally.sentTo = ours.sentTo;
      tally.receivedFrom = ours.receivedFrom;
    }
  }
  return answer.sent + answer.received + answer.relayed + (ours?.dropped ?? 0) > 0;
}

/** The sums over all nodes. */
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

/** Whether nobody's numbers are in doubt, and what was received is what was sent: in number, in sum and, when all nodes report them, in hash. */
export function isBalanced(tallies: readonly Tally[]): boolean {
  const { sent, received, sumSent, sumReceived } = totalOf(tallies);
  if (tallies.some(({ doubt }) => doubt !== undefined)) return false;
  if (sent !== received || BigInt.asIntN(64, sumSent) !== BigInt.asIntN(64, sumReceived)) return false;
  if (!tallies.every(({ hashed }) => hashed)) return true;
  const sentHash = tallies.reduce((hash, tally) => addHashes(hash, tally.sentHash), 0n);
  const receivedHash = tallies.reduce((hash, tally) => addHashes(hash, tally.receivedHash), 0n);
  return sentHash === receivedHash;
}

/** isStopped: packets may be under way, so that nothing is proved, and nobody is to blame for what is missing. */
export function summarize(
  run: number,
  packetsPerNode: number,
  tallies: readonly Tally[],
  isStopped = false,
): Summary {
  const totals = totalOf(tallies);
  // What a node counted after its last answer is unknown: without it nothing is proved.
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

/** Every way from a node to another that both, or the one of them that is known, counted differently. */
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
      // What a node received from whom is unknown if it does not report that; what one that left had is lost with it.
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
