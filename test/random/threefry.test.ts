import { expect, test } from 'vitest';
import { type Key, threefry2x32 } from '../../src/random/threefry.ts';

function words([k0, k1]: Key, c0: number, c1: number): string {
  const out = new Int32Array(2);
  threefry2x32(k0, k1, c0, c1, out);
  return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
}

// Known answers of the authors' own library, Random123 1.14: kat_vectors, threefry2x32 with 20 rounds.
test.each([
  { key: [0, 0], counter: [0, 0], answer: '6b200159 99ba4efe' },
  { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], answer: '1cb996fc bb002be7' },
  { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], answer: 'c4923a9c 483df7a0' },
] as const)('known answer $answer', ({ key, counter, answer }) => {
  expect(words(key, counter[0], counter[1])).toBe(answer);
});

test('words are taken modulo 2^32, so that negative numbers will do', () => {
  expect(words([-1, 2 ** 32 - 1], 2 ** 33 - 1, -1)).toBe('1cb996fc bb002be7');
});
