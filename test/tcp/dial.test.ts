// A machine that does not answer at all: its dial ends after a while, and not after the minutes that a system tries.

import { spawn } from 'node:child_process';
import { connect, Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Switchboard } from '../../src/tcp/switchboard.ts';

/** Listens, and stops: connections are taken by the system until its queue of one or two is full, then nothing answers. */
const DEAF = `
const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  process.stdout.write(String(server.address().port), () => process.kill(process.pid, 'SIGSTOP'));
});`;

async function deafPort(): Promise<number> {
  const child = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [text] = await new Promise<Buffer[]>((resolve) =>
    child.stdout.once('data', (...data) => resolve(data)),
  );
  const port = Number(text);
  const crowd: Socket[] = [];
  onTestFinished(() => {
    for (const socket of crowd) socket.destroy();
  });
  for (let i = 0; i < 8; i++) crowd.push(connect(port, '127.0.0.1').on('error', () => {}));
  await new Promise<void>((resolve) => crowd[0]!.once('connect', resolve));
  return port;
}

/** Why the transport closed; undefined when it opened. */
function dialled(host: string, port: number, connectMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const transport = new Switchboard(false).dial({ host, port }, () => resolve(undefined), { connectMs });
    onTestFinished(() => transport.destroy());
    transport.attach({ data: () => true, end: () => {}, close: resolve });
  });
}

test('a dial that nothing answers is given up', async () => {
  expect(await dialled('127.0.0.1', await deafPort(), 300)).toBe('no answer');
});

test('an answer that has come is seen, however late this process looks for it', async () => {
  const board = new Switchboard(false);
  const listener = await board.listen('127.0.0.1', 0, () => undefined);
  onTestFinished(() => listener.close());
  const outcome = dialled(listener.address.host, listener.address.port, 20);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  expect(await outcome).toBeUndefined();
});

test('one that is answered is not, however quiet the connection is', async () => {
  const board = new Switchboard(false);
  const listener = await board.listen('127.0.0.1', 0, () => undefined);
  onTestFinished(() => listener.close());
  const closed = await new Promise<string>((resolve) => {
    const transport = board.dial(listener.address, () => setTimeout(resolve, 300, 'still open'), {
      connectMs: 100,
    });
    onTestFinished(() => transport.destroy());
    transport.attach({ data: () => true, end: () => {}, close: resolve });
  });
  expect(closed).toBe('still open');
});

test.each([
  ['127.0.0.1', '127.0.0.1', undefined],
  ['127.0.0.2', '127.0.0.2', '127.0.0.2'],
  ['127.0.0.1', '127.0.0.2', undefined],
  ['127.0.0.2', '127.0.0.1', '127.0.0.2'],
])(
  'from %s to %s an address is asked of the system only where it would take another',
  async (from, to, asked) => {
    const board = new Switchboard(false, from);
    const dials = vi.spyOn(Socket.prototype, 'connect');
    onTestFinished(() => dials.mockRestore());
    const source = await new Promise<string>((resolve, reject) => {
      const accept = ({ remoteHost }: { readonly remoteHost: string }) => {
        resolve(remoteHost);
        return undefined;
      };
      board.listen(to, 0, accept).then((listener) => {
        onTestFinished(() => listener.close());
        const transport = board.dial(listener.address, () => {});
        onTestFinished(() => transport.destroy());
      }, reject);
    });
    const [[options]] = dials.mock.calls[0] as unknown as [[{ localAddress?: string }]];
    expect([source, options.localAddress]).toEqual([from, asked]);
  },
);
