// D6 to D12 and D17: the size and content of routing tables, readiness, and what packets do on their way.

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { proxy } from '../peers/proxy.ts';
import { connectRaw } from '../peers/raw.ts';
import { listen } from '../peers/sockets.ts';
import { rankTables } from '../peers/traffic.ts';
import { decodeFrame, type MessageOf } from '../peers/wire.ts';
import {
  type Ended,
  type Registry,
  registered,
  startMessenger,
  startMessengers,
  startNodes,
  startRegistry,
} from './overlay.ts';
import { start } from './program.ts';

async function idsOf(registry: Registry): Promise<number[]> {
  return (await registry.list()).map(({ id }) => id);
}

async function tablesOf(registry: Registry): Promise<Map<number, number[]>> {
  return new Map((await registry.tables()).map(({ id, peers }) => [id, peers.map((peer) => peer.id)]));
}

/** A set-up that waits for a node which never answers; it takes ten seconds, so it begins before the first test. */
let waiting: { readonly silentId: number; readonly ended: Promise<Ended> };
const cleanUps: (() => void)[] = [];

beforeAll(async () => {
  const registry = await startRegistry();
  const { server, port } = await listen((socket) => socket.on('error', () => {}));
  cleanUps.push(() => server.close());
  const raw = await connectRaw(registry.port);
  cleanUps.push(() => raw.destroy());
  raw.send({ kind: 'registration', address: `127.0.0.1:${port}` });
  const [{ result: silentId }] = (await raw.readMessages(1)) as [MessageOf<'registrationResponse'>];
  await startNodes(registry, 9);
  const ended = registry.command('setup-overlay 3');
  ended.catch(() => {}); // the test that waits for it will see
  waiting = { silentId, ended };
});

afterAll(() => {
  for (const cleanUp of cleanUps) cleanUp();
});

describe('D6: the overlay', () => {
  test('node tables hold the nodes 1, 2 and 4 places clockwise, as with the eleven nodes of the assignment', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 11);
    await registry.command('setup-overlay');
    const ids = await idsOf(registry);
    const tables = await tablesOf(registry);
    expect(tables).toEqual(rankTables(ids, 3));
    const [first, last] = [0, 9].map((rank) => tables.get(ids[rank]!));
    expect(first).toEqual([ids[1], ids[2], ids[4]]);
    expect(last).toEqual([ids[10], ids[0], ids[2]]);
  });

  test('takes from 1 entry to the most that are all different, and refuses more with the right number', async () => {
    const registry = await startRegistry('--min-nodes', '2');
    const sizes: [nodes: number, most: number][] = [
      [2, 1],
      [4, 2],
      [5, 3],
      [8, 3],
      [9, 4],
      [16, 4],
      [17, 5],
    ];
    let started = 0;
    for (const [nodes, most] of sizes) {
      await startNodes(registry, nodes - started);
      started = nodes;
      const refusal = `with ${nodes} nodes hops takes 1 to ${most} entries in each routing table, not ${most + 1}`;
      expect(await registry.command(`setup-overlay ${most + 1}`)).toMatchObject({
        outcome: 'failed',
        reason: refusal,
      });
      await registry.setUp(most);
      expect(await tablesOf(registry)).toEqual(rankTables(await idsOf(registry), most));
    }
    await registry.setUp(1);
    expect(await registry.startRounds(100)).toMatchObject({ matched: true, totals: { received: 1700 } });
  });

  test('needs ten nodes unless told otherwise', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 9);
    expect(await registry.command('setup-overlay')).toMatchObject({
      outcome: 'failed',
      reason: 'an overlay needs 10 nodes (--min-nodes); 9 are registered',
    });
    await startNodes(registry, 1);
    await registry.setUp();
  });
});

