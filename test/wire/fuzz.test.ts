import { expect, test } from 'vitest';
import { freshSeed, rounds } from '../support/fresh.ts';
import { fuzz } from './fuzz.ts';

test('20,000 inputs that a hostile peer could send', () => {
  const counts = fuzz('test', 0, 20_000);
  for (const [outcome, times] of Object.entries(counts)) expect(times, outcome).toBeGreaterThan(1000);
});

test('fresh inputs', () => {
  fuzz(String(freshSeed()), 0, rounds(5000, 3_000_000));
});
