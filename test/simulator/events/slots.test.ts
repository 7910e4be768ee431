import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Slots } from '../../../src/simulator/events/slots.ts';

it('gives each value once, by its number, and takes numbers again that are free', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (steps) => {
      const slots = new Slots<string>();
      const kept = new Map<number, string>();
      let most = 0;
      steps.forEach((puts, i) => {
        if (puts) {
          const slot = slots.put(`value ${i}`);
          expect(kept.has(slot)).toBe(false);
          kept.set(slot, `value ${i}`);
          most = Math.max(most, kept.size);
        } else {
          const [slot] = kept.keys();
          if (slot === undefined) return;
          expect(slots.take(slot)).toBe(kept.get(slot));
          kept.delete(slot);
        }
        expect(slots.size).toBe(kept.size);
      });
      for (const slot of kept.keys()) expect(slot).toBeLessThan(most);
    }),
  );
});
