// A line of the prompt to a command: split at `;`, parsed by a commander program, with every answer in one clear line.

import { Command, CommanderError } from 'commander';
import { parseArgsStringToArgv } from 'string-argv';
import { fittedHelp, HELP_WIDTH, helpForm } from './help.ts';

/** The commands of one program's prompt. */
export interface CommandSet<C> {
  /** What stands before the cursor, e.g. `registry> `. */
  readonly prompt: string;
  /** The command that ends the program; also given at the end of a pipe, and by Ctrl-D. */
  readonly exit: C;
  /** Adds the commands to a fresh program; each calls `run` with its value. */
  define(program: Command, run: (command: C) => void): void;
}

export type Parsed<C> =
  | { readonly kind: 'command'; readonly command: C }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string };

/**
 * The commands of a line, each as text: split at `;` outside quotes, empty ones left out. A `#` at the start of a word
 * outside quotes begins a comment.
 */
export function splitCommands(line: string): string[] {
  const commands: string[] = [];
  let quote = '';
  let from = 0;
  let end = line.length;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === ';') {
      commands.push(line.slice(from, at));
      from = at + 1;
    } else if (character === '#' && /[\s;]/.test(line[at - 1] ?? ' ')) {
      end = at;
      break;
    }
  }
  commands.push(line.slice(from, end));
  return commands.map((command) => command.trim()).filter((command) => command !== '');
}

/**
 * What one command's text means: its value, the help that it asked for, at most `width` columns wide, or one line that says
 * what is wrong.
 */
export function parseCommand<C>(set: CommandSet<C>, text: string, width = HELP_WIDTH): Parsed<C> {
  let command: C | undefined;
  const printed: string[] = [];
  const program = createProgram(set, {
    run: (value) => {
      command = value;
    },
    print: (part) => printed.push(fittedHelp(part, width)),
    width,
  });
  try {
    program.parse(parseArgsStringToArgv(text), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (printed.length > 0) return { kind: 'help', text: printed.join('') };
    return { kind: 'error', text: explain(program, error, text) };
  }
  if (command === undefined) return { kind: 'error', text: explainUnknown(text, '') };
  return { kind: 'command', command };
}

/** Names and aliases that begin with what was typed, and what was typed: as readline wants it. */
export function complete<C>(set: CommandSet<C>, line: string): [string[], string] {
  const typed = /(?:^|;)\s*(?:help\s+)?([^\s;]*)$/.exec(line)?.[1];
  if (typed === undefined) return [[], line];
  const { commands } = createProgram(set, SILENT);
  const aliases = typed === '' ? [] : commands.flatMap((command) => command.aliases());
  const names = [...commands.map((command) => command.name()), 'help', ...aliases];
  return [names.filter((name) => name.startsWith(typed)).map((name) => `${name} `), typed];
}

interface Callbacks<C> {
  run(command: C): void;
  print(text: string): void;
  readonly width: number;
}

const SILENT: Callbacks<unknown> = { run: () => {}, print: () => {}, width: HELP_WIDTH };

/** Subcommands copy the program's settings when they are defined, so those come first. */
function createProgram<C>(set: CommandSet<C>, { run, print, width }: Callbacks<C>): Command {
  const program = new Command('')
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: () => {},
      getOutHelpWidth: () => width,
      getOutHasColors: () => false,
    })
    .configureHelp({
      ...helpForm,
      commandUsage: (command) => (command.parent === null ? '<command> [arguments]' : usage(command)),
      visibleOptions: () => [],
    })
    .helpCommand('help [command]', 'what there is, or how a command is used');
  set.define(program, run);
  return program;
}

function usage(command: Command): string {
  const parameters = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...parameters].join(' ');
}

function explain(program: Command, error: CommanderError, text: string): string {
  const words = parseArgsStringToArgv(text);
  const name = (words[0] === 'help' ? words[1] : words[0]) ?? '';
  const command = program.commands.find((one) => one.name() === name || one.aliases().includes(name));
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  if (command === undefined) return explainUnknown(name, message);
  if (error.code === 'commander.excessArguments') {
    return `${command.name()}: too many arguments; usage: ${usage(command)}`;
  }
  const invalid = /^command-argument value '(.*)' is invalid for argument '.*?'\. (.*)\.$/.exec(message);
  if (invalid !== null) return `${command.name()}: '${invalid[1]}' was given, but ${invalid[2]}`;
  return `${command.name()}: ${message}; usage: ${usage(command)}`;
}

function explainUnknown(name: string, message: string): string {
  const meant = /\(Did you mean (.*\?)\)$/.exec(message)?.[1];
  return `unknown command '${name}'; ${meant === undefined ? "'help' lists the commands" : `did you mean ${meant}`}`;
}
