// Nodes stop at once. silent: their links stay open (power failure); else their links break (a kill).

import type { Selection } from '../selection.ts';
import { type Drawing, type FaultKind, fewerNodes, SILENTLY } from './fault-kind.ts';

interface Crash {
  readonly kind: 'crash';
  readonly nodes: Selection;
  readonly silent: boolean;
}

const killed = ({ nodes }: Drawing): Crash => ({ kind: 'crash', nodes, silent: false });

export const crash: FaultKind<Crash> = {
  kind: 'crash',
  verbs: { crash: 'crash 3 nodes' },
  clauses: [SILENTLY],
  strikesRegistry: true,
  read: (nodes, { silently }) => ({ kind: 'crash', nodes, silent: silently }),
  write: ({ silent }) => [silent ? 'silently' : undefined],

  begin({ silent }, nodes) {
    for (const node of nodes) node.crash(silent);
  },

  drawn: { 0: killed, 1: killed, 2: ({ nodes }) => ({ kind: 'crash', nodes, silent: true }) },
  shrink: fewerNodes,
};
