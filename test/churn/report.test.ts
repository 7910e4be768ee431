// What `sinkward churn` says: it fits 60 columns, adds up in every form, and its command is read as it was written.

import { describe, expect, it, vi } from 'vitest';
import { Churn } from '../../src/churn/churn.ts';
import { churnMistake, isSupported } from '../../src/churn/geometry.ts';
import { arrivalsInAll, bytesFor, largestFit } from '../../src/churn/sizes.ts';
import { churnCommandLine, churnFacts } from '../../src/commands/churn/facts.ts';
import { ChurnProgress, spanText } from '../../src/commands/churn/progress.ts';
import { churnCsv, churnJson, churnText } from '../../src/commands/churn/report.ts';
import { allDefinitions, churnGeometries, definitions } from '../../src/geometries/definitions.ts';
import { churnOptions } from './support.ts';

const options = churnOptions({
  maintenance: 'stabilize',
  session: { kind: 'log-normal', meanMs: 50_000, sigma: 1.25 },
  away: { kind: 'pareto', meanMs: 20_000, shape: 2.5 },
});

function factsAt(tick: number) {
  const churn = new Churn(options);
  churn.run(tick);
  return churnFacts(churn, churnCommandLine(options, "it's me"));
}

const whole = factsAt(Number.POSITIVE_INFINITY);

it.each([60, 80, 200])('fits %d columns', (width) => {
  const text = churnText(whole, width);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
  expect(text).toMatch(/^Overlay {6}chord, stabilize, 100 nodes\n/);
  expect(text).not.toContain('PARTIAL');
});

it('writes the command so that a shell puts it together again', () => {
  const again = /^Again {8}([\s\S]*)\n$/m.exec(churnText(whole, 60))![1]!;
  const words = again.replace(/ \\\n */g, ' ');
  expect(words).toBe(whole.command.join(' '));
  expect(words.endsWith("--warm-up 5s --for 1min --seed 'it'\\''s me'")).toBe(true);
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
  const json = JSON.parse(churnJson(whole)) as typeof whole;
  const [head, row] = churnCsv(whole).split('\n');
  const cells = row!.match(/"[^"]*"|[^,]+/g)!;
  const cell = (name: string) => cells[head!.split(',').indexOf(name)];
  expect(json.failed).toEqual(whole.failed);
  expect(json.timeline).toHaveLength(60);
  for (const name of ['issued', 'delivered', 'hash'] as const) {
    expect(cell(name)).toBe(String(whole[name]));
    expect(json[name]).toBe(whole[name]);
  }
  expect(cell('session')).toBe('"log-normal:50s,1.25"');
});

describe('what cannot be run is told why', () => {
  it.each(allDefinitions.filter((one) => !isSupported(one)))('$name', (geometry) => {
    const { name } = geometry;
    expect(churnMistake(geometry, 'registry', churnGeometries)).toMatch(
      new RegExp(`^there is no ${name} under churn, since .*: give chord, hops, kademlia$`),
    );
  });

  it('a protocol of another', () => {
    expect(churnMistake(definitions.hops, 'stabilize', churnGeometries)).toBe(
      'stabilize is a protocol of chord: with hops give --maintenance registry',
    );
    expect(churnMistake(definitions.chord, 'stabilize', churnGeometries)).toBeUndefined();
  });
});

describe('sizes', () => {
  it('the largest that fits does, and not much more would', () => {
    const many = churnOptions({ nodes: 20_000_000 });
    const largest = largestFit(many, 1e9);
    expect(largest).toBeGreaterThan(100_000);
    expect(bytesFor({ ...many, nodes: largest })).toBeLessThanOrEqual(1e9);
    expect(bytesFor({ ...many, nodes: 1.1 * largest })).toBeGreaterThan(1e9);
    expect(largestFit(many, 1e6)).toBeLessThan(2);
  });

  it('counts all nodes that ever come', () => {
    const churn = new Churn(churnOptions({ session: { kind: 'exponential', meanMs: 10_000 }, warmUp: 0 }));
    churn.run(Number.POSITIVE_INFINITY);
    expect((100 + churn.counted.joins) / arrivalsInAll(churn.options)).toBeCloseTo(1, 0);
  });
});

it.each([
  [400, '0s'],
  [59_499, '59s'],
  [200_000, '3min 20s'],
  [7_500_000, '2h 5min'],
  [100_000_000, '1d 3h'],
])('%d ms are %s', (ms, text) => {
  expect(spanText(ms)).toBe(text);
});

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    const lines: string[] = [];
    const progress = new ChurnProgress({ isTTY, write: (text: string) => lines.push(text) > 0 }, 60, 60_000);
    progress.setUp(1000);
    const now = vi.spyOn(performance, 'now');
    const startMs = performance.now();
    for (const [afterMs, virtualMs] of [
      [11_000, 30_000],
      [22_000, 60_000],
      [33_000, 1_060_000],
    ] as const) {
      now.mockReturnValue(startMs + afterMs);
      progress.show(virtualMs, 3_660_000);
      progress.show(virtualMs, 3_660_000); // too soon for another
    }
    progress.hide();
    now.mockRestore();
    return lines;
  };

  it('is a bar where there is a terminal', () => {
    const lines = shown(true);
    expect(lines[0]).toBe('\rchurn  setting up 1,000 nodes\x1b[K');
    expect(lines[1]).toMatch(/^\rchurn {2}\[\.+\] {4}0 % {2}30s of 1h 1min, warming up/);
    expect(lines[3]).toMatch(/^\rchurn {2}\[#+\.+\] {3}28 % {2}17min 40s of 1h 1min, 29s left/);
    expect(lines.slice(4)).toEqual(['\r\x1b[K']);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(60 + '\r\x1b[K'.length);
  });

  it('is a line now and then where there is none', () => {
    expect(shown(false)).toEqual([
      'churn: 30s of 1h 1min, warming up.\n',
      'churn: 1min 0s of 1h 1min, warming up.\n',
      'churn: 17min 40s of 1h 1min, 29s left.\n',
    ]);
  });
});
