// The options of `sinkward simulate`, and the command that repeats it.

import { DEFAULT_GEOMETRY } from '../../geometries/index.ts';
import { MAX_SIMULATED_NODES } from '../../scenario/command-text.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../../simulator/network/network-options.ts';
import { choice, distribution, pathTo } from '../../terminal/kinds.ts';
import { commandLine, type OptionTable, type OptionValues } from '../../terminal/options.ts';
import { distributionText, formsOf } from '../../text/distribution-syntax.ts';
import { formatRow } from '../common-options.ts';
import { argumentOf } from './choose-scenario.ts';
import { latencies } from './latency.ts';
import { scenarioTable } from './scenario-options.ts';
import { TRACE_FORMATS } from './trace-writer.ts';

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
