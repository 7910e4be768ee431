// The overlays that the messenger under test is put into.

import { nextHop } from '../../routing/clockwise.ts';
import type { Table } from './stage.ts';

/** The ID of the messenger under test, but where a check is about another one. */
export const ME = 42;

/** Unsorted, as a table may be; with a peer whose ID is 0, hence absent, and past the point where IDs wrap. */
export const FIRST: Table = { ids: [0, 17, 30, 42, 55, 61, 80, 99, 110, 126], peers: [99, 0, 55, 61] };

/** Replaces the first: other IDs, and other peers. */
export const SECOND: Table = { ids: [5, 17, 30, 42, 61, 80, 101, 126], peers: [17, 80, 61] };

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
