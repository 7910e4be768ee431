// The commands of the registry: names, arguments and help as data, used by the prompt, scenarios and the
// machine interface.

import { MAX_ENTRIES } from '../routing/geometry.ts';

export type CommandArgument = IntegerArgument | TextArgument;

export interface IntegerArgument {
  readonly help: string;
  /** Both included. */
  readonly min: number;
  readonly max: number;
  /** May be omitted; the registry or the scenario then chooses a value. */
  readonly optional?: true;
}

/** A word. */
export interface TextArgument {
  readonly help: string;
  readonly isText: true;
}

export interface CommandForm {
  readonly help: string;
  readonly alias?: string;
  /** May be given while another command is under way, which continues unless this one ends it. */
  readonly anyTime?: true;
  /** In this order. */
  readonly arguments: Readonly<Record<string, CommandArgument>>;
  readonly examples?: readonly string[];
}

export const MAX_PACKETS = 2 ** 32 - 1;
const MAX_ID = 2 ** 31 - 1;

/** registry/commands.ts implements them. */
export const REGISTRY_COMMANDS = {
  'list-messaging-nodes': {
    alias: 'list',
    help: 'the registered nodes, their addresses and states',
    arguments: {},
  },
  who: { help: 'who is online or away, and for how long', anyTime: true, arguments: {} },
  'setup-overlay': {
    alias: 'setup',
    help: 'gives every node its routing table, and waits until all are connected',
    arguments: {
      entries: {
        help: `entries of each routing table, as the geometry counts them, 1 to ${MAX_ENTRIES}; left out, by the geometry and the number of nodes`,
        min: 1,
        max: MAX_ENTRIES,
        optional: true,
      },
    },
    examples: ['setup-overlay', 'setup-overlay 5'],
  },
  'list-routing-tables': { alias: 'route', help: "every node's peers", arguments: {} },
  'start-rounds': {
    alias: 'start',
    help: 'every node sends this many packets to random nodes; waits for the summary',
    arguments: {
      packets: {
        help: `packets of each node, 1 to ${MAX_PACKETS.toLocaleString('en-US')}`,
        min: 1,
        max: MAX_PACKETS,
      },
    },
    examples: ['start-rounds 25000'],
  },
  'traffic-summary': { alias: 'summary', help: 'the last traffic table again', arguments: {} },
  path: {
    help: 'the nodes that a packet would visit',
    arguments: {
      source: { help: 'ID of the source', min: 0, max: MAX_ID },
      sink: { help: 'ID of the sink', min: 0, max: MAX_ID },
    },
    examples: ['path 10 101'],
  },
  /** Ends when this many nodes are registered. */
  'wait-for': {
    help: 'waits until this many nodes are registered',
    arguments: { nodes: { help: 'nodes to wait for', min: 1, max: MAX_ID } },
    examples: ['wait-for 10'],
  },
  remove: {
    help: 'removes a node from the overlay; its ID is given out again',
    anyTime: true,
    arguments: { id: { help: 'ID of the node', min: 0, max: MAX_ID } },
    examples: ['remove 10'],
  },
  /** For a name whose key is lost. */
  forget: {
    help: 'ends a name at once: its key and ID belong to nobody any more',
    anyTime: true,
    arguments: { who: { help: 'name of the node', isText: true } },
    examples: ['forget alice'],
  },
  status: { help: 'what is under way, and which nodes it waits for', anyTime: true, arguments: {} },
  /** Ends the command under way; of a run, what is known is reported first. */
  stop: {
    help: 'ends the command under way; of a run, prints what is known',
    anyTime: true,
    arguments: {},
  },
  exit: { alias: 'quit', help: 'ends the registry', arguments: {} },
} as const satisfies Readonly<Record<string, CommandForm>>;

export type RegistryCommandName = keyof typeof REGISTRY_COMMANDS;

/** A command with its arguments, for example `{ name: 'path', source: 10, sink: 101 }`. */
export type RegistryCommand<Name extends RegistryCommandName = RegistryCommandName> = {
  [N in Name]: { readonly name: N } & ArgumentsOf<(typeof REGISTRY_COMMANDS)[N]['arguments']>;
}[Name];

type ArgumentsOf<Forms> = {
  readonly [A in keyof Forms as Forms[A] extends { optional: true }
    ? never
    : A]: Forms[A] extends TextArgument ? string : number;
} & {
  readonly [A in keyof Forms as Forms[A] extends { optional: true } ? A : never]?: number;
};

/** The forms by name, in the order of the help. */
export const COMMAND_FORMS: ReadonlyMap<string, CommandForm> = new Map<string, CommandForm>(
  Object.entries(REGISTRY_COMMANDS),
);

/** The command of that name with those arguments, in the table's order; undefined for an omitted one. */
export function registryCommand(
  name: string,
  values: readonly (number | string | undefined)[],
): RegistryCommand {
  const named = Object.keys(COMMAND_FORMS.get(name)!.arguments).map((argument, i) => [argument, values[i]]);
  const given = named.filter(([, value]) => value !== undefined);
  return { name, ...Object.fromEntries(given) } as RegistryCommand;
}
