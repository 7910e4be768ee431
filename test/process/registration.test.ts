// D1 to D5: ten messengers without a network, 128 IDs, what a registration says, who may leave, and who has died.

import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EXTENSION_VERSION } from '../../src/overlay/message.ts';
import { encode } from '../../src/wire/codec.ts';
import { connectRaw, type RawConnection } from '../peers/raw.ts';
import type { MessageOf } from '../peers/wire.ts';
import {
  type Member,
  registered,
  startMessenger,
  startMessengers,
  startNodes,
  startRegistry,
} from './overlay.ts';
import { programPath, run } from './program.ts';

const welcome = (nodes: number) =>
  `Registration request successful. The number of messaging nodes currently constituting the overlay is (${nodes}).`;

type Answer = MessageOf<'registrationResponse'> | MessageOf<'deregistrationResponse'>;

/** A connection without a program behind it. */
async function rawTo(port: number, localAddress?: string): Promise<RawConnection> {
  const raw = await connectRaw(port, localAddress === undefined ? {} : { localAddress });
  onTestFinished(() => raw.destroy());
  return raw;
}

async function answer(raw: RawConnection): Promise<Answer> {
  return (await raw.readMessages(1))[0] as Answer;
}

describe('D1: ten messengers start', () => {
  /** A network with nothing in it but this machine's loopback device. */
  const alone = ['-n', '-rn'].find(
    (flags) => spawnSync('unshare', [flags, 'ip', 'link', 'set', 'lo', 'up']).status === 0,
  );

  test.skipIf(alone === undefined)('with no network, as the documentation says to', async () => {
    const session = run('unshare', [
      alone!,
      'bash',
      '-c',
      `ip link set lo up
       node=$1 registry=$2 messenger=$3
       for i in 1 2 3 4 5 6 7 8 9 10; do
         (until (exec 3<> /dev/tcp/127.0.0.1/12345); do sleep 0.1; done
          exec $node $messenger localhost:12345) < /dev/null > /dev/null 2>&1 & started="$started $!"
       done
       $node $registry 12345 --wait-for 10 --format csv \
         --exec 'list; setup-overlay 3; start-rounds 100; exit' < /dev/null
       code=$?; kill $started; exit $code`,
      'bash',
      process.execPath,
      programPath('registry'),
      programPath('messenger'),
    ]);
    expect(await session.ends()).toBe(0);
    expect(session.stdout).toMatch(/^Sum,1000,1000,/m);
    expect(session.stdout.match(/^\d+,127\.0\.0\.1:\d+,registered,1$/gm)).toHaveLength(10);
  });

  test('each on a port of its own choice', async () => {
    const registry = await startRegistry();
    const messengers = await startMessengers(registry, 10);
    const addresses = messengers.map(
      ({ program }) => program.events.find(({ event }) => event === 'registered')?.['address'],
    );
    expect(new Set(addresses).size).toBe(10);
    for (const address of addresses) expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    await registry.setUp();
    expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 1000 } });
  });
});

describe('D2: registration', () => {
  test('128 nodes get the IDs 0 to 127, the 129th is refused, and one that leaves makes room', async () => {
    const registry = await startRegistry();
    const nodes = await startNodes(registry, 127);
    const last = await registered(startMessenger(registry.port));
    const ids = nodes.events
      .filter(({ event }) => event === 'registered')
      .map((event) => event['id'] as number);
    expect([...ids, last.id].sort((a, b) => a - b)).toEqual(Array.from({ length: 128 }, (_, id) => id));

    const refused = startMessenger(registry.port);
    expect(await refused.ends()).toBe(1);
    const reason = 'Registration refused: all 128 IDs are taken; a registry with more has --id-bits';
    expect(refused.events).toMatchObject([{ event: 'refused', reason }]);
    await registry.program.event('refused', ({ what }) => what === 'registration');
    await registry.nodes(128);

    last.program.send('exit-overlay');
    expect(await last.program.ends()).toBe(0);
    expect((await registered(startMessenger(registry.port))).id).toBe(last.id);
  });

  test('with --id-bits 8 there are more', async () => {
    const registry = await startRegistry('--id-bits', '8');
    await startNodes(registry, 256);
    const ids = (await registry.list()).map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 256 }, (_, id) => id));
    await registry.setUp(8);
    expect(await registry.startRounds(10)).toMatchObject({ matched: true, totals: { received: 2560 } });
  });

  test('IDs are drawn, and drawn again for another seed', async () => {
    const idsOf = async (seed: string) => {
      const registry = await startRegistry('--seed', seed);
      await startNodes(registry, 10);
      return (await registry.list()).map(({ id }) => id);
    };
    const ids = await idsOf('one');
    expect(await idsOf('one')).toEqual(ids);
    expect(await idsOf('two')).not.toEqual(ids);
  });

  test('an address that is registered, or is not the connection’s, or none, is refused', async () => {
    const registry = await startRegistry();
    const first = await registered(startMessenger(registry.port));
    const [{ address }] = (await registry.list()) as [Member];
    const refusals: [string, RegExp][] = [
      [address, new RegExp(`${address} is registered already, as node ${first.id}$`)],
      [
        '192.0.2.1:5001',
        /you register 192\.0\.2\.1:5001 but connect from 127\.0\.0\.1; register the address/,
      ],
      ['here', /"here" is not host:port/],
    ];
    for (const [given, reason] of refusals) {
      const raw = await rawTo(registry.port);
      raw.send({ kind: 'registration', address: given });
      expect(await answer(raw)).toMatchObject({ kind: 'registrationResponse', result: -1 });
      const refused = await registry.program.event<{ reason: string }>('refused', (event) =>
        reason.test(event.reason),
      );
      expect(refused).toMatchObject({ what: 'registration', host: '127.0.0.1' });
      await raw.closed;
    }
    const twice = await rawTo(registry.port);
    twice.send({ kind: 'registration', address: '127.0.0.1:5001' });
    twice.send({ kind: 'registration', address: '127.0.0.1:5002' });
    expect((await answer(twice)).result).toBeGreaterThanOrEqual(0);
    expect(await answer(twice)).toMatchObject({
      result: -1,
      info: expect.stringMatching(/has registered node/),
    });
    expect(await registry.list()).toHaveLength(2);
  });
});

