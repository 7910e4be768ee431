// `sinkward compare` as a shell sees it: its forms, the same file however often it broke off, refusals, an interruption.

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Program, type ProgramOptions, run } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'sinkward-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const grid = join(folder, 'grid.csv');
beforeEach(() => rmSync(grid, { force: true }));

function compare(args: string, options: ProgramOptions = {}): Program {
  return run(process.execPath, [SINKWARD, 'compare', ...args.split(' ')], { stdin: 'ignore', ...options });
}

async function ended(code: number, args: string): Promise<Program> {
  const program = compare(args);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

/** Twelve cells, the last three of which take longer than all others. */
const SLOW = '--geometries chord,flood --nodes 500,5000 --fail 0,0.2,0.4 --packets 1500 --seed s';
const QUICK = '--geometries chord,symphony --nodes 100 --fail 0,0.5 --packets 200';

test('the same rows on one thread and on three, on stdout and in a file, as CSV and as JSON, and of `sinkward route`', async () => {
  const [csv, json] = await Promise.all([
    ended(0, `${QUICK} --threads 1 --format csv`),
    ended(0, `${QUICK} --threads 3 --format json`),
    ended(0, `${QUICK} --threads 3 --out ${grid}`),
  ]);
  expect(readFileSync(grid, 'utf8')).toBe(csv!.stdout);
  expect(csv!.stderr + json!.stderr).toBe('');
  const [head, ...lines] = csv!.stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  const columns = head!.split(',');
  const cells = json!.events.map(({ event, schemaVersion, ...row }, place) => {
    expect([event, schemaVersion]).toEqual(['cell', place === 0 ? 1 : undefined]);
    expect(Object.keys(row)).toEqual(columns);
    return Object.values(row)
      .map((value) => value ?? '')
      .join(',');
  });
  expect(cells).toEqual(lines);
  for (const row of json!.events) expect(Number(row['delivered']) + Number(row['failed'])).toBe(200);

  const { version, theory_path_mean: _, ...last } = rowOf(csv!.stdout, 3);
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  const route = '--geometry symphony --nodes 100 --fail 0.5 --packets 200 --seed 1 --format csv';
  const alone = run(process.execPath, [SINKWARD, 'route', ...route.split(' ')], { stdin: 'ignore' });
  expect(await alone.ends()).toBe(0);
  expect(rowOf(alone.stdout, 0)).toMatchObject(last);
});

function rowOf(text: string, line: number): Record<string, string> {
  const [head, ...rows] = text.split('\n').map((cells) => cells.split(','));
  return Object.fromEntries(head!.map((column, place) => [column, rows[line]![place]!]));
}

const gridText = () => (statSync(grid, { throwIfNoEntry: false })?.size ? readFileSync(grid, 'utf8') : '');

/** Waits until the file has so many whole lines. */
async function gridHas(lines: number): Promise<void> {
  await expect.poll(() => gridText().split('\n').length, { interval: 2 }).toBeGreaterThan(lines);
}

test('killed at a known place it goes on there, and the file is that of a run that was not', async () => {
  await ended(0, `${SLOW} --out ${grid}`);
  const whole = readFileSync(grid, 'utf8');
  rmSync(grid);
  const args = `${SLOW} --format csv --threads 2 --out ${grid}`;
  let left = whole;
  while (left === whole) {
    rmSync(grid, { force: true });
    const killed = compare(args);
    await gridHas(5);
    killed.killGroup();
    await killed.ends();
    left = gridText(); // all of it: the kill came too late
  }
  expect(whole.startsWith(left)).toBe(true);
  writeFileSync(grid, whole.slice(0, left.length + 7)); // and a line that broke off
  const again = await ended(0, args);
  expect(again.stderr).toMatch(/^12 cells in .*grid\.csv, \d of them from an earlier run\.\n$/m);
  expect(readFileSync(grid, 'utf8')).toBe(whole);

  const third = await ended(0, `${SLOW} --out ${grid}`);
  expect(third.stderr).toBe(`Nothing to do: ${grid} has all 12 cells.\n`);
  const { complaints } = await ended(2, `${SLOW},t --out ${grid}`.replace('--seed s,', '--seed '));
  expect(complaints).toEqual([
    `error: ${grid} is of another grid: its row 1 has seed s, not t; use another --out, or move the file away`,
  ]);
  expect(third.stdout).toMatch(/^IDs of 31 bits\nDelivered packets in %, by fraction of failed nodes\n/);
  expect(readFileSync(grid, 'utf8')).toBe(whole);
});

test('an interrupt prints what there is, says how many cells are done and how to go on, and ends with 130', async () => {
  const program = compare(`${SLOW} --out ${grid} --nodes 500,20000 --packets 1e5`);
  await gridHas(2);
  program.signal('SIGINT');
  expect(await program.ends()).toBe(130);
  const rows = readFileSync(grid, 'utf8').trimEnd().split('\n').length - 1;
  expect(program.stderr).toContain(`Interrupted: ${rows} of 12 cells `);
  expect(program.stderr).toContain(
    `in ${grid}.\nTo resume:\n  sinkward compare --geometries chord,flood --nodes 500,5000`,
  );
  expect(rows).toBeGreaterThan(0);
  expect(program.stdout).toMatch(/^PARTIAL: interrupted/);
});

test.each([
  ['--nodes 1000,1', 'nodes must be a whole number from 2 to 1,073,741,824, such as 1000, 10_000 or 1e6'],
  ['--fail 0..1', 'fail must be fractions from 0 to below 1'],
  ['--nodes 1000,1e5 --geometries hypercube', 'some cells cannot be run: hypercube must have 2, 4'],
  ['--seeds 100 --nodes 1e3,1e4,1e5', 'at most 10,000 cells, not 12,600; use shorter lists'],
  ['--geometries flood --entries 64 --nodes 1000,1e9 --packets 1', 'flood: 1,000,000,000 nodes need 2'],
  ['--out /dev/full', '--out must be a regular file, which /dev/full is not'],
])('%s: one line, 2, and nothing is run', async (args, message) => {
  const { stdout, complaints } = await ended(2, `${args}${args.includes('--out') ? '' : ` --out ${grid}`}`);
  expect(stdout).toBe('');
  expect(complaints).toEqual([expect.stringMatching(/^error: /)]);
  expect(complaints[0]).toContain(message);
  expect(statSync(grid, { throwIfNoEntry: false })).toBeUndefined();
});

test('a full disk: one line, 1, and where to go on', async () => {
  const limited = run('bash', [
    '-c',
    `trap '' XFSZ; ulimit -f 2; exec ${process.execPath} ${SINKWARD} compare ${QUICK} --seeds 5 --out ${grid}`,
  ]);
  expect(await limited.ends()).toBe(1);
  expect(limited.complaints.at(-1)).toMatch(
    /^error: cannot write .*grid\.csv: file too large: \d+ of 20 cells are in it; the same command resumes$/,
  );
  expect((await ended(0, `${QUICK} --seeds 5 --out ${grid}`)).stderr).toMatch(/of them from an earlier run/);
  expect(readFileSync(grid, 'utf8')).toBe((await ended(0, `${QUICK} --seeds 5 --format csv`)).stdout);
});
