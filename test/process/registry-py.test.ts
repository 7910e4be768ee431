// docs/registry.py, an example registry in Python: it works with messengers of ours, with docs/messenger.py and with the four
// known dialects, and a client that dies or sends garbage costs itself alone.

import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DialectName } from '../peers/dialects.ts';
import { type ForeignMessenger, startMessenger as startForeign } from '../peers/messenger.ts';
import { connectRaw, type RawConnection } from '../peers/raw.ts';
import { listen, until } from '../peers/sockets.ts';
import { encodeFrame, frameOf, type MessageOf } from '../peers/wire.ts';
import { isLong } from '../support/fresh.ts';
import { startMessenger } from './overlay.ts';
import { type Program, run } from './program.ts';

/** The kit of checks tries it in every run of the tests; these are for the long version. */
const noPython = !isLong || spawnSync('python3', ['--version']).status !== 0;

interface PythonRegistry {
  readonly program: Program;
  readonly port: number;
  /** Types a command; settles with what matches, of what it says from then on. */
  command(line: string, pattern: RegExp): Promise<RegExpExecArray>;
  nodes(count: number): Promise<void>;
  setUp(entries: number): Promise<void>;
  /** A run in which nothing may be missing: `count` nodes send so many packets each. */
  runMatched(packets: number, count: number): Promise<void>;
}

async function pythonRegistry(): Promise<PythonRegistry> {
  const program = run('python3', ['docs/registry.py', '0']);
  const port = Number((await program.says(/^Listening on port (\d+)$/m))[1]);
  const command = async (line: string, pattern: RegExp) => {
    const from = program.stdout.length;
    program.send(line);
    return program.until(() => pattern.exec(program.stdout.slice(from)) ?? undefined, `${pattern}`);
  };
  return {
    program,
    port,
    command,
    nodes: async (count) => {
      const said = () => program.stdout.match(/\d+(?= registered$)/gm)?.at(-1);
      await program.until(() => said() === String(count) || undefined, `${count} registered`);
    },
    setUp: async (entries) => {
      const [, said] = await command(
        `setup-overlay ${entries}`,
        /^(Registry now ready|Set-up failed|setup-).*$/m,
      );
      expect(said).toBe('Registry now ready');
    },
    runMatched: async (packets, count) => {
      const [verdict] = await command(`start-rounds ${packets}`, /^(?:[✓✗] .*|start-rounds: .*)$/m);
      const all = (packets * count).toLocaleString('en');
      expect(verdict).toMatch(new RegExp(`^✓ sent ${all} = received ${all}; sums (-?[\\d,]+) = \\1$`));
    },
  };
}

async function foreign(
  dialect: DialectName,
  { port }: PythonRegistry,
  count: number,
): Promise<ForeignMessenger[]> {
  const messengers: ForeignMessenger[] = [];
  while (messengers.length < count) {
    const messenger = await startForeign({ dialect, registry: { host: '127.0.0.1', port } });
    onTestFinished(() => messenger.kill());
    messengers.push(messenger);
  }
  return messengers;
}

function ours({ port }: PythonRegistry, nodes: number): Program {
  return startMessenger(port, ['--nodes', String(nodes)]);
}

function python({ port }: PythonRegistry): Program {
  return run('python3', ['docs/messenger.py', `localhost:${port}`]);
}

async function rawTo({ port }: PythonRegistry, localAddress?: string): Promise<RawConnection> {
  const raw = await connectRaw(port, localAddress === undefined ? {} : { localAddress });
  onTestFinished(() => raw.destroy());
  return raw;
}

type Answer = MessageOf<'registrationResponse'> | MessageOf<'deregistrationResponse'>;

async function answer(raw: RawConnection): Promise<Answer> {
  return (await raw.readMessages(1))[0] as Answer;
}

