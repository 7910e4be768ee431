// The options of `sinkward simulate`, and those of the scenario, which `verify` has too.

import { DEFAULT_GEOMETRY, messengerGeometries } from '../../geometries/index.ts';
import { MAX_PACKETS } from '../../overlay/commands.ts';
import { MAX_ENTRIES } from '../../routing/geometry.ts';
import { MAX_SIMULATED_NODES } from '../../scenario/command-text.ts';
import { DEFAULT_NODES, defaultEntriesText, MIN_ID_BITS, type Scenario } from '../../scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../../simulator/network/network-options.ts';
import { choice, count, distribution, pathTo } from '../../terminal/kinds.ts';
import { commandLine, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { distributionText, formsOf } from '../../text/distribution.ts';
import { formatRow, seedRow } from '../common-options.ts';
import { geometryKind } from '../geometry-option.ts';
import { latencies } from './latency.ts';
import { argumentOf, DEFAULT_PACKETS } from './scenario.ts';
import { TRACE_FORMATS } from './trace-writer.ts';

/** The size of the overlay, and the seed. Without defaults, as a flag that is not given leaves a scenario file as it is. */
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

export const simulateTable = {
  scenario: {
    flag: '--scenario <file>',
    kind: pathTo('a file'),
    help: 'nodes, network, faults and commands on a timeline; flags take precedence',
  },
  ...scenarioTable(MAX_SIMULATED_NODES),
  latency: {
    flag: '--latency <distribution>',
    kind: distribution(latencies),
    help: `one-way latency of links: ${formsOf(latencies)}`,
    defaultHelp: distributionText(DEFAULT_NETWORK.latency, latencies)!,
  },
  codec: {
    flag: '--codec',
    help: 'pass every message and packet through the wire format; counts bytes',
  },
  trace: {
    flag: '--trace <file>',
    kind: pathTo('a file'),
    help: 'write every event to a file',
    repeats: false,
  },
  traceFormat: {
    flag: '--trace-format <form>',
    kind: choice(TRACE_FORMATS),
    help: 'JSON Lines, which replay reads, or what Perfetto opens',
    default: 'jsonl',
    repeats: false,
  },
  format: formatRow,
} as const satisfies OptionTable;

export type SimulateFlags = OptionValues<typeof simulateTable>;

/**
 * The command that simulates a scenario again. Of one without a file it says the size, so that a later default does not
 * matter; of a file only what flags replaced. The default geometry goes without saying.
 */
export function simulateCommandLine(scenario: Scenario, flags: Partial<SimulateFlags>): string[] {
  const isSaid = (flag: unknown) => flag !== undefined || flags.scenario === undefined;
  const geometry = scenario.geometry === DEFAULT_GEOMETRY ? flags.geometry : scenario.geometry;
  return commandLine('sinkward simulate', simulateTable, {
    ...flags,
    nodes: isSaid(flags.nodes) ? scenario.nodes : undefined,
    geometry: isSaid(flags.geometry) ? geometry : undefined,
    entries: isSaid(flags.entries) ? argumentOf(scenario, 'setup-overlay')?.entries : undefined,
    packets: isSaid(flags.packets) ? argumentOf(scenario, 'start-rounds')?.packets : undefined,
    seed: scenario.seed,
    idBits: scenario.idBits,
  });
}