test('D7: a node gets its own table with addresses, and of all others the IDs only', async () => {
  const registry = await startRegistry();
  await startNodes(registry, 9);
  const raw = await connectRaw(registry.port);
  onTestFinished(() => raw.destroy());
  raw.send({ kind: 'registration', address: '127.0.0.1:1' });
  const [{ result: me }] = (await raw.readMessages(1)) as [MessageOf<'registrationResponse'>];
  const members = await registry.list();
  registry.program.send('setup-overlay 3');
  const [manifest] = (await raw.readMessages(1)) as [MessageOf<'nodeRegistry'>];
  const ids = members.map(({ id }) => id);
  const peers = rankTables(ids, 3).get(me)!;
  expect(manifest).toEqual({
    kind: 'nodeRegistry',
    nr: 3,
    peers: peers.map((id) => ({ id, address: members.find((member) => member.id === id)!.address })),
    ids,
    noIds: 10,
  });
});

describe('D8: the registry is ready when all nodes are connected', () => {
  const sentence = /^Registry now ready to initiate tasks\..*$/m;

  test('and says so in the words of the assignment', async () => {
    const registry = start('registry', ['0', '--exec', 'wait-for 10; setup-overlay 3']);
    const port = Number((await registry.says(/Listening on 127\.0\.0\.1:(\d+)\./))[1]);
    const nodes = startMessenger(port, ['--nodes', '10']);
    await registry.says(sentence);
    const setUp = () => nodes.events.filter(({ event }) => event === 'set-up');
    await nodes.until(() => setUp().length === 10 || undefined, 'ten nodes that are set up');
    for (const { peers } of setUp() as unknown as { peers: number[] }[]) expect(peers).toHaveLength(3);
  });

  test('not when one is killed during the set-up, which is named', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 10);
    const { program, id } = await registered(startMessenger(registry.port));
    program.signal('SIGSTOP');
    const ended = registry.command('setup-overlay 3');
    await registry.program.event('setting-up');
    program.signal('SIGKILL');
    const { outcome, reason } = await ended;
    expect(outcome).toBe('failed');
    expect(reason).toMatch(
      new RegExp(`^node ${id} left during the set-up: the connection (broke|was closed)$`),
    );
    expect(registry.program.events.map(({ event }) => event)).not.toContain('ready');
    expect(await registry.command('start-rounds 10')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('needs a new set-up'),
    });
    await registry.setUp();
  });

  test('not when one cannot be connected to: those that should be say whom they cannot reach', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 9);
    const advertised = startMessenger(registry.port, ['--advertise', '127.0.0.1:1']);
    const { id } = await registered(advertised);
    const { outcome, reason } = await registry.command('setup-overlay 3');
    expect(outcome).toBe('failed');
    expect(reason).toMatch(
      new RegExp(`^node \\d+ could not set up: cannot reach node ${id}: connection refused$`),
    );
  });
});