describe.skipIf(noPython)('an overlay', () => {
  test('nine of ours and messenger.py: two runs, a second set-up, and they leave', async () => {
    const registry = await pythonRegistry();
    const nine = ours(registry, 9);
    const one = python(registry);
    await registry.command('wait-for 10', /^10 nodes are registered$/m);
    await registry.setUp(3);
    await registry.runMatched(200, 10);
    await registry.runMatched(100, 10);
    await registry.setUp(4);
    await registry.runMatched(100, 10);
    one.signal('SIGINT');
    await registry.program.says(/left: it deregistered; 9 registered/);
    nine.send('exit-overlay');
    expect(await nine.ends()).toBe(0);
    await registry.nodes(0);
    expect(registry.program.stdout.match(/left: it deregistered/g)).toHaveLength(10);
  });

  test.each([
    ['A', ['A'], 2, 1],
    ['A, C', ['A', 'C'], 0, 1],
    ['B', ['B'], 3, 0],
    ['C', ['C'], 2, 1],
    ['D', ['D'], 2, 1],
    ['B, D', ['B', 'D'], 2, 0],
    ['C, D', ['C', 'D'], 2, 1],
  ] as const)('dialect %s', async (_, dialects, ourNodes, pythonNodes) => {
    const registry = await pythonRegistry();
    const strangers: ForeignMessenger[] = [];
    for (const dialect of dialects) strangers.push(...(await foreign(dialect, registry, 3)));
    if (ourNodes > 0) ours(registry, ourNodes);
    for (let i = 0; i < pythonNodes; i++) python(registry);
    const count = strangers.length + ourNodes + pythonNodes;
    await registry.nodes(count);
    await registry.setUp(2);
    await registry.runMatched(100, count);
    for (const stranger of strangers) expect(stranger).toMatchObject({ diedOf: undefined, lost: 0 });
    if ((dialects as readonly string[]).includes('A')) {
      for (const { summaries } of strangers.slice(0, 3)) expect(summaries).toHaveLength(1);
      return registry.nodes(count - 3);
    }
    await registry.runMatched(50, count);
    await registry.setUp(1);
    await registry.runMatched(50, count);
    expect(await strangers[0]!.deregister()).toBe(true);
    await registry.nodes(count - 1);
  });

  test('tables are those of the ranks, and commands that cannot be are refused', async () => {
    const registry = await pythonRegistry();
    await registry.command('setup-overlay 1', /^setup-overlay: 0 nodes can have 1 to 0 entries$/m);
    const strangers = await foreign('C', registry, 5);
    await registry.command('start-rounds 5', /^start-rounds: setup-overlay first$/m);
    for (const entries of [0, 4]) {
      await registry.command(`setup-overlay ${entries}`, /^setup-overlay: 5 nodes can have 1 to 3 entries$/m);
    }
    await registry.setUp(3);
    const ids = strangers.map(({ id }) => id).sort((one, other) => one - other);
    for (const { id, peers } of strangers) {
      const rank = ids.indexOf(id);
      expect(peers.map((peer) => peer.id)).toEqual([1, 2, 4].map((ahead) => ids[(rank + ahead) % 5]));
      for (const { address } of peers) expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    }
    await registry.command(
      'list-routes',
      new RegExp(`^ *${ids[0]}  ${ids[1]} \\(127.*\\), ${ids[2]} .*, ${ids[4]} `, 'm'),
    );
    await registry.command('list', new RegExp(`^ *${ids[4]}  127\\.0\\.0\\.1:\\d+$`, 'm'));
    await registry.command('start-rounds 0', /^start-rounds: 1 to 4294967295 packets$/m);
    await registry.command('start-rounds five', /^list, .*exit; with a number/m);
    await registry.runMatched(10, 5);
    await foreign('C', registry, 1);
    await registry.command('start 5', /^start-rounds: setup-overlay first$/m);
    registry.program.send('exit');
    expect(await registry.program.ends()).toBe(0);
  });
});

