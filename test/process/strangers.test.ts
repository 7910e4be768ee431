// Strangers who claim names, prove nothing, and hold all places for it: a node that is known comes back as if they were not
// there, and a newcomer works for its place.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { proofLimits } from '../../src/tcp/registry-host.ts';
import { encode } from '../../src/wire/codec.ts';
import { connectRaw, type RawConnection } from '../peers/raw.ts';
import { until } from '../peers/sockets.ts';
import { registered, startMessenger, startRegistryWith } from './overlay.ts';

const DESCRIPTORS = 256;
const limits = proofLimits(DESCRIPTORS);

/** A stranger at that address, who claims a name with a key that nobody has. */
async function claims(port: number, host: string, name: string): Promise<RawConnection> {
  const raw = await connectRaw(port, { localAddress: host });
  onTestFinished(() => raw.destroy());
  const [key, nonce] = [randomBytes(32), randomBytes(32)];
  const ours = { version: 1, claim: { name, key, nonce, id: -1 }, puzzles: true } as const;
  raw.send(encode({ kind: 'registration', address: `${host}:5001`, ours }));
  return raw;
}

test('a crowd of strangers that holds all places is not in the way of a node that comes back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinkward-strangers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const named = (name: string, ...args: string[]) => ['--name', name, '--data', join(folder, name), ...args];
  const registry = await startRegistryWith({ descriptors: DESCRIPTORS }, '0');
  const { port, program } = registry;
  const alice = await registered(startMessenger(port, named('alice')));
  alice.program.signal('SIGKILL');
  await program.event('left');

  const refusedCount = 7;
  const crowd = await Promise.all(
    Array.from({ length: limits.inAll + limits.waiting + refusedCount }, (_, i) =>
      claims(port, `127.0.0.${1 + (i % 4)}`, `stranger${i}`),
    ),
  );
  const refusals = () => program.events.filter(({ event }) => event === 'refused');
  const asked = () => crowd.filter(({ frames, isClosed }) => frames.length > 0 && !isClosed).length;
  await until(
    () => asked() === limits.inAll && refusals().length === refusedCount,
    () => `${limits.inAll} strangers that are asked, ${asked()} are; ${refusals().length} are refused`,
  );
  const from = program.events.length;

  const again = await registered(startMessenger(port, named('alice')));
  expect(again.id).toBe(alice.id);
  expect(program.events.slice(from).map(({ event }) => event)).toEqual(['registered']);
  expect(crowd.filter(({ isClosed }) => isClosed)).toHaveLength(refusedCount);
  expect(asked()).toBe(limits.inAll);

  // Some of those that wait go away, and then one that has a place: the next place is a newcomer's.
  const open = crowd.filter(({ isClosed }) => !isClosed);
  for (const raw of open.filter(({ frames }) => frames.length === 0)) raw.destroy();
  const bob = startMessenger(port, named('bob', '--host', '127.0.0.9'));
  open.find(({ frames }) => frames.length > 0)!.destroy();
  await registered(bob);
  expect(bob.events.map(({ event, text }) => text ?? event)).toEqual([
    expect.stringContaining('solving the puzzle'),
    'registered',
  ]);
});
