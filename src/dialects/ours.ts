// Sinkward itself: orders and answers on the registration connection, kept links for packets, and extension fields.

import { type Dialect, idOrZero } from './dialect.ts';

export const sinkward: Dialect = {
  name: 'Sinkward',
  wire: 'minichord',
  declared: true,
  messenger: {
    takesOrders: 'home',
    metrics: ['clockwise', 'xor'],
    idBits: 31,
    summaries: 'any time',
    reportsHashes: true,
    sends: 'adapts',
    reads: 'many',
    acceptsInRun: true,
    isConnected: idOrZero,
    takesAsLeft: 'ID',
    fits: () => false,
  },
  registry: {
    givesOrders: 'home',
    readsReplies: 'home',
    startsTogether: true,
    takesLastSummary: true,
    fits: () => false,
  },
};
