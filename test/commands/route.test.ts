// The parts of `sinkward route` that run nothing: conservation, the progress line, wrong arguments, the repeated command.

import { Command } from 'commander';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { routeCommand } from '../../src/commands/route/command.ts';
import {
  completeFlags,
  conservationMistake,
  relayCounts,
  routeFacts,
} from '../../src/commands/route/facts.ts';
import { flagsMistake, type RouteFlags, routeJob, routeTable } from '../../src/commands/route/options.ts';
import { showOn } from '../../src/commands/route/progress.ts';
import { routeCommandLine } from '../../src/commands/route/report.ts';
import { createTally } from '../../src/flat/tally.ts';
import { addOptions } from '../../src/terminal/options.ts';
import { ProgressLine } from '../../src/terminal/progress.ts';

describe('conservation', () => {
  const ended = {
    sent: 10,
    delivered: 7,
    failed: { 'no live peer': 2, 'too many hops': 1 },
    inFlight: 0,
  };

  test('holds when delivered, failed and in flight are what was sent', () => {
    expect(conservationMistake(ended, 10, false)).toBeUndefined();
    expect(conservationMistake({ ...ended, delivered: 5, inFlight: 2 }, 20, true)).toBeUndefined();
  });

  test.each([
    [{ delivered: 6 }, 10, '6 delivered, 3 failed, 0 in flight are not the 10 sent'],
    [{ delivered: 8 }, 10, 'are not the 10 sent'],
    [{}, 11, '10 of 11 packets were sent'],
    [{ delivered: 6, inFlight: 1 }, 10, '1 have not ended'],
  ])('%o of %d breaks it', (change, packets, mistake) => {
    expect(conservationMistake({ ...ended, ...change }, packets, false)).toContain(mistake);
  });
});

test('relay counts: each value once, the dead taken from those that relayed nothing', () => {
  expect(relayCounts(Uint32Array.of(0, 5, 0, 70_000, 5, 4e9, 0, 70_000), 1)).toEqual([
    [0, 2],
    [5, 2],
    [70_000, 2],
    [4e9, 1],
  ]);
});

test('the progress line tells the phases, each with its own clock, hops a second and the time left', () => {
  const written: string[] = [];
  let nowMs = 0;
  const clock = () => nowMs;
  const output = { isTTY: true, write: (text: string) => written.push(text.replace('\r\x1b[K', '')) };
  const line = new ProgressLine(output, () => 100, clock);
  const show = showOn(line, 2_000, clock);
  show({ phase: 'drawing IDs', packets: 0, hops: 0 });
  nowMs += 2500;
  show({ phase: 'drawing IDs', packets: 0, hops: 0 });
  show({ phase: 'indexing', packets: 0, hops: 0 });
  nowMs += 1000;
  show({ phase: 'walking', packets: 0, hops: 0 });
  nowMs += 2000;
  show({ phase: 'walking', packets: 500, hops: 24_600_000 });
  line.hide();
  expect(written).toEqual([
    'drawing IDs, 0s',
    'drawing IDs, 3s',
    'indexing the IDs, 0s',
    expect.stringMatching(/^walking .* 0 % {2} {4}0 of 2,000 packets, 0 hops\/s$/),
    expect.stringMatching(/^walking .* 25 % {2} {2}500 of 2,000 packets, 12\.3M hops\/s, 6s left$/),
    '',
  ]);
});

test('where the cursor cannot be moved, progress is a line now and then', () => {
  vi.stubEnv('TERM', 'dumb');
  onTestFinished(() => void vi.unstubAllEnvs());
  const written: string[] = [];
  let nowMs = 0;
  const clock = () => nowMs;
  const output = { isTTY: true, write: (text: string) => written.push(text) };
  const line = new ProgressLine(output, () => 100, clock);
  const show = showOn(line, 2_000, clock);
  for (; nowMs <= 15_000; nowMs += 100) show({ phase: 'walking', packets: nowMs / 10, hops: nowMs });
  line.hide();
  expect(written).toEqual([
    'walking: 200 of 2,000 packets, 1.00k hops/s, 18s left.\n',
    'walking: 1,200 of 2,000 packets, 1.00k hops/s, 8s left.\n',
  ]);
});

