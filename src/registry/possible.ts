// Plausibility of reported counters: upper bounds for each node, and a cross-check against the counts of its peers. A node
// that reports impossible counters is named, and the other nodes are judged without it.

import type { TrafficSummary } from '../overlay/message.ts';
import type { Tally } from './tally.ts';

/** Upper bounds of one node's counters in a run. */
export interface Possible {
  /** Packets that it was ordered to originate. */
  readonly sent: number;
  /** Packets that can have reached it: those of all other nodes, since no packet visits a node twice. */
  readonly arrived: number;
}

/**
 * Why an answer, added to the node's earlier ones in this run, is impossible; undefined if it is possible. The text is a
 * predicate whose subject is the node: `reports 12 sent of 10: ...`.
 */
export function impossible(tally: Tally, answer: TrafficSummary, possible: Possible): string | undefined {
  const sent = tally.sent + answer.sent;
  if (sent > possible.sent) {
    const repeats = tally.lastSent > 0 && answer.sent >= tally.lastSent;
    const why = repeats
      ? 'it does not reset its counters after a summary'
      : 'it sends too many, or does not reset its counters after a summary';
    return `reports ${sent} sent of ${possible.sent}: ${why}`;
  }
  const received = tally.received + answer.received;
  const relayed = tally.relayed + answer.relayed;
  // A node that counts pairs may receive duplicates: findFaults reports them, and they are not the node's fault.
  if ((tally.hashed ? 0 : received) + relayed <= possible.arrived) return undefined;
  return `reports ${received} received and ${relayed} relayed, and only ${possible.arrived} can have come to it`;
}

/**
 * Contradictions in the counters of nodes that count no pairs: by ID, a predicate whose subject is the node. Their counters
 * are compared with the start order, and with the pairs that the other nodes counted if all of those are known.
 */
export function misfits(tallies: readonly Tally[], packets: number): Map<number, string> {
  const found = new Map<number, string>();
  const say = (tally: Tally, what: string) => {
    if (!found.has(tally.id)) found.set(tally.id, what);
  };
  const strangers = tallies.filter(({ hashed }) => !hashed);
  const judged = strangers.filter(({ left, doubt }) => !left && doubt === undefined);
  for (const tally of judged) {
    if (tally.sent !== packets) say(tally, `reports ${tally.sent} sent of ${packets}`);
  }
  const counting = tallies.filter(({ hashed }) => hashed);
  const isKnown = counting.every(
    (one) => one.sentTo !== undefined && one.receivedFrom !== undefined && !one.left,
  );
  const isWhole = judged.length === strangers.length;
  if (counting.length === 0 || !isKnown || !isWhole) return found;
  const pairs = (list: Tally['sentTo'], id: number) => list?.find((pair) => pair.id === id)?.packets ?? 0;
  const sentTo = (id: number) => counting.reduce((sum, one) => sum + pairs(one.sentTo, id), 0);
  const receivedFrom = (id: number) => counting.reduce((sum, one) => sum + pairs(one.receivedFrom, id), 0);
  /** Upper bound of the packets that the other nodes without pair counts can have sent to `but`. */
  const among = (but: Tally) =>
    strangers
      .filter((one) => one !== but)
      .reduce((sum, one) => sum + Math.max(0, one.sent - receivedFrom(one.id)), 0);
  for (const tally of judged) {
    const least = sentTo(tally.id);
    const most = least + among(tally);
    const seen = receivedFrom(tally.id);
    if (tally.sent < seen) say(tally, `reports ${tally.sent} sent, and others received ${seen} from it`);
    if (tally.received < least) say(tally, `reports ${tally.received} received, and others sent it ${least}`);
    if (tally.received > most)
      say(tally, `reports ${tally.received} received, and others sent it ${most} at most`);
  }
  return found;
}
