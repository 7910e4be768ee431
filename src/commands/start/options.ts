// The options of `npm start`.

import { MAX_PACKETS } from '../../overlay/commands.ts';
import { count } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { formatRow, seedRow } from '../common-options.ts';

/** As many as there are IDs of 7 bits, and 7 entries at most among them. */
const MAX_NODES = 128;
const MAX_ENTRIES = 7;

export const startTable = {
  nodes: { flag: '--nodes <count>', kind: count(2, MAX_NODES), help: 'messenger processes', default: 10 },
  entries: {
    flag: '--entries <count>',
    kind: count(1, MAX_ENTRIES),
    help: 'entries of each routing table',
    default: 3,
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
