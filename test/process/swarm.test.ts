// `sinkward swarm` as a shell sees it: seeds that pass, one that fails and can be run again, a scenario of one's own.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type Program, run } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
const CALM = fileURLToPath(new URL('../../scenarios/calm.yaml', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'sinkward-swarm-'));
afterAll(() => rmSync(folder, { recursive: true }));

function sinkward(args: string): Program {
  return run(process.execPath, [SINKWARD, ...args.split(' ')], { stdin: 'ignore' });
}

async function ended(code: number, args: string): Promise<Program> {
  const program = sinkward(args);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

/** So few events are allowed that seed 4 is the first to fail. */
const TIGHT = '--max-events 5000';

test('--help: examples first, in 80 columns', async () => {
  const { stdout } = await ended(0, 'swarm --help');
  expect(stdout).toMatch(/^Examples:\n( {2}sinkward swarm \S.*\n){3,}\nUsage: sinkward swarm /);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('seeds that pass: what was seen, the same on one thread and on three, as text, CSV and JSON', async () => {
  const [one, three, csv, json] = await Promise.all([
    ended(0, 'swarm --seeds 20 --threads 1'),
    ended(0, 'swarm --seeds 20 --threads 3'),
    ended(0, 'swarm --seeds 20 --format csv'),
    ended(0, 'swarm --seeds 20 --format json'),
  ]);
  expect(three!.stdout).toBe(one!.stdout);
  expect(one!.stdout).toMatch(/^From seed 1: 20 scenarios passed every check, [\d,]+ events\.\n\n/);
  expect(one!.stderr).toMatch(
    /^Ran 20 scenarios, [\d,]+ events, in .* CPU seconds: .* events a second\.\n$/m,
  );
  const [summary] = json!.events;
  expect(summary).toMatchObject({ event: 'swarm', from: 1, seeds: 20, failed: 0, partial: false });
  const seen = summary!['seen'] as Record<string, number>;
  const never = summary!['neverSeen'] as string[];
  expect(seen['a packet was relayed clockwise']).toBeGreaterThan(100);
  const [head, ...lines] = csv!.stdout.trimEnd().split('\n');
  expect(head).toBe('seen,times,scenario,faults,max_events,from,seeds,for,keep_going,partial');
  const rows = [...Object.entries(seen), ...never.map((what) => [what, 0])];
  expect(lines.sort()).toEqual(rows.map((row) => `${row},,1,3000000,1,20,,0,0`).sort());
  for (const what of never) expect(one!.stdout).toContain(`       never  ${what}\n`);
});

test('a seed that fails: it is shrunk, kept, and fails again by each command that is shown', async () => {
  const out = join(folder, 'failures');
  const [one, two] = await Promise.all([
    ended(3, `swarm ${TIGHT} --threads 1 --out ${out}`),
    ended(3, `swarm ${TIGHT} --threads 2`),
  ]);
  const [, seed] =
    /^Seed (\d) fails\.\n {2}a simulation ends: \d{4} events, and no end\n/.exec(one!.stdout) ?? [];
  expect(seed).toBeDefined();
  expect(one!.stdout).toMatch(
    /\nShrunk from \d+ nodes, \d+ commands, \d+ faults to \d+ nodes, \d commands, [01] faults?:\n/,
  );
  expect(readdirSync(out)).toEqual([`seed-${seed}.yaml`]);
  const yaml = readFileSync(join(out, `seed-${seed}.yaml`), 'utf8');
  expect(one!.stdout).toContain(yaml);
  expect(two!.stdout).toContain(yaml.slice(yaml.indexOf('\n\n')));
  const [, again] = one!.stdout.split('\nAgain:\n');
  const commands = again!
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^ +sinkward /, ''));
  expect(commands).toHaveLength(3);
  const [drawn, shrunk] = await Promise.all(commands.slice(0, 2).map((command) => ended(3, command)));
  expect(drawn!.stdout).toMatch(new RegExp(`^Seed ${seed} fails\\.\n {2}a simulation ends`));
  expect(shrunk!.stdout).toMatch(/^Seed 0 fails\.\n {2}a simulation ends/);
  expect(yaml).toContain(`# Again: sinkward ${commands[1]}\n`);
  expect((await ended(0, commands[2]!)).stdout).toContain('Again ');
});

test('--keep-going: each that fails is told in order of seed, and how many did', async () => {
  const { events } = await ended(3, 'swarm --seeds 4 --max-events 1000 --keep-going --format json');
  const failures = events.filter(({ event }) => event === 'failure');
  const seeds = failures.map(({ seed }) => seed as number);
  expect(seeds.length).toBeGreaterThan(1);
  expect(seeds).toEqual(seeds.toSorted((a, b) => a - b));
  for (const { violations, again } of failures) {
    expect(violations).toMatchObject([{ check: 'ends', rule: 'a simulation ends' }]);
    expect(again).toHaveLength(1);
  }
  expect(events.at(-1)).toMatchObject({ event: 'swarm', seeds: 4, failed: seeds.length });
});

test('a scenario of one’s own: seed 0 is the file as it is', async () => {
  const { stdout } = await ended(0, `swarm --scenario ${CALM} --seeds 1 --no-faults`);
  const events = /^From seed 0: 1 scenario passed every check, ([\d,]+) events\.\n/.exec(stdout)![1]!;
  expect(Number(events.replaceAll(',', ''))).toBeGreaterThan(1000);
  expect(stdout).toMatch(/ 1 {2}a run over hops was done\n/);
  expect(stdout).not.toContain('a run over chord');
});

test('--for: ends by itself; an interruption prints what was done so far', async () => {
  const timed = ended(0, 'swarm --for 1s --from 1 --format json');
  const interrupted = sinkward('swarm --seeds 1e9 --format csv');
  await interrupted.says(/^swarm: [\d,]+ of 1,000,000,000 scenarios, /m);
  interrupted.signal('SIGINT');
  expect(await interrupted.ends()).toBe(130);
  expect(interrupted.stdout).toMatch(/^seen,times,.*,partial\n(?:.*,1\n)+$/);
  expect(interrupted.stderr).toMatch(/\nRan [\d,]+ scenarios, /);
  expect((await timed).events[0]!['seeds']).toBeGreaterThan(0);
});

test.each([
  ['--no-faults', /--no-faults is for a scenario of your own; use --scenario <file> as well$/],
  [
    '--for 10',
    /'10' is invalid\. for must be a duration from 1s to 7d, such as 250us, 50ms, 1\.5s or 10min$/,
  ],
  ['--seeds 0', /'0' is invalid\. seeds must be a whole number from 1 to 1,000,000,000/],
  ['--scenario nowhere.yaml', /cannot read nowhere\.yaml: no such file or directory$/],
])('%s is a wrong argument', async (args, line) => {
  const { complaints, stdout } = await ended(2, `swarm ${args}`);
  expect(stdout).toBe('');
  expect(complaints).toEqual([expect.stringMatching(line)]);
});
