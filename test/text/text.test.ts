import { expect, test } from 'vitest';
import { wrappedCommand } from '../../src/text/text.ts';

test('a command is continued with backslashes between its words, of which quoted ones may have spaces', () => {
  expect(wrappedCommand("sinkward route --seed 'a b  c' --nodes 10", 20)).toEqual([
    'sinkward route \\',
    "--seed 'a b  c' \\",
    '--nodes 10',
  ]);
  expect(wrappedCommand('one two', Number.POSITIVE_INFINITY)).toEqual(['one two']);
});
