// Dialect B: one message, or one packet, per connection; its sender closes the connection.

import { AS_PUBLISHED, type Dialect, idOrZero } from './dialect.ts';

export const b: Dialect = {
  name: 'B',
  wire: 'minichord',
  declared: false,
  messenger: {
    takesOrders: 'listener',
    ...AS_PUBLISHED,
    summaries: 'between runs',
    reportsHashes: false,
    sends: 'connection each',
    reads: 'one',
    acceptsInRun: true,
    isConnected: idOrZero,
    takesAsLeft: 0,
    fits: (seen) => seen.kind === 'answer' && seen.on === 'new',
  },
  registry: {
    givesOrders: 'listener',
    readsReplies: 'new connection',
    startsTogether: false,
    takesLastSummary: false,
    fits: ({ on, closed }) => on === 'listener' && closed === true,
  },
};
