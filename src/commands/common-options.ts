// Options that mean the same in every command.

import { choice, count, type Kind, someText } from '../terminal/kinds.ts';
import type { OptionRow } from '../terminal/options.ts';
import { FORMATS } from '../terminal/reporter.ts';

/** Any text: none means no commands. */
const commandsText: Kind<string> = { parse: (text) => text, print: (text) => text };

export const seedRow = {
  flag: '--seed <text>',
  kind: someText,
  help: 'seed of everything that is random',
  defaultHelp: 'drawn, and shown',
  env: 'SINKWARD_SEED',
} as const satisfies OptionRow<string>;

/** Given more than once, all are run, in order. */
export const execRow = {
  flag: '--exec <commands>',
  kind: commandsText,
  help: 'commands to run first, separated by ";"',
  together: (before: string, text: string) => `${before}; ${text}`,
} as const satisfies OptionRow<string>;

export const formatRow = {
  flag: '--format <form>',
  kind: choice(FORMATS),
  help: 'results as a table, as CSV, or as one JSON object a line',
  default: 'table',
  env: 'SINKWARD_FORMAT',
  repeats: false,
} as const satisfies OptionRow<(typeof FORMATS)[number]>;

const MAX_THREADS = 1024;

export const threadsRow = {
  flag: '--threads <count>',
  kind: count(1, MAX_THREADS),
  help: 'worker threads (results do not change)',
  defaultHelp: 'one per processor',
  repeats: false,
} as const satisfies OptionRow<number>;
