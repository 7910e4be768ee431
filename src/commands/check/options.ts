// The options of `sinkward check messenger` and `sinkward check registry`.

import { InvalidArgumentError } from 'commander';
import { type Address, formatAddress, parseAddress } from '../../overlay/address.ts';
import { choice, count, durationMs, type Kind, pathTo, someText } from '../../terminal/kinds.ts';
import type { OptionTable, OptionValues } from '../../terminal/options.ts';

export const CHECK_FORMATS = ['table', 'csv', 'json', 'junit'] as const;

const HOUR_MS = 3_600_000;
export const DEFAULT_PATIENCE_MS = 5000;
export const DEFAULT_START_MS = 20_000;
const DEFAULT_LIMIT_MS = 180_000;
const MAX_JOBS = 64;

const hostAndPort: Kind<Address> = {
  parse(text, name) {
    const address = parseAddress(text.startsWith(':') ? `127.0.0.1${text}` : text);
    if (address !== undefined) return address;
    throw new InvalidArgumentError(`${name} must be host:port, such as 127.0.0.1:12345.`);
  },
  print: formatAddress,
};

export const checkTable = {
  attach: {
    flag: '--attach <host:port>',
    kind: hostAndPort,
    help: 'check a program that you start yourself: see below',
  },
  load: { flag: '--no-load', help: 'leave the load group out' },
  rubric: {
    flag: '--rubric <file>',
    kind: pathTo('a file'),
    help: 'points for each check or group, as YAML',
  },
  patience: {
    flag: '--patience <time>',
    kind: durationMs(100, HOUR_MS),
    help: 'how long an answer may take',
    default: DEFAULT_PATIENCE_MS,
  },
  timeLimit: {
    flag: '--time-limit <time>',
    kind: durationMs(1000, 24 * HOUR_MS),
    help: 'end all checks of a program after this time',
    default: DEFAULT_LIMIT_MS,
  },
  report: {
    flag: '--report <file>',
    kind: pathTo('a file'),
    help: 'also write an HTML page with all results',
    repeats: false,
  },
  format: {
    flag: '--format <form>',
    kind: choice(CHECK_FORMATS),
    help: 'table, csv, json (one object a line) or junit (XML)',
    default: 'table',
    repeats: false,
  },
  submissions: {
    flag: '--submissions <pattern>',
    kind: someText,
    help: "check each file that matches, such as 'hand-in/*/run.sh'",
  },
  jobs: {
    flag: '--jobs <count>',
    kind: count(1, MAX_JOBS),
    help: 'submissions at a time',
    defaultHelp: '1',
    repeats: false,
  },
  out: {
    flag: '--out <folder>',
    kind: pathTo('a folder'),
    help: 'keep the results of submissions here; rerun to resume',
    defaultHelp: 'graded',
  },
} as const satisfies OptionTable;

export const messengerTable = {
  ...checkTable,
  leave: {
    flag: '--leave <text>',
    kind: someText,
    help: 'a line to type, or a signal such as SIGINT, that makes your program leave',
    defaultHelp: 'exit, SIGINT and SIGTERM in turn',
  },
} as const satisfies OptionTable;

/** A command with a placeholder for its number. */
const commandWith = (place: string): Kind<string> => ({
  parse(text, name) {
    if (text.includes(`{${place}}`)) return text;
    throw new InvalidArgumentError(`${name} must say where the number goes: {${place}}.`);
  },
  print: (text) => text,
});

export const registryTable = {
  ...checkTable,
  setupCommand: {
    flag: '--setup-command <text>',
    kind: commandWith('entries'),
    help: 'what your registry reads to set up',
    defaultHelp: 'setup-overlay {entries}, or setup {entries}',
  },
  startCommand: {
    flag: '--start-command <text>',
    kind: commandWith('packets'),
    help: 'what your registry reads to start a run',
    defaultHelp: 'start-rounds {packets}, or start {packets}',
  },
} as const satisfies OptionTable;

export type CheckFlags = OptionValues<typeof checkTable>;
export type MessengerFlags = OptionValues<typeof messengerTable>;
export type RegistryFlags = OptionValues<typeof registryTable>;
