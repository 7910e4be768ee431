// Chance, counters and the next hop of the test peers, each the plainest reading of the published rules.

export interface Counters {
  sent: number;
  relayed: number;
  received: number;
  totalSent: bigint;
  totalReceived: bigint;
}

export function zeroCounters(): Counters {
  return { sent: 0, relayed: 0, received: 0, totalSent: 0n, totalReceived: 0n };
}

/** Any number above every ID will do; this is above the highest of all dialects, 1023. */
const space = 1024;

/** The sink itself, else the peer closest before it going clockwise; undefined when every peer is past it. */
export function nextHop(me: number, sink: number, peers: readonly number[]): number | undefined {
  if (peers.includes(sink)) return sink;
  const clockwise = (from: number, to: number) => (to - from + space) % space;
  return peers
    .filter((peer) => clockwise(me, peer) <= clockwise(me, sink))
    .sort((one, other) => clockwise(one, sink) - clockwise(other, sink))[0];
}

/** The peers 1, 2, 4, ... positions clockwise of each ID; those that would be itself or a repetition are left out. */
export function rankTables(ids: readonly number[], entries: number): Map<number, number[]> {
  const ring = [...ids].sort((one, other) => one - other);
  const peersOf = (position: number) =>
    Array.from({ length: entries }, (_, i) => ring[(position + 2 ** i) % ring.length]!);
  return new Map(
    ring.map((id, position) => [id, [...new Set(peersOf(position))].filter((peer) => peer !== id)]),
  );
}

export interface Chance {
  /** An integer from 0 to below `count`. */
  below(count: number): number;
  int32(): number;
}

/** mulberry32: 32 bits of state, enough to pick sinks and payloads. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return { below: (count) => Math.floor((next() / 2 ** 32) * count), int32: () => next() | 0 };
}
