// The queue against its dumb twin: a list that is searched for the least each time.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue } from '../../../src/simulator/events/event-queue.ts';

interface Waiting {
  readonly time: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

class DumbQueue {
  readonly #waiting: Waiting[] = [];

  push(event: Waiting): void {
    this.#waiting.push(event);
  }

  /** The first of those with the least time. */
  pop(): Waiting | undefined {
    const least = Math.min(...this.#waiting.map(({ time }) => time));
    const at = this.#waiting.findIndex(({ time }) => time === least);
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }
}

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** Few different times, so that many are equal, and some as large as they may be. */
const time = fc.oneof(
  fc.nat(5),
  fc.nat(1000),
  fc.integer({ min: 2 ** 52, max: 2 ** 53 - 1 }),
  // Times whose low bits are the same: only one of their lists can be open.
  fc.nat(3).map((i) => 7 + 4096 * i),
);

const event = fc.record({ time, kind: fc.nat(255), a: int32, b: int32 });

it('takes events out in order of time, then of coming, however pushes and pops are mixed', () => {
  const steps = fc.array(fc.oneof(event, fc.constant('pop' as const)), { maxLength: 300 });
  fc.assert(
    fc.property(steps, (mixed) => {
      const queue = new EventQueue();
      const dumb = new DumbQueue();
      for (const step of [...mixed, ...mixed.map(() => 'pop' as const)]) {
        if (step === 'pop') expect(popped(queue)).toEqual(dumb.pop());
        else {
          queue.push(step.time, step.kind, step.a, step.b);
          dumb.push(step);
        }
      }
      expect(queue.size).toBe(0);
    }),
  );
});

it('grows past its first capacity, and keeps what waits', () => {
  const queue = new EventQueue();
  const events = 5000; // more than twice doubled
  for (let i = 0; i < events; i++) queue.push((i * 7919) % 997, i % 256, i, -i);
  expect({ size: queue.size, pushed: queue.pushed }).toEqual({ size: events, pushed: events });
  let last = { time: -1, a: -1 };
  for (let i = 0; i < events; i++) {
    const { time, kind, a, b } = popped(queue)!;
    expect(time > last.time || (time === last.time && a > last.a)).toBe(true);
    expect({ time, kind, b }).toEqual({ time: (a * 7919) % 997, kind: a % 256, b: 0 - a });
    last = { time, a };
  }
  expect(queue.pop()).toBe(false);
});

function popped(queue: EventQueue): Waiting | undefined {
  if (!queue.pop()) return undefined;
  const { time, kind, a, b } = queue;
  return { time, kind, a, b };
}
