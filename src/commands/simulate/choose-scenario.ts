// The scenario that a command line asks for: flags, over the scenario file, over defaults.

import { dirname, resolve } from 'node:path';
import { DEFAULT_GEOMETRY, geometries } from '../../geometries/index.ts';
import type { RegistryCommand } from '../../overlay/commands.ts';
import { defaultEntries, loweredText } from '../../routing/geometry.ts';
import { DEFAULT_NODES, defaultCommands, idBitsFor, type Scenario } from '../../scenario/scenario.ts';
import type { Overrides, ScenarioError } from '../../scenario/scenario-file.ts';
import { DEFAULT_NETWORK } from '../../simulator/network/network-options.ts';
import { chooseSeed, InputError } from '../../terminal/process.ts';
import { readText } from '../trace-file.ts';

export const DEFAULT_PACKETS = 25_000;
/** Bytes of a file: a scenario has a few hundred, the largest matrix of latencies a few million. */
const MAX_SCENARIO = 2 ** 20;
const MAX_MATRIX = 2 ** 25;

export interface Chosen {
  readonly scenario: Scenario;
  /** Nobody asked for this seed. */
  readonly drawn: boolean;
  /** One line that says so, where the default entries are fewer than the geometry prefers. */
  readonly lowered: string | undefined;
}

/** The usual scenario, as the flags have it. */
export function chooseScenario(flags: Overrides): Chosen {
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
export async function readScenarioFile(path: string, flags: Overrides): Promise<Scenario> {
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

type Named<N extends RegistryCommand['name']> = Extract<RegistryCommand, { name: N }>;

export function argumentOf<N extends RegistryCommand['name']>(
  scenario: Scenario,
  name: N,
): Named<N> | undefined {
  const found = scenario.commands.find(({ command }) => command.name === name);
  return found?.command as Named<N> | undefined;
}
