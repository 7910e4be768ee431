// What a timeline may do to the registry, and to connects: read, written, and refused.

import { expect, it } from 'vitest';
import { formatAction, parseAction } from '../../src/scenario/steps.ts';

const SIZES = { nodes: 9, entries: 3, packets: 10 };
const registry = { kind: 'registry' } as const;

it.each([
  ['crash registry', { kind: 'crash', nodes: registry, silent: false }],
  ['crash registry silently', { kind: 'crash', nodes: registry, silent: true }],
  ['pause registry for 2s', { kind: 'pause', nodes: registry, forMs: 2000 }],
  ['reset registry', { kind: 'reset', nodes: registry }],
  ['cut registry for 3s', { kind: 'cut', nodes: registry, forMs: 3000 }],
  [
    'slow-connects registry by 300ms for 2s',
    { kind: 'slow-connects', nodes: registry, delayMs: 300, forMs: 2000 },
  ],
  ['restart registry', { kind: 'restart', nodes: registry }],
  ['restart registry emptied', { kind: 'restart', nodes: registry, emptied: true }],
  [
    'slow-connects 2 nodes by 4s for 1ms',
    { kind: 'slow-connects', nodes: { kind: 'drawn', count: 2 }, delayMs: 4000, forMs: 1 },
  ],
] as const)('%s', (text, action) => {
  expect(parseAction(text, SIZES)).toEqual({ value: action });
  expect(formatAction(action, SIZES.nodes)).toBe(text);
});

it.each(['leave registry', 'slow registry by 1ms for 1s'])('%s cannot be', (text) => {
  const verb = text.split(' ')[0];
  expect(parseAction(text, SIZES)).toEqual({
    wrong: `'${verb} registry' is not possible; the registry supports crash, restart, reset, cut, slow-connects, pause`,
  });
});

it('slow-connects without its times is incomplete', () => {
  expect(parseAction('slow-connects all by 2s', SIZES)).toEqual({
    wrong:
      "'slow-connects all by 2s' is incomplete; write 'slow-connects NODES by TIME for TIME', such as slow-connects all by 2s for 10s",
  });
});
