// Connects to and from the nodes take longer, for a while.

import type { Selection } from '../selection.ts';
import { toUs } from '../time.ts';
import { BY, clause, type FaultKind, FOR, fewerNodes, indexesOf } from './fault-kind.ts';

interface SlowConnects {
  readonly kind: 'slow-connects';
  readonly nodes: Selection;
  readonly delayMs: number;
  readonly forMs: number;
}

export const slowConnects: FaultKind<SlowConnects> = {
  kind: 'slow-connects',
  verbs: { 'slow-connects': 'slow-connects all by 2s for 10s' },
  clauses: [BY, FOR],
  strikesRegistry: true,
  read: (nodes, { by, for: forMs }) => ({ kind: 'slow-connects', nodes, delayMs: by, forMs }),
  write: ({ delayMs, forMs }) => [clause('by', delayMs), clause('for', forMs)],

  begin({ delayMs, forMs }, nodes, { world, tell }) {
    const concerned = indexesOf(nodes);
    const concerns = (a: number, b: number) => concerned.has(a) || concerned.has(b);
    tell(0);
    world.network.slowConnects(concerns, toUs(delayMs), world.nowUs + toUs(forMs));
  },
  delays: () => true,

  drawn: {
    7: ({ draw, any, forMs }) => ({
      kind: 'slow-connects',
      nodes: any,
      delayMs: draw.of([5, 300, 4000]),
      forMs,
    }),
  },
  shrink: fewerNodes,
};
