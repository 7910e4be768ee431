// What `sinkward swarm` says of itself: how far it is, and the commands that run a seed again.

import { expect, test } from 'vitest';
import { fileCommand, seedCommand } from '../../src/commands/swarm/options.ts';
import { swarmProgress } from '../../src/commands/swarm/report.ts';

const endless = Number.POSITIVE_INFINITY;

test.each([
  ['seeds alone', { seeds: 1000, forMs: endless }, 250, 1000, ['  250 of 1,000 scenarios']],
  ['seeds, which end it first', { seeds: 500, forMs: 60_000 }, 250, 500, ['250 of 500 scenarios']],
  ['time alone', { seeds: endless, forMs: 60_000 }, 20_000, 60_000, ['250 scenarios', '20s of 1min 0s']],
  [
    'time, which ends it first',
    { seeds: 1e9, forMs: 60_000 },
    20_000,
    60_000,
    ['250 scenarios', '20s of 1min 0s'],
  ],
])('progress is told by %s', (_, bounds, done, total, said) => {
  expect(swarmProgress(250, bounds, 20_000)).toEqual({ label: 'swarm', done, total, said });
});

test('progress does not pass its end while the last scenarios run', () => {
  expect(swarmProgress(1, { seeds: endless, forMs: 3000 }, 4000)).toEqual({
    label: 'swarm',
    done: 3000,
    total: 3000,
    said: ['1 scenario', '3s of 3s'],
  });
});

test('the command for one seed has all that its scenario depends on', () => {
  const flags = { maxEvents: 5000, format: 'json', keepGoing: true, threads: 3, out: 'failures' } as const;
  expect(seedCommand({ ...flags, scenario: 'a b.yaml', faults: false, for: 1000 }, 17)).toBe(
    "sinkward swarm --scenario 'a b.yaml' --no-faults --max-events 5000 --from 17 --seeds 1",
  );
  expect(seedCommand({ ...flags, faults: true, maxEvents: 3_000_000 }, 0)).toBe(
    'sinkward swarm --from 0 --seeds 1',
  );
  expect(fileCommand({ ...flags, faults: false }, 'failures/seed-17.yaml')).toBe(
    'sinkward swarm --scenario failures/seed-17.yaml --max-events 5000 --seeds 1',
  );
});
