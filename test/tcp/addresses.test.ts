// Which address a node registers, and which the registry takes: the connection's, one of this machine, or one that somebody
// chose.

import { afterEach, expect, test } from 'vitest';
import {
  atEnd,
  endAll,
  foreignMessengers,
  ourMessengers,
  ourRegistry,
  TestMessengers,
  type TestRegistry,
} from './support.ts';

afterEach(endAll);

const HINT = /register the address that you connect from, or start the registry with --trust-advertised/;

function addressesOf(registry: TestRegistry): string[] {
  return registry.of('registered').map(({ address }) => address);
}

/** Settles when ours is registered, or refused. */
async function advertising(registry: TestRegistry, host: string): Promise<TestMessengers> {
  const messengers = new TestMessengers(registry, 1, { advertise: { host, port: 5001 } });
  atEnd(() => messengers.code ?? messengers.leave());
  messengers.host.start();
  await messengers.sees(
    () => messengers.ids.length + messengers.of('refused').length > 0,
    () => 'an answer to its registration',
  );
  return messengers;
}

test.each(['B', 'D'] as const)(
  'a program of dialect %s that connects over loopback registers an address of this machine',
  async (dialect) => {
    const registry = await ourRegistry({ ownHosts: ['10.1.2.3'] });
    const address = (port: number) => `10.1.2.3:${port}`;
    const [first] = await foreignMessengers(dialect, registry, 1, { address });
    expect(addressesOf(registry)).toEqual([first!.address]);
    // On a connection of its own, which comes from loopback as well.
    expect(await first!.deregister()).toBe(true);
  },
);

test('an address of another machine is refused, with what would help', async () => {
  const registry = await ourRegistry({ ownHosts: ['10.1.2.3'] });
  const address = (port: number) => `10.1.2.4:${port}`;
  await expect(foreignMessengers('D', registry, 1, { address })).rejects.toThrow(HINT);
});

test('an address of this machine is refused to those who connect from another', async () => {
  const registry = await ourRegistry({ ownHosts: [] });
  const address = (port: number) => `127.0.0.2:${port}`;
  await expect(foreignMessengers('D', registry, 1, { address })).rejects.toThrow(HINT);
});

test.each(['192.0.2.7', 'node-7.example'])(
  '--advertise %s: taken as it is, where that is trusted',
  async (host) => {
    const registry = await ourRegistry({ trustAdvertised: true });
    await advertising(registry, host);
    expect(addressesOf(registry)).toEqual([`${host}:5001`]);
  },
);

test.each(['192.0.2.7', 'node-7.example'])(
  '--advertise %s: refused elsewhere, never replaced',
  async (host) => {
    const registry = await ourRegistry();
    const messengers = await advertising(registry, host);
    expect(addressesOf(registry)).toEqual([]);
    expect(messengers.of('refused').map(({ reason }) => reason)).toEqual([expect.stringMatching(HINT)]);
    expect(messengers.of('refused')[0]!.reason).toContain(`${host}:5001`);
  },
);

test('--advertise with the host that the connection comes from is taken everywhere', async () => {
  const registry = await ourRegistry();
  await advertising(registry, '127.0.0.1');
  expect(addressesOf(registry)).toEqual(['127.0.0.1:5001']);
});

test('a foreign program that registers a name means the host that it connects from', async () => {
  const registry = await ourRegistry({ trustAdvertised: true });
  const [first] = await foreignMessengers('B', registry, 1, { address: (port) => `a-laptop:${port}` });
  expect(addressesOf(registry)).toEqual([`127.0.0.1:${first!.port}`]);
});

test('--host: connections come from there, and that is registered', async () => {
  const registry = await ourRegistry();
  const here = await ourMessengers(registry, 2);
  const there = await ourMessengers(registry, 2, { listenHost: '127.0.0.2' });
  const hosts = addressesOf(registry).map((address) => address.split(':')[0]);
  expect(hosts).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.2', '127.0.0.2']);
  await foreignMessengers('D', registry, 1);
  await registry.setUp(2);
  await registry.runMatched(50);
  expect([here.violations(), there.violations(), registry.violations()]).toEqual([[], [], []]);
  expect(await there.leave()).toBe(0);
});
