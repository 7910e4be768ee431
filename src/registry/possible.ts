// What a node can have counted at the most, and whose numbers do not fit those of the others: a node that reports more than
// can be is named, and the others are judged without it.

import type { TrafficSummary } from '../overlay/message.ts';
import type { Tally } from './tally.ts';

/** The most that one node can have counted in a run. */
export interface Possible {
  /** Packets that it was told to originate. */
  readonly sent: number;
  /** Packets that can have come to it: those of all others, as no packet meets a node twice. */
  readonly arrived: number;
}

/**
 * What is impossible about an answer, added to what its node has reported in this run; undefined: it can be. As the end of a
 * sentence that begins with the node.
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
  // What comes twice to a node that counts pairs is found by those, and is not its own fault.
  if ((tally.hashed ? 0 : received) + relayed <= possible.arrived) return undefined;
  return `reports ${received} received and ${relayed} relayed, and only ${possible.arrived} can have come to it`;
}

/**
 * What does not fit about nodes that count no pairs: by ID, the end of a sentence that begins with the node. Their numbers are
 * held against the order and against the pairs that all others counted; nothing is said where those are not all known.
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
  /** What strangers can have sent to each other, at the most. */
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
