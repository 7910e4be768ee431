// Connections that others open and say nothing on: strangers', and the links of other programs' nodes, which are silent too
// until a run begins.

import { connect, Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { Admission, type Guest } from '../../src/tcp/admission.ts';
import { Switchboard } from '../../src/tcp/switchboard.ts';
import type { RawConnection } from '../peers/raw.ts';
import {
  closes,
  endAll,
  foreignMessengers,
  foreignRegistry,
  ourMessengers,
  ourOverlay,
  ourRegistry,
  rawTo,
} from './support.ts';

afterEach(endAll);

const SILENCE_MS = 1000;
/** Long enough for everybody who would be closed to be closed. */
const LONG_MS = 3500;

function strangers(port: number, count: number): Promise<RawConnection[]> {
  return Promise.all(Array.from({ length: count }, () => rawTo(port)));
}

describe('strangers that say nothing to a messenger', () => {
  test('are closed and said where all nodes are ours, whose links stay', async () => {
    const { registry, messengers } = await ourOverlay(4, 2, { messengers: { silenceMs: SILENCE_MS } });
    const raws = await strangers(messengers.portOf(messengers.ids[0]!), 20);
    await Promise.all(raws.map((raw) => closes(raw, 'a silent stranger')));
    expect(messengers.violations()).toEqual(Array(20).fill('127.0.0.1: said nothing for 1 s'));
    await pause(LONG_MS);
    expect(messengers.of('note')).toEqual([]);
    await registry.runMatched(100);
  });

  test('are closed before there is an overlay', async () => {
    const registry = await ourRegistry();
    const messengers = await ourMessengers(registry, 1, { silenceMs: SILENCE_MS });
    const [raw] = await strangers(messengers.portOf(messengers.ids[0]!), 1);
    await closes(raw!, 'a silent stranger');
  });

  test.each(['A', 'C'] as const)(
    'are kept beside nodes of dialect %s, which are silent too',
    async (dialect) => {
      const registry = await ourRegistry();
      const ours = await ourMessengers(registry, 3, { silenceMs: SILENCE_MS });
      await foreignMessengers(dialect, registry, 3);
      await registry.setUp(2);
      const raws = await strangers(ours.portOf(ours.ids[0]!), 20);
      await pause(LONG_MS);
      expect(raws.some(({ isClosed }) => isClosed)).toBe(false);
      await registry.runMatched(200);
      expect(ours.violations()).toEqual([]);
    },
  );

  test('are kept under a registry of another program', async () => {
    const registry = await foreignRegistry('C');
    const ours = await ourMessengers(registry, 2, { silenceMs: SILENCE_MS });
    await foreignMessengers('C', registry, 2);
    await pause(LONG_MS);
    await registry.setup(2);
    await pause(LONG_MS);
    expect((await registry.start(100)).matched).toBe(true);
    expect(ours.violations()).toEqual([]);
  });
});

test.each(['C', 'D'] as const)(
  'strangers beside nodes of dialect %s are bounded, and the nodes’ links stay',
  async (dialect) => {
    const registry = await ourRegistry();
    const ours = await ourMessengers(registry, 1);
    await foreignMessengers(dialect, registry, 3);
    const port = ours.portOf(ours.ids[0]!);
    await registry.setUp(2);
    const raws = await strangers(port, 200);
    const open = () => raws.filter(({ isClosed }) => !isClosed).length;
    await ours.sees(
      () => open() <= 2 * 4 + 64,
      () => `strangers are closed; ${open()} are open`,
    );
    await registry.runMatched(300);
    expect(open()).toBeGreaterThan(50);
  },
);

describe('admission', () => {
  function guests(admission: Admission, kinds: readonly ('speaks' | 'stranger' | 'may be a peer')[]) {
    const out: number[] = [];
    kinds.forEach((kind, n) => {
      const guest: Guest = {
        isSilent: kind !== 'speaks',
        mayBePeer: kind === 'may be a peer',
        evict: () => {
          out.push(n);
          admission.remove(guest);
        },
      };
      admission.add(guest);
    });
    return out;
  }

  test('turns out strangers, the first to come first, and nobody who has spoken or may be a peer', () => {
    const admission = new Admission();
    const out = guests(admission, [
      'speaks',
      'may be a peer',
      'stranger',
      'may be a peer',
      'stranger',
      'speaks',
    ]);
    const made = [admission.makeRoom(), admission.makeRoom(), admission.makeRoom()];
    expect([out, made]).toEqual([
      [2, 4],
      [true, true, false],
    ]);
  });

  test('is full at 8,192 connections a port, and when descriptors are few', () => {
    let has = true;
    const admission = new Admission(() => has);
    guests(admission, Array(8191).fill('speaks'));
    expect(admission.isFull(1)).toBe(false);
    guests(admission, ['stranger']);
    expect([admission.isFull(1), admission.isFull(2)]).toEqual([true, false]);
    admission.makeRoom();
    expect(admission.isFull(1)).toBe(false);
    has = false;
    expect(admission.isFull(1)).toBe(true);
  });
});

test('a listener that cannot accept says so, and goes on', async () => {
  const said: string[] = [];
  const listener = await new Switchboard(false).listen(
    '127.0.0.1',
    0,
    () => undefined,
    (text) => said.push(text),
  );
  onTestFinished(() => listener.close());
  const { port } = listener.address;
  const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
  const server = handles.find((handle) => handle instanceof Server && isOn(handle, port)) as Server;
  const error = Object.assign(new Error('accept ENFILE'), { code: 'ENFILE', syscall: 'accept' });
  for (let times = 0; times < 3; times++) server.emit('error', error);
  expect(said).toEqual(['cannot accept a connection: too many open files in the whole system']);
  await new Promise<void>((resolve) => connect(port, '127.0.0.1', () => resolve()).unref());
});

function isOn(server: Server, port: number): boolean {
  const address = server.address();
  return typeof address === 'object' && address?.port === port;
}
