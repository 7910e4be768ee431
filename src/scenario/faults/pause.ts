// Nodes or the registry stand still for a while, as when their processes are stopped (SIGSTOP) and go on (SIGCONT).

import type { Selection } from '../selection.ts';
import { toUs } from '../time.ts';
import { clause, type FaultKind, FOR, fewerNodes } from './fault-kind.ts';

interface Pause {
  readonly kind: 'pause';
  readonly nodes: Selection;
  readonly forMs: number;
}

export const pause: FaultKind<Pause> = {
  kind: 'pause',
  verbs: { pause: 'pause 1 node for 5s' },
  clauses: [FOR],
  strikesRegistry: true,
  read: (nodes, { for: forMs }) => ({ kind: 'pause', nodes, forMs }),
  write: ({ forMs }) => [clause('for', forMs)],

  begin({ forMs }, nodes, { world, tell }) {
    for (const { index } of nodes) {
      tell(index);
      world.pause(index, world.nowUs + toUs(forMs));
    }
  },
  beginsOverMs: ({ forMs }) => forMs,
  delays: () => true,

  /** Drawn from a stream of its own: swarm/random-presence.ts, swarm/random-names.ts. */
  drawn: {},
  shrink: fewerNodes,
};