test('D3: the answer says how many nodes there are', async () => {
  const registry = await startRegistry();
  for (let nodes = 1; nodes <= 4; nodes++) {
    const { program } = await registered(startMessenger(registry.port));
    expect(program.events[0]).toMatchObject({ event: 'registered', info: welcome(nodes) });
  }
  const raw = await rawTo(registry.port);
  raw.send({ kind: 'registration', address: '127.0.0.1:5001' });
  expect(await answer(raw)).toMatchObject({ info: welcome(5) });
});

describe('D4: a node that dies right after registering is removed, and the registry goes on', () => {
  test('killed when it had the answer', async () => {
    const registry = await startRegistry();
    const { program, id } = await registered(startMessenger(registry.port));
    program.signal('SIGKILL');
    await registry.program.event('left', (event) => event['id'] === id && event['how'] === 'lost');
    const alive = await registered(startMessenger(registry.port));
    expect(await registry.list()).toMatchObject([{ id: alive.id }]);
  });

  test('killed before it had the answer', async () => {
    const registry = await startRegistry();
    for (let i = 0; i < 20; i++) {
      const raw = await rawTo(registry.port);
      const address = `127.0.0.1:${6000 + i}`;
      raw.send(encode({ kind: 'registration', address, ours: { version: EXTENSION_VERSION } }));
      raw.destroy();
    }
    const left = () => registry.program.events.filter(({ event }) => event === 'left').length;
    await registry.program.until(() => left() === 20 || undefined, '20 that left');
    const alive = await registered(startMessenger(registry.port));
    expect(await registry.list()).toMatchObject([{ id: alive.id }]);
  });

  test('somebody else’s program: found out by the next set-up at the latest, and named', async () => {
    const registry = await startRegistry('--min-nodes', '2');
    await startNodes(registry, 3);
    const raw = await rawTo(registry.port);
    raw.send({ kind: 'registration', address: '127.0.0.1:1' });
    const { result: id } = await answer(raw);
    raw.destroy();
    const { outcome, reason } = await registry.command('setup-overlay 1');
    expect({ outcome, reason }).toEqual({
      outcome: 'failed',
      reason: `node ${id} left during the set-up: connection refused`,
    });
    await registry.setUp(1);
    expect((await registry.list()).map((member) => member.id)).not.toContain(id);
  });
});

describe('D5: deregistration', () => {
  test('exit-overlay deregisters, waits for the answer and ends with 0', async () => {
    const registry = await startRegistry();
    const [stays, leaves] = await startMessengers(registry, 2);
    leaves!.program.send('exit-overlay');
    expect(await leaves!.program.ends()).toBe(0);
    expect(leaves!.program.events.at(-1)).toMatchObject({ command: 'exit-overlay', outcome: 'done' });
    const left = await registry.program.event('left');
    expect(left).toMatchObject({ id: leaves!.id, how: 'deregistered', nodes: 1 });
    expect(await registry.list()).toMatchObject([{ id: stays!.id }]);
  });

  test('waits for the answer', async () => {
    const registry = await startRegistry();
    const [leaves] = await startMessengers(registry, 1);
    registry.program.signal('SIGSTOP');
    leaves!.program.send('print');
    leaves!.program.send('exit-overlay');
    await leaves!.program.event('diagnostics');
    expect(leaves!.program.exitCode).toBeUndefined();
    registry.program.signal('SIGCONT');
    expect(await leaves!.program.ends()).toBe(0);
  });

  test('of a node twice, with a wrong ID, or from another address, is refused with a reason', async () => {
    const registry = await startRegistry();
    const address = '127.0.0.1:5001';
    const raw = await rawTo(registry.port);
    raw.send({ kind: 'registration', address });
    const { result: id } = await answer(raw);

    const nobody = (id + 1) % 128;
    raw.send({ kind: 'deregistration', address, id: nobody });
    const noNode = { result: -1, info: `Deregistration refused: no node ${nobody} is registered` };
    expect(await answer(raw)).toMatchObject(noNode);

    const stranger = await rawTo(registry.port, '127.0.0.2');
    stranger.send({ kind: 'deregistration', address, id });
    const elsewhere = `Deregistration refused: node ${id} is not at 127.0.0.2, where you connect from`;
    expect(await answer(stranger)).toMatchObject({ result: -1, info: elsewhere });
    raw.send({ kind: 'deregistration', address: '127.0.0.1:5002', id });
    expect(await answer(raw)).toMatchObject({
      result: -1,
      info: expect.stringContaining('is not at 127.0.0.1:5002'),
    });
    expect(await registry.list()).toMatchObject([{ id }]);

    raw.send({ kind: 'deregistration', address, id });
    expect(await answer(raw)).toMatchObject({ kind: 'deregistrationResponse', result: id });
    raw.send({ kind: 'deregistration', address, id });
    expect(await answer(raw)).toMatchObject({
      result: -1,
      info: `Deregistration refused: no node ${id} is registered`,
    });
  });
});
