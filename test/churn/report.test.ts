// What `sinkward churn` says: it fits 60 columns, adds up in every form, and its command is read as it was written.

import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { Churn } from '../../src/churn/churn.ts';
import { churnMistake, isSupported } from '../../src/churn/churn-geometry.ts';
import { arrivalsInAll, bytesFor, largestFit } from '../../src/churn/sizes.ts';
import { churnFacts } from '../../src/commands/churn/facts.ts';
import { churnOptions, churnTable } from '../../src/commands/churn/options.ts';
import { churnCommandLine, churnCsv, churnEvent, churnText } from '../../src/commands/churn/report.ts';
import { allDefinitions, churnGeometries, definitions } from '../../src/geometries/definitions.ts';
import { addOptions } from '../../src/terminal/options.ts';
import { churnOptions as optionsWith } from './support.ts';

const typed = [
  ...['--maintenance', 'stabilize', '--nodes', '100', '--session', 'log-normal:50s,1.25'],
  ...['--away', 'pareto:20s,2.5', '--warm-up', '5s', '--for', '1min', '--seed', "it's me"],
  ...[
    '--delay',
    'constant:20ms',
    '--timeout',
    '100ms',
    '--stabilize-period',
    '5s',
    '--fix-fingers-period',
    '1s',
  ],
];

function readFlags(args: readonly string[]) {
  const command = addOptions(new Command(), churnTable).exitOverride();
  command.parse(args, { from: 'user' });
  const flags = command.opts<Parameters<typeof churnOptions>[1]>();
  return churnOptions(command, flags, flags.seed!);
}

const { options, flags } = readFlags(typed);

function factsAt(tick: number) {
  const churn = new Churn(options);
  churn.run(tick);
  return churnFacts(churn, flags);
}

const whole = factsAt(Number.POSITIVE_INFINITY);

it.each([60, 80, 200])('fits %d columns', (width) => {
  const text = churnText(whole, width);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  expect(text).toMatch(/^Overlay {6}chord, stabilize, 100 nodes\n/);
  expect(text).not.toContain('PARTIAL');
});

it('writes the command so that a shell puts it together again, and it gives the same run', () => {
  const again = /^Again {8}([\s\S]*)\n$/m.exec(churnText(whole, 60))![1]!;
  const words = again.replace(/ \\\n */g, ' ');
  expect(words).toBe(churnCommandLine(whole).join(' '));
  expect(words.endsWith("--warm-up 5s --for 1min --seed 'it'\\''s me'")).toBe(true);
  const args = churnCommandLine(whole)
    .slice(1)
    .flatMap((word) => word.split(/ (.*)/s).slice(0, 2))
    .map((word) => word.replace(/^'(.*)'$/s, '$1').replaceAll("'\\''", "'"));
  expect(readFlags(args).options).toEqual(options);
});

it('says that it is partial, what was counted until then, and nothing of the warm-up', () => {
  const half = factsAt(options.warmUp + 30_000);
  expect(churnText(half, 80)).toContain('\nCounted      30 s after 5s of warm-up\nPARTIAL      interrupted');
  const early = factsAt(options.warmUp - 1);
  expect(early.partial).toBe(true);
  expect([early.issued, early.joins, early.departures, early.maintenanceMessages]).toEqual([0, 0, 0, 0]);
  expect(churnText(early, 80)).toContain('Success      no lookup ended');
});

it('has the same numbers in all forms', () => {
  const json = churnEvent(whole);
  const [head, row] = churnCsv(whole).split('\n');
  const cells = row!.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  expect(cells).toHaveLength(head!.split(',').length);
  const cell = (name: string) => cells[head!.split(',').indexOf(name)];
  expect(json.failed).toEqual(whole.failed);
  expect(json.timeline).toHaveLength(60);
  for (const name of ['issued', 'delivered', 'digest'] as const) {
    expect(cell(name)).toBe(String(whole[name]));
    expect(json[name]).toBe(whole[name]);
  }
  expect(cell('session')).toBe('"log-normal:50s,1.25"');
});

describe('what cannot be run is told why', () => {
  it.each(allDefinitions.filter((one) => !isSupported(one)))('$name', (geometry) => {
    const { name } = geometry;
    expect(churnMistake(geometry, 'registry', churnGeometries)).toMatch(
      new RegExp(`^churn does not support ${name} \\(.+\\); use chord, hops, kademlia$`),
    );
  });

  it('a protocol of another', () => {
    expect(churnMistake(definitions.hops, 'stabilize', churnGeometries)).toBe(
      'hops does not support --maintenance stabilize (only chord); use --maintenance registry',
    );
    expect(churnMistake(definitions.chord, 'stabilize', churnGeometries)).toBeUndefined();
  });
});

describe('sizes', () => {
  it('the largest that fits does, and not much more would', () => {
    const many = optionsWith({ nodes: 20_000_000 });
    const largest = largestFit(many, 1e9);
    expect(largest).toBeGreaterThan(100_000);
    expect(bytesFor({ ...many, nodes: largest })).toBeLessThanOrEqual(1e9);
    expect(bytesFor({ ...many, nodes: 1.1 * largest })).toBeGreaterThan(1e9);
    expect(largestFit(many, 1e6)).toBeLessThan(2);
  });

  it('counts all nodes that ever come', () => {
    const churn = new Churn(optionsWith({ session: { kind: 'exponential', meanMs: 10_000 }, warmUp: 0 }));
    churn.run(Number.POSITIVE_INFINITY);
    expect((100 + churn.counted.joins) / arrivalsInAll(churn.options)).toBeCloseTo(1, 0);
  });
});
