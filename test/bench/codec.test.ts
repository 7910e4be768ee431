import { expect, test } from 'vitest';
import { benchCodec } from '../../bench/codec.ts';

test('the codec bench runs, and both paths write the same bytes', () => {
  const lines = benchCodec('small', '1');
  expect(lines[0]).toContain('seed 1');
  expect(lines.at(-1)).toContain('edc2ee515f0aa912');
});
