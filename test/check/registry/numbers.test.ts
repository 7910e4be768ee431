// Numbers are found in what programs print, in any of the forms in which people print them.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnder, linesAfter, missingIn, numbersIn } from '../../../src/check/registry/numbers.ts';

test.each([
  ['25000', '25000'],
  ['sent 25,000 = received', '25000'],
  ['25_000', '25000'],
  ["25'000", '25000'],
  ['25.000', '25000'],
  ['1\u202f234\u202f567', '1234567'],
  ['| -5,000,000,000 |', '-5000000000'],
  ['sum=-7', '-7'],
  ['−7', '-7'],
])('%s has %s', (text, number) => {
  expect([...numbersIn(text).keys()]).toEqual([number]);
});

test.each([
  ['2026-11-30', ['2026', '11', '30']],
  ['node-7', ['7']],
  ['1,2,3', ['1', '2', '3']],
  ['127.0.0.1:5001', ['127', '0', '1', '5001']],
  ['12,3456', ['12', '3456']],
])('%s has %j, and no more', (text, numbers) => {
  expect([...numbersIn(text).keys()]).toEqual(numbers);
});

test('a number that is wanted twice must be there twice', () => {
  expect(missingIn('sent 250,000', [250_000, 250_000])).toEqual([250_000]);
  expect(missingIn('sent 250,000 = received 250000', [250_000, 250_000])).toEqual([]);
  expect(missingIn('sums -1 and 2', [-1n, 1n, 2n])).toEqual([1n]);
});

test('what comes after a number', () => {
  expect(linesAfter('5 so far\nstill 5\nsent 10\nreceived 10', 5)).toBe('sent 10\nreceived 10');
  expect(linesAfter('sent 10', 5)).toBe('sent 10');
});

test.each([
  ['Node | Sent | Received | Relayed', '7 | 10 | 20 | 30', true],
  ['Node | Sent | Received | Relayed', '7 | 10 | 30 | 20', false],
  ['Node | Relayed | Received', '7 | 30 | 20', true],
  ['received 20, relayed 30', 'received 20, relayed 30', true],
  ['relayed 20, received 30', 'relayed 20, received 30', false],
  ['Node | Sent', '7 | 30 | 20', true],
  ['Node | Received | Relayed', '7 | 30', true],
])('under %s is %s: %s', (head, row, expected) => {
  const received = { name: /received/i, number: 20 };
  const relayed = { name: /relayed/i, number: 30 };
  expect(isUnder(head, row, [received, relayed])).toBe(expected);
});

test('any number is found, as it is and with its thousands apart', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n }), (number) => {
      expect(missingIn(`sum ${number}.`, [number])).toEqual([]);
      expect(missingIn(`sum ${number.toLocaleString('en')};`, [number])).toEqual([]);
    }),
  );
});
