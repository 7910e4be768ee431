// Dialect C: orders on connections to the listener, answers on the registration connection, kept links for packets.

import { d } from './d.ts';
import { AS_PUBLISHED, type Dialect, idOrZero } from './dialect.ts';

export const c: Dialect = {
  name: 'C',
  wire: 'minichord',
  declared: false,
  messenger: {
    takesOrders: 'listener',
    ...AS_PUBLISHED,
    summaries: 'between runs',
    reportsHashes: false,
    sends: 'kept link',
    reads: 'many',
    acceptsInRun: true,
    isConnected: idOrZero,
    takesAsLeft: 'ID',
    fits: (seen) => seen.kind === 'answer' && seen.on === 'home',
  },
  // A messenger cannot tell the two registries apart.
  registry: d.registry,
};
