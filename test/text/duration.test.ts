import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DURATION_PATTERN, durationText, readDuration, spanText } from '../../src/text/duration.ts';

const wholeUs = fc.nat({ max: 2 ** 50 });

test('what is printed is read the same', () => {
  fc.assert(
    fc.property(wholeUs, (us) => {
      expect(readDuration(durationText(us))).toBe(us);
    }),
  );
  for (const us of [0, 1, 999, 1000, 1_000_000, 60_000_000, 3_600_000_000, 86_400_000_000, 90_000_000]) {
    expect(readDuration(durationText(us))).toBe(us);
  }
});

test('what is printed matches the pattern of a JSON schema', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e10 }), (us) => {
      expect(durationText(us)).toMatch(new RegExp(`^${DURATION_PATTERN}$`));
    }),
  );
});

test.each([
  ['0s', 0],
  ['250us', 250],
  ['250µs', 250],
  ['1.5 s', 1_500_000],
  ['.5s', 500_000],
  [' 2min ', 120_000_000],
  ['10m', 600_000_000],
  ['1h', 3_600_000_000],
  ['365d', 365 * 86_400_000_000],
])('%j is %d us', (text, us) => {
  expect(readDuration(text)).toBe(us);
});

test.each([
  ['', { kind: 'form' }],
  ['5', { kind: 'form' }],
  ['-5ms', { kind: 'form' }],
  ['1e3s', { kind: 'form' }],
  ['1s1s', { kind: 'form' }],
  ['5 parsecs', { kind: 'unit', unit: 'parsecs' }],
  ['5toString', { kind: 'unit', unit: 'toString' }],
  ['5constructor', { kind: 'unit', unit: 'constructor' }],
  ['0.5us', { kind: 'fraction' }],
  ['99999999999d', { kind: 'fraction' }],
])('%j is none', (text, why) => {
  expect(readDuration(text)).toEqual(why);
});

test.each([
  [0, '0s'],
  [59_499_999, '59s'],
  [200_000_000, '3min 20s'],
  [7_500_000_000, '2h 5min'],
  [97_200_000_000, '1d 3h'],
])('%d us is about %s', (us, text) => {
  expect(spanText(us)).toBe(text);
});
