// How many lookups there are, and what the timeline says of them.

import { describe, expect, it } from 'vitest';
import { Churn } from '../../src/churn/churn.ts';
import type { ChurnOptions } from '../../src/churn/churn-options.ts';
import { Timeline } from '../../src/churn/timeline.ts';
import { churnOptions, NO_CHURN } from './support.ts';

function ran(changes: Partial<ChurnOptions>): Churn {
  const churn = new Churn(churnOptions(changes));
  churn.run(Number.POSITIVE_INFINITY);
  return churn;
}

describe('lookups come', () => {
  it('as often as was asked for', () => {
    const { issued } = ran({ session: NO_CHURN, nodes: 100, lookupsPerSecond: 2, duration: 100_000 }).lookups
      .counts;
    expect(Math.abs(issued - 20_000)).toBeLessThan(5 * Math.sqrt(20_000));
  });

  it('never at a rate of 0, nor while a node is alone', () => {
    expect(ran({ lookupsPerSecond: 0 }).lookups.counts.issued).toBe(0);
    expect(ran({ nodes: 1, session: NO_CHURN, keys: 'any' }).lookups.counts.issued).toBe(0);
  });

  it('as often a node and second when the number of nodes swings', () => {
    const churn = ran({
      nodes: 4,
      session: { kind: 'exponential', meanMs: 20_000 },
      away: { kind: 'exponential', meanMs: 60_000 },
      lookupsPerSecond: 5,
      duration: 2_000_000,
    });
    const counts = churn.timeline.intervals.map(({ live }) => live);
    expect(Math.min(...counts)).toBeLessThan(2);
    expect(Math.max(...counts)).toBeGreaterThan(6);
    const expected = (5 * churn.liveTicks) / 1000;
    expect(churn.lookups.counts.issued / expected).toBeGreaterThan(0.9); // nodes that are alone have none
    expect(churn.lookups.counts.issued / expected).toBeLessThan(1.02);
  });
});

describe('the timeline', () => {
  it('adds up to the whole run', () => {
    const churn = ran({ session: { kind: 'exponential', meanMs: 60_000 }, duration: 61_000 });
    const { intervals } = churn.timeline;
    const sum = (name: keyof (typeof intervals)[number]) =>
      intervals.reduce((total, one) => total + one[name], 0);
    const { issued, delivered, failures } = churn.lookups.counts;
    const last = intervals.at(-1)!;
    expect(last.endMs).toBe(61_000);
    expect(last.live).toBe(churn.nodes.live);
    // The last tick's own ends come after its interval.
    expect(sum('issued')).toBe(issued);
    expect(Math.abs(sum('delivered') + sum('failed') - delivered - failures)).toBeLessThan(20);
    expect([sum('joins'), sum('departures')]).toEqual([churn.counted.joins, churn.counted.departures]);
    expect(sum('maintenanceMessages')).toBe(churn.maintenanceCost.messages);
  });

  it.each([1, 59, 60, 61, 3_600_000])(
    'of %d ticks has 60 intervals at most, the last of which ends with it',
    (ticks) => {
      const timeline = new Timeline(ticks);
      const ends: number[] = [];
      for (let tick = 1; tick <= ticks; tick++) if (timeline.endsAt(tick)) ends.push(tick);
      expect(ends.length).toBeLessThanOrEqual(60);
      expect(ends.at(-1)).toBe(ticks);
    },
  );
});
