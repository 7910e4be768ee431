// Overlays of ours and of messengers of two dialects that can exchange packets, or of one: all packets arrive, twice in a
// row. The long version sends as many as the published task does, 25,000 a node.

import { afterEach, expect, test } from 'vitest';
import { type DialectName, dialects } from '../peers/dialects.ts';
import type { ForeignMessenger } from '../peers/messenger.ts';
import { rounds } from '../support/fresh.ts';
import { endAll, foreignMessengers, ourMessengers, ourRegistry } from './support.ts';

afterEach(endAll);

const PACKETS = rounds(200, 25_000);

/** Those with the same twice are ours beside one dialect alone. */
const pairs = [
  ['A', 'A'],
  ['A', 'C'],
  ['B', 'B'],
  ['B', 'D'],
  ['C', 'C'],
  ['C', 'D'],
  ['D', 'D'],
] as const;

/** Sockets of dialects B and C live on after the packets that came on them, until their memory is collected. */
const foreignOptions = { record: false, collectMs: rounds(10_000, 1000) };

test.each(pairs)('%s, %s and ours deliver all, twice in a row', async (...pair) => {
  // A listener whose queue is full makes the system send again what was written, after up to seconds.
  const registry = await ourRegistry({ timing: { settleMs: rounds(1000, 30_000) } });
  const ours = await ourMessengers(registry, 3);
  const started: ForeignMessenger[] = [];
  const startTwo = async (dialect: DialectName) => {
    started.push(...(await foreignMessengers(dialect, registry, 2, foreignOptions)));
  };
  for (const dialect of pair) await startTwo(dialect);
  await registry.setUp(3);
  await registry.runMatched(PACKETS);

  // Others come in place of those that end after a run.
  const ended = pair.filter((dialect) => dialects[dialect].endsAfterSummary);
  for (const dialect of ended) await startTwo(dialect);
  if (ended.length > 0) await registry.setUp(3);
  await registry.runMatched(PACKETS);

  expect([registry.violations(), ours.violations(), ours.of('dropped')]).toEqual([[], [], []]);
  for (const messenger of started) expect(messenger).toMatchObject({ diedOf: undefined, lost: 0 });
});
