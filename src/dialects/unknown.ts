// A program that has not said what it is, and of which nothing has been seen yet: only what all dialects allow.

import { AS_PUBLISHED, type Dialect, idOrZero } from './dialect.ts';

export const unknown: Dialect = {
  name: 'unknown',
  wire: 'minichord',
  declared: false,
  messenger: {
    takesOrders: 'unknown',
    metrics: AS_PUBLISHED,
    summaries: 'between runs',
    reportsHashes: false,
    sends: 'unknown',
    reads: 'unknown',
    acceptsInRun: true,
    isConnected: idOrZero,
    takesAsLeft: 'unknown',
    fits: () => false,
  },
  registry: {
    givesOrders: 'unknown',
    readsReplies: 'home',
    startsTogether: false,
    takesLastSummary: false,
    fits: () => false,
  },
};
