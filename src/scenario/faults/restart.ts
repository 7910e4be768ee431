// Starts nodes that are down, under their old addresses; each at a time drawn from now to overMs later.

import type { Selection } from '../selection.ts';
import { clause, type FaultKind, fewerNodes, OVER } from './fault-kind.ts';

interface Restart {
  readonly kind: 'restart';
  readonly nodes: Selection;
  readonly overMs?: number;
}

export const restart: FaultKind<Restart> = {
  kind: 'restart',
  verbs: { restart: 'restart all', start: 'start nodes 11..40 over 500ms' },
  verbPattern: '(?:re)?start',
  clauses: [OVER],
  strikesRegistry: false,
  read: (nodes, { over }) =>
    over === undefined ? { kind: 'restart', nodes } : { kind: 'restart', nodes, overMs: over },
  write: ({ overMs }) => [overMs === undefined ? undefined : clause('over', overMs)],

  wantsDown: true,
  begin({ overMs = 0 }, nodes, { world, drawUs }) {
    for (const { index } of nodes) {
      const afterUs = drawUs(overMs);
      if (afterUs === 0) world.start(index);
      else world.plan(world.nowUs + afterUs, 'start', index);
    }
  },
  beginsOverMs: ({ overMs = 0 }) => overMs,

  drawn: {},
  /** Most crashes are followed by a restart. */
  drawAfter({ atMs, action }, draw, { horizonMs, timeoutMs, nodes }) {
    if (action.kind !== 'crash' || draw.chance(40)) return undefined;
    const afterMs = draw.of([0, 1, draw.below(100), draw.below(horizonMs), draw.below(2 * timeoutMs)]);
    const all = { kind: 'range', from: 1, to: nodes } as const;
    return { atMs: atMs + afterMs, action: { kind: 'restart', nodes: all } };
  },
  shrink: fewerNodes,
};
