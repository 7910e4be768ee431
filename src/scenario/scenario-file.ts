// Parses scenario files (nodes, network, commands and faults, in YAML or JSON) into a Scenario or a list of
// problems.

import type { z } from 'zod';
import { DEFAULT_GEOMETRY, type GeometryName, geometries } from '../geometries/index.ts';
import { MAX_PACKETS } from '../overlay/commands.ts';
import { entriesMistake, MAX_ENTRIES } from '../routing/geometry.ts';
import { DEFAULT_NETWORK, type Latency } from '../simulator/network/network-options.ts';
import { suggestion } from '../text/suggestion.ts';
import { printable } from '../text/text.ts';
import { MAX_SIMULATED_NODES, type Sizes } from './command-text.ts';
import { parseMatrixCsv, type ReadMatrix } from './matrix.ts';
import {
  DEFAULT_NODES,
  defaultCommands,
  idBitsFor,
  MAX_ID_BITS,
  MIN_ID_BITS,
  type Scenario,
} from './scenario.ts';
import { fileSchema } from './schema.ts';
import { type Problem, readYaml, type Source } from './yaml.ts';

/** Values that override the file's, such as flags of a command line. */
export interface Overrides {
  readonly nodes?: number | undefined;
  readonly geometry?: GeometryName | undefined;
  /** For every set-up of `commands`. */
  readonly entries?: number | undefined;
  /** For every start of `commands`. */
  readonly packets?: number | undefined;
  readonly seed?: string | undefined;
  readonly idBits?: number | undefined;
  readonly latency?: Latency | undefined;
}

export interface ParseOptions {
  readonly overrides?: Overrides;
  /**
   * Returns the text of a file named in the scenario. What it throws is reported as a problem of the
   * scenario.
   */
  readonly readFile?: (name: string) => string;
}

const SHOWN_PROBLEMS = 10;

/** An invalid scenario file: all its problems, in the order of the file. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[];

  /** The message has a line per problem, at most ten: `file:line:column: what is wrong; what is right`. */
  constructor(fileName: string, problems: readonly Problem[]) {
    const lines = problems
      .slice(0, SHOWN_PROBLEMS)
      .map(({ line, column, text }) => `${fileName}:${line}:${column}: ${printable(text)}`);
    const more = problems.length - lines.length;
    super([...lines, ...(more > 0 ? [`${fileName}: and ${more} more`] : [])].join('\n'));
    this.name = 'ScenarioError';
    this.problems = problems;
  }
}

const DEFAULT_SEED = '1';
const DEFAULT_PACKETS = 1000;

/** Parses a file's text. Throws ScenarioError. */
export function parseScenario(text: string, fileName: string, options: ParseOptions = {}): Scenario {
  const source = readYaml(text, (path) => path.length === 1 && path[0] === 'seed');
  if (source.problems.length > 0) throw new ScenarioError(fileName, source.problems);
  if (source.value === null) {
    throw new ScenarioError(fileName, [
      source.problem([], 'the file is empty; a scenario has keys, such as nodes: 10'),
    ]);
  }
  return scenarioFrom(source, fileName, options);
}

/**
 * Parses a JSON value, such as a trace's first line, to which its problems then refer. Throws ScenarioError.
 */
export function parseScenarioJson(value: unknown, fileName: string): Scenario {
  const at = (text: string): Problem => ({ line: 1, column: 1, text });
  const source: Source = {
    value,
    problems: [],
    problem: (_, text) => at(text),
    keyProblem: (_path, _key, text) => at(text),
  };
  return scenarioFrom(source, fileName, {});
}

function scenarioFrom(
  source: Source,
  fileName: string,
  { overrides = {}, readFile }: ParseOptions,
): Scenario {
  const sizes = sizesOf(source.value, overrides);
  const parsed = fileSchema(sizes, (name) => readMatrix(name, readFile)).safeParse(source.value);
  if (!parsed.success)
    throw new ScenarioError(
      fileName,
      inOrder(parsed.error.issues.flatMap((issue) => problems(issue, source))),
    );
  const wrong = conflicts(parsed.data, sizes, overrides).map(([key, what]) => source.problem([key], what));
  if (wrong.length > 0) throw new ScenarioError(fileName, inOrder(wrong));
  return scenarioOf(parsed.data, sizes, overrides);
}

type File = z.output<ReturnType<typeof fileSchema>>;

/**
 * The file's numbers of nodes, entries and packets; where they are invalid, values that cause no further
 * errors.
 */
function sizesOf(value: unknown, overrides: Overrides): Sizes {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const size = (key: 'nodes' | 'entries' | 'packets', most: number) => {
    const file = given[key];
    const isRight = Number.isInteger(file) && (file as number) >= 1 && (file as number) <= most;
    return overrides[key] ?? (file === undefined ? undefined : isRight ? (file as number) : most);
  };
  const entries = size('entries', MAX_ENTRIES);
  return {
    nodes: size('nodes', MAX_SIMULATED_NODES) ?? DEFAULT_NODES,
    ...(entries === undefined ? {} : { entries }),
    packets: size('packets', MAX_PACKETS) ?? DEFAULT_PACKETS,
  };
}

