// Dialect D: orders on connections to the listener; a NodeRegistry is answered on its connection, all else on new ones.

import { AS_PUBLISHED, type Dialect, idOrZero } from './dialect.ts';

export const d: Dialect = {
  name: 'D',
  wire: 'minichord',
  declared: false,
  messenger: {
    takesOrders: 'listener',
    ...AS_PUBLISHED,
    summaries: 'between runs',
    reportsHashes: false,
    sends: 'connection each',
    reads: 'many',
    acceptsInRun: true,
    isConnected: idOrZero,
    takesAsLeft: 'ID',
    fits: (seen) => seen.kind === 'answer' && seen.on === 'dialled',
  },
  registry: {
    givesOrders: 'listener',
    readsReplies: 'new connection',
    startsTogether: false,
    takesLastSummary: false,
    fits: ({ on, closed }) => on === 'listener' && closed !== true,
  },
};
