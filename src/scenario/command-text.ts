// Commands of a scenario, in the syntax of the registry's prompt. An omitted argument takes the scenario's
// value: all nodes, its entries, its packets.

import {
  COMMAND_FORMS,
  type CommandArgument,
  type RegistryCommand,
  registryCommand,
  type TextArgument,
} from '../overlay/commands.ts';
import { COUNT_PATTERN, readCount } from '../text/number.ts';
import { suggestion } from '../text/suggestion.ts';
import { type Parsed, shown } from './time.ts';

/** Values of omitted arguments. */
export interface Sizes {
  readonly nodes: number;
  readonly entries?: number;
  readonly packets: number;
}

export const MAX_SIMULATED_NODES = 1_000_000;

/** A run may also have no packets, though a person has no reason to type that. */
const MIN: Readonly<Record<string, number>> = { packets: 0 };

type Parameter = CommandArgument & { readonly name: string; readonly size: keyof Sizes | undefined };

export const COMMAND_NAMES: readonly string[] = [...COMMAND_FORMS.keys()];

/** A pattern of one command, for a JSON schema. */
export const COMMAND_PATTERN = `(?:${COMMAND_NAMES.map(pattern).join('|')})`;

export function parseCommand(text: string, sizes: Sizes): Parsed<RegistryCommand> {
  const [name = '', ...words] = text.split(' ');
  if (!COMMAND_FORMS.has(name)) {
    return { wrong: `${shown(name)} is not a registry command${suggestion(name, COMMAND_NAMES)}` };
  }
  const parameters = parametersOf(name);
  const { min, max } = bounds(parameters);
  const isStrange = (word: string, i: number) => !isText(parameters[i]) && readCount(word) === undefined;
  const strange = words.find(isStrange);
  if (strange !== undefined || words.length < min || words.length > max) {
    return {
      wrong: `${shown(text)} is invalid; write '${usage(name)}'${parameters.some((one) => !isText(one)) ? ', with whole numbers' : ''}`,
    };
  }
  const values = parameters.map((parameter, i) => {
    return isText(parameter) ? words[i] : (readCount(words[i] ?? '') ?? sizes[parameter.size!]);
  });
  const wrong = parameters
    .map((parameter, i) => outside(parameter, values[i]))
    .find((one) => one !== undefined);
  return wrong ?? { value: registryCommand(name, values) };
}

/** Writes all arguments, so that the text means the same in any scenario. */
export function formatCommand(command: RegistryCommand): string {
  const numbers: Readonly<Record<string, string | number>> = command;
  const given = parametersOf(command.name).flatMap(({ name }) => numbers[name] ?? []);
  return [command.name, ...given].join(' ');
}

function parametersOf(name: string): Parameter[] {
  return Object.entries(COMMAND_FORMS.get(name)!.arguments).map(([argument, form]) => ({
    ...form,
    name: argument,
    size: isSize(argument) ? argument : undefined,
  }));
}

function isSize(argument: string): argument is keyof Sizes {
  return ['nodes', 'entries', 'packets'].includes(argument);
}

function isText(form: CommandArgument | undefined): form is TextArgument {
  return form !== undefined && 'isText' in form;
}

/** How many words may follow the name. */
function bounds(parameters: readonly Parameter[]): { min: number; max: number } {
  return { min: parameters.filter(({ size }) => size === undefined).length, max: parameters.length };
}

function pattern(name: string): string {
  const parameters = parametersOf(name);
  if (parameters.some(isText)) return `${name} \\S+`;
  const { min, max } = bounds(parameters);
  return max === 0 ? name : `${name}(?: ${COUNT_PATTERN}){${min},${max}}`;
}

function usage(name: string): string {
  const words = parametersOf(name).map((one) => (one.size === undefined ? `<${one.name}>` : `[${one.name}]`));
  return [name, ...words].join(' ');
}

function outside(form: Parameter, value: number | string | undefined): { wrong: string } | undefined {
  if (typeof value !== 'number' || isText(form)) return undefined;
  const { name, max } = form;
  const min = MIN[name] ?? form.min;
  if (value >= min && value <= max) return undefined;
  return { wrong: `${name} must be ${min} to ${max.toLocaleString('en-US')}, not ${value}` };
}
