// The network of a simulation: latencies, bandwidth, and timeouts.

export type Latency =
  | { readonly kind: 'constant'; readonly ms: number }
  /** Uniform, drawn for each message. */
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  /** Drawn for each message; sigma is that of the logarithm: 0.5 is a mild tail, 1 a long one. */
  | { readonly kind: 'log-normal'; readonly medianMs: number; readonly sigma: number }
  /** Nodes are random points on a square of side sideMs; a link takes its length, plus minMs. */
  | { readonly kind: 'plane'; readonly sideMs: number; readonly minMs: number }
  /** Row i, column j: from node i to node j; nodes beyond the matrix wrap around to its first rows. */
  | { readonly kind: 'matrix'; readonly ms: readonly (readonly number[])[] };

export interface NetworkOptions {
  readonly latency: Latency;
  /**
   * Bandwidth of a link in each direction, in bytes per second of packets and messages with their frames; 0:
   * unlimited.
   */
  readonly bytesPerSecond: number;
  /** Maximum packets on a link: in flight, or waiting at its end. */
  readonly windowPackets: number;
  /**
   * Time for a messenger to handle one packet or message, one after the other, in microseconds; the registry
   * takes no time.
   */
  readonly serviceUs: number;
  /** Timeout of unanswered dials, and of links that are cut. */
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
 * How long an idle link lasts whose other side is gone: time until probes begin, and then until it is given
 * up. The hosts ask for 30 s (tcp/transport.ts); libuv sends ten probes, one a second.
 */
export const KEEP_ALIVE = { idleMs: 30_000, probesMs: 10_000 } as const;
