import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { amount, ProgressLine, progressText, waitText } from '../../src/terminal/progress.ts';

const START = { label: 'start-rounds', total: 2_500_000 };
const of = (done: number, total = START.total) => {
  return { ...START, done, total, said: [amount(done, total, 'packets')] };
};

describe('the text', () => {
  test('shrinks its bar, then goes without words, then without a bar', () => {
    const half = of(1_299_999);
    expect(progressText(half, 200)).toBe(
      'start-rounds  [####################....................]   51 %  1,299,999 of 2,500,000 packets',
    );
    expect(progressText(half, 67)).toBe(
      'start-rounds  [######......]   51 %  1,299,999 of 2,500,000 packets',
    );
    expect(progressText(half, 40)).toBe('start-rounds  [########.........]   51 %');
    expect(progressText(half, 20)).toBe('start-rounds  51 %');
    expect(progressText(half, 10)).toBe('51 %');
    expect(progressText(half, 3)).toBe('');
  });

  test.each([
    [20, 'start-rounds  51 %'],
    [40, 'start-rounds  [########.........]   51 %'],
    [60, 'start-rounds  [#############.............]   51 %  1min left'],
  ])('at %i columns is of whole parts', (width, text) => {
    const half = of(1_299_999);
    expect(progressText({ ...half, said: [...half.said, '1min left'] }, width)).toBe(text);
  });

  test('says 100 % only of all, and stays in bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: -1, max: 300 }), (done, total, width) => {
        const text = progressText(of(done, total), width);
        expect(text.length).toBeLessThanOrEqual(Math.max(0, width));
        if (text.includes('100 %')) expect(done).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});

test('of something without a known end: loses its time, then words', () => {
  const at = (width: number) => waitText('verify: starting processes', '5s', width);
  expect([60, 27, 20, 5].map(at)).toEqual([
    'verify: starting processes, 5s',
    'verify: starting processes',
    'verify: starting',
    '',
  ]);
});

/** What a line writes while `use` moves its clock. */
function written(isTTY: boolean, use: (line: ProgressLine, pass: (ms: number) => void) => void): string[] {
  const texts: string[] = [];
  let nowMs = 0;
  const output = { isTTY, write: (text: string) => texts.push(text) };
  use(
    new ProgressLine(
      output,
      () => 60,
      () => nowMs,
    ),
    (ms) => {
      nowMs += ms;
    },
  );
  return texts;
}

test('on a terminal it is redrawn in place ten times a second at most, makes way for lines, and goes', () => {
  const texts = written(true, (line, pass) => {
    line.show(of(0, 2));
    line.show(of(1, 2));
    pass(1000);
    line.show(of(1, 2));
    line.around(() => {});
    line.hide();
    line.hide();
  });
  expect(texts).toEqual([
    '\r\x1b[Kstart-rounds  [..................]    0 %  0 of 2 packets',
    '\r\x1b[Kstart-rounds  [############.............]   50 %  1s left',
    '\r\x1b[K',
    '\r\x1b[Kstart-rounds  [############.............]   50 %  1s left',
    '\r\x1b[K',
  ]);
});

/** A run of 25 seconds. */
const long = (line: ProgressLine, pass: (ms: number) => void) => {
  for (let done = 0; done < 250; done++) {
    line.show(of(done * 1000, 250_000));
    pass(100);
  }
  line.hide();
};
const LINES = [
  'start-rounds: 20,000 of 250,000 packets, 23s left.\n',
  'start-rounds: 120,000 of 250,000 packets, 13s left.\n',
  'start-rounds: 220,000 of 250,000 packets, 3s left.\n',
];

test('where there is no terminal: a line after two seconds, then every ten', () => {
  expect(written(false, long)).toEqual(LINES);
});

test('a terminal that cannot move its cursor gets lines too', () => {
  vi.stubEnv('TERM', 'dumb');
  expect(written(true, long)).toEqual(LINES);
  vi.unstubAllEnvs();
});
