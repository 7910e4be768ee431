// Orders, answers and goodbyes in somebody else's name: refused, said, and without effect on the overlay.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RawConnection } from '../peers/raw.ts';
import { type Draft, encodeFrame } from '../peers/wire.ts';
import {
  closes,
  endAll,
  foreignMessengers,
  foreignRegistry,
  ourMessengers,
  ourOverlay,
  ourRegistry,
  rawTo,
  type TestMessengers,
  type TestRegistry,
} from './support.ts';

const NODES = 4;
const HERE = '127.0.0.1';
const ELSEWHERE = '127.0.0.2';

afterEach(endAll);

async function answerTo(raw: RawConnection, message: Draft): Promise<{ result: number; info: string }> {
  raw.send(message);
  const [answer] = await raw.readMessages();
  return answer as { kind: string; result: number; info: string };
}

describe('orders to our messengers from someone who is not their registry', () => {
  const orders: readonly Draft[] = [
    { kind: 'nodeRegistry', nr: 1, peers: [{ id: 1, address: '127.0.0.1:1' }], ids: [0, 1], noIds: 2 },
    { kind: 'initiateTask', packets: 1_000_000 },
    { kind: 'requestTrafficSummary' },
    { kind: 'deregistrationResponse', result: 0 },
  ];

  test.each([HERE, ELSEWHERE])('of our registry, from %s: closed and said', async (host) => {
    const { registry, messengers } = await ourOverlay(NODES, 2);
    for (const [i, order] of orders.entries()) {
      const raw = await rawTo(messengers.portOf(messengers.ids[i]!), host);
      raw.send(order);
      await closes(raw, order.kind);
      expect(messengers.violations().at(-1)).toBe(
        `${host}: ${order.kind} from someone who is not the registry`,
      );
      await registry.runMatched(50);
    }
    expect(messengers.violations().length).toBe(orders.length);
    expect(messengers.of('set-up').length).toBe(NODES);
  });

  test('of somebody else’s registry, from another host: closed and said', async () => {
    const registry = await foreignRegistry('C');
    const messengers = await ourMessengers(registry, NODES);
    await registry.setup(2);
    for (const order of orders) {
      const raw = await rawTo(messengers.portOf(messengers.ids[0]!), ELSEWHERE);
      raw.send(order);
      await closes(raw, order.kind);
      expect(messengers.violations().at(-1)).toMatch(`${ELSEWHERE}: ${order.kind} from someone`);
      expect((await registry.start(50)).matched).toBe(true);
    }
  });

  test('a start order before the set-up is not taken, and does no harm', async () => {
    const registry = await foreignRegistry('C');
    const messengers = await ourMessengers(registry, NODES);
    const raw = await rawTo(messengers.portOf(messengers.ids[0]!));
    raw.send({ kind: 'initiateTask', packets: 10 });
    await messengers.sees(
      () => messengers.of('note').length === 1,
      () => 'the note',
    );
    expect(messengers.of('note')[0]!.text).toMatch('a start order came while registered; not taken');
    expect((await registry.setup(2)).every(({ good }) => good)).toBe(true);
    expect((await registry.start(50)).matched).toBe(true);
  });
});

