import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { choice, count, durationMs, fraction, someText } from '../../src/terminal/kinds.ts';
import {
  addOptions,
  commandLine,
  type OptionTable,
  type OptionValues,
  optionCells,
  optionFields,
} from '../../src/terminal/options.ts';

const table = {
  nodes: { flag: '--nodes <count>', kind: count(2, 1e9), help: 'nodes', default: 1000 },
  maxHops: {
    flag: '--max-hops <count>',
    kind: count(1, 100),
    help: 'maximum hops',
    defaultHelp: 'by the geometry',
    aliases: ['hop-limit'],
  },
  fail: {
    flag: '--fail <fraction>',
    kind: fraction({ below: true }),
    help: 'failed',
    default: 0,
    column: 'failed',
  },
  keys: { flag: '--keys <kind>', kind: choice(['nodes', 'any']), help: 'keys', default: 'nodes' },
  timeout: { flag: '--timeout <time>', kind: durationMs(1, 60_000), help: 'timeout', default: 500 },
  load: { flag: '--no-load', help: 'do not count' },
  seed: { flag: '--seed <text>', kind: someText, help: 'seed', env: 'SINKWARD_OPTIONS_SEED' },
  exec: {
    flag: '--exec <commands>',
    kind: someText,
    help: 'commands',
    repeats: false,
    together: (before: string, text: string) => `${before}; ${text}`,
  },
  threads: { flag: '--threads <count>', kind: count(1, 8), help: 'threads', repeats: false },
} as const satisfies OptionTable;

function parse(...args: string[]): OptionValues<typeof table> {
  const command = addOptions(new Command().exitOverride().configureOutput({ writeErr: () => {} }), table);
  command.parse(args, { from: 'user' });
  return command.opts();
}

test('values, defaults and what was not given', () => {
  const values = parse('--nodes', '1e6', '--timeout', '1.5s');
  expect(values).toEqual({ nodes: 1e6, fail: 0, keys: 'nodes', timeout: 1500, load: true });
  const nodes: number = values.nodes;
  const maxHops: number | undefined = values.maxHops;
  expect([nodes, maxHops]).toEqual([1e6, undefined]);
});

test('an option that may be given more than once; of others the last one counts', () => {
  const values = parse('--exec', 'a', '--nodes', '5', '--exec', 'b', '--nodes', '6', '--exec', 'c');
  expect([values.exec, values.nodes]).toEqual(['a; b; c', 6]);
});

test('an old name sets the same value, and is not shown', () => {
  expect(parse('--hop-limit', '7').maxHops).toBe(7);
  expect(() => parse('--hop-limit', 'x')).toThrow(/hop-limit|max-hops/);
  expect(addOptions(new Command(), table).helpInformation()).not.toContain('hop-limit');
});

test('help shows defaults as they would be typed', () => {
  const help = addOptions(new Command(), table).helpInformation();
  expect(help).toContain('(default: 500ms)');
  expect(help).toContain('maximum hops (default: by the geometry)');
});

test('a fraction is printed so that it is read the same, however small', () => {
  const kind = fraction();
  for (const text of ['0', '1', '0.3', '0.000000001', '0.0000001', '0.00000012', '0.999999999']) {
    expect(kind.parse(kind.print(Number(text)), 'fail')).toBe(Number(text));
  }
});

test('fields of an object: the values that results depend on, null for one that is missing', () => {
  expect(optionFields(table, parse('--threads', '2', '--nodes', '50'))).toEqual({
    nodes: 50,
    maxHops: null,
    fail: 0,
    keys: 'nodes',
    timeout: 500,
    load: true,
    seed: null,
  });
});

test('the repeated command gives the same values', () => {
  const values = { ...parse('--nodes', '50', '--fail', '.25', '--no-load', '--seed', 'a b'), maxHops: 9 };
  const words = commandLine('sinkward test', table, values);
  expect(words).toEqual([
    'sinkward test',
    '--nodes 50',
    '--max-hops 9',
    '--fail 0.25',
    '--keys nodes',
    '--timeout 500ms',
    '--no-load',
    "--seed 'a b'",
  ]);
  const again = words.slice(1).flatMap((word) => {
    const [flag, value] = word.split(/ (.*)/s);
    return value === undefined ? [flag!] : [flag!, value.replaceAll("'", '')];
  });
  expect(parse(...again)).toEqual(values);
});

test('cells of a row: a column for each option that results depend on', () => {
  expect(optionCells(table, parse('--no-load'))).toEqual({
    nodes: 1000,
    max_hops: null,
    failed: 0,
    keys: 'nodes',
    timeout: 500,
    load: 0,
    seed: null,
  });
});

describe('what is wrong is said', () => {
  test.each([
    [['--nodes', '1'], /nodes must be a whole number from 2 to 1,000,000,000, such as 1000, 10_000 or 1e6/],
    [['--fail', '1'], /fail must be a fraction from 0 to below 1, such as 0.3/],
    [['--keys', 'node'], /keys must be nodes or any; did you mean 'nodes'/],
    [['--timeout', '5'], /timeout must be a duration from 1ms to 1min, such as/],
    [['--seed', ''], /seed must be text of one character or more/],
  ])('%j', (args, message) => expect(() => parse(...args)).toThrow(message));
});
