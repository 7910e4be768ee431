// Nodes deregister and exit.

import type { Selection } from '../selection.ts';
import { type FaultKind, fewerNodes } from './fault-kind.ts';

interface Leave {
  readonly kind: 'leave';
  readonly nodes: Selection;
}

export const leave: FaultKind<Leave> = {
  kind: 'leave',
  verbs: { leave: 'leave 2 nodes' },
  clauses: [],
  strikesRegistry: false,
  read: (nodes) => ({ kind: 'leave', nodes }),
  write: () => [],

  begin(_leave, nodes) {
    for (const node of nodes) node.leave();
  },

  drawn: { 3: ({ nodes }) => ({ kind: 'leave', nodes }) },
  shrink: fewerNodes,
};
