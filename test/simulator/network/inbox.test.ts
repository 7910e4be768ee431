// What waits at an end, against its dumb twin, a list.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVENT } from '../../../src/simulator/events/event-kinds.ts';
import { Inbox } from '../../../src/simulator/network/inbox.ts';

const item = fc.record({
  kind: fc.constantFrom(EVENT.packet, EVENT.message, EVENT.opened, EVENT.ended, EVENT.broke),
  b: fc.oneof(fc.nat(9), fc.nat(2 ** 28)),
});

it('gives things out in the order in which they came, and counts the packets', () => {
  const steps = fc.array(fc.oneof(item, item, fc.constant('shift' as const)), { maxLength: 400 });
  fc.assert(
    fc.property(steps, (mixed) => {
      const inbox = new Inbox();
      const list: { kind: number; b: number }[] = [];
      for (const step of [...mixed, ...mixed.map(() => 'shift' as const)]) {
        if (step !== 'shift') {
          inbox.push(step.kind, step.b);
          list.push(step);
        } else if (list.length > 0) {
          expect({ kind: inbox.kind, b: inbox.b }).toEqual(list.shift());
          inbox.shift();
        }
        expect(inbox.length).toBe(list.length);
        expect(inbox.packets).toBe(list.filter(({ kind }) => kind === EVENT.packet).length);
      }
    }),
  );
});

it('stays as small as what waits, however long it is never empty', () => {
  const inbox = new Inbox();
  inbox.push(EVENT.packet, 0);
  let most = 0;
  for (let i = 1; i < 10_000; i++) {
    inbox.push(EVENT.packet, i);
    expect(inbox.b).toBe(i - 1);
    inbox.shift();
    most = Math.max(most, inbox.capacity);
  }
  expect(most).toBeLessThan(200);
});
