// `npm start` and `sinkward verify` leave no process behind, however they end.

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Program, programPath, run } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
/** Command, and descriptors that do for loading it and for a few children. */
const programs: [string, string[], number][] = [
  ['npm start', [programPath('start'), '--nodes', '4', '--packets', '4000000000'], 64],
  ['sinkward verify', [SINKWARD, 'verify', '--nodes', '40', '--processes', '4', '--packets', '3000'], 128],
];

/** Until what it started has ended too. */
async function nobodyIsLeft(program: Program): Promise<void> {
  await expect.poll(() => program.isGroupAlive, { timeout: 30_000 }).toBe(false);
}

describe.each(programs)('%s', (_, command, descriptors) => {
  test.each(['SIGKILL', 'SIGHUP'] as const)('ended by %s, ends its children', async (signal) => {
    const program = run(process.execPath, command);
    await program.says(/registered from|for real/);
    program.signal(signal);
    await program.ends();
    await nobodyIsLeft(program);
  });

  test('that can start only some children says so, and ends them', async () => {
    const many = command.map((word) => (/^(?:4|40)$/.test(word) ? '60' : word));
    const program = run('bash', [
      '-c',
      `ulimit -n ${descriptors}; exec "$@"`,
      'bash',
      process.execPath,
      ...many,
    ]);
    expect(await program.ends()).toBe(1);
    expect(program.complaints.at(-1)).toMatch(/^error: .*too many open files/);
    expect(program.stderr).not.toMatch(/^ {4}at /m);
    await nobodyIsLeft(program);
  });
});
