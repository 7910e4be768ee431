// The wheel against a list that is sorted each time, and its bounds.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK } from '../../src/churn/event-buckets.ts';
import { EVENT_WORDS, MAX_TICKS, TimingWheel } from '../../src/churn/timing-wheel.ts';

/** The numbers of the events of the tick that comes next, in their order. */
function tick(wheel: TimingWheel): number[] {
  const bucket = wheel.advance();
  const { buckets } = wheel;
  const found: number[] = [];
  for (let chunk = buckets.take(bucket); chunk >= 0; chunk = buckets.release(chunk)) {
    for (let i = 0; i < buckets.taken(chunk); i++) {
      const at = (chunk * CHUNK + i) * EVENT_WORDS;
      if (buckets.data[at] !== wheel.now) throw new Error(`${buckets.data[at]} came at ${wheel.now}`);
      found.push(buckets.data[at + 2]!);
    }
  }
  return found;
}

class SortedList {
  now = 0;
  #pushed = 0;
  #events: { tick: number; order: number; value: number }[] = [];

  push(at: number, value: number): void {
    this.#events.push({ tick: at, order: this.#pushed++, value });
    this.#events.sort((a, b) => a.tick - b.tick || a.order - b.order);
  }

  advance(): number[] {
    this.now++;
    if (this.#events[0]?.tick !== this.now) return [];
    const due = this.#events.filter((event) => event.tick === this.now);
    this.#events = this.#events.filter((event) => event.tick !== this.now);
    return due.map(({ value }) => value);
  }
}

describe('the timing wheel', () => {
  it('gives what a sorted list gives, over the ends of its levels', () => {
    const wait = fc.oneof(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1000, max: 1050 }),
      fc.integer({ min: 1, max: 5000 }),
    );
    let moved = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(400), fc.array(wait, { maxLength: 4 })), { maxLength: 30 }),
        (steps) => {
          const wheel = new TimingWheel(1000);
          const list = new SortedList();
          const found: number[][] = [];
          const wanted: number[][] = [];
          const advance = (ticks: number) => {
            for (let i = 0; i < ticks; i++) {
              found.push(tick(wheel));
              wanted.push(list.advance());
            }
          };
          let value = 0;
          for (const [idle, waits] of steps) {
            for (const ticks of waits) {
              wheel.push(wheel.now + ticks, 0, ++value, 0);
              list.push(list.now + ticks, value);
            }
            advance(idle + 1);
          }
          advance(5000);
          expect(found).toEqual(wanted);
          expect(wheel.buckets.size).toBe(0);
          if (wheel.now > 5500) moved++;
        },
      ),
      { numRuns: 25, seed: 1 },
    );
    expect(moved).toBeGreaterThan(0);
  });

  it('keeps the order of equal ticks that were pushed from all three levels', () => {
    const wheel = new TimingWheel(10);
    const target = 2 ** 20 + 3 * 1024 + 5;
    wheel.push(target, 0, 1, 0);
    while (wheel.now < 2 ** 20 + 10) tick(wheel);
    wheel.push(target, 0, 2, 0);
    while (wheel.now < target - 2) tick(wheel);
    wheel.push(target, 0, 3, 0);
    tick(wheel);
    expect(tick(wheel)).toEqual([1, 2, 3]);
  });

  it('takes as many events as it was made for, and says so when there are more', () => {
    const wheel = new TimingWheel(64);
    const fill = () => {
      for (let i = 0; i < 1_000_000; i++) wheel.push(1 + (i % 7), 0, i, 0);
    };
    expect(fill).toThrow(/no room for another event: \d+ are waiting/);
    expect(wheel.buckets.size).toBeGreaterThanOrEqual(64);
  });

  it('refuses a tick that has begun, and one that is too far off', () => {
    const wheel = new TimingWheel(64);
    tick(wheel);
    expect(() => wheel.push(1, 0, 0, 0)).toThrow('an event for tick 1 cannot be added at tick 1');
    expect(() => wheel.push(MAX_TICKS, 0, 0, 0)).toThrow(RangeError);
  });
});
