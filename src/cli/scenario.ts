// The scenario that a command line asks for: flags, over the scenario file, over defaults; and the command that asks again.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { chooseSeed } from '../console/process.ts';
import { wholeNumber } from '../console/whole-number.ts';
import type { RegistryCommand } from '../overlay/report.ts';
import { DEFAULT_NETWORK, type Latency } from '../simulator/network.ts';
import { type Scenario, usualCommands } from '../simulator/scenario.ts';
import { latencyText, parseLatency } from './latency.ts';
import { FileError, told } from './trace-file.ts';

export interface ScenarioFlags {
  readonly nodes?: number;
  readonly entries?: number;
  readonly packets?: number;
  readonly seed?: string;
  readonly idBits?: number;
  readonly latency?: Latency;
}

const DEFAULT_NODES = 10;
export const MAX_NODES = 1_000_000;
const DEFAULT_ENTRIES = 3;
const DEFAULT_PACKETS = 25_000;
const MIN_ID_BITS = 7;

/** The options that say how large the overlay is, and what it is drawn from. */
export function addScenarioOptions(command: Command, maxNodes: number): Command {
  return command
    .option(
      '--nodes <count>',
      `nodes of the overlay (default: ${DEFAULT_NODES})`,
      wholeNumber({ min: 2, max: maxNodes, name: 'nodes' }),
    )
    .option(
      '--entries <count>',
      `entries of each routing table (default: ${DEFAULT_ENTRIES})`,
      wholeNumber({ min: 1, max: 31, name: 'entries' }),
    )
    .option(
      '--packets <count>',
      `packets that each node sends (default: ${DEFAULT_PACKETS})`,
      wholeNumber({ min: 1, max: 2 ** 32 - 1, name: 'packets' }),
    )
    .addOption(
      new Option('--seed <text>', 'what everything is drawn from; left out, one is drawn and shown').env(
        'SINKWARD_SEED',
      ),
    )
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
}

/** The scenario of the flags over that of a file, or over the usual one. */
export function chooseScenario(flags: ScenarioFlags, file?: Scenario): Chosen {
  const { seed, drawn } =
    file === undefined || flags.seed !== undefined
      ? chooseSeed(flags.seed)
      : { seed: file.seed, drawn: false };
  const nodes = flags.nodes ?? file?.nodes ?? DEFAULT_NODES;
  const base: Scenario = file ?? {
    seed,
    nodes,
    idBits: idBitsFor(nodes),
    minNodes: 2,
    geometry: 'hops',
    network: DEFAULT_NETWORK,
    startOverMs: 0,
    clockSkew: 0,
    commands: usualCommands(nodes, DEFAULT_ENTRIES, DEFAULT_PACKETS),
    faults: [],
  };
  const scenario: Scenario = {
    ...base,
    seed,
    nodes,
    idBits: flags.idBits ?? Math.max(base.idBits, idBitsFor(nodes)),
    network: { ...base.network, latency: flags.latency ?? base.network.latency },
    commands: base.commands.map(({ atMs, command }) => ({
      atMs,
      command: adjusted(command, base.nodes, flags),
    })),
  };
  return { scenario, drawn };
}

/** 7, as the registry has it; more where 7 bits do not name every node twice over. */
function idBitsFor(nodes: number): number {
  return nodes <= 2 ** MIN_ID_BITS ? MIN_ID_BITS : 33 - Math.clz32(nodes - 1);
}

/** A command of the file with what the flags say in its place; one that waits for all nodes waits for as many as there are. */
function adjusted(command: RegistryCommand, fileNodes: number, flags: ScenarioFlags): RegistryCommand {
  switch (command.name) {
    case 'wait-for':
      return command.nodes === fileNodes ? { ...command, nodes: flags.nodes ?? fileNodes } : command;
    case 'setup-overlay':
      return { ...command, entries: flags.entries ?? command.entries };
    case 'start-rounds':
      return { ...command, packets: flags.packets ?? command.packets };
    default:
      return command;
  }
}

/** The size and the seed as a shell takes them, all said, so that another day's defaults do not matter. */
export function scenarioArguments(scenario: Scenario, flags: ScenarioFlags, fromFile: boolean): string[] {
  const entries = argumentOf(scenario, 'setup-overlay')?.entries;
  const packets = argumentOf(scenario, 'start-rounds')?.packets;
  const said = (flag: number | string | undefined, value: number | string | undefined) =>
    value !== undefined && (flag !== undefined || !fromFile);
  return [
    ...(said(flags.nodes, scenario.nodes) ? ['--nodes', String(scenario.nodes)] : []),
    ...(said(flags.entries, entries) ? ['--entries', String(entries)] : []),
    ...(said(flags.packets, packets) ? ['--packets', String(packets)] : []),
    '--seed',
    shellWord(scenario.seed),
    ...(flags.idBits === undefined ? [] : ['--id-bits', String(flags.idBits)]),
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

/** The scenario of a file, as people write it or as the header of a trace has it. Throws FileError, which names the file. */
export async function readScenarioFile(path: string): Promise<Scenario> {
  const text = told(`cannot read ${path}`, () => readFileSync(path, 'utf8'));
  const header = headerForm(text);
  if (header !== undefined) return readScenario(header, path);
  // What reads people's files is loaded when there is one, so that all else begins quickly.
  const { parseScenario, ScenarioError } = await import('../simulator/scenario-file.ts');
  try {
    return parseScenario(text, path, { readFile: (name) => readFileSync(join(dirname(path), name), 'utf8') });
  } catch (error) {
    throw error instanceof ScenarioError ? new FileError(error.message) : error;
  }
}

/** A trace's header has its faults in a list of that name, which people's files call the timeline. */
function headerForm(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'faults' in value ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The scenario that JSON holds. Throws FileError, beginning with `where`. */
export function readScenario(value: unknown, where: string): Scenario {
  const { nodes, seed, commands, faults, network } = (value ?? {}) as Partial<Scenario>;
  const whole = Number.isInteger(nodes) && nodes! >= 2 && nodes! <= MAX_NODES;
  if (whole && typeof seed === 'string' && Array.isArray(commands) && Array.isArray(faults) && network) {
    return value as Scenario;
  }
  throw new FileError(`${where}: this is no scenario`);
}