/** Keys that are valid on their own and conflict with each other. */
function conflicts(file: File, { nodes }: Sizes, overrides: Overrides): [keyof File, string][] {
  const found: [keyof File, string][] = [];
  const geometry = geometries[overrides.geometry ?? file.geometry ?? DEFAULT_GEOMETRY];
  if (overrides.entries === undefined && file.entries !== undefined) {
    const mistake = entriesMistake(geometry, nodes, file.entries);
    if (mistake !== undefined) found.push(['entries', mistake]);
  }
  const bits = overrides.idBits ?? file['id-bits'];
  if (bits !== undefined && 2 ** bits < nodes) {
    found.push(['id-bits', `id-bits must be at least ${minIdBits(nodes)} for ${nodes} nodes, not ${bits}`]);
  }
  const names = file.names?.length ?? 0;
  if (names > nodes) found.push(['names', `names has ${names} of them, and there are ${nodes} nodes`]);
  const first = file['start-nodes'];
  if (first !== undefined && first > nodes) {
    found.push(['start-nodes', `start-nodes must be at most ${nodes}, the number of nodes, not ${first}`]);
  }
  return found;
}

function minIdBits(nodes: number): number {
  return Math.max(MIN_ID_BITS, 32 - Math.clz32(nodes - 1));
}

function scenarioOf(file: File, sizes: Sizes, overrides: Overrides): Scenario {
  const { nodes, entries, packets } = sizes;
  const startNodes = file['start-nodes'];
  const commands = file.commands ?? defaultCommands(nodes, entries, packets);
  return {
    seed: overrides.seed ?? file.seed ?? DEFAULT_SEED,
    nodes,
    ...(file.names && { names: file.names }),
    idBits: overrides.idBits ?? file['id-bits'] ?? (file.living === true ? MAX_ID_BITS : idBitsFor(nodes)),
    minNodes: file['min-nodes'] ?? 2,
    geometry: overrides.geometry ?? file.geometry ?? DEFAULT_GEOMETRY,
    network: networkOf(file.network ?? {}, overrides),
    startOverMs: file['start-over'] ?? 0,
    ...(startNodes === undefined ? {} : { startNodes }),
    clockSkew: file['clock-skew'] ?? 0,
    ...(file.disk === undefined ? {} : { diskMs: file.disk }),
    ...(file.heartbeat === undefined || file.heartbeat === 0 ? {} : { heartbeatMs: file.heartbeat }),
    ...(file.living === true && { living: true as const }),
    commands: commands.map((item) => overridden(item, file.nodes ?? DEFAULT_NODES, overrides)),
    faults: (file.timeline ?? []).flat(),
  };
}

function networkOf(file: NonNullable<File['network']>, { latency }: Overrides): Scenario['network'] {
  return {
    latency: latency ?? file.latency ?? DEFAULT_NETWORK.latency,
    bytesPerSecond: file['bytes-per-second'] ?? DEFAULT_NETWORK.bytesPerSecond,
    windowPackets: file['window-packets'] ?? DEFAULT_NETWORK.windowPackets,
    serviceUs: file.service === undefined ? DEFAULT_NETWORK.serviceUs : Math.round(file.service * 1000),
    timeoutMs: file.timeout ?? DEFAULT_NETWORK.timeoutMs,
  };
}

/** Applies the overrides to a command; a wait for all of the file's nodes remains a wait for all. */
function overridden(
  item: Scenario['commands'][number],
  fileNodes: number,
  { nodes, entries, packets }: Overrides,
): Scenario['commands'][number] {
  const { atMs, command } = item;
  switch (command.name) {
    case 'wait-for':
      return command.nodes === fileNodes
        ? { atMs, command: { ...command, nodes: nodes ?? fileNodes } }
        : item;
    case 'setup-overlay':
      return entries === undefined ? item : { atMs, command: { ...command, entries } };
    case 'start-rounds':
      return packets === undefined ? item : { atMs, command: { ...command, packets } };
    default:
      return item;
  }
}

function readMatrix(name: string, readFile: ParseOptions['readFile']): ReturnType<ReadMatrix> {
  if (readFile === undefined) return { wrong: `'${name}' cannot be read here; write the rows instead` };
  let text: string;
  try {
    text = readFile(name);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  return parseMatrixCsv(text, name);
}

/** The message about unknown keys is the list of known keys. */
function problems(issue: z.core.$ZodIssue, source: Source): Problem[] {
  const { path, message } = issue;
  if (issue.code !== 'unrecognized_keys') return [source.problem(path, message)];
  const known = message.split(' ');
  return issue.keys.map((key) =>
    source.keyProblem(path, key, `unknown key '${key}'${suggestion(key, known)}`),
  );
}

/** Removes duplicates: two checks can report the same number alike. */
function inOrder(problems: Problem[]): Problem[] {
  const sorted = problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return sorted.filter(({ line, text }, i) => line !== sorted[i - 1]?.line || text !== sorted[i - 1]?.text);
}
