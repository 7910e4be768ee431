// `sinkward check registry`: our own registry passes, and what the command says when it is used wrongly.

import { expect, test } from 'vitest';
import { programPath, run, start } from './program.ts';

const SINKWARD = programPath('registry').replace('registry/main.js', 'sinkward.js');
const check = (...args: string[]) => run(process.execPath, [SINKWARD, 'check', 'registry', ...args]);

test('our own registry passes every check', async () => {
  const program = check('--format', 'csv', '--', process.execPath, programPath('registry'), '{port}');
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
  expect(program.stdout).toMatch(/^registry,run.sums,.*what it prints is not seen/m);
  expect(program.exitCode).toBe(0);
});

test.each([
  [['--', 'registry'], /the command must say where the address goes: \{port\} or \{registry\}/],
  [[], /which program\?/],
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