test.skipIf(noPython)(
  'packets that are swallowed are missing, and a node is asked once where it registered',
  async () => {
    const registry = await pythonRegistry();
    await foreign('C', registry, 3);
    const { server, port } = await listen((socket) => socket.resume());
    onTestFinished(() => void server.close());
    const raw = await rawTo(registry);
    raw.send({ kind: 'registration', address: `127.0.0.1:${port}` });
    const { result: id } = await answer(raw);
    const setUp = registry.setUp(1);
    expect(await raw.readMessages(1)).toMatchObject([{ kind: 'nodeRegistry', nr: 1, noIds: 4 }]);
    raw.send({ kind: 'nodeRegistryResponse', result: id });
    await setUp;
    const verdict = registry.command('start-rounds 10', /^[✓✗].*$/m);
    expect(await raw.readMessages(1)).toEqual([{ kind: 'initiateTask', packets: 10 }]);
    raw.send({ kind: 'taskFinished' });
    expect(await raw.readMessages(1)).toEqual([{ kind: 'requestTrafficSummary' }]);
    const totals = { totalSent: -5_000_000_000n, totalReceived: 0n };
    raw.send({ kind: 'reportTrafficSummary', id, sent: 9, relayed: 3_000_000_000, received: 0, ...totals });
    const [, missing] =
      /^✗ sent 39 ≠ received \d+; sums .* ≠ .*; node \d+ sent 9 of 10; (\d+) packets are missing$/.exec(
        (await verdict)[0],
      )!;
    expect(Number(missing)).toBeGreaterThanOrEqual(9);
    expect(registry.program.stdout).toMatch(
      new RegExp(`^ *${id} +9 +0 +3,000,000,000 +-5,000,000,000 +0$`, 'm'),
    );
  },
);

