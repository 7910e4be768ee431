import { describe, expect, test } from 'vitest';
import { conservationMistake, routeCommand } from '../../src/commands/route/command.ts';
import { relayCounts } from '../../src/commands/route/figures.ts';
import { RouteBar, walkLine } from '../../src/commands/route/progress.ts';

describe('conservation', () => {
  const ended = {
    sent: 10,
    packets: 10,
    partial: false,
    delivered: 7,
    failed: { 'no live peer': 2, 'too many hops': 1 },
    inFlight: 0,
  };

  test('holds when delivered, failed and in flight are what was sent', () => {
    expect(conservationMistake(ended)).toBeUndefined();
    expect(
      conservationMistake({ ...ended, partial: true, packets: 20, delivered: 5, inFlight: 2 }),
    ).toBeUndefined();
  });

  test.each([
    [{ delivered: 6 }, '6 delivered, 3 failed, 0 in flight are not the 10 sent'],
    [{ delivered: 8 }, 'are not the 10 sent'],
    [{ packets: 11 }, '10 of 11 packets were sent'],
    [{ delivered: 6, inFlight: 1 }, '1 have not ended'],
  ])('%o breaks it', (change, mistake) => {
    expect(conservationMistake({ ...ended, ...change })).toContain(mistake);
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

describe('the bar', () => {
  const walked = { label: 'walking', packets: 2_500_000, hops: 24_600_000, seconds: 2 };

  test('says packets, hops a second and the time left; in less room the first go', () => {
    expect(walkLine(walked, 1e7, 97)).toMatch(
      /^walking {2}\[#{5}\.{17}\] {3}25 % {2}2,500,000 of 10,000,000 packets, 12\.3M hops\/s, 6 s left$/,
    );
    expect(walkLine(walked, 1e7, 57)).toMatch(/^walking {2}\[#+\.+\] {3}25 % {2}12\.3M hops\/s, 6 s left$/);
    expect(walkLine(walked, 1e7, 44)).toMatch(/^walking {2}\[#+\.+\] {3}25 % {2}6 s left$/);
    expect(walkLine(walked, 1e7, 12)).toBe('walking  25');
    for (let width = 0; width < 120; width++)
      expect(walkLine(walked, 1e7, width).length).toBeLessThanOrEqual(width);
  });

  test.each([
    [0.1, '1 s'],
    [59, '59 s'],
    [60, '1:00 min'],
    [3599, '59:59 min'],
    [3601, '1:01 h'],
    [360_000, '100:00 h'],
  ])('%d seconds left', (left, text) => {
    const line = walkLine({ label: 'walking', packets: 1, hops: 1, seconds: left }, 2, 100);
    expect(line.endsWith(`, ${text} left`)).toBe(true);
  });

  test('before the first packet has ended there is no time left, and no division by zero', () => {
    const line = walkLine({ label: 'walking', packets: 0, hops: 0, seconds: 0 }, 10, 100);
    expect(line).toMatch(/0 of 10 packets, 0 hops\/s$/);
  });

  function bar(isTTY: boolean) {
    const written: string[] = [];
    let nowMs = 0;
    const output = { isTTY, write: (text: string) => written.push(text) };
    const shown = new RouteBar(
      output,
      () => 60,
      () => nowMs,
      100,
    );
    return { written, shown, wait: (ms: number) => (nowMs += ms) };
  }

  test('tells the phases, each with its own clock, and goes', () => {
    const { written, shown, wait } = bar(true);
    shown.show({ phase: 'drawing IDs', packets: 0, hops: 0 });
    wait(2500);
    shown.show({ phase: 'drawing IDs', packets: 0, hops: 0 });
    shown.show({ phase: 'indexing', packets: 0, hops: 0 });
    wait(1000);
    shown.show({ phase: 'walking', packets: 0, hops: 0 });
    wait(1000);
    shown.show({ phase: 'walking', packets: 50, hops: 200 });
    shown.hide();
    shown.hide();
    expect(written.map((text) => text.replace('\r\x1b[K', ''))).toEqual([
      'drawing IDs, 0 s',
      'drawing IDs, 2 s',
      'indexing the IDs, 0 s',
      expect.stringMatching(/^walking .* 0 % {2}0 of 100 packets, 0 hops\/s$/),
      expect.stringMatching(/^walking .* 50 % {2}200 hops\/s, 1 s left$/),
      '',
    ]);
    for (const text of written) expect(text.length).toBeLessThanOrEqual('\r\x1b[K'.length + 57);
  });

  test('is nothing where there is no terminal', () => {
    const { written, shown } = bar(false);
    shown.show({ phase: 'walking', packets: 50, hops: 200 });
    shown.waiting('writing nodes.csv');
    shown.hide();
    expect(written).toEqual([]);
  });
});

describe('wrong arguments: what was wrong, and what would be right', () => {
  test.each([
    ['--geometry ring', /'ring' is invalid\. geometry must be one of hops, chord, /],
    ['--nodes 0', /nodes must be a whole number from 2 to 1,073,741,824, such as /],
    ['--nodes 2e9', /nodes must be a whole number from 2 to 1,073,741,824, such as /],
    ['--nodes 200 --id-bits 7', /IDs of 7 bits has 2 to 128 nodes, not 200$/],
    ['--geometry hypercube --nodes 1000', /hypercube must have 2, 4, 8 or another power of two nodes, not/],
    ['--geometry tree --entries 2', /tree takes 1 to 1 contacts for each bit, not 2$/],
    ['--fail 1.0', /fail must be a share from 0 to below 1, such as 0\.3\.$/],
    ['--fail-mode range', /: give --fail <share> too$/],
    ['--geometry tree --fail 0.1 --on-dead next', /tree supports stop, not next$/],
    ['--packets 1e10', /: give --no-load for more$/],
    [
      '--nodes 1e9 --memory 1GB',
      /1,000,000,000 nodes need 14\.\d\d GB; 1\.00 GB are available; [\d,]+ nodes would fit: give/,
    ],
    ['--nodes 1e8 --memory 1.2GB --threads 2', /; [\d,]+ nodes would fit: give fewer --nodes, or --no-load$/],
    ['--memory 50MB', /no size fits: give more --memory, or fewer --threads$/],
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
