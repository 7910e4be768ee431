// What one node has answered in one run, added up.

import type { PairCount } from '../overlay/message.ts';

export interface Tally {
  readonly id: number;
  /** Its answers carry hashes, and counts per peer when they are asked for. */
  readonly hashed: boolean;
  left: boolean;
  /** What is impossible about its numbers, as the end of a sentence that begins with the node; nothing more is added then. */
  doubt: string | undefined;
  sent: number;
  /** Of the last answer. */
  lastSent: number;
  received: number;
  relayed: number;
  dropped: number;
  /** Of the last answer: packets that wait for a port or a file. */
  awaitingSockets: number;
  sumSent: bigint;
  sumReceived: bigint;
  sentHash: bigint;
  receivedHash: bigint;
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
    sentTo: undefined,
    receivedFrom: undefined,
  };
}
