// A machine without a free port or file: what is dialled waits for one, and nothing is lost or given up for it.

import type * as Net from 'node:net';
import { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Switchboard } from '../../src/tcp/switchboard.ts';
import { until } from '../peers/sockets.ts';
import { atEnd, endAll, foreignMessengers, ourMessengers, ourRegistry } from './support.ts';

/** While `code` is set, connecting fails with it but to one port: systems run out of ports for each listener by itself. */
const shortage = vi.hoisted(() => ({ code: undefined as string | undefined, except: 0, refused: 0 }));

vi.mock('node:net', async (importOriginal) => {
  const net = await importOriginal<typeof Net>();
  const connect = (options: Net.TcpNetConnectOpts) => {
    const { code, except } = shortage;
    if (code === undefined || options.port === except) return net.connect(options);
    shortage.refused++;
    return new Socket().destroy(Object.assign(new Error(code), { code, syscall: 'connect' }));
  };
  return { ...net, connect };
});

afterEach(async () => {
  shortage.code = undefined;
  shortage.refused = 0;
  vi.restoreAllMocks();
  await endAll();
});

/** What a system says that has no port: to one that connects from anywhere, and from an address of its choice. */
const NO_PORT = ['EADDRNOTAVAIL', 'EADDRINUSE'] as const;

async function listening() {
  const switchboard = new Switchboard(false);
  const came: string[] = [];
  const listener = await switchboard.listen('127.0.0.1', 0, (transport) => {
    transport.attach({
      data: (chunk) => came.push(Buffer.from(chunk).toString()) > 0,
      end: () => came.push('end'),
      close: () => {},
    });
    atEnd(() => transport.destroy());
  });
  atEnd(() => listener.close());
  return { switchboard, address: listener.address, came };
}

function dial({ switchboard, address }: Awaited<ReturnType<typeof listening>>, waits = true) {
  const told: string[] = [];
  const options = waits ? { short: (reason: string) => void told.push(reason) } : {};
  const transport = switchboard.dial(address, () => told.push('opened'), options);
  transport.attach({ data: () => true, end: () => {}, close: (reason) => told.push(`closed: ${reason}`) });
  atEnd(() => transport.destroy());
  const tells = (count: number) =>
    until(
      () => told.length >= count,
      () => `${count} events, ${told}`,
    );
  return { transport, told, tells };
}

describe('a dial', () => {
  test.each([
    ...NO_PORT.map((code) => [code, 'there is no free port'] as const),
    ['EMFILE', 'too many open files (ulimit -n)'] as const,
  ])('that meets %s waits, and then sends what it was given', async (code, reason) => {
    const there = await listening();
    shortage.code = code;
    const { transport, told, tells } = dial(there);
    const done: string[] = [];
    transport.write(Buffer.from('one '), () => done.push('one'));
    transport.write(Buffer.from('two'), () => done.push('two'));
    transport.end(() => done.push('end'));
    await tells(2);
    expect([told.slice(0, 2), transport.unsentBytes, done]).toEqual([[reason, reason], 7, []]);
    shortage.code = undefined;
    await until(
      () => there.came.includes('end'),
      () => `the bytes, ${there.came}`,
    );
    expect(there.came.join('')).toBe('one twoend');
    expect([told.at(-1), transport.unsentBytes, done]).toEqual(['opened', 0, ['one', 'two', 'end']]);
  });

  test('closes at once where nobody waits, or when the reason is another', async () => {
    const there = await listening();
    shortage.code = 'EADDRNOTAVAIL';
    const { told, tells } = dial(there, false);
    await tells(1);
    shortage.code = 'ECONNREFUSED';
    const other = dial(there);
    await other.tells(1);
    expect([told, other.told]).toEqual([['closed: there is no free port'], ['closed: connection refused']]);
  });

  test('closes when the shortage has lasted too long, and when it is called off', async () => {
    const there = await listening();
    shortage.code = 'EADDRNOTAVAIL';
    const called = dial(there);
    await called.tells(1);
    called.transport.destroy();
    await called.tells(2);
    const { told, tells } = dial(there);
    await tells(1);
    const { now } = performance;
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 91_000);
    await tells(2);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(told).toEqual(['there is no free port', 'closed: there is no free port']);
    expect(called.told).toEqual(['there is no free port', 'closed: the connection was closed']);
  });

  test('is not tried again when it is called off while it fails', async () => {
    const there = await listening();
    shortage.code = 'EADDRNOTAVAIL';
    const { transport, told, tells } = dial(there);
    transport.destroy();
    await tells(1);
    shortage.code = undefined;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([told, there.came]).toEqual([['closed: there is no free port'], []]);
  });
});

// Longer than a run settles.
describe.each(NO_PORT)('a run in which connecting fails with %s for a while', (code) => {
  test('loses no packet and no node, and says what it waits for', async () => {
    const registry = await ourRegistry({ timing: { settleMs: 1500 } });
    shortage.except = registry.port;
    const ours = await ourMessengers(registry, 3);
    await foreignMessengers('B', registry, 2);
    await registry.setUp(2);
    registry.host.command({ name: 'start-rounds', packets: 400 });
    await ours.sees(
      () => ours.of('started').length === 3,
      () => 'the start',
    );
    await new Promise((resolve) => setTimeout(resolve, 250)); // some are probed, some on their way
    shortage.code = code;
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(registry.of('summary')).toEqual([]);
    shortage.code = undefined;
    await registry.sees(
      () => registry.of('summary').length === 1,
      () => 'the summary',
    );
    expect(registry.of('summary')[0]!.summary).toMatchObject({ matched: true, totals: { sent: 2000 } });
    expect([registry.of('left'), ours.of('dropped')]).toEqual([[], []]);
    expect(shortage.refused).toBeGreaterThan(10);
    const notes = [...registry.of('note'), ...ours.of('note')].map(({ text }) => text);
    expect(notes).toContainEqual(
      expect.stringMatching(/^node \d+: there is no free port for connections to/),
    );
    expect(ours.host.columns.awaitingSockets.every((count) => count === 0)).toBe(true);
  });
});