describe('D9 to D12: packets', () => {
  test('D9: start-rounds before the registry is ready is refused', async () => {
    const registry = await startRegistry();
    await startNodes(registry, 10);
    expect(await registry.command('start-rounds 10')).toMatchObject({
      outcome: 'failed',
      reason: 'there is no overlay yet: setup-overlay',
    });
  });

  test('go to all IDs but their own, clockwise, never past the sink, with a trace of the relays', async () => {
    const registry = await startRegistry('--seed', 'watched');
    const packetsPerNode = 900;
    const seen: { at: number; packet: MessageOf<'nodeData'> }[] = [];
    await Promise.all(Array.from({ length: 10 }, () => startWatched(registry, seen)));
    await registry.setUp();
    const summary = await registry.startRounds(packetsPerNode);
    expect(summary).toMatchObject({ matched: true, totals: { sent: 9000, received: 9000 } });
    expect(summary.hops).toBe(seen.length);
    expect(summary.totals.relayed).toBeGreaterThan(6000);

    const ids = summary.nodes.map(({ id }) => id);
    const arrived = seen.filter(({ at, packet }) => at === packet.destination).map(({ packet }) => packet);
    expect(chiSquareOfPairs(arrived, ids, packetsPerNode)).toBeLessThan(140); // 80 degrees of freedom: 1 in 30,000

    const clockwise = (from: number, to: number) => (to - from + 128) % 128;
    for (const { at, packet } of seen) {
      const { source, destination, trace, hops } = packet;
      const visited = [source, ...trace, at].map((id) => clockwise(source, id));
      expect(hops).toBe(trace.length);
      expect(visited).toEqual([...new Set(visited)].sort((a, b) => a - b));
      expect(visited.at(-1)).toBeLessThanOrEqual(clockwise(source, destination));
    }
    const visits = seen.map(({ at, packet: { source, destination, payload } }) =>
      [source, destination, payload, at].join(),
    );
    expect(new Set(visits).size).toBe(visits.length);
    const payloads = arrived.map(({ payload }) => payload);
    expect(Math.min(...payloads)).toBeLessThan(-0.99 * 2 ** 31);
    expect(Math.max(...payloads)).toBeGreaterThan(0.99 * 2 ** 31);
  });

  /** A messenger behind a proxy that writes down each packet that comes to it. */
  async function startWatched(
    registry: Registry,
    seen: { at: number; packet: MessageOf<'nodeData'> }[],
  ): Promise<void> {
    let at = -1;
    const { server, port } = await listen(() => {});
    await new Promise((resolve) => server.close(resolve));
    const tamper = (frame: Buffer) => {
      const packet = decodeFrame(frame);
      if (packet?.kind === 'nodeData') seen.push({ at, packet });
      return [frame];
    };
    const between = await proxy({ to: port, tamper });
    onTestFinished(() => between.close());
    const args = ['--port', String(port), '--advertise', `127.0.0.1:${between.port}`];
    at = (await registered(startMessenger(registry.port, args))).id;
  }

  /** Of the ways from each node to each other one; Infinity when a packet went from a node to itself. */
  function chiSquareOfPairs(
    packets: readonly { source: number; destination: number }[],
    ids: readonly number[],
    packetsPerNode: number,
  ): number {
    const counts = new Map<string, number>();
    for (const { source, destination } of packets) {
      const pair = `${source} ${destination}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      if (source === destination) return Number.POSITIVE_INFINITY;
    }
    const expected = packetsPerNode / (ids.length - 1);
    let sum = 0;
    for (const source of ids) {
      for (const sink of ids) {
        if (source !== sink) sum += ((counts.get(`${source} ${sink}`) ?? 0) - expected) ** 2 / expected;
      }
    }
    return sum;
  }
});

test('D17: list, route and path show nodes, tables and ways', async () => {
  const registry = await startRegistry();
  const messengers = await startMessengers(registry, 4);
  await startNodes(registry, 6);
  await registry.setUp();
  const members = await registry.list();
  const tables = await registry.tables();
  expect(members.map(({ id }) => id)).toEqual(tables.map(({ id }) => id));
  expect(members.every(({ ours, state }) => ours && state === 'ready')).toBe(true);
  for (const { id, program } of messengers) {
    const { address } = await program.event<{ address: string }>('registered');
    expect(members.find((member) => member.id === id)?.address).toBe(address);
    const { peers } = await program.event<{ peers: number[] }>('set-up');
    expect(tables.find((table) => table.id === id)?.peers.map((peer) => peer.id)).toEqual(peers);
  }
  const ids = members.map(({ id }) => id);
  const { events } = await registry.command(`path ${ids[0]} ${ids[7]}`);
  expect(events).toMatchObject([{ event: 'path', ids: [ids[0], ids[4], ids[6], ids[7]] }]);
});

test('D8: the registry is not ready when a node does not answer, which is named', async () => {
  const { silentId, ended } = waiting;
  const reason = `no answer in 10 s from node ${silentId}`;
  expect(await ended).toMatchObject({ outcome: 'failed', reason });
});
