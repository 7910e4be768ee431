// The options of `npm start`.

import { DEFAULT_GEOMETRY, geometries } from '../../geometries/index.ts';
import { MAX_PACKETS } from '../../overlay/commands.ts';
import { MIN_ID_BITS } from '../../scenario/scenario.ts';
import { count } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { formatRow, seedRow } from '../common-options.ts';

/** As many as a registry has IDs for, with the bits that it has by itself. */
const MAX_PROCESSES = 2 ** MIN_ID_BITS;

export const startTable = {
  nodes: { flag: '--nodes <count>', kind: count(2, MAX_PROCESSES), help: 'messenger processes', default: 10 },
  entries: {
    flag: '--entries <count>',
    kind: count(1, geometries[DEFAULT_GEOMETRY].maxEntries(MAX_PROCESSES)),
    help: 'entries of each routing table',
    defaultHelp: 'log2 of the nodes',
  },
  packets: {
    flag: '--packets <count>',
    kind: count(1, MAX_PACKETS),
    help: 'packets that each node sends',
    default: 25_000,
  },
  seed: { ...seedRow, help: 'seed of IDs and packets' },
  format: formatRow,
} as const satisfies OptionTable;

export type StartFlags = OptionValues<typeof startTable>;
