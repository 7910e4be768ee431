// The nodes take longer for each packet and message, for a while.

import type { Selection } from '../selection.ts';
import { toUs } from '../time.ts';
import { BY, clause, type FaultKind, FOR, fewerNodes } from './fault-kind.ts';

interface Slow {
  readonly kind: 'slow';
  readonly nodes: Selection;
  readonly serviceUs: number;
  readonly forMs: number;
}

export const slow: FaultKind<Slow> = {
  kind: 'slow',
  verbs: { slow: 'slow 2 nodes by 500us for 1s' },
  clauses: [BY, FOR],
  strikesRegistry: false,
  read: (nodes, { by, for: forMs }) => ({ kind: 'slow', nodes, serviceUs: toUs(by), forMs }),
  write: ({ serviceUs, forMs }) => [clause('by', serviceUs / 1000), clause('for', forMs)],

  begin({ serviceUs, forMs }, nodes, { world, tell }) {
    for (const node of nodes) {
      tell(node.index);
      node.slow(serviceUs, world.nowUs + toUs(forMs));
    }
  },
  delays: ({ serviceUs }) => serviceUs > 1000,

  drawn: {
    5: ({ draw, nodes, forMs }) => ({ kind: 'slow', nodes, serviceUs: draw.of([100, 20_000]), forMs }),
  },
  shrink: fewerNodes,
};
