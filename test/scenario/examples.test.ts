// The scenarios that ship with the project: each is read, runs under every check, and shows what its comment says.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import type { RegistryReport, Summary } from '../../src/overlay/report.ts';
import { check } from '../../src/scenario/checks.ts';
import { type Result, simulate } from '../../src/scenario/run-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import { nameOf } from '../../src/scenario/trace.ts';
import { watch } from '../../src/swarm/watch.ts';

const FOLDER = posix.join(import.meta.dirname, '../../scenarios');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

function example(name: string): Scenario {
  const file = `${name}.yaml`;
  return parseScenario(readFileSync(posix.join(FOLDER, file), 'utf8'), file);
}

interface Seen {
  readonly result: Result;
  readonly outcomes: readonly string[];
  readonly summaries: readonly Summary[];
  /** What the registry said before the last command had ended, each at its second. */
  readonly reports: readonly { readonly s: number; readonly report: RegistryReport }[];
  /** When each event of some kinds happened, in seconds, before the last command had ended. */
  times(what: string): readonly number[];
}

function see(scenario: Scenario): Seen {
  const reports: { s: number; report: RegistryReport }[] = [];
  const events: { s: number; what: string }[] = [];
  let over = false;
  const result = simulate(scenario, {
    registryReports: (report, us) => void (over || reports.push({ s: us / 1e6, report })),
    observe: (record) => void (over || events.push({ s: record.us / 1e6, what: nameOf(record) })),
    pause: () => {
      over = true;
    },
  });
  return {
    result,
    reports,
    outcomes: result.commands.map(({ command, outcome }) => `${command.name} ${outcome}`),
    summaries: result.summaries,
    times: (what) => events.filter((event) => event.what === what).map(({ s }) => s),
  };
}

function runs({ reports }: Seen): { from: number; to: number }[] {
  const of = (kind: RegistryReport['kind']) => reports.filter(({ report }) => report.kind === kind);
  const ends = of('summary');
  return of('started').map(({ s }, index) => ({ from: s, to: ends[index]!.s }));
}

const without = (scenario: Scenario, kind: string): Scenario => ({
  ...scenario,
  faults: scenario.faults.filter(({ action }) => action.kind !== kind),
});

const DONE = ['wait-for done', 'setup-overlay done', 'start-rounds done'];
const MISMATCH = ['wait-for done', 'setup-overlay done', 'start-rounds mismatch'];

test('there are the six that were promised', () => {
  expect(files).toEqual([
    'calm.yaml',
    'churn.yaml',
    'crash-mid-run.yaml',
    'flash-crowd.yaml',
    'partition-heals.yaml',
    'slow-links.yaml',
  ]);
});

test.each(files)('%s passes every check, and is small', (file) => {
  const scenario = example(file.replace('.yaml', ''));
  expect(watch(scenario).violations).toEqual([]);
  const result = simulate(scenario);
  expect(check(result, scenario)).toEqual([]);
  expect(result.events).toBeLessThan(200_000);
});

test.each(files)('%s says first what it shows and what to look at', (file) => {
  const text = readFileSync(posix.join(FOLDER, file), 'utf8');
  expect(text).toMatch(
    /^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n#\n# .+\n(?:# .+\n)*#\n# Look at: /,
  );
});

test('calm: all arrives, over 2.8 links on average and 5 at most, a millisecond each', () => {
  const { result, outcomes, summaries } = see(example('calm'));
  expect(outcomes).toEqual(DONE);
  expect(summaries).toMatchObject([{ matched: true, totals: { sent: 8000, received: 8000, dropped: 0 } }]);
  expect(result.pathLengths.mean).toBeCloseTo(2.8, 1);
  expect(result.pathLengths.max).toBe(5);
  expect(result.deliveryUs.max).toBe(5000);
});

test('slow links: all arrives, late; two slow nodes change p99 and hardly p50', () => {
  const scenario = example('slow-links');
  const seen = see(scenario);
  const { result } = seen;
  expect(seen.outcomes).toEqual(DONE);
  const [run] = runs(seen);
  expect(seen.times('slow')).toEqual([1.5, 1.5]);
  expect(run!.from).toBeLessThan(1.6);
  expect(run!.to).toBeGreaterThan(4.5);
  const quick = simulate(without(scenario, 'slow'));
  const seconds = (of: Result, share: number) => of.deliveryUs.quantile(share) / 1e6;
  expect(seconds(quick, 0.5)).toBeCloseTo(0.75, 2);
  expect(seconds(result, 0.5)).toBeCloseTo(0.79, 2);
  expect(seconds(quick, 0.99)).toBeCloseTo(1.8, 1);
  expect(seconds(result, 0.99)).toBeCloseTo(2.4, 1);
});