describe('answers to our registry that are not a node’s own', () => {
  const answers = (id: number): Draft[] => [
    { kind: 'nodeRegistryResponse', result: id, info: 'All is well.' },
    { kind: 'taskFinished', id, address: '127.0.0.1:5001' },
    { kind: 'reportTrafficSummary', id, sent: 1000, received: 7, totalReceived: 1n },
  ];

  test.each([HERE, ELSEWHERE])('from a stranger at %s: closed, said, and not counted', async (host) => {
    const { registry, messengers } = await ourOverlay(NODES, 2);
    for (const answer of answers(messengers.ids[0]!)) {
      const raw = await rawTo(registry.port, host);
      raw.send(answer);
      await closes(raw, answer.kind);
      expect(registry.violations().at(-1)).toMatch(/^127\.0\.0\.\d: \w+ from an unexpected sender$/);
      expect(registry.violations().at(-1)).toMatch(host);
      await registry.runMatched(50);
    }
  });

  test('during a run: it ends when the nodes have ended, with their counts', async () => {
    const { registry, messengers } = await ourOverlay(NODES, 2);
    const raws = await Promise.all(answers(messengers.ids[0]!).map(() => rawTo(registry.port)));
    const run = registry.runMatched(20_000);
    for (const [i, answer] of answers(messengers.ids[0]!).entries()) raws[i]!.send(answer);
    await Promise.all(raws.map((raw) => closes(raw, 'an answer during a run')));
    await run;
  });

  test('for a foreign node, from another host', async () => {
    const registry = await ourRegistry();
    const [foreign] = await foreignMessengers('D', registry, 3);
    await registry.setUp(2);
    for (const answer of answers(foreign!.id)) {
      const raw = await rawTo(registry.port, ELSEWHERE);
      raw.send(answer);
      await closes(raw, answer.kind);
      await registry.runMatched(50);
    }
    expect(registry.violations().length).toBe(3);
  });

  test('from a node, when nothing was asked: no effect, and it stays', async () => {
    const registry = await ourRegistry();
    const raw = await rawTo(registry.port);
    const { result } = await answerTo(raw, { kind: 'registration', address: '127.0.0.1:5001' });
    raw.send(Buffer.concat(answers(result).map(encodeFrame)));
    const again = await answerTo(raw, { kind: 'registration', address: '127.0.0.1:5001' });
    expect([again.result, registry.violations()]).toEqual([-1, []]);
  });
});

describe('a deregistration', () => {
  let registry: TestRegistry;
  let messengers: TestMessengers;
  let home: RawConnection;
  let id: number;

  /** Two nodes of ours, and one of somebody else's on a raw connection. */
  beforeEach(async () => {
    registry = await ourRegistry();
    messengers = await ourMessengers(registry, 2);
    home = await rawTo(registry.port);
    id = (await answerTo(home, { kind: 'registration', address: '127.0.0.1:5001' })).result;
  });

  async function expectRefused(
    raw: RawConnection,
    message: Omit<Draft, 'kind'>,
    reason: RegExp,
  ): Promise<void> {
    const before = registry.refusals().length;
    const answer = await answerTo(raw, { kind: 'deregistration', ...message });
    expect(answer).toMatchObject({ kind: 'deregistrationResponse', result: -1 });
    expect(answer.info).toMatch(reason);
    expect(registry.refusals().slice(before)).toEqual([expect.stringMatching(reason)]);
    expect(registry.of('left').length).toBe(0);
  }

  test('of a node of ours, by a stranger or by another node', async () => {
    const [ours] = messengers.ids;
    const address = `127.0.0.1:${messengers.portOf(ours!)}`;
    const stranger = await rawTo(registry.port);
    await expectRefused(stranger, { address, id: ours! }, /registered on another connection/);
    await expectRefused(home, { address, id: ours! }, /registered on another connection/);
    await registry.command({ name: 'list-messaging-nodes' });
    expect(registry.of('nodes')[0]!.members.length).toBe(3);
  });

  test('of somebody else’s node, from another host', async () => {
    const away = await rawTo(registry.port, ELSEWHERE);
    await expectRefused(
      away,
      { address: '127.0.0.1:5001', id },
      /is not at 127\.0\.0\.2, where you connect from/,
    );
  });

  test('with the wrong address, or none', async () => {
    await expectRefused(home, { address: '127.0.0.1:5002', id }, /is not at 127\.0\.0\.1:5002/);
    await expectRefused(home, { address: '192.0.2.1:5001', id }, /is not at 192\.0\.2\.1:5001/);
    await expectRefused(
      await rawTo(registry.port),
      { address: 'nonsense', id },
      /"nonsense" is not host:port/,
    );
  });

  test('of an ID that nobody has', async () => {
    const nobody = [0, 1, 2, 3].find((free) => free !== id && !messengers.ids.includes(free))!;
    for (const unknown of [nobody, -1, 2 ** 31 - 1]) {
      await expectRefused(home, { address: '127.0.0.1:5001', id: unknown }, /^.*no node -?\d+ is registered/);
    }
  });

  test('twice: the second is refused, and the address is free again', async () => {
    const goodbye = { kind: 'deregistration', address: '127.0.0.1:5001', id } as const;
    expect((await answerTo(home, goodbye)).result).toBe(id);
    expect((await answerTo(home, goodbye)).info).toMatch(`no node ${id} is registered`);
    expect(registry.of('left')).toMatchObject([{ id, how: 'deregistered', nodes: 2 }]);
    const next = await rawTo(registry.port);
    expect((await answerTo(next, { kind: 'registration', address: '127.0.0.1:5001' })).result).not.toBe(-1);
  });
});

