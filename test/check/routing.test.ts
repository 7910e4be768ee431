// Which peer a check expects, against the rule as the protocol's page has it, entry by entry.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIRST,
  FULL,
  LONG_TRACE,
  ME,
  OF_ZERO,
  peerTowards,
  SECOND,
} from '../../src/check/messenger/tables.ts';
import { freshRuns } from '../support/fresh.ts';

/** Any number above every ID. */
const S = 1000;

function plain(sink: number, me: number, peers: readonly number[]): number | undefined {
  if (peers.includes(sink)) return sink;
  const mod = (n: number) => ((n % S) + S) % S;
  const near = peers.filter((p) => mod(p - me) <= mod(sink - me));
  return near.toSorted((a, b) => mod(sink - a) - mod(sink - b))[0];
}

test('the next hop is that of the rule', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 127 }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(ids, fc.nat(29), (all, n) => {
      const [me, sink, ...others] = all as [number, number, ...number[]];
      const peers = others.slice(0, 1 + (n % others.length));
      const expected = plain(sink, me, peers);
      fc.pre(expected !== undefined);
      expect(peerTowards(sink, me, { ids: all, peers })).toBe(expected);
    }),
    freshRuns(200, 20_000),
  );
});

test('every ID of the tables can be reached, and no table has the messenger itself as a peer', () => {
  for (const [me, table] of [
    [ME, FIRST],
    [ME, SECOND],
    [ME, FULL],
    [0, OF_ZERO],
  ] as const) {
    expect(table.ids).toContain(me);
    expect(table.peers).not.toContain(me);
    for (const peer of table.peers) expect(table.ids).toContain(peer);
    for (const sink of table.ids) {
      if (sink !== me) expect(table.peers).toContain(peerTowards(sink, me, table));
    }
  }
  expect(LONG_TRACE).not.toContain(ME);
  expect(new Set(LONG_TRACE).size).toBe(LONG_TRACE.length);
});