describe('flags', () => {
  const parse = (args: string): RouteFlags => {
    const command = addOptions(
      new Command().exitOverride().configureOutput({ writeErr: () => {} }),
      routeTable,
    );
    return command.parse(args.split(' '), { from: 'user' }).opts<RouteFlags>();
  };

  test.each([
    '--geometry chord --nodes 1e3 --seed a',
    '--geometry kademlia --nodes 500 --fail 0.0000001 --on-dead backtrack --seed a',
    '--geometry kademlia --nodes 500 --fail 0.25 --fail-mode range --hop-limit 9 --no-load --seed a',
    '--geometry flood --max-hops 3 --run 2 --entries 8 --seed a',
  ])('%s: the repeated command is the same run, complete', (args) => {
    const job = routeJob(parse(args), 'a');
    const again = routeCommandLine(routeFacts(job, createTally(0, 'none'), true));
    const flags = parse(again.slice(1).join(' '));
    expect(flagsMistake(flags)).toBeUndefined();
    expect(completeFlags(routeJob(flags, flags.seed!))).toEqual(completeFlags(job));
  });

  test('the hops that a backtracking packet may make are said; no limit is none', () => {
    const maxHops = (args: string) => completeFlags(routeJob(parse(args), 'a')).maxHops;
    expect(maxHops('--geometry kademlia --fail 0.1 --on-dead backtrack')).toBeGreaterThan(0);
    expect(maxHops('--geometry kademlia --fail 0.1')).toBeUndefined();
    expect(maxHops('--geometry flood')).toBeUndefined();
  });
});

describe('wrong arguments: what was wrong, and what would be right', () => {
  test.each([
    ['--geometry ring', /'ring' is invalid\. geometry must be one of hops, chord, /],
    ['--nodes 0', /nodes must be a whole number from 2 to 1,073,741,824, such as /],
    ['--nodes 2e9', /nodes must be a whole number from 2 to 1,073,741,824, such as /],
    ['--nodes 200 --id-bits 7', /7 ID bits allow only 128 IDs; use --id-bits 8 or more$/],
    ['--geometry hypercube --nodes 1000', /hypercube must have 2, 4, 8 or another power of two nodes, not/],
    ['--geometry tree --entries 2', /tree takes 1 to 1 contacts for each bit, not 2$/],
    ['--fail 1.0', /fail must be a fraction from 0 to below 1, such as 0\.3\.$/],
    ['--fail-mode range', /--fail-mode has no effect without failed nodes; use --fail as well$/],
    ['--geometry tree --fail 0.1 --on-dead next', /tree supports stop, not next$/],
    ['--packets 1e10', /for fewer than 2\^32 packets; use --no-load$/],
    ['--max-hops 9', /max hops has no effect without failed nodes or floods$/],
    [
      '--nodes 1e9 --memory 1GB',
      /1,000,000,000 nodes need 14\.\d\d GB; 1\.00 GB are available; [\d,]+ nodes would fit; use/,
    ],
    ['--nodes 1e8 --memory 1.2GB --threads 2', /; [\d,]+ nodes would fit; use fewer --nodes, or --no-load$/],
    ['--memory 50MB', /no size fits; use more --memory or fewer --threads$/],
    ['--memory 4', /memory must be a size such as 500MB or 4GB\.$/],
    ['--seed=', /seed must be text of one character or more\.$/],
  ])('%s', async (args, line) => {
    const command = routeCommand()
      .exitOverride()
      .configureOutput({ outputError: () => {} });
    const wrong = command.parseAsync(args.split(' '), { from: 'user' });
    await expect(wrong).rejects.toMatchObject({ exitCode: 1, message: expect.stringMatching(line) });
  });
});
