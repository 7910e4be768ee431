// One lookup at a time over tables that are written down: what meets a dead peer waits, tries the next best, and ends as it should.

import { expect, it } from 'vitest';
import { FAILURE, FAILURES } from '../../src/churn/lookup-counts.ts';
import { FINGER } from '../../src/churn/lookup-event.ts';
import type { LookupOptions } from '../../src/churn/lookup-options.ts';
import { Lookups, type MaintenanceLookup } from '../../src/churn/lookups.ts';
import { Nodes } from '../../src/churn/nodes.ts';
import { FORWARD, LAST, NONE, type Tables } from '../../src/churn/tables.ts';

const DELAY = 50;
const TIMEOUT = 500;
const KEY = 40;

/** Node 0 knows 30, 20 and 10, in that order of preference, and each of those knows the owner, 40. Slots are a tenth of IDs. */
class Written implements Tables {
  peer = 0;
  peerId = 0;

  nextHop(_: number, id: number, __: number, tried: number): number {
    if (tried === 10 || (id > 0 && tried >= 0)) return NONE;
    this.peerId = id > 0 ? KEY : tried < 0 ? 30 : tried - 10;
    this.peer = this.peerId / 10;
    return this.peerId === KEY ? LAST : FORWARD;
  }

  readAhead(): number {
    return 0;
  }

  isOwner(_: number, key: number): boolean {
    return key === KEY;
  }
}

function lookups(dead: readonly number[], changes: Partial<LookupOptions> = {}) {
  const nodes = new Nodes(5);
  for (let slot = 0; slot < 5; slot++) nodes.goUp(nodes.take(), 10 * slot);
  for (const id of dead) nodes.goDown(id / 10);
  const all = new Lookups(nodes, new Written(), {
    timeout: TIMEOUT,
    giveUp: 60_000,
    maxHops: 8,
    maxTimeouts: 9,
    capacity: 9,
    maxDelay: DELAY,
    ...changes,
  });
  all.delay = () => DELAY;
  return { all, nodes };
}

function run(all: Lookups, from = 1, to = 5000): void {
  for (let tick = from; tick <= to; tick++) all.run(tick);
}

it.each([
  { dead: [], tried: 0 },
  { dead: [30], tried: 1 },
  { dead: [30, 20], tried: 2 },
])('with $dead dead it takes a timeout for each, then goes its way: $tried', ({ dead, tried }) => {
  const { all } = lookups(dead);
  all.issue(0, 0, 0, KEY);
  run(all);
  const { delivered, timeouts, latency, hops } = all.counts;
  expect([delivered, timeouts, hops.sum]).toEqual([1, tried, 2]);
  expect(latency.sum).toBe(tried * TIMEOUT + 3 * DELAY);
});

it.each([
  ['no live peer', [30, 20, 10], {}],
  ['no live peer', [40], {}],
  ['timed out', [30], { maxTimeouts: 0 }],
  ['timed out', [30, 20], { giveUp: 600 }],
] as const)('fails with %s when %s are dead, with %o', (reason, dead, changes) => {
  const { all } = lookups(dead, changes);
  all.issue(0, 0, 0, KEY);
  run(all);
  expect(all.counts.failed).toEqual(FAILURES.map((name) => (name === reason ? 1 : 0)));
});

it.each([
  ['relayLeft', 100],
  ['sourceLeft', 10],
] as const)('fails with %s when who waits leaves', (reason, leavesAt) => {
  const { all, nodes } = lookups(reason === 'relayLeft' ? [30] : []);
  all.issue(0, 0, 0, KEY);
  run(all, 1, leavesAt);
  nodes.goDown(0);
  run(all, leavesAt + 1);
  expect(all.counts.failed[FAILURE[reason]]).toBe(1);
});

it("the maintenance's own try on, however few dead peers a user's lookup may try", () => {
  const { all } = lookups([30, 20], { maxTimeouts: 0 });
  const ended: MaintenanceLookup[] = [];
  all.maintenanceDone = (_, lookup) => ended.push(lookup);
  all.issue(0, 0, 0, KEY, FINGER, 7);
  run(all);
  expect(ended).toEqual([{ purpose: FINGER, finger: 7, source: 0, sourceId: 0, owner: 4, ownerId: KEY }]);
  expect(all.maintenanceMessages).toBe(4);
  expect(all.counts.issued).toBe(0);
});

it('has no room for more than its capacity, whoever looks up', () => {
  const { all } = lookups([30], { capacity: 3 });
  const ended: MaintenanceLookup[] = [];
  all.maintenanceDone = (_, lookup) => ended.push(lookup);
  for (let i = 0; i < 4; i++) all.issue(0, 0, 0, KEY);
  all.issue(0, 0, 0, KEY, FINGER, 7);
  all.ask(0, 0, 0, KEY, 1, 10);
  expect(all.counts.failed[FAILURE.noRoom]).toBe(1);
  expect(ended.map(({ owner }) => owner)).toEqual([-1, -1]);
  run(all);
  all.issue(5001, 0, 0, KEY);
  run(all, 5001, 9999);
  expect([all.counts.issued, all.counts.delivered, all.countWaiting()]).toEqual([5, 4, 0]);
});

it.each([
  [{ maxDelay: 2 ** 20 + 1, timeout: 2 ** 22 }, 'a delay of 1048577 ticks is more than 1048576'],
  [{ maxHops: 2 ** 15 + 1 }, '32769 hops are more than 32768'],
  [{ maxTimeouts: 2 ** 15 - 1 }, '32767 timeouts are more than 32766'],
  [{ timeout: 2 * DELAY }, 'a timeout of 100 ticks is not longer than a round trip with delays of 50'],
] as const)('refuses %o', (changes, told) => {
  expect(() => lookups([], changes)).toThrow(told);
});