describe.skipIf(noPython)('registration', () => {
  test('128 nodes get the IDs 0 to 127, the 129th is refused, and one that leaves makes room', async () => {
    const registry = await pythonRegistry();
    const raws: RawConnection[] = [];
    const ids: number[] = [];
    for (let node = 0; node < 128; node++) {
      const raw = await rawTo(registry);
      raw.send({ kind: 'registration', address: `127.0.0.1:${2000 + node}` });
      const { result, info } = await answer(raw);
      expect(info).toBe(
        `Registration request successful. The number of messaging nodes currently constituting the overlay is (${node + 1}).`,
      );
      raws.push(raw);
      ids.push(result);
    }
    expect([...ids].sort((one, other) => one - other)).toEqual(Array.from({ length: 128 }, (_, id) => id));
    expect(ids).not.toEqual(Array.from({ length: 128 }, (_, id) => id));
    const late = await rawTo(registry);
    late.send({ kind: 'registration', address: '127.0.0.1:3000' });
    expect(await answer(late)).toMatchObject({
      result: -1,
      info: expect.stringContaining('all 128 IDs are taken'),
    });
    raws[5]!.send({ kind: 'deregistration', address: '127.0.0.1:2005', id: ids[5]! });
    expect(await answer(raws[5]!)).toMatchObject({ result: ids[5] });
    late.send({ kind: 'registration', address: '127.0.0.1:3000' });
    expect(await answer(late)).toMatchObject({ result: ids[5] });
  });

  test('a host that means the machine is rewritten; any other, or a second registration, is refused', async () => {
    const registry = await pythonRegistry();
    for (const host of ['[::]', '0.0.0.0', 'localhost', '', 'some.name', '127.0.0.2']) {
      const raw = await rawTo(registry, '127.0.0.2');
      raw.send({ kind: 'registration', address: `${host}:5001` });
      const { result: id } = await answer(raw);
      expect(id).toBeGreaterThanOrEqual(0);
      await registry.program.says(
        new RegExp(`^Node ${id} registered from 127\\.0\\.0\\.2:5001; 1 registered$`, 'm'),
      );
      raw.send({ kind: 'deregistration', address: `${host}:5001`, id });
      expect(await answer(raw)).toMatchObject({ result: id });
    }
    const first = await rawTo(registry);
    first.send({ kind: 'registration', address: '127.0.0.1:5001' });
    expect((await answer(first)).result).toBeGreaterThanOrEqual(0);
    const refusals = [
      ['127.0.0.1:5001', '127.0.0.1:5001 is registered already'],
      ['[::]:5001', '127.0.0.1:5001 is registered already'],
      ['192.0.2.1:5002', 'it registers 192.0.2.1 but connects from 127.0.0.1'],
      ['[::1]:5002', 'it registers ::1 but connects from 127.0.0.1'],
      ['here', "'here' is not host:port"],
      ['127.0.0.1:0', "'127.0.0.1:0' is not host:port"],
      ['127.0.0.1:65536', "'127.0.0.1:65536' is not host:port"],
    ] as const;
    for (const [address, why] of refusals) {
      const raw = await rawTo(registry);
      raw.send({ kind: 'registration', address });
      expect(await answer(raw)).toMatchObject({ result: -1, info: `Registration refused: ${why}` });
    }
    first.send({ kind: 'registration', address: '127.0.0.1:5002' });
    expect(await answer(first)).toMatchObject({
      result: -1,
      info: expect.stringContaining('has registered node'),
    });
  });

  test('a deregistration with a wrong ID, port or host is refused; on a connection of its own, 0 says yes', async () => {
    const registry = await pythonRegistry();
    const raw = await rawTo(registry);
    let id = 0;
    // Which ID it has is drawn, and 0 would show nothing.
    for (let port = 5001; id === 0; port++) {
      raw.send({ kind: 'registration', address: `127.0.0.1:${port}` });
      id = (await answer(raw)).result;
      if (id === 0) raw.send({ kind: 'deregistration', address: `127.0.0.1:${port}`, id });
      if (id === 0) expect(await answer(raw)).toMatchObject({ result: 0 });
    }
    const address = /from (127\.0\.0\.1:\d+); 1 registered\n$/.exec(registry.program.stdout)![1]!;
    const refused = { kind: 'deregistrationResponse', result: -1 };
    raw.send({ kind: 'deregistration', address, id: (id + 1) % 128 });
    expect(await answer(raw)).toMatchObject(refused);
    raw.send({ kind: 'deregistration', address: '127.0.0.1:6000', id });
    expect(await answer(raw)).toMatchObject(refused);
    const stranger = await rawTo(registry, '127.0.0.2');
    stranger.send({ kind: 'deregistration', address, id });
    expect(await answer(stranger)).toMatchObject(refused);
    const another = await rawTo(registry);
    another.send({ kind: 'deregistration', address, id });
    expect(await answer(another)).toMatchObject({ kind: 'deregistrationResponse', result: 0 });
    raw.send({ kind: 'deregistration', address, id });
    expect(await answer(raw)).toMatchObject(refused);
  });
});

