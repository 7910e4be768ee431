// `messenger --nodes` where not all nodes can start: it says how many of how many and why, and goes on with those.

import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { startMessenger, startRegistry } from './overlay.ts';
import { programPath, run, start } from './program.ts';

test('ports that there are not are refused before anything starts', async () => {
  const program = start('messenger', ['127.0.0.1:1', '--port', '65530', '--nodes', '10']);
  expect(await program.ends()).toBe(2);
  expect(program.complaints).toEqual([
    'error: 10 nodes from port 65530 need ports up to 65539; use --port 65526 or less, or leave it out',
  ]);
});

test('more nodes than IDs: goes on with as many as there are, and ends with 1', async () => {
  const { port } = await startRegistry();
  const exec = ['--exec', 'print', '--format', 'table'];
  const program = startMessenger(port, ['--nodes', '130', ...exec]);
  await program.says(/^error: only 128 of 130 nodes started: .*128 IDs/m);
  await program.until(() => program.stdout.match(/^Node \d+ at/gm)?.length === 128 || undefined, 'all nodes');
  expect(program.complaints).toContain('128 nodes registered.');
  program.send('exit');
  expect(await program.ends()).toBe(1);
});

test('a port in the range that is taken: goes on with the others', async () => {
  const { port } = await startRegistry();
  const { first, free } = await oneTakenOfThree();
  const program = startMessenger(port, ['--port', `${first}`, '--nodes', '3', '--exec', 'print; exit']);
  expect(await program.ends()).toBe(1);
  free();
  const errors = program.events.filter(({ event }) => event === 'error').map(({ message }) => message);
  expect(errors).toEqual([
    `only 2 of 3 nodes started: cannot listen on 127.0.0.1:${first + 1}: the port is taken`,
  ]);
  expect(program.events.filter(({ event }) => event === 'diagnostics')).toHaveLength(2);
});

test('none could start: ends with 1', async () => {
  const { port } = await startRegistry();
  const program = startMessenger(port, ['--host', '192.0.2.1', '--nodes', '3', '--exec', 'print']);
  expect(await program.ends()).toBe(1);
  expect(program.events.some(({ event }) => event === 'diagnostics')).toBe(false);
});

test('too few file descriptors: goes on with some nodes, or none, and says why', async () => {
  const { port } = await startRegistry();
  const program = run('bash', [
    ...['-c', 'ulimit -n 64; exec "$@"', 'bash', process.execPath, programPath('messenger')],
    ...[`127.0.0.1:${port}`, '--nodes', '60', '--exec', 'print; exit', '--format', 'table'],
  ]);
  expect(await program.ends()).toBe(1);
  expect(program.stderr).toMatch(/only \d+ of 60 nodes started: .*too many open files/);
});

/** Three ports in a row, of which somebody listens on the second. */
async function oneTakenOfThree(): Promise<{ first: number; free: () => void }> {
  for (let first = 21_000; first < 29_000; first += 3) {
    const servers = await Promise.all([first, first + 1, first + 2].map(listen));
    const [before, taken, after] = servers;
    before?.close();
    after?.close();
    if (servers.every((server) => server !== undefined)) return { first, free: () => taken?.close() };
    taken?.close();
  }
  throw new Error('there are no three free ports in a row');
}

function listen(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
