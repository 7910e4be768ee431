// What the registry can be told: names, arguments and help as data, which the prompt, scenarios and the machine read.

export interface CommandArgument {
  readonly help: string;
  /** Included, both. */
  readonly min: number;
  readonly max: number;
  /** At the prompt, where the argument is left out; without one it must be there. */
  readonly default?: number;
}

export interface CommandForm {
  readonly help: string;
  readonly alias?: string;
  /** It may be given while another command is under way, and leaves that command its end. */
  readonly anyTime?: true;
  /** Whole numbers, in this order. */
  readonly arguments: Readonly<Record<string, CommandArgument>>;
  readonly examples?: readonly string[];
}

export const MAX_ENTRIES = 64;
export const MAX_PACKETS = 2 ** 32 - 1;
const MAX_ID = 2 ** 31 - 1;

/** registry/commands.ts says what each does. */
export const REGISTRY_COMMANDS = {
  'list-messaging-nodes': {
    alias: 'list',
    help: 'the registered nodes, their addresses and states',
    arguments: {},
  },
  'setup-overlay': {
    alias: 'setup',
    help: 'gives every node its routing table, and waits until all are connected',
    arguments: {
      entries: {
        help: `peers of each node, or what else the geometry counts, 1 to ${MAX_ENTRIES}`,
        min: 1,
        max: MAX_ENTRIES,
        default: 3,
      },
    },
    examples: ['setup-overlay', 'setup-overlay 5'],
  },
  'list-routing-tables': { alias: 'route', help: "every node's peers", arguments: {} },
  'start-rounds': {
    alias: 'start',
    help: 'every node sends so many packets to random nodes; waits for the summary',
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
      source: { help: 'ID of the node that sends it', min: 0, max: MAX_ID },
      sink: { help: 'ID of the node that it is for', min: 0, max: MAX_ID },
    },
    examples: ['path 10 101'],
  },
  /** Ends when so many nodes are registered. */
  'wait-for': {
    help: 'waits until so many nodes are registered',
    arguments: { nodes: { help: 'how many', min: 1, max: MAX_ID } },
    examples: ['wait-for 10'],
  },
  remove: {
    help: 'removes a node from the overlay; its ID is given out again',
    anyTime: true,
    arguments: { id: { help: 'ID of the node', min: 0, max: MAX_ID } },
    examples: ['remove 10'],
  },
  status: { help: 'what is under way, and who is waited for', anyTime: true, arguments: {} },
  /** Ends the command under way; of a run, what is known is reported first. */
  stop: {
    help: 'ends the command under way; of a run, prints what is known',
    anyTime: true,
    arguments: {},
  },
  exit: { alias: 'quit', help: 'ends the registry', arguments: {} },
} as const satisfies Readonly<Record<string, CommandForm>>;

export type RegistryCommandName = keyof typeof REGISTRY_COMMANDS;

/** One command with its arguments, for example `{ name: 'path', source: 10, sink: 101 }`. */
export type RegistryCommand<Name extends RegistryCommandName = RegistryCommandName> = {
  [N in Name]: { readonly name: N } & {
    readonly [A in keyof (typeof REGISTRY_COMMANDS)[N]['arguments']]: number;
  };
}[Name];

/** The forms by name, for whoever treats all commands alike; in the order of the help. */
export const COMMAND_FORMS: ReadonlyMap<string, CommandForm> = new Map<string, CommandForm>(
  Object.entries(REGISTRY_COMMANDS),
);

/** The command of that name with those arguments, one number for each in the table's order. */
export function registryCommand(name: string, numbers: readonly number[]): RegistryCommand {
  const named = Object.keys(COMMAND_FORMS.get(name)!.arguments).map((argument, i) => [argument, numbers[i]!]);
  return { name, ...Object.fromEntries(named) } as RegistryCommand;
}
