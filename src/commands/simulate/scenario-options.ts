// The options of a scenario's size and seed, which `simulate` and `verify` have.

import { DEFAULT_GEOMETRY, messengerGeometries } from '../../geometries/index.ts';
import { MAX_PACKETS } from '../../overlay/commands.ts';
import { MAX_ENTRIES } from '../../routing/geometry.ts';
import { DEFAULT_NODES, defaultEntriesText, MIN_ID_BITS } from '../../scenario/scenario.ts';
import { count } from '../../terminal/kinds.ts';
import type { OptionTable } from '../../terminal/options.ts';
import { seedRow } from '../common-options.ts';
import { geometryKind } from '../geometry-option.ts';
import { DEFAULT_PACKETS } from './choose-scenario.ts';

/** Without defaults, as a flag that is not given leaves a scenario file as it is. */
export function scenarioTable(maxNodes: number) {
  return {
    nodes: {
      flag: '--nodes <count>',
      kind: count(2, maxNodes),
      help: 'nodes of the overlay',
      defaultHelp: String(DEFAULT_NODES),
    },
    geometry: {
      flag: '--geometry <name>',
      kind: geometryKind(messengerGeometries),
      help: `overlay geometry: ${messengerGeometries.join(', ')}`,
      defaultHelp: DEFAULT_GEOMETRY,
    },
    entries: {
      flag: '--entries <count>',
      kind: count(1, MAX_ENTRIES),
      help: 'entries per routing table, or what else the geometry counts',
      defaultHelp: defaultEntriesText(),
    },
    packets: {
      flag: '--packets <count>',
      kind: count(1, MAX_PACKETS),
      help: 'packets that each node sends',
      defaultHelp: String(DEFAULT_PACKETS),
    },
    seed: seedRow,
    idBits: {
      flag: '--id-bits <bits>',
      kind: count(MIN_ID_BITS, 31),
      help: 'IDs are 0 to 2^bits - 1',
      defaultHelp: `${MIN_ID_BITS}, or what the nodes need`,
    },
  } as const satisfies OptionTable;
}
