// The scenario that a command line asks for: flags, over the scenario file, over defaults; and the command that asks again.

import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { DEFAULT_GEOMETRY, geometries, messengerGeometries } from '../../geometries/index.ts';
import { MAX_PACKETS, type RegistryCommand } from '../../overlay/commands.ts';
import { defaultEntries, loweredText, MAX_ENTRIES } from '../../routing/geometry.ts';
import {
  DEFAULT_NODES,
  defaultCommands,
  defaultEntriesText,
  idBitsFor,
  MIN_ID_BITS,
  type Scenario,
} from '../../scenario/scenario.ts';
import type { Overrides, ScenarioError } from '../../scenario/scenario-file.ts';
import { DEFAULT_NETWORK } from '../../simulator/network/network-options.ts';
import { largeNumber } from '../../terminal/large-number.ts';
import { chooseSeed, InputError, seedOption } from '../../terminal/process.ts';
import { wholeNumber } from '../../terminal/whole-number.ts';
import { parseGeometry } from '../geometry-option.ts';
import { readText } from '../trace-file.ts';
import { latencyText, parseLatency } from './latency.ts';

export type ScenarioFlags = Overrides;

const DEFAULT_PACKETS = 25_000;
/** Of a file, in bytes: a scenario has a few hundred, a matrix of latencies of the most nodes a few million. */
const MAX_SCENARIO = 2 ** 20;
const MAX_MATRIX = 2 ** 25;

/** The options that say how large the overlay is, and what it is drawn from. */
export function addScenarioOptions(command: Command, maxNodes: number): Command {
  return command
    .option(
      '--nodes <count>',
      `nodes of the overlay (default: ${DEFAULT_NODES})`,
      largeNumber({ min: 2, max: maxNodes, name: 'nodes' }),
    )
    .option(
      '--geometry <name>',
      `how nodes choose their peers: ${messengerGeometries.join(', ')} (default: ${DEFAULT_GEOMETRY})`,
      (text) => parseGeometry(text, messengerGeometries),
    )
    .option(
      '--entries <count>',
      `peers of each table, or what else the geometry counts (default: ${defaultEntriesText()})`,
      wholeNumber({ min: 1, max: MAX_ENTRIES, name: 'entries' }),
    )
    .option(
      '--packets <count>',
      `packets that each node sends (default: ${DEFAULT_PACKETS})`,
      largeNumber({ min: 1, max: MAX_PACKETS, name: 'packets' }),
    )
    .addOption(seedOption('what everything is drawn from; left out, one is drawn and shown'))
    .option(
      '--id-bits <bits>',
      'IDs are 0 to 2^bits - 1 (default: 7, or what the nodes need)',
      wholeNumber({ min: MIN_ID_BITS, max: 31, name: 'id-bits' }),
    );
}

export function latencyOption(): Option {
  return new Option(
    '--latency <model>',
    'constant:1ms, uniform:1ms,20ms, log-normal:MEDIAN,SIGMA or plane:SIDE,LEAST (default: constant:1ms)',
  ).argParser(parseLatency);
}

export interface Chosen {
  readonly scenario: Scenario;
  /** Nobody asked for this seed. */
  readonly drawn: boolean;
  /** One line that says so, where the default entries are fewer than the geometry prefers. */
  readonly lowered: string | undefined;
}

/** The usual scenario, as the flags have it. */
export function chooseScenario(flags: ScenarioFlags): Chosen {
  const { seed, drawn } = chooseSeed(flags.seed);
  const nodes = flags.nodes ?? DEFAULT_NODES;
  const geometry = flags.geometry ?? DEFAULT_GEOMETRY;
  const entries = flags.entries ?? defaultEntries(geometries[geometry], nodes);
  const scenario: Scenario = {
    seed,
    nodes,
    idBits: flags.idBits ?? idBitsFor(nodes),
    minNodes: 2,
    geometry,
    network: { ...DEFAULT_NETWORK, latency: flags.latency ?? DEFAULT_NETWORK.latency },
    startOverMs: 0,
    clockSkew: 0,
    commands: defaultCommands(nodes, entries, flags.packets ?? DEFAULT_PACKETS),
    faults: [],
  };
  const lowered = flags.entries === undefined ? loweredText(geometries[geometry], nodes) : undefined;
  return { scenario, drawn, lowered };
}

/** The scenario of a file, with the flags before it. Throws InputError, which names the file. */
export async function readScenarioFile(path: string, flags: ScenarioFlags): Promise<Scenario> {
  const text = readText(path, MAX_SCENARIO);
  const readFile = (name: string) => readText(resolve(dirname(path), name), MAX_MATRIX);
  // What reads scenarios is loaded when there is one, so that all else begins quickly.
  const { parseScenario, ScenarioError } = await import('../../scenario/scenario-file.ts');
  return asInput(ScenarioError, () => parseScenario(text, path, { overrides: flags, readFile }));
}

/** The scenario of a trace's header. Throws InputError, which names the trace. */
export async function readHeaderScenario(value: unknown, path: string): Promise<Scenario> {
  const { parseScenarioJson, ScenarioError } = await import('../../scenario/scenario-file.ts');
  return asInput(ScenarioError, () => parseScenarioJson(value, path));
}

function asInput(Wrong: typeof ScenarioError, parse: () => Scenario): Scenario {
  try {
    return parse();
  } catch (error) {
    throw error instanceof Wrong ? new InputError(error.message) : error;
  }
}

/** The size and the seed as a shell takes them, all said, so that another day's defaults do not matter. */
export function scenarioArguments(scenario: Scenario, flags: ScenarioFlags, fromFile: boolean): string[] {
  const entries = argumentOf(scenario, 'setup-overlay')?.entries;
  const packets = argumentOf(scenario, 'start-rounds')?.packets;
  // The usual one goes without saying.
  const geometry = scenario.geometry === DEFAULT_GEOMETRY ? flags.geometry : scenario.geometry;
  const said = (flag: number | string | undefined, value: number | string | undefined) =>
    value !== undefined && (flag !== undefined || !fromFile);
  return [
    ...(said(flags.nodes, scenario.nodes) ? ['--nodes', String(scenario.nodes)] : []),
    ...(said(flags.geometry, geometry) ? ['--geometry', scenario.geometry] : []),
    ...(said(flags.entries, entries) ? ['--entries', String(entries)] : []),
    ...(said(flags.packets, packets) ? ['--packets', String(packets)] : []),
    '--seed',
    shellWord(scenario.seed),
    '--id-bits',
    String(scenario.idBits),
    ...(flags.latency === undefined ? [] : ['--latency', latencyText(flags.latency) ?? '']),
  ];
}

type Named<N extends RegistryCommand['name']> = Extract<RegistryCommand, { name: N }>;

export function argumentOf<N extends RegistryCommand['name']>(
  scenario: Scenario,
  name: N,
): Named<N> | undefined {
  const found = scenario.commands.find(({ command }) => command.name === name);
  return found?.command as Named<N> | undefined;
}

/** As a POSIX shell reads it back. */
export function shellWord(text: string): string {
  return /^[\w.,:@%+/=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
