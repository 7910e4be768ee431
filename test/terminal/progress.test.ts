import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProgressDrawer, progressLine } from '../../src/terminal/progress.ts';

describe('the line of progress', () => {
  const half = { label: 'start-rounds', done: 1_299_999, total: 2_500_000 };

  test('shrinks its bar, then goes without counts, then without a bar', () => {
    expect(progressLine(half, 200)).toBe(
      'start-rounds  [####################....................]   51 %  1,299,999 of 2,500,000 received',
    );
    expect(progressLine(half, 68)).toBe(
      'start-rounds  [######......]   51 %  1,299,999 of 2,500,000 received',
    );
    expect(progressLine(half, 40)).toBe('start-rounds  [########.........]   51 %');
    expect(progressLine(half, 20)).toBe('start-rounds  51 %');
    expect(progressLine(half, 5)).toBe('start');
  });

  test('says 100 % only of all, and stays in bounds', () => {
    const any = fc.record({ label: fc.constant('start-rounds'), done: fc.nat(), total: fc.nat() });
    fc.assert(
      fc.property(any, fc.integer({ min: -1, max: 300 }), (progress, width) => {
        const line = progressLine(progress, width);
        expect(line.length).toBeLessThanOrEqual(Math.max(0, width));
        if (line.includes('100 %')) expect(progress.done).toBeGreaterThanOrEqual(progress.total);
      }),
    );
  });
});

describe('on a terminal', () => {
  test('the bar is redrawn in place, makes way for lines, and goes at the end', () => {
    const { written, output } = recorder(true);
    const drawer = createProgressDrawer(
      output,
      () => 40,
      () => 0,
    );
    drawer.start();
    drawer.around(() => output.write('before\n'));
    drawer.show({ label: 'start-rounds', done: 0, total: 2 });
    drawer.show({ label: 'start-rounds', done: 1, total: 2 });
    drawer.show({ label: 'start-rounds', done: 1, total: 2 });
    drawer.around(() => output.write('a line\n'));
    drawer.finish();
    drawer.finish();
    expect(written).toEqual([
      'before\n',
      '\rstart-rounds  [................]    0 %\x1b[K',
      '\rstart-rounds  [########........]   50 %\x1b[K',
      '\r\x1b[K',
      'a line\n',
      '\rstart-rounds  [########........]   50 %\x1b[K',
      '\r\x1b[K',
    ]);
  });
});

describe('where there is no terminal', () => {
  test('one line every two seconds of a long run', () => {
    const { written, output } = recorder(false);
    let nowMs = 0;
    const drawer = createProgressDrawer(
      output,
      () => 80,
      () => nowMs,
    );
    nowMs = 10_000;
    drawer.start();
    for (let done = 0; done < 45; done++) {
      drawer.show({ label: 'start-rounds', done: done * 1000, total: 45_000 });
      nowMs += 100;
    }
    drawer.finish();
    expect(written).toEqual([
      'start-rounds: 20,000 of 45,000 packets received.\n',
      'start-rounds: 40,000 of 45,000 packets received.\n',
    ]);
  });
});

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, write: (text: string) => written.push(text) } };
}
