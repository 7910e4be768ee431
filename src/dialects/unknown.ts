// A program that has neither declared itself nor been observed yet: only behaviour that all dialects allow.

import { AS_PUBLISHED, type Dialect, idOrZero } from './dialect.ts';

export const unknown: Dialect = {
  name: 'unknown',
  wire: 'minichord',
  declared: false,
  messenger: {
    takesOrders: 'unknown',
    ...AS_PUBLISHED,
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
