import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('20,000 inputs that a hostile peer could send', () => {
  const counts = fuzz('test', 0, 20_000);
  for (const [outcome, times] of Object.entries(counts)) expect(times, outcome).toBeGreaterThan(1000);
});
