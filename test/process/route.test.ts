// `sinkward route` as a shell sees it: the same for the same seed, the table of a simulation, wrong arguments, interruptions.

import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { interruptUnderWay, type Program, type ProgramOptions, run } from './program.ts';

const path = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sinkward-route-'));
afterAll(() => rmSync(folder, { recursive: true }));

function sinkward(args: string, options: ProgramOptions = {}): Program {
  const words = args.split(' ').filter((word) => word !== '');
  return run(process.execPath, [path, ...words], { stdin: 'ignore', ...options });
}

async function ended(code: number, args: string, options: ProgramOptions = {}): Promise<Program> {
  const program = sinkward(args, options);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

const read = (...names: string[]) => readFileSync(join(folder, ...names), 'utf8');

const SMALL = 'route --nodes 2_000 --packets 2e4 --seed 7';

test('stdout is the same whatever the threads, and the command in it gives it again', async () => {
  const args = `${SMALL} --geometry symphony --fail 0.2 --fail-mode high-load`;
  const [one, three] = await Promise.all([ended(0, `${args} --threads 1`), ended(0, `${args} --threads 3`)]);
  expect(three.stdout).toBe(one.stdout);
  expect(one.stdout).toMatch(/^Overlay {7}symphony, 2,000 nodes, entries 4\n/);
  expect(one.stdout).toMatch(/^Packets {7}20,000 sent\nDelivered {5}[\d,]+: \d\d?\.\d{4} %$/m);
  expect(one.stderr).toMatch(
    /^Seed: 7\.\nWalked in [\d.]+ s: \S+ hops a second, \S+ a CPU second\.\nBuilt in .* at most\.\n$/,
  );
  const again = await ended(
    0,
    /\nAgain +sinkward ([\s\S]*)$/.exec(one.stdout)![1]!.replace(/\s*\\?\n\s*/g, ' '),
  );
  expect(again.stdout).toBe(one.stdout);
});

test('CSV is a header and a row, JSON one object of which all packets are accounted for', async () => {
  const args = `${SMALL} --geometry kademlia --fail 0.3 --on-dead backtrack`;
  const [csv, json] = await Promise.all([
    ended(0, `${args} --format csv`),
    ended(0, `${args} --format json`),
  ]);
  const [header, row, end] = csv.stdout.split('\n').map((line) => line.split(','));
  expect(end).toEqual(['']);
  expect(row!.length).toBe(header!.length);
  const facts = await json.event<{
    event: string;
    delivered: number;
    failed: Record<string, number>;
    digest: string;
    pathLength: { counts: [number, number][] };
  }>('route');
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  expect(facts.delivered + sum(Object.values(facts.failed))).toBe(20_000);
  expect(sum(facts.pathLength.counts.map(([, packets]) => packets))).toBe(facts.delivered);
  expect(row![header!.indexOf('digest')]).toBe(facts.digest);
  expect(JSON.parse(json.complaints[0]!)).toMatchObject({ event: 'speed', unit: 'hops' });
});

describe('--out', () => {
  test.each(['hops', 'pastry'])(
    '%s: the table of all nodes is that of the simulation; distributions add up',
    async (geometry) => {
      const size = `--geometry ${geometry} --nodes 50 --entries 4 --seed same --id-bits 9`;
      const [simulation] = await Promise.all([
        ended(0, `simulate ${size} --packets 20 --format csv`),
        ended(0, `route ${size} --packets 1000 --out ${join(folder, geometry)}`),
      ]);
      expect(read(geometry, 'nodes.csv')).toBe(simulation.stdout);
      const columns = (name: string) =>
        read(geometry, name)
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',').map(Number) as [number, number]);
      const total = (pairs: [number, number][], weigh: (pair: [number, number]) => number) =>
        pairs.reduce((sum, pair) => sum + weigh(pair), 0);
      const lengths = columns('path-lengths.csv');
      const loads = columns('relay-load.csv');
      expect(total(lengths, ([, packets]) => packets)).toBe(1000);
      expect(total(loads, ([, nodes]) => nodes)).toBe(50);
      expect(total(loads, ([relayed, nodes]) => relayed * nodes)).toBe(
        total(lengths, ([hops, packets]) => (hops - 1) * packets),
      );
      expect(JSON.parse(read(geometry, 'route.json'))).toMatchObject({ event: 'route', delivered: 1000 });
    },
  );

  test('nodes that have failed are marked; files of an earlier run go', async () => {
    const out = join(folder, 'failed');
    await ended(0, `route --nodes 100 --packets 1000 --seed 7 --fail 0.25 --out ${out}`);
    const rows = read('failed', 'nodes.csv').trimEnd().split('\n');
    expect(rows.filter((row) => /^\d+,0,0,0,0,0,\d*,1$/.test(row))).toHaveLength(25);
    expect(rows.at(-1)).toMatch(/^Sum,1000,\d+,\d+,-?\d+,-?\d+,\d+,25$/);
    await ended(0, `route --nodes 100 --packets 1000 --seed 7 --no-load --out ${out}`);
    expect(readdirSync(out)).toEqual(['path-lengths.csv', 'route.json']);
  });

  test('a folder that cannot be is one line, before anything is walked', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const [out, why] of [
      [join(folder, 'none/such'), 'no such file or directory'],
      [join(folder, 'file'), 'not a directory'],
    ]) {
      const { stdout, complaints } = await ended(1, `${SMALL} --out ${out}`);
      expect(stdout).toBe('');
      expect(complaints).toEqual([`error: cannot write ${out}: ${why}`]);
    }
  });
});

