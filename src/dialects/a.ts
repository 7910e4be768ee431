// Dialect A: everything on the registration connection. Its messenger closes its listener when a run starts, and exits after
// its first summary.

import { AS_PUBLISHED, type Dialect, idOrZero, type SetupSeen } from './dialect.ts';

export const a: Dialect = {
  name: 'A',
  wire: 'minichord',
  declared: false,
  messenger: {
    takesOrders: 'home',
    ...AS_PUBLISHED,
    summaries: 'once',
    reportsHashes: false,
    sends: 'kept link',
    reads: 'many',
    acceptsInRun: false,
    isConnected: idOrZero,
    takesAsLeft: 'ID',
    fits: (seen) => seen.kind === 'silence' || answersOnRegistration(seen),
  },
  registry: {
    givesOrders: 'home',
    readsReplies: 'home',
    startsTogether: false,
    takesLastSummary: false,
    fits: ({ on }) => on === 'home',
  },
};

/** An answer on the registration connection to a table that was sent on it too. Result 0 from a node with another ID is dialect C. */
function answersOnRegistration(seen: Extract<SetupSeen, { kind: 'answer' }>): boolean {
  return seen.on === 'home' && seen.askedOnRegistration && (seen.result !== 0 || seen.id === 0);
}
