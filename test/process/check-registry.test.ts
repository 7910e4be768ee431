// `sinkward check registry`: our own registry, the example and those of the known dialects pass, and each planted fault is found
// by the check that names it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkRegistry, failed, noPython, notPassed } from '../check/kit.ts';
import { plant } from '../check/mutants/mutants.ts';
import { REGISTRY_MUTANTS } from '../check/mutants/registry.ts';
import type { DialectName } from '../peers/dialects.ts';
import { freshSeed, isLong } from '../support/fresh.ts';
import { programPath, run, start } from './program.ts';

const SINKWARD = programPath('registry').replace('registry/main.js', 'sinkward.js');
const check = (...args: string[]) => run(process.execPath, [SINKWARD, 'check', 'registry', ...args]);

test('our own registry passes every check', async () => {
  const load = isLong ? [] : ['--no-load'];
  const program = check(
    ...load,
    '--format',
    'csv',
    '--',
    process.execPath,
    programPath('registry'),
    '{port}',
  );
  await program.ends();
  const [, ...rows] = program.stdout.trim().split('\n');
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => !/^registry,[\w.-]+,[\w-]+,pass,/.test(row))).toEqual([]);
  expect(program.exitCode).toBe(0);
});

test('another spelling of its commands', async () => {
  const wrong = ['--setup-command', 'set-up-now {entries}', '--patience', '2s', '--no-load'];
  const program = check(
    ...wrong,
    '--format',
    'csv',
    '--',
    process.execPath,
    programPath('registry'),
    '{port}',
  );
  await program.ends();
  expect(program.stdout).toMatch(/^registry,setup.reaches-all,setup,fail,/m);
  expect(program.exitCode).toBe(3);
});

test('a registry that runs already: its commands are asked for', async () => {
  const registry = start('registry', ['0']);
  const [, port] = await registry.says(/127\.0\.0\.1:(\d+)/);
  const program = check('--attach', `:${port}`, '--format', 'csv');
  // Both set-ups, and the run between them.
  for (const typed of ['setup-overlay 3', 'start-rounds 25000', 'setup-overlay 4']) {
    await program.until(() => program.stderr.includes(`at your registry: ${typed}`) || undefined, typed);
    registry.send(typed);
  }
  await program.ends();
  expect(program.stdout).not.toMatch(/,fail,/);
  expect(program.stdout).toMatch(/^registry,setup.again,setup,pass,/m);
  expect(program.stdout).toMatch(/^registry,run.sums,.*its output cannot be read/m);
  expect(program.exitCode).toBe(0);
});

test.each([
  [['--', 'registry'], /the command must have \{port\} or \{registry\} where the address goes/],
  [[], /the command of your program is missing: put it after --/],
  [
    ['--start-command', 'go', '--', 'registry', '{port}'],
    /start-command must say where the number goes: \{packets\}/,
  ],
])('%j is refused', async (args, reason) => {
  const program = check(...args);
  await program.ends();
  expect(program.stderr).toMatch(reason);
  expect(program.exitCode).toBe(2);
});

test.skipIf(noPython)('docs/registry.py passes', async () => {
  const program = join(import.meta.dirname, '../../docs/registry.py');
  expect(
    notPassed(await checkRegistry({ command: ['python3', program, '{port}'] }, { load: isLong })),
  ).toEqual([]);
});

/** A wrong program waits out each limit: these are short, as nothing is concluded from what passes. */
const HASTY = { patienceMs: 4000, startMs: 30_000 };

/** B and D do not look after the connections of their nodes, and set up with dead ones for ever. */
const SURVIVAL = ['survival.client-dies'];

const DIALECTS: readonly (readonly [DialectName, RegExp, readonly string[]])[] = [
  ['A', /on the connection that a node registered on: dialect A/, []],
  ['B', /on a connection of its own to the listener, as dialect B does/, SURVIVAL],
  ['C', /on connections to the listener, which stay open: dialects C and D/, []],
  ['D', /on connections to the listener, which stay open: dialects C and D/, SURVIVAL],
];

test.runIf(isLong).each(DIALECTS)('a registry of dialect %s', async (dialect, remark, fails) => {
  const program = join(import.meta.dirname, '../check/registry/foreign-registry.ts');
  const command = [process.execPath, '--import', 'tsx', program, dialect, '{port}'];
  const results = await checkRegistry({ command, ...HASTY });
  expect(failed(results)).toEqual(fails);
  expect(results.find(({ name }) => name === 'setup.reaches-all')?.dialect).toMatch(remark);
});

describe.skipIf(noPython)(
  'a fault is found by the check that names it, and by no more than its consequences',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinkward-check-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(fresh(REGISTRY_MUTANTS, 1))('$name', async (mutant) => {
      const path = plant('registry.py', mutant, mkdtempSync(join(folder, 'm-')));
      const command = ['python3', path, '{port}'];
      const found = failed(await checkRegistry({ command, ...HASTY }, { load: mutant.load === true }));
      expect(found).toContain(mutant.foundBy);
      const consequences = [mutant.foundBy, ...(mutant.alsoFails ?? [])];
      expect(found.filter((name) => !consequences.includes(name))).toEqual([]);
    });
  },
);

/** Others in each run; all of them in the long version. */
function fresh<T>(cases: readonly T[], few: number): readonly T[] {
  if (isLong) return cases;
  const first = freshSeed() % cases.length;
  return Array.from({ length: few }, (_, i) => cases[(first + i * 11) % cases.length]!);
}
