// Cuts the nodes off from the rest, the registry included, for a while: nothing sent meanwhile passes.

import type { Selection } from '../selection.ts';
import { toUs } from '../time.ts';
import { clause, type FaultKind, FOR, fewerNodes, indexesOf } from './fault-kind.ts';

interface Cut {
  readonly kind: 'cut';
  readonly nodes: Selection;
  readonly forMs: number;
}

export const cut: FaultKind<Cut> = {
  kind: 'cut',
  verbs: { cut: 'cut nodes 1..4 for 3s' },
  clauses: [FOR],
  strikesRegistry: true,
  read: (nodes, said) => ({ kind: 'cut', nodes, forMs: said.for }),
  write: ({ forMs }) => [clause('for', forMs)],

  begin({ forMs }, nodes, { world, tell }) {
    const inside = indexesOf(nodes);
    tell(0);
    world.network.cut((a, b) => inside.has(a) !== inside.has(b), world.nowUs + toUs(forMs));
  },
  delays: () => true,

  drawn: { 8: ({ any, forMs }) => ({ kind: 'cut', nodes: any, forMs }) },
  shrink: fewerNodes,
};
