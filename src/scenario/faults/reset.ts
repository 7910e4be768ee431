// Breaks all links of the nodes: both sides are notified, and data in flight is lost.

import type { Selection } from '../selection.ts';
import { type FaultKind, fewerNodes } from './fault-kind.ts';

interface Reset {
  readonly kind: 'reset';
  readonly nodes: Selection;
}

export const reset: FaultKind<Reset> = {
  kind: 'reset',
  verbs: { reset: 'reset node 7' },
  clauses: [],
  strikesRegistry: true,
  read: (nodes) => ({ kind: 'reset', nodes }),
  write: () => [],

  begin(_reset, nodes, { tell }) {
    for (const node of nodes) {
      tell(node.index);
      node.reset();
    }
  },

  drawn: { 4: ({ any }) => ({ kind: 'reset', nodes: any }) },
  shrink: fewerNodes,
};
