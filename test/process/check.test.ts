// `sinkward check` as a shell sees it: a folder of submissions, a command that cannot be started, and an interruption.

import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Program, run } from './program.ts';

const sinkward = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
const messenger = fileURLToPath(new URL('../../docs/messenger.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sinkward-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(...args: readonly string[]): Program {
  return run(process.execPath, [sinkward, 'check', 'messenger', '--no-load', ...args], { stdin: 'ignore' });
}

const python = spawnSync('python3', ['--version']).status === 0;

/** Prints as much as it likes, leaves a process behind that belongs to nobody, and crashes. */
const CRASHES = `#!/bin/sh
setsid sleep 98765.25 &
echo "who needs a registry at $1" >&2
exit 7
`;

describe.skipIf(!python)('a folder of three: one that is right, a copy of it, and one that crashes', () => {
  const out = join(folder, 'graded');
  const pattern = join(folder, 'hand-in/*/run.sh');

  function handIn(name: string, script: string): void {
    const path = join(folder, 'hand-in', name);
    mkdirSync(path, { recursive: true });
    copyFileSync(messenger, join(path, 'messenger.py'));
    writeFileSync(join(path, 'run.sh'), script);
    chmodSync(join(path, 'run.sh'), 0o755);
  }

  const rows = (program: Program) => program.events.filter(({ event }) => event === 'submission');

  test('are graded side by side, and only what has changed is checked again', async () => {
    for (const name of ['ana', 'ben']) handIn(name, '#!/bin/sh\nexec python3 messenger.py "$@"\n');
    handIn('cyd', CRASHES);
    const args = ['--submissions', pattern, '--jobs', '3', '--out', out, '--format', 'json'];
    const first = check(...args);
    expect({ code: await first.ends(), stderr: first.stderr }).toMatchObject({ code: 3 });
    expect(rows(first)).toMatchObject([
      { name: 'ana', passed: 51, failed: 0, notTried: 0, firstFailure: null, reason: null, resumed: false },
      { name: 'ben', passed: 51, failed: 0, notTried: 0, firstFailure: null, reason: null, resumed: false },
      { name: 'cyd', passed: 0, failed: 1, firstFailure: 'registration.sent', reason: null, points: 0 },
    ]);
    expect(first.events.at(-1)).toEqual({
      event: 'same',
      what: 'files',
      names: ['ana', 'ben'],
      detail: 'the same files',
    });
    expect(readdirSync(out)).toHaveLength(3);
    // Without namespaces, who leaves its process group is not found.
    if (!first.stderr.startsWith('Without isolation')) {
      expect(spawnSync('pgrep', ['-f', 'sleep 98765.25']).status).not.toBe(0);
    }

    handIn('cyd', '#!/no/such/interpreter\n');
    const rubric = join(folder, 'rubric.yaml');
    writeFileSync(rubric, 'messenger:\n  routing: 10\n  registration.sent: 2\n');
    const second = check(...args, '--rubric', rubric);
    expect(await second.ends()).toBe(1);
    expect(rows(second)).toMatchObject([
      { name: 'ana', passed: 51, points: 12, maxPoints: 12, resumed: true },
      { name: 'ben', passed: 51, resumed: true },
      { name: 'cyd', passed: 0, failed: 0, notTried: 51, maxPoints: 12, resumed: false },
    ]);
    expect(rows(second)[2]!['reason']).toMatch(
      /run\.sh: the interpreter in its first line is not on this machine/,
    );
  });
});

test.each([
  [['no-such-program', '{registry}'], 'error: cannot start no-such-program: there is no such program\n'],
  [[messenger, '{registry}'], `error: cannot start ${messenger}: it is not executable; use chmod +x\n`],
])('%j cannot be started: one line, and 1', async (command, line) => {
  const program = check('--', ...command);
  expect(await program.ends()).toBe(1);
  expect([program.stdout, program.stderr]).toEqual(['', line]);
});

test('what is known is printed when it is interrupted, and the program ends', async () => {
  const program = check(
    '--',
    'sh',
    '-c',
    'echo started > "$0"; exec sleep 97654.25',
    join(folder, 'mark'),
    '{registry}',
  );
  await expect.poll(() => readdirSync(folder)).toContain('mark');
  program.signal('SIGINT');
  expect(await program.ends()).toBe(130);
  expect(program.stdout).toContain('not tried: interrupted');
  expect(program.stdout).toMatch(/^0 of 51 checks passed, 51 not tried/m);
  expect(spawnSync('pgrep', ['-f', 'sleep 97654.25']).status).not.toBe(0);
});

test('the time limit ends it, and nothing passed that was not tried', async () => {
  const program = check(
    '--time-limit',
    '1s',
    '--format',
    'csv',
    '--',
    'sh',
    '-c',
    'exec sleep 1000',
    '{registry}',
  );
  expect(await program.ends()).toBe(3);
  const grades = program.stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[3]);
  expect(new Set(grades)).toEqual(new Set(['not tried']));
});
