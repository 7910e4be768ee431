// Output is whole: a reader that comes late gets all of it, and a program that loses its output says so.

import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startMessenger, startRegistry } from './overlay.ts';
import { type Program, programPath, run } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));

/** Longer than an ending program once gave its reader. */
const LATE_MS = 3000;

/** Its output is read once a line is sent, and counted; its exit code comes on stderr. */
function readLate(...command: readonly string[]): Program {
  const script = 'exec 3<&0; { "$@" < /dev/null; echo "exit code $?" >&2; } | { read -r _ <&3; wc -lc; }';
  return run('bash', ['-c', script, 'bash', process.execPath, ...command]);
}

/** What came of an output that was read late: it ended with 0. */
async function readNow(program: Program): Promise<{ lines: number; bytes: number }> {
  program.send('now');
  const [, code] = await program.says(/^exit code (\d+)$/m);
  expect(Number(code), program.stderr).toBe(0);
  await program.ends();
  const [lines, bytes] = program.stdout.trim().split(/\s+/).map(Number);
  return { lines: lines!, bytes: bytes! };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a reader that comes late gets all', () => {
  test('of what every program prints', async () => {
    const port = await freePort();
    const lists = 150;
    const exec = `${'list-messaging-nodes; '.repeat(lists)}exit`;
    const registry = readLate(
      programPath('registry'),
      ...[String(port), '--wait-for', '100', '--exec', exec, '--format', 'json'],
    );
    const other = await startRegistry();
    const prints = 60;
    const messenger = readLate(
      programPath('messenger'),
      ...[`127.0.0.1:${other.port}`, '--nodes', '100', '--format', 'json'],
      ...['--exec', `${'print; '.repeat(prints)}exit`],
    );
    const simulate = readLate(
      SINKWARD,
      ...[
        'simulate',
        '--nodes',
        '1000',
        '--id-bits',
        '31',
        '--packets',
        '1',
        '--format',
        'csv',
        '--seed',
        'x',
      ],
    );
    const compare = readLate(SINKWARD, ...COMPARE, '--format', 'csv');
    const route = readLate(SINKWARD, ...ROUTE, '--format', 'json');
    const nodes = startMessenger(port, ['--nodes', '100']);
    await nodes.event('registry-lost');
    // On a busy machine they have come and gone by now.
    await other.program.event<{ nodes: number }>('registered', ({ nodes: count }) => count === 100);
    await other.nodes(0);
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));

    const listed = await readNow(registry);
    expect(listed.lines).toBe(2 + 2 * 100 + 1 + 2 * lists + 1);
    expect(listed.bytes).toBeGreaterThan(1e6);
    const printed = await readNow(messenger);
    expect(printed.lines).toBe(100 + 2 * 100 * prints + 100);
    expect(printed.bytes).toBeGreaterThan(1e6);
    expect((await readNow(simulate)).lines).toBe(1002);
    expect((await readNow(compare)).lines).toBeGreaterThan(100);
    expect((await readNow(route)).bytes).toBeGreaterThan(500);
  });
});

const COMPARE = ['compare', '--nodes', '100', '--seeds', '20', '--packets', '10', '--fail', '0..0.9:0.1'];
const ROUTE = ['route', '--nodes', '1000', '--packets', '1000', '--seed', 'x'];

test('a messenger whose output is lost deregisters before it ends', async () => {
  const registry = await startRegistry();
  const { port } = registry;
  const script = '"$@" | head -n 1; exit "$PIPESTATUS"';
  const messenger = run('bash', [
    ...['-c', script, 'bash', process.execPath, programPath('messenger'), `127.0.0.1:${port}`],
    ...['--format', 'json'],
  ]);
  await registry.nodes(1);
  // The reader is gone some time after its first line, and only what is printed then is lost.
  const ended = messenger.ends();
  for (let isOver = false; !isOver; ) {
    messenger.send('print');
    isOver = await Promise.race([ended.then(() => true), delay(100, false)]);
  }
  expect(await ended).toBe(0);
  const { how } = await registry.program.event<{ how: string }>('left');
  expect(how).toBe('deregistered');
});