test('a wrong argument, and a size that does not fit: one line at once, and 2', async () => {
  for (const [args, line] of [
    ['--geometry ring', /^error: .*'ring' is invalid\. geometry must be one of hops, chord, /],
    [
      '--nodes 1e9 --memory 1GB',
      /^error: 1,000,000,000 nodes need [\d.]+ GB; 1\.00 GB are available; .*; use fewer/,
    ],
  ] as const) {
    const { stdout, complaints } = await ended(2, `route ${args}`);
    expect(stdout).toBe('');
    expect(complaints).toEqual([expect.stringMatching(line)]);
  }
});

describe('interrupted', () => {
  /** Hours. */
  const LONG = 'route --geometry hops --entries 1 --nodes 1000 --packets 1e9 --seed 7';

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s, it prints what there is so far, marked, and ends with %d', async (signal, code) => {
    const begin = () => sinkward(`${LONG} --out ${join(folder, signal)}`);
    const hasSent = ({ stdout }: Program) => !/^Packets {6}0 sent$/m.test(stdout);
    const program = await interruptUnderWay(begin, signal, hasSent);
    expect(program.exitCode).toBe(code);
    expect(program.stdout).toMatch(/^PARTIAL {6}interrupted: these are the results so far$/m);
    expect(program.stdout).toMatch(/^Packets {6}[\d,]+ sent\n {13}of 1,000,000,000$/m);
    expect(program.stderr).not.toContain('error');
    expect(JSON.parse(read(signal, 'route.json'))).toMatchObject({ partial: true, packets: 1e9 });
  });

  test('while the IDs are drawn: nothing was sent', async () => {
    const program = sinkward('route --nodes 2e8 --id-bits 31 --seed 7 --no-load');
    await program.says(/^Seed: 7\.\n/);
    program.signal('SIGINT');
    expect(await program.ends()).toBe(130);
    expect(program.stdout).toMatch(/^Packets {6}0 sent\n {13}of 100,000\nDelivered {4}no packet has ended$/m);
  });
});

test('output that cannot be written is one line, and 1; a reader that has enough ends it quietly', async () => {
  const fd = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(fd));
  const full = await ended(1, SMALL, { stdout: fd });
  expect(full.complaints.at(-1)).toMatch(/^error: cannot write the output: .*no space left/);
  const deaf = run('sh', ['-c', `"$0" "$1" ${SMALL} 2> /dev/full`, process.execPath, path]);
  expect(await deaf.ends()).toBe(1);
  expect(deaf.stdout).toMatch(/^Overlay [\s\S]*\nAgain [\s\S]*\n$/);
  const head = run('sh', ['-c', `"$0" "$1" ${SMALL} | head -n 1`, process.execPath, path]);
  expect(await head.ends()).toBe(0);
  expect(head.stdout).toMatch(/^Overlay .*\n$/);
  expect(head.stderr).not.toContain('error');
});
