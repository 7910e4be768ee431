// `sinkward check registry`: our own registry passes, and what the command says when it is used wrongly.

import { expect, test } from 'vitest';
import { programPath, run } from './program.ts';

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
  const wrong = ['--setup-command', 'set-up-now {entries}', '--patience', '300ms', '--no-load'];
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
