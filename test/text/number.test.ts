import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count } from '../../src/terminal/kinds.ts';
import { COUNT_PATTERN, readCount } from '../../src/text/number.ts';

describe('a whole number as people type large ones', () => {
  test.each([
    ['0', 0],
    ['1000', 1000],
    ['1e6', 1_000_000],
    ['1E6', 1_000_000],
    ['1e+6', 1_000_000],
    ['2.5e6', 2_500_000],
    ['10_000', 10_000],
    ['1,000,000', 1_000_000],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s', (text, value) => {
    expect(readCount(text)).toBe(value);
  });

  test.each([
    ...[
      '',
      ' ',
      '-1',
      '1.5',
      '2.55e1',
      '1e-3',
      '1e',
      'e6',
      '0x10',
      '1_00',
      '1,000_000',
      '1_0000',
      '_1',
      '1__000',
    ],
    ...['9007199254740992', '1e16', '1e99', 'Infinity', 'NaN', '١', '1 000'],
  ])('%j is none', (text) => {
    expect(readCount(text)).toBeUndefined();
  });

  test('the pattern is of what is read', () => {
    const pattern = new RegExp(`^${COUNT_PATTERN}$`);
    for (const text of ['0', '1000', '1e6', '2.5E+6', '10_000', '1,000,000']) expect(text).toMatch(pattern);
    for (const text of ['', 'e6', '1_00', '1,000_000', '1__000', '-1', '1 000'])
      expect(text).not.toMatch(pattern);
  });

  test('any one in plain digits, in groups, or as a power of ten', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 15 }), (value, power) => {
        expect(readCount(String(value))).toBe(value);
        expect(readCount(value.toLocaleString('en-US'))).toBe(value);
        expect(readCount(`1e${power}`)).toBe(10 ** power);
      }),
    );
  });

  test('out of range, it says what the range is', () => {
    const parse = (text: string) => count(2, 1e6).parse(text, 'nodes');
    expect(parse('2')).toBe(2);
    expect(parse('1e6')).toBe(1e6);
    for (const text of ['1', '1000001', 'x']) {
      expect(() => parse(text)).toThrow('nodes must be a whole number from 2 to 1,000,000, such as 1000');
    }
  });
});
