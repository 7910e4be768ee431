// The overlays that the messenger under test is put into.

import { nextHop } from '../../routing/clockwise.ts';
import type { Table } from './stage.ts';

/** The ID of the messenger under test, but where a check is about another one. */
export const ME = 42;

/**
 * Unsorted, as a table may be. 97 and 58 are nearest in numbers to a peer that is past them, and so is 17, where IDs wrap: the
 * packets to them go to 60, 55 and 99.
 */
export const FIRST: Table = { ids: [0, 17, 30, 42, 55, 58, 60, 80, 97, 99, 126], peers: [99, 30, 55, 60] };

/** Replaces the first: other IDs, and other peers, of which one has the ID 0, hence none on the wire. */
export const SECOND: Table = { ids: [0, 17, 30, 42, 60, 80, 101, 126], peers: [0, 80, 60] };

/** With the ID 0 for the messenger itself. */
export const OF_ZERO: Table = { ids: [0, 5, 40, 90], peers: [5, 40] };

/** Every ID there is: paths may be long. */
export const FULL: Table = {
  ids: Array.from({ length: 128 }, (_, id) => id),
  peers: [43, 44, 46, 50, 58, 74, 99],
};

/** A path through the whole of it, past the messenger under test. */
export const LONG_TRACE = FULL.ids.filter((id) => id !== ME && id !== 17 && id !== 99).slice(0, 100);

/** The peer that a packet is sent on to. */
export function peerTowards(sink: number, me: number, { peers }: Table): number {
  const clockwise = [...peers].sort((a, b) => distance(me, a) - distance(me, b));
  return clockwise[nextHop(me, sink, Int32Array.from(clockwise), 0, clockwise.length)]!;
}

function distance(from: number, to: number): number {
  return (to - from + 2 ** 31) % 2 ** 31;
}
