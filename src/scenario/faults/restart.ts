// Starts nodes that are down, under their old addresses; each at a time drawn from now to overMs later. The registry goes on
// with what is on its disk, or with its network's key alone where that is emptied.

import type { Selection } from '../selection.ts';
import { clause, EMPTIED, type FaultKind, fewerNodes, OVER } from './fault-kind.ts';

interface Restart {
  readonly kind: 'restart';
  readonly nodes: Selection;
  readonly overMs?: number;
  /** Of the registry: its disk. */
  readonly emptied?: true;
}

export const restart: FaultKind<Restart> = {
  kind: 'restart',
  verbs: { restart: 'restart all', start: 'start nodes 11..40 over 500ms' },
  verbPattern: '(?:re)?start',
  clauses: [OVER, EMPTIED],
  strikesRegistry: true,
  read: (nodes, { over, emptied }) => ({
    kind: 'restart',
    nodes,
    ...(over !== undefined && { overMs: over }),
    ...(emptied && { emptied }),
  }),
  write: ({ overMs, emptied }) => [
    overMs === undefined ? undefined : clause('over', overMs),
    emptied && 'emptied',
  ],

  wantsDown: true,
  begin({ overMs = 0, emptied = false }, nodes, { world, drawUs }) {
    for (const { index } of nodes) {
      if (index === 0) {
        world.restartRegistry(emptied);
        continue;
      }
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
