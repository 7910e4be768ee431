// The network of a simulation: how long a link takes, how much it carries, and when it is given up.

export type Latency =
  | { readonly kind: 'constant'; readonly ms: number }
  /** Each message draws anew, every value from one end to the other as likely. */
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  /** Each message draws anew; sigma is that of the logarithm: 0.5 is a mild tail, 1 a long one. */
  | { readonly kind: 'log-normal'; readonly medianMs: number; readonly sigma: number }
  /** Nodes are points drawn on a square; a link takes its length, the square's side being sideMs. */
  | { readonly kind: 'plane'; readonly sideMs: number; readonly minMs: number }
  /** Row i, column j: from node i to node j; nodes above the matrix start again at its first row. */
  | { readonly kind: 'matrix'; readonly ms: readonly (readonly number[])[] };

export interface NetworkOptions {
  readonly latency: Latency;
  /**
   * Bytes of packets and messages, with their frames, that a link carries in a second each way, one after the other; 0: any
   * number.
   */
  readonly bytesPerSecond: number;
  /** Packets that fit into one link: on their way, or waiting at its end. */
  readonly windowPackets: number;
  /** What a messenger takes to handle one packet or message, one after the other, in microseconds; the registry takes no time. */
  readonly serviceUs: number;
  /** How long a dial that nobody answers, and a link that is cut, last until they are given up. */
  readonly timeoutMs: number;
}

export const DEFAULT_NETWORK: NetworkOptions = {
  latency: { kind: 'constant', ms: 1 },
  bytesPerSecond: 0,
  windowPackets: 1024,
  serviceUs: 0,
  timeoutMs: 10_000,
};

/**
 * How long a link on which nothing is said lasts whose other side is gone: probes begin after so long, and are given up
 * after so much longer. The hosts ask for 30 s (tcp/transport.ts); libuv sends ten probes, one a second.
 */
export const KEEP_ALIVE = { idleMs: 30_000, probesMs: 10_000 } as const;
