// The options of `registry`.

import { DEFAULT_GEOMETRY, messengerGeometries } from '../../geometries/index.ts';
import { MAX_ID_BITS, MIN_ID_BITS } from '../../scenario/scenario.ts';
import { hostName } from '../../terminal/host-name.ts';
import { count, durationMs, type Kind, zeroOr } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';
import { execRow, formatRow, seedRow } from '../common-options.ts';
import { geometryKind } from '../geometry-option.ts';

const MAX_NODES = 2 ** 31 - 1;
const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;

/** A duration; digits alone are seconds, as scripts for version 0.1 have them. */
function secondsOr(kind: Kind<number>): Kind<number> {
  return {
    parse: (text, name) => kind.parse(/^\d+$/.test(text.trim()) ? `${text.trim()}s` : text, name),
    print: kind.print,
  };
}

const path: Kind<string> = { parse: String, print: String };

export const port = count(0, 65_535);

export const registryTable = {
  host: {
    flag: '--host <address>',
    kind: hostName,
    help: 'address to listen on; 0.0.0.0 for all',
    default: '127.0.0.1',
  },
  seed: { ...seedRow, help: 'seed of IDs and packets' },
  idBits: {
    flag: '--id-bits <bits>',
    kind: count(MIN_ID_BITS, MAX_ID_BITS),
    help: 'IDs are 0 to 2^bits - 1',
    defaultHelp: `${MIN_ID_BITS}; ${MAX_ID_BITS} with --living`,
  },
  minNodes: {
    flag: '--min-nodes <count>',
    kind: count(2, MAX_NODES),
    help: 'minimum nodes of an overlay',
    default: 10,
  },
  data: {
    flag: '--data <directory>',
    kind: path,
    help: 'where it keeps what it knows, so that it goes on when it is started again',
  },
  geometry: {
    flag: '--geometry <name>',
    kind: geometryKind(messengerGeometries),
    help: `overlay geometry: ${messengerGeometries.join(', ')}`,
    default: DEFAULT_GEOMETRY,
  },
  living: {
    flag: '--living',
    help: 'keep routing tables up as nodes join, leave and crash, for messages between them',
  },
  waitFor: {
    flag: '--wait-for <count>',
    kind: count(1, MAX_NODES),
    help: 'nodes to wait for before the first command',
  },
  trustAdvertised: {
    flag: '--trust-advertised',
    help: 'accept nodes that register another address than they connect from',
  },
  waitTimeout: {
    flag: '--wait-timeout <time>',
    kind: secondsOr(durationMs(SECOND_MS, 24 * HOUR_MS)),
    help: 'how long wait-for waits; left out: as long as it takes',
  },
  setupTimeout: {
    flag: '--setup-timeout <time>',
    kind: secondsOr(durationMs(SECOND_MS, 24 * HOUR_MS)),
    help: 'time without an answer after which a set-up gives up the nodes that are silent',
    default: 10 * SECOND_MS,
  },
  settle: {
    flag: '--settle <time>',
    kind: secondsOr(durationMs(SECOND_MS, HOUR_MS)),
    help: 'time without progress after which missing packets count as lost',
    default: 2 * SECOND_MS,
  },
  patience: {
    flag: '--patience <time>',
    kind: secondsOr(durationMs(SECOND_MS, 24 * HOUR_MS)),
    help: 'time after which a node that does not answer is given up',
    default: 30 * SECOND_MS,
  },
  runTimeout: {
    flag: '--run-timeout <time>',
    kind: secondsOr(durationMs(SECOND_MS, 24 * HOUR_MS)),
    help: 'time without progress after which a run ends',
    default: 300 * SECOND_MS,
  },
  heartbeat: {
    flag: '--heartbeat <time>',
    kind: zeroOr(secondsOr(durationMs(100, HOUR_MS))),
    help: 'time between two heartbeats, which nodes answer; 0: none',
    default: SECOND_MS,
  },
  missed: {
    flag: '--missed <count>',
    kind: count(1, 1000),
    help: 'heartbeats in a row without an answer after which a node is away',
    default: 3,
  },
  exec: execRow,
  format: formatRow,
} as const satisfies OptionTable;

export type RegistryFlags = OptionValues<typeof registryTable>;