describe('a registration', () => {
  test.each([
    [
      'of another host than the connection’s',
      HERE,
      '127.0.0.2:5001',
      /register the address that you connect from/,
    ],
    [
      'of this host from another',
      ELSEWHERE,
      '127.0.0.1:5001',
      /you register 127\.0\.0\.1:5001 but connect from/,
    ],
    ['without a port', HERE, '127.0.0.1', /is not host:port/],
    ['with port 0', HERE, '127.0.0.1:0', /is not host:port/],
    ['with a port above 65535', HERE, '127.0.0.1:65536', /is not host:port/],
    ['of nothing', HERE, '', /is not host:port/],
  ])('%s is refused', async (_, from, address, reason) => {
    const { registry } = await ourOverlay(NODES, 2);
    const raw = await rawTo(registry.port, from);
    const answer = await answerTo(raw, { kind: 'registration', address });
    expect(answer).toMatchObject({ result: -1, info: expect.stringMatching(reason) });
    await closes(raw, 'a refused registration');
    expect(registry.refusals()).toEqual([expect.stringMatching(reason)]);
    expect(registry.refusals()[0]).toMatch(`registration from ${from}`);
    await registry.runMatched(50);
  });

  test('of an address that is registered, or twice on one connection, is refused', async () => {
    const registry = await ourRegistry();
    const first = await rawTo(registry.port);
    const second = await rawTo(registry.port);
    const { result: id } = await answerTo(first, { kind: 'registration', address: '127.0.0.1:5001' });
    const same = await answerTo(second, { kind: 'registration', address: '127.0.0.1:5001' });
    expect(same.info).toMatch(`127.0.0.1:5001 is registered already, as node ${id}`);
    await closes(second, 'a refused registration');
    const again = await answerTo(first, { kind: 'registration', address: '127.0.0.1:5002' });
    expect(again.info).toMatch(`this connection has registered node ${id} already`);
    expect([first.isClosed, registry.of('registered').length]).toEqual([false, 1]);
  });

  test('of [::], localhost or 0.0.0.0 means the host that it comes from', async () => {
    const registry = await ourRegistry();
    for (const [i, host] of ['[::]', 'localhost', '0.0.0.0', ''].entries()) {
      const raw = await rawTo(registry.port);
      expect((await answerTo(raw, { kind: 'registration', address: `${host}:${5001 + i}` })).result).not.toBe(
        -1,
      );
    }
    expect(registry.of('registered').map(({ address }) => address)).toEqual(
      [5001, 5002, 5003, 5004].map((port) => `127.0.0.1:${port}`),
    );
  });
});

describe('a program that frames its messages differently is told so once', () => {
  const body = encodeFrame({ kind: 'registration', address: '127.0.0.1:5001' }).subarray(8);
  const length = (bytes: number) => Buffer.from([...Array(bytes - 1).fill(0), body.length]);
  test.each([
    ['no length', body, 'a message without its length'],
    ['an empty message without a length', Buffer.from('c20100', 'hex'), 'a message without its length'],
    ['a length of 4 bytes', Buffer.concat([length(4), body]), 'a length of 4 bytes'],
    ['a little-endian length', Buffer.concat([length(8).reverse(), body]), 'a little-endian length'],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'an HTTP request'],
    ['TLS', Buffer.from('1603010200010001fc0303', 'hex'), 'TLS'],
  ])('%s', async (_name, bytes, what) => {
    const registry = await ourRegistry();
    for (const times of [1, 2]) {
      const raw = await rawTo(registry.port);
      raw.send(bytes);
      raw.end();
      await closes(raw, what);
      expect(registry.violations().length).toBe(times);
    }
    const hint = `this looks like ${what}; frames begin with 8 bytes of length, big-endian`;
    expect(registry.violations().map((text) => text.includes(hint))).toEqual([true, false]);
  });
});