describe.skipIf(noPython)('a client that', () => {
  test('is killed in a run is named, the run ends, and the others go on', async () => {
    const registry = await pythonRegistry();
    ours(registry, 3);
    const [watched] = await foreign('C', registry, 1);
    const [, killed] = [python(registry), python(registry)];
    const victim = Number((await killed.says(/^node (\d+):/m))[1]);
    await registry.nodes(6);
    await registry.setUp(2);
    killed.signal('SIGSTOP'); // or it might have finished before it is killed
    const ended = registry.command('start-rounds 1000', /^[✓✗].*$/m);
    await until(
      () => watched!.log.some(({ message }) => message.kind === 'initiateTask'),
      () => 'the start of the run',
    );
    killed.signal('SIGKILL');
    await registry.program.says(
      new RegExp(`^Node ${victim} left: its connection was closed; 5 registered$`, 'm'),
    );
    expect((await ended)[0]).toMatch(new RegExp(`^✗ .*; node ${victim} is lost`));
    await registry.command('start 5', /^start-rounds: setup-overlay first$/m);
    await registry.setUp(2);
    await registry.runMatched(50, 5);
  });

  const registration = encodeFrame({ kind: 'registration', address: '127.0.0.1:5001' });
  const garbage: [string, Uint8Array][] = [
    ['speaks HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['claims a frame of 2^63 bytes', Buffer.from([128, 0, 0, 0, 0, 0, 0, 0])],
    ['has a field that is cut off', frameOf(Buffer.from([0x8a, 0x01, 0x10, 0x0a]))],
    ['has a varint that never ends', frameOf(new Uint8Array(100).fill(0xff))],
    ['sends text that is no UTF-8', frameOf(Buffer.from([0x8a, 0x01, 0x03, 0x0a, 0x01, 0xff]))],
    ['has an Id of two bytes', frameOf(Buffer.from([0x9a, 0x01, 0x04, 0x12, 0x02, 0x01, 0x02]))],
    ['has a counter of one byte', frameOf(Buffer.from([0xd2, 0x01, 0x03, 0x5a, 0x01, 0x01]))],
  ];
  test.each(garbage)('%s loses its connection, and its node', async (_, bytes) => {
    const registry = await pythonRegistry();
    const strangers = await foreign('D', registry, 3);
    const [before, after] = [await rawTo(registry), await rawTo(registry)];
    before.send(bytes);
    await before.closed;
    after.send(registration);
    await answer(after);
    await registry.nodes(4);
    after.send(bytes);
    await after.closed;
    await registry.program.says(/left: what it sent is not the protocol: .*; 3 registered$/m);
    await registry.setUp(1);
    await registry.runMatched(20, strangers.length);
  });

  test('sends half a frame, or one byte at a time, or never reads, holds up nobody', async () => {
    const registry = await pythonRegistry();
    const [half, slow, deaf] = [await rawTo(registry), await rawTo(registry), await rawTo(registry)];
    half.send(registration.subarray(0, 20));
    deaf.neverRead();
    const many = Array.from({ length: 20_000 }, () => encodeFrame({ kind: 'registration', address: 'x' }));
    deaf.send(Buffer.concat(many));
    await foreign('D', registry, 3);
    await registry.setUp(1);
    await registry.runMatched(20, 3);
    await slow.dribble(registration);
    expect((await answer(slow)).result).toBeGreaterThanOrEqual(0);
    half.send(registration.subarray(20));
    expect((await answer(half)).result).toBe(-1);
  });

  test('registers and goes is named by the next set-up at the latest, and the one after works', async () => {
    const registry = await pythonRegistry();
    await foreign('C', registry, 3);
    const raw = await rawTo(registry);
    raw.send({ kind: 'registration', address: '127.0.0.1:1' });
    const { result: id } = await answer(raw);
    const failed = registry.command('setup-overlay 1', /^Set-up failed: .*$/m);
    await pause(200);
    raw.destroy();
    expect((await failed)[0]).toBe(`Set-up failed: node ${id} is lost`);
    await registry.setUp(1);
    await registry.runMatched(20, 3);
  });

  test('cannot set up is named, also where its answer does not say whose it is', async () => {
    const registry = await pythonRegistry();
    const others = await foreign('B', registry, 4);
    const raw = await rawTo(registry);
    raw.send({ kind: 'registration', address: '127.0.0.1:1' });
    const { result: id } = await answer(raw);
    const failed = registry.command('setup-overlay 2', /^Set-up failed: .*$/m);
    await raw.readFrames(1); // as nobody listens at its address
    raw.send({ kind: 'nodeRegistryResponse', result: id });
    const ids = [...others.map((other) => other.id), id].sort((one, other) => one - other);
    const before = (back: number) => ids[(ids.indexOf(id) + 5 - back) % 5]!;
    const named = [...(await failed)[0].matchAll(/node (\d+) answers -2/g)].map(([, name]) => Number(name));
    expect(new Set(named)).toEqual(new Set([before(1), before(2)]));
    await registry.nodes(5);
  });
});
