// What a scenario tells the registry, in the words of the registry's prompt. An argument that is left out is the scenario's
// own: all its nodes, its entries, its packets.

import type { RegistryCommand } from '../overlay/report.ts';
import { suggestion } from '../text/suggestion.ts';
import { type Parsed, shown } from './time.ts';

/** What a sentence that leaves something out means. */
export interface Sizes {
  readonly nodes: number;
  readonly entries: number;
  readonly packets: number;
}

export const MAX_NODES = 1_000_000;
export const MAX_ENTRIES = 64;
export const MAX_PACKETS = 2 ** 32 - 1;
const MAX_ID = 2 ** 31 - 1;

interface Form {
  readonly usage: string;
  /** How many numbers may follow. */
  readonly least: number;
  readonly most: number;
  command(numbers: readonly number[], sizes: Sizes): Parsed<RegistryCommand>;
}

const FORMS: Readonly<Record<RegistryCommand['name'], Form>> = {
  'wait-for': {
    usage: 'wait-for [nodes]',
    least: 0,
    most: 1,
    command: ([nodes], sizes) =>
      within('nodes', nodes ?? sizes.nodes, 1, MAX_ID) ?? {
        value: { name: 'wait-for', nodes: nodes ?? sizes.nodes },
      },
  },
  'setup-overlay': {
    usage: 'setup-overlay [entries]',
    least: 0,
    most: 1,
    command: ([entries], sizes) =>
      within('entries', entries ?? sizes.entries, 1, MAX_ENTRIES) ?? {
        value: { name: 'setup-overlay', entries: entries ?? sizes.entries },
      },
  },
  'start-rounds': {
    usage: 'start-rounds [packets]',
    least: 0,
    most: 1,
    command: ([packets], sizes) =>
      within('packets', packets ?? sizes.packets, 0, MAX_PACKETS) ?? {
        value: { name: 'start-rounds', packets: packets ?? sizes.packets },
      },
  },
  path: {
    usage: 'path <source> <sink>',
    least: 2,
    most: 2,
    command: ([source = 0, sink = 0]) =>
      within('source', source, 0, MAX_ID) ??
      within('sink', sink, 0, MAX_ID) ?? { value: { name: 'path', source, sink } },
  },
  'list-messaging-nodes': plain('list-messaging-nodes'),
  'list-routing-tables': plain('list-routing-tables'),
  'traffic-summary': plain('traffic-summary'),
  stop: plain('stop'),
  exit: plain('exit'),
};

export const COMMAND_NAMES: readonly string[] = Object.keys(FORMS);

/** One command, for a JSON schema. */
export const COMMAND_PATTERN = `(?:${Object.entries(FORMS)
  .map(([name, { least, most }]) => `${name}${most === 0 ? '' : `(?: \\d+){${least},${most}}`}`)
  .join('|')})`;

export function parseCommand(text: string, sizes: Sizes): Parsed<RegistryCommand> {
  const [name = '', ...words] = text.split(' ');
  const form: Form | undefined = Object.hasOwn(FORMS, name)
    ? FORMS[name as RegistryCommand['name']]
    : undefined;
  if (form === undefined) {
    return { wrong: `${shown(name)} is no command of the registry${suggestion(name, COMMAND_NAMES)}` };
  }
  const { usage, least, most } = form;
  const strange = words.find((word) => !/^\d{1,16}$/.test(word));
  if (strange !== undefined || words.length < least || words.length > most) {
    return {
      wrong: `${shown(text)} is not right; write '${usage}'${most > 0 ? ', with whole numbers' : ''}`,
    };
  }
  return form.command(words.map(Number), sizes);
}

/** All arguments are written: they mean the same in any scenario. */
export function formatCommand(command: RegistryCommand): string {
  switch (command.name) {
    case 'wait-for':
      return `wait-for ${command.nodes}`;
    case 'setup-overlay':
      return `setup-overlay ${command.entries}`;
    case 'start-rounds':
      return `start-rounds ${command.packets}`;
    case 'path':
      return `path ${command.source} ${command.sink}`;
    default:
      return command.name;
  }
}

function plain(
  name: 'list-messaging-nodes' | 'list-routing-tables' | 'traffic-summary' | 'stop' | 'exit',
): Form {
  return { usage: name, least: 0, most: 0, command: () => ({ value: { name } }) };
}

function within(what: string, value: number, min: number, max: number): { wrong: string } | undefined {
  if (value >= min && value <= max) return undefined;
  return { wrong: `${what} must be ${min} to ${max.toLocaleString('en-US')}, not ${value}` };
}
