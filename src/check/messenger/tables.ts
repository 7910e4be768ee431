// The overlays in which the messenger under test is placed.

import { nextHop } from '../../routing/clockwise.ts';
import type { Table } from './stage.ts';

/** The usual ID of the messenger under test. */
export const ME = 42;

/**
 * Unsorted, as a table may be. The peers numerically closest to 97 and 58 are past them, as is that of 17, where IDs wrap:
 * packets to these go to 60, 55 and 99.
 */
export const FIRST: Table = { ids: [0, 17, 30, 42, 55, 58, 60, 80, 97, 99, 126], peers: [99, 30, 55, 60] };

/** Replaces the first: other IDs and peers; one peer has ID 0, which is absent on the wire. */
export const SECOND: Table = { ids: [0, 17, 30, 42, 60, 80, 101, 126], peers: [0, 80, 60] };

/** The messenger itself has ID 0. */
export const OF_ZERO: Table = { ids: [0, 5, 40, 90], peers: [5, 40] };

/** All 128 IDs: paths may be long. */
export const FULL: Table = {
  ids: Array.from({ length: 128 }, (_, id) => id),
  peers: [43, 44, 46, 50, 58, 74, 99],
};

/** A long path through it that leaves out the messenger under test. */
export const LONG_TRACE = FULL.ids.filter((id) => id !== ME && id !== 17 && id !== 99).slice(0, 100);

/** The peer to which a packet must be forwarded. */
export function peerTowards(sink: number, me: number, { peers }: Table): number {
  const clockwise = [...peers].sort((a, b) => distance(me, a) - distance(me, b));
  return clockwise[nextHop(me, sink, Int32Array.from(clockwise), 0, clockwise.length)]!;
}

function distance(from: number, to: number): number {
  return (to - from + 2 ** 31) % 2 ** 31;
}
