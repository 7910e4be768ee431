import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWholeNumber } from '../../src/terminal/whole-number.ts';

const RANGE = { min: 1, max: 2 ** 32 - 1, name: 'packets' };

test.each(['1', '25000', '4294967295', '007'])('%j is right', (text) => {
  expect(parseWholeNumber(text, RANGE)).toBe(Number(text));
});

test.each([
  '',
  '0',
  '4294967296',
  '-1',
  '+1',
  '1.5',
  '1e3',
  '0x10',
  '25,000',
  ' 1',
  '1 ',
  '٣',
  'abc',
  '9'.repeat(400),
])('%j is wrong, and the answer says what is right', (text) => {
  expect(() => parseWholeNumber(text, RANGE)).toThrow(
    'packets must be a whole number from 1 to 4,294,967,295.',
  );
});

test('any number in range is right, and only those', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (min, max, value) => {
      const parse = () => parseWholeNumber(String(value), { min, max, name: 'n' });
      if (value >= min && value <= max) expect(parse()).toBe(value);
      else expect(parse).toThrow();
    }),
  );
});