test('crash mid-run: three die in the middle, packets are missing, and the next run adds up', () => {
  const seen = see(example('crash-mid-run'));
  expect(seen.outcomes).toEqual([...MISMATCH, ...DONE]);
  const [first] = runs(seen);
  const sends = seen.times('send').filter((s) => s < first!.to);
  for (const s of seen.times('crash')) {
    expect(s).toBe(0.5);
    expect(sends.filter((at) => at < s).length).toBeGreaterThan(0.2 * sends.length);
    expect(sends.filter((at) => at > s).length).toBeGreaterThan(0.2 * sends.length);
  }
  expect(seen.times('crash')).toHaveLength(3);
  const left = seen.reports.filter(({ report }) => report.kind === 'left');
  expect(left).toHaveLength(3);
  for (const { s } of left) expect(s).toBeLessThan(0.6);
  const [broken, whole] = seen.summaries;
  expect(broken!.missing).toBeGreaterThan(0);
  expect(broken!.totals.dropped).toBeGreaterThan(0);
  expect(broken!.faultCount).toBeGreaterThan(0);
  expect(whole).toMatchObject({ matched: true, totals: { sent: 4000 } });
});

test('partition heals: a short one loses nothing, a long one does, and all come back by themselves', () => {
  const scenario = example('partition-heals');
  const seen = see(scenario);
  expect(seen.outcomes).toEqual([...DONE, 'start-rounds mismatch', ...DONE]);
  const [short, long, last] = runs(seen);
  for (const [index, cut] of seen.times('cut').entries()) {
    expect(cut).toBeGreaterThan([short, long][index]!.from);
    expect(cut + 1).toBeLessThan([short, long][index]!.to);
  }
  const [uncut] = runs(see(without(scenario, 'cut')));
  expect(short!.to - uncut!.to).toBeCloseTo(1, 1);
  const lost = seen.reports.filter(({ report }) => report.kind === 'left');
  expect(lost).toHaveLength(12);
  for (const { s } of lost) expect(s > long!.from && s < long!.to).toBe(true);
  expect(seen.times('start')).toHaveLength(30);
  expect(seen.summaries.map(({ nodes, matched }) => [nodes.length, matched])).toEqual([
    [30, true],
    [30, false],
    [30, true],
  ]);
  expect(seen.summaries[1]!.missing).toBeGreaterThan(0);
  expect(last!.from).toBeGreaterThan(15);
});

test('flash crowd: fifty join during the run of ten, and disturb nothing', () => {
  const scenario = example('flash-crowd');
  const seen = see(scenario);
  expect(seen.outcomes).toEqual([...DONE, ...DONE]);
  const [ten] = runs(seen);
  const starts = seen.times('start');
  expect(starts.filter((s) => s === 0)).toHaveLength(10);
  const crowd = starts.filter((s) => s > 0);
  expect(crowd).toHaveLength(50);
  expect(Math.min(...crowd)).toBeGreaterThanOrEqual(0.4);
  expect(Math.max(...crowd)).toBeLessThanOrEqual(0.6);
  expect(new Set(crowd).size).toBeGreaterThan(40);
  expect(ten!.from).toBeLessThan(0.4);
  expect(ten!.to).toBeGreaterThan(0.6);
  expect(seen.summaries.map(({ nodes, matched }) => [nodes.length, matched])).toEqual([
    [10, true],
    [60, true],
  ]);
  const small = { ...scenario, nodes: 10, commands: scenario.commands.slice(0, 3), faults: [] };
  const { startNodes: _, ...alone } = small;
  expect(simulate(alone).summaries[0]).toEqual(seen.summaries[0]);
});

test('churn: nodes die in each run but the last, and it says how much is missing', () => {
  const seen = see(example('churn'));
  expect(seen.outcomes).toEqual([...MISMATCH, ...MISMATCH.slice(1), ...DONE]);
  const crashes = seen.times('crash');
  expect(crashes).toHaveLength(18);
  const during = runs(seen).map(({ from, to }) => crashes.filter((s) => s > from && s < to).length);
  expect(during).toEqual([9, 7, 0]);
  expect(seen.summaries.map(({ nodes }) => nodes.length)).toEqual([40, 39, 40]);
  for (const { missing, totals } of seen.summaries.slice(0, 2)) {
    expect(missing / totals.sent).toBeGreaterThan(0.015);
    expect(missing / totals.sent).toBeLessThan(0.055);
  }
  expect(seen.summaries[2]).toMatchObject({ matched: true, missing: 0 });
});
