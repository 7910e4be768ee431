// A registry and its messengers as processes, spoken to in JSON Lines.

import { type JsonEvent, type Program, type ProgramOptions, start } from './program.ts';

export interface NodeRow {
  readonly id: number;
  readonly left: boolean;
  readonly sent: number;
  readonly received: number;
  readonly relayed: number;
  readonly dropped: number;
  /** Decimal: they exceed 2^53. */
  readonly sumSent: string;
  readonly sumReceived: string;
}

export interface Summary {
  readonly run: number;
  readonly nodes: readonly NodeRow[];
  readonly totals: Omit<NodeRow, 'id' | 'left'>;
  readonly matched: boolean;
  readonly missing: number;
  readonly faults: readonly { kind: string; packets: number; source: number; sink: number }[];
  readonly faultCount: number;
  readonly hops: number;
  readonly seconds: number;
}

export interface Table {
  readonly id: number;
  readonly peers: readonly { readonly id: number; readonly address: string }[];
}

export interface Member {
  readonly id: number;
  readonly address: string;
  readonly ours: boolean;
  readonly state: string;
}

/** How a command went. */
export interface Ended {
  readonly outcome: 'done' | 'failed' | 'mismatch';
  readonly reason: string;
  /** All events from the command on, that of its end left out. */
  readonly events: readonly JsonEvent[];
}

export interface Registry {
  readonly program: Program;
  readonly port: number;
  /** Types a command and waits until it has ended. */
  command(line: string): Promise<Ended>;
  /** setup-overlay, which must work. */
  setUp(entries?: number): Promise<void>;
  /** start-rounds, and the summary, whatever it says. */
  startRounds(packets: number): Promise<Summary & { readonly outcome: Ended['outcome'] }>;
  /** Waits until so many are registered. */
  nodes(count: number): Promise<void>;
  list(): Promise<readonly Member[]>;
  tables(): Promise<readonly Table[]>;
}

/** `registry 0 --format json` and these arguments; resolves when it listens. */
export async function startRegistry(...args: string[]): Promise<Registry> {
  return startRegistryOn(0, ...args);
}

export async function startRegistryOn(wanted: number, ...args: string[]): Promise<Registry> {
  return startRegistryWith({}, String(wanted), ...args);
}

/** `registry --format json` and these arguments, its port among them. */
export async function startRegistryWith(options: ProgramOptions, ...args: string[]): Promise<Registry> {
  const program = start('registry', [...args, '--format', 'json'], options);
  const { port } = await program.event<{ port: number }>('listening');
  const command = async (line: string): Promise<Ended> => {
    const from = program.events.length;
    program.send(line);
    const { outcome, reason } = await program.event<Ended>('ended', () => true, from);
    const events = program.events.slice(from).filter(({ event }) => event !== 'ended');
    return { outcome, reason, events };
  };
  const mustDo = async (line: string): Promise<Ended> => {
    const ended = await command(line);
    if (ended.outcome !== 'done') throw new Error(`${line}: ${ended.reason}`);
    return ended;
  };
  return {
    program,
    port,
    command,
    setUp: async (entries = 3) => void (await mustDo(`setup-overlay ${entries}`)),
    startRounds: async (packets) => {
      const { outcome, events, reason } = await command(`start-rounds ${packets}`);
      if (outcome === 'failed') throw new Error(`start-rounds ${packets}: ${reason}`);
      return { ...theOnly<Summary>(events, 'summary'), outcome };
    },
    nodes: async (count) => {
      await program.until(
        () => lastCount(program.events) === count || undefined,
        `${count} registered nodes`,
      );
    },
    list: async () => {
      const { events } = await mustDo('list-messaging-nodes');
      return theOnly<{ nodes: Member[] }>(events, 'nodes').nodes;
    },
    tables: async () => {
      const { events } = await mustDo('list-routing-tables');
      return theOnly<{ tables: Table[] }>(events, 'tables').tables;
    },
  };
}

function theOnly<E>(events: readonly JsonEvent[], kind: string): E {
  const found = events.filter(({ event }) => event === kind);
  if (found.length !== 1) throw new Error(`${found.length} events '${kind}', not 1`);
  return found[0] as unknown as E;
}

/** How many are registered, as the last event said that told it. */
function lastCount(events: readonly JsonEvent[]): unknown {
  return events.findLast(({ event }) => event === 'registered' || event === 'left')?.['nodes'];
}

/** One process, registered or not yet. */
export function startMessenger(
  port: number,
  args: readonly string[] = [],
  options?: ProgramOptions,
): Program {
  return start('messenger', [`127.0.0.1:${port}`, '--format', 'json', ...args], options);
}

export interface Messenger {
  readonly program: Program;
  readonly id: number;
}

/** So many processes of one node each, all registered. */
export async function startMessengers(registry: Registry, count: number): Promise<Messenger[]> {
  const programs = Array.from({ length: count }, () => startMessenger(registry.port));
  return Promise.all(programs.map(registered));
}

export async function registered(program: Program): Promise<Messenger> {
  const { id } = await program.event<{ id: number }>('registered');
  return { program, id };
}

/** Many nodes in one process, all registered. */
export async function startNodes(registry: Registry, nodes: number, ...args: string[]): Promise<Program> {
  const program = startMessenger(registry.port, ['--nodes', String(nodes), ...args]);
  const ids = () => program.events.filter(({ event }) => event === 'registered');
  await program.until(() => ids().length === nodes || undefined, `${nodes} registered nodes`);
  return program;
}
