// The sums of one node's answers in one run.

import type { PairCount } from '../overlay/message.ts';

export interface Tally {
  readonly id: number;
  /** Its answers carry hashes and, on request, counts per peer. */
  readonly hashed: boolean;
  left: boolean;
  /** Why its counters are impossible, as a predicate whose subject is the node; later answers are then ignored. */
  doubt: string | undefined;
  sent: number;
  /** Packets sent in the latest answer alone. */
  lastSent: number;
  received: number;
  relayed: number;
  dropped: number;
  /** From the latest answer: packets that wait for a free port or descriptor. */
  awaitingSockets: number;
  sumSent: bigint;
  sumReceived: bigint;
  sentHash: bigint;
  receivedHash: bigint;
  /** Its last answer is taken to be final: nothing has moved since. */
  isFinal: boolean;
  sentTo: readonly PairCount[] | undefined;
  receivedFrom: readonly PairCount[] | undefined;
}

export function emptyTally(id: number, hashed: boolean): Tally {
  return {
    id,
    hashed,
    left: false,
    doubt: undefined,
    sent: 0,
    lastSent: 0,
    received: 0,
    relayed: 0,
    dropped: 0,
    awaitingSockets: 0,
    sumSent: 0n,
    sumReceived: 0n,
    sentHash: 0n,
    receivedHash: 0n,
    isFinal: false,
    sentTo: undefined,
    receivedFrom: undefined,
  };
}
