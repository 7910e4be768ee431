// Cuts and slow connects, against a list that forgets nothing.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Disturbances } from '../../../src/simulator/network/disturbances.ts';

const step = fc.record({
  afterUs: fc.nat(20),
  forUs: fc.nat(50),
  delayUs: fc.nat(9),
  node: fc.nat(2),
  kind: fc.constantFrom('cut', 'slow', 'ask'),
});

it('gives the end of the last cut between two nodes, and the longest delay', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const disturbances = new Disturbances();
      const cuts: { node: number; untilUs: number }[] = [];
      const slow: { node: number; untilUs: number; delayUs: number }[] = [];
      let nowUs = 0;
      for (const { afterUs, forUs, delayUs, node, kind } of steps) {
        nowUs += afterUs;
        const untilUs = nowUs + forUs;
        const concerns = (a: number, b: number) => (a === node) !== (b === node);
        if (kind === 'cut') {
          disturbances.cut(concerns, nowUs, untilUs);
          cuts.push({ node, untilUs });
        } else if (kind === 'slow') {
          disturbances.slowConnects(concerns, delayUs, nowUs, untilUs);
          slow.push({ node, untilUs, delayUs });
        }
        for (const [a, b] of [
          [0, 1],
          [1, 2],
          [2, 0],
        ] as const) {
          const between = ({ node: one }: { node: number }) => one === a || one === b;
          const ends = cuts.filter(between).map((cut) => cut.untilUs);
          expect(disturbances.passesUs(a, b, nowUs)).toBe(Math.max(nowUs, ...ends));
          const delays = slow.filter((one) => between(one) && nowUs < one.untilUs).map((one) => one.delayUs);
          expect(disturbances.connectDelayUs(a, b, nowUs)).toBe(Math.max(0, ...delays));
        }
      }
    }),
  );
});

it('remembers as many as overlap, however many there were', () => {
  const disturbances = new Disturbances();
  let most = 0;
  for (let us = 0; us < 100_000; us += 10) {
    disturbances.cut(() => true, us, us + 25);
    disturbances.slowConnects(() => true, 1, us, us + 25);
    most = Math.max(most, disturbances.size);
  }
  expect(most).toBe(6);
});
