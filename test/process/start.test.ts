// `npm start`: the whole overlay with one command, and what it says when that does not work.

import { expect, test } from 'vitest';
import { start } from './program.ts';

test('prints the table and the verdict, and ends with 0', async () => {
  const overlay = start('start', ['--packets', '200', '--seed', 'x']);
  expect(await overlay.ends()).toBe(0);
  expect(overlay.stdout).toMatch(/^│ +Sum │ +2,000 │ +2,000 │/m);
  expect(overlay.stdout).toMatch(/\n✓ sent 2,000 = received 2,000; sums (-?[\d,]+) = \1\n$/);
  expect(overlay.stderr).toContain('Seed: x.\n');
  const again = start('start', ['--packets', '200', '--seed', 'x']);
  expect(await again.ends()).toBe(0);
  expect(again.stdout).toBe(overlay.stdout);
});

test('takes the number of nodes and entries, and the form', async () => {
  const overlay = start('start', ['--nodes', '5', '--entries', '2', '--packets', '10', '--format', 'csv']);
  expect(await overlay.ends()).toBe(0);
  expect(overlay.stdout).toMatch(/^node,.*\n(\d+,10,.*\n){5}Sum,50,50,.*\n$/);
});

test.each([2, 3, 4])('works with %i nodes', async (nodes) => {
  const overlay = start('start', ['--nodes', String(nodes), '--packets', '10']);
  expect(await overlay.ends()).toBe(0);
  expect(overlay.stdout).toMatch(new RegExp(`^✓ sent ${10 * nodes} = received ${10 * nodes}; `, 'm'));
  expect(overlay.stderr).toContain('7-bit IDs.\n');
});

test('entries that so few nodes cannot have: says so, and ends with 1', async () => {
  const overlay = start('start', ['--nodes', '3', '--entries', '7']);
  expect(await overlay.ends()).toBe(1);
  expect(overlay.stderr).toMatch(/with 3 nodes hops takes 1 to 2 entries in each routing table, not 7/);
  expect(overlay.stdout).toBe('');
});

test('a messenger that cannot start makes it fail, with the reason', async () => {
  // Only messengers look at this, and give up.
  const env = { SINKWARD_FORMAT: 'none' };
  const overlay = start('start', ['--format', 'table', '--packets', '200'], { env });
  expect(await overlay.ends()).toBe(1);
  expect(overlay.complaints.at(-1)).toMatch(
    /^error: a messenger ended before the run did: error: .*SINKWARD_FORMAT/,
  );
  expect(overlay.stdout).not.toContain('✓');
  await expect.poll(() => overlay.isGroupAlive).toBe(false);
});

test('Ctrl-C ends it with 130, and all that it started', async () => {
  const overlay = start('start', ['--packets', '4000000000']);
  await overlay.says(/^Run 1: /m);
  overlay.signal('SIGINT');
  expect(await overlay.ends()).toBe(130);
  await expect.poll(() => overlay.isGroupAlive).toBe(false);
});
