// `sinkward churn` as a shell sees it: its forms, the same for the same seed, wrong arguments, and an interruption.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { interruptUnderWay, type Program, type ProgramOptions, run } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));

function churn(args: string, options: ProgramOptions = {}): Program {
  return run(
    process.execPath,
    [SINKWARD, 'churn', ...args.split(' ').filter((word) => word !== '')],
    options,
  );
}

const SMALL = '--nodes 50 --session exponential:1min --for 20s --warm-up 5s --seed 7';

describe('sinkward churn', () => {
  test('prints the same table twice, and the command in it gives it again', async () => {
    const first = churn(SMALL);
    expect(await first.ends()).toBe(0);
    expect(first.stdout).toMatch(/^Overlay {6}chord, registry, 50 nodes\n/);
    expect(first.stdout).toMatch(/\nCounted {6}20 s after 5s of warm-up\n/);
    expect(first.stderr).toMatch(
      /^Seed: 7\.\nHandled [\d,]+ events in [\d.]+ CPU seconds: [\d,]+ a second\.\n$/,
    );
    const again = /\nAgain +sinkward churn ([\s\S]*)\n$/.exec(first.stdout)![1]!.replace(/ \\\n */g, ' ');
    const second = churn(again);
    expect(await second.ends()).toBe(0);
    expect(second.stdout).toBe(first.stdout);
  });

  test('prints one row of CSV, and one JSON object whose counts add up', async () => {
    const csv = churn(`${SMALL} --maintenance stabilize --entries 4 --format csv`);
    const json = churn(`${SMALL} --maintenance stabilize --entries 4 --format json`);
    expect([await csv.ends(), await json.ends()]).toEqual([0, 0]);
    const [head, row, end] = csv.stdout.split('\n');
    expect(end).toBe('');
    expect(row!.split(',').length).toBe(head!.split(',').length);
    const facts = await json.event<{
      event: string;
      issued: number;
      delivered: number;
      inFlight: number;
      failed: Record<string, number>;
      digest: string;
    }>('churn');
    const failed = Object.values(facts.failed).reduce((sum, count) => sum + count, 0);
    expect(facts.delivered + failed + facts.inFlight).toBe(facts.issued);
    expect(facts.issued).toBeGreaterThan(500);
    expect(row!.endsWith(`,${facts.digest}`)).toBe(true);
    const again = churn(`${SMALL} --maintenance stabilize --entries 4 --format json`);
    expect(await again.ends()).toBe(0);
    expect(again.stdout).toBe(json.stdout);
    expect(again.stderr).toMatch(/^Handled [\d,]+ events in /);
  });

  test.each([
    ['--geometry pastry', 'churn does not support pastry (leaf-set repair is not modelled); use'],
    [
      '--geometry hops --maintenance stabilize',
      'hops does not support --maintenance stabilize (only chord); use --maintenance registry',
    ],
    ['--geometry kademlai', "geometry must be one of chord, hops, kademlia; did you mean 'kademlia'?"],
    ['--maintenance stabilize --detect 1s', '--detect needs --maintenance registry'],
    ['--fix-fingers-period 1s', '--fix-fingers-period needs --maintenance stabilize'],
    ['--nodes 1', 'nodes must be a whole number from 2 to'],
    ['--seed=', 'seed must be text of one character or more'],
    [
      '--nodes 1e7 --session constant:1s --for 1d',
      'nodes would join in all, but there are only 2,147,483,648 IDs',
    ],
    [
      '--nodes 1e6 --lookups 1000/s/node',
      'lookups would be in flight at a time, 50,000,000 at most are possible; use',
    ],
    ['--nodes 2e7 --geometry kademlia --entries 64', '20,000,000 nodes need 3'],
  ])('%s is one line on stderr, and exit code 2', async (args, line) => {
    const program = churn(args);
    expect(await program.ends()).toBe(2);
    expect(program.stdout).toBe('');
    expect(program.complaints).toHaveLength(1);
    expect(program.stderr).toContain(line);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s has it print what there is so far, marked as partial: exit code %d',
    async (signal, code) => {
      const folder = mkdtempSync(join(tmpdir(), 'sinkward-churn-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const begin = () => churn(`--nodes 2000 --for 24h --warm-up 1s --seed 7 --out ${join(folder, 'new')}`);
      const hops = () => readFileSync(join(folder, 'new', 'hops.csv'), 'utf8');
      const program = await interruptUnderWay(begin, signal, () => /^1,\d+$/m.test(hops()));
      expect(program.exitCode).toBe(code);
      expect(program.stdout).toMatch(/\nPARTIAL {6}interrupted: these are the results so far\n/);
      expect(program.stdout).toMatch(/\nDigest +[0-9a-f]{16}\n/);
      const file = (name: string) => readFileSync(join(folder, 'new', name), 'utf8');
      expect(file('timeline.csv')).toMatch(/^second,live,issued,delivered,failed,/);
      expect(file('hops.csv')).toMatch(/^hops,lookups\n1,\d+\n/);
      expect(file('latency.csv')).toMatch(/^latency_ms,lookups\n100,\d+\n/);
    },
  );

  test('says in one line when it cannot write what it is to write', async () => {
    const program = churn('--nodes 50 --seed 7 --out /dev/null/results');
    expect(await program.ends()).toBe(1);
    expect(program.stderr).toBe('error: cannot write /dev/null/results: not a directory\n');
  });
});

test('bench/churn.ts gives one result twice and prints rows', () => {
  const path = fileURLToPath(new URL('../../bench/churn.ts', import.meta.url));
  const args = ['--import', 'tsx', path, '--size', 'small', '--runs', '2', '--seed', 'test'];
  const out = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const rows = out.split('\n').filter((line) => /│ (?:static|churn)/.test(line));
  expect(rows.map((row) => row.split('│')[2]!.trim())).toEqual(['100', '100', '100']);
});
