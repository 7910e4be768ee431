// A node or registry that stands still: nothing happens in its process, nothing is lost, and all of it happens in order when it goes on.

import { describe, expect, test } from 'vitest';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { defaultCommands, type Scenario, type Step } from '../../src/scenario/scenario.ts';
import { DEFAULT_NETWORK } from '../../src/simulator/network/network-options.ts';
import type { EventRecord } from '../../src/simulator/world.ts';
import { watch } from '../../src/swarm/watch.ts';

const NODE = 3;

const CALM: Scenario = {
  seed: 'pauses',
  nodes: 5,
  idBits: 7,
  minNodes: 2,
  geometry: 'hops',
  network: DEFAULT_NETWORK,
  startOverMs: 0,
  clockSkew: 0,
  commands: defaultCommands(5, 2, 200),
  faults: [],
};

const pause = (atMs: number, forMs: number): Step => ({
  atMs,
  action: { kind: 'pause', nodes: { kind: 'list', nodes: [NODE] }, forMs },
});

interface Played {
  readonly records: EventRecord[];
  readonly reports: (RegistryReport & { readonly ms: number })[];
  readonly commands: readonly string[];
}

function play(scenario: Partial<Scenario>): Played {
  const records: EventRecord[] = [];
  const reports: Played['reports'] = [];
  const { violations, result } = watch(
    { ...CALM, ...scenario },
    {
      observe: (record) => void records.push(record),
      registryReports: (report, us) => void reports.push({ ...report, ms: us / 1000 }),
    },
  );
  expect(violations).toEqual([]);
  return {
    records,
    reports,
    commands: result!.commands.map(({ command, outcome }) => `${command.name} ${outcome}`),
  };
}

test('a run waits for it, and is verified when it has gone on', () => {
  const { records, reports, commands } = play({ faults: [pause(9, 4000)] });
  expect(commands).toEqual(['wait-for done', 'setup-overlay done', 'start-rounds done']);
  const meanwhile = records.filter(({ us, node }) => node === NODE && us > 9000 && us < 4_009_000);
  expect(meanwhile).toEqual([]);
  expect(reports.find(({ kind }) => kind === 'summary')!.ms).toBeGreaterThan(4000);
});

test('without heartbeats nobody is said to be away; with them it is, and keeps its ID', () => {
  const faults = [pause(2000, 7000), pause(4000, 3000)];
  const presence = (played: Played) =>
    played.reports.flatMap((report) =>
      report.kind === 'away' || report.kind === 'back' ? [`${report.kind} ${report.seconds}`] : [],
    );
  expect(presence(play({ faults }))).toEqual([]);
  const played = play({ heartbeatMs: 1000, faults: [...faults, pause(12_000, 1)] });
  expect(presence(played)).toEqual(['away 3', 'back 6']);
  const registered = played.reports.filter(({ kind }) => kind === 'registered');
  expect(registered).toHaveLength(5);
});

test('a node that is killed while it stands still is lost, and comes back as a new process', () => {
  const nodes = { kind: 'list', nodes: [NODE] } as const;
  const { records, reports } = play({
    heartbeatMs: 1000,
    faults: [
      pause(2000, 20_000),
      { atMs: 8000, action: { kind: 'crash', nodes, silent: false } },
      { atMs: 9000, action: { kind: 'restart', nodes } },
      pause(30_000, 1),
    ],
  });
  const presence = reports.filter(({ kind }) => ['away', 'back', 'left'].includes(kind)).slice(0, 2);
  expect(presence.map(({ kind, ms }) => [kind, Math.round(ms / 1000)])).toEqual([
    ['away', 5],
    ['left', 8],
  ]);
  expect(records.filter(({ what, node }) => what === 'resume' && node === NODE)).toHaveLength(1);
  expect(reports.filter(({ kind }) => kind === 'registered')).toHaveLength(6);
});

test('one that is told to leave does so when it goes on', () => {
  const nodes = { kind: 'list', nodes: [NODE] } as const;
  const { reports } = play({
    faults: [pause(2000, 3000), { atMs: 3000, action: { kind: 'leave', nodes } }, pause(7000, 1)],
  });
  const left = reports.find(({ kind }) => kind === 'left')!;
  expect(left).toMatchObject({ how: 'deregistered' });
  expect(left.ms).toBeGreaterThanOrEqual(5000);
  expect(left.ms).toBeLessThan(5010);
});

describe('a registry that stands still', () => {
  const still = (atMs: number, forMs: number): Step => ({
    atMs,
    action: { kind: 'pause', nodes: { kind: 'registry' }, forMs },
  });

  test('in a run, for longer than its patience, gives nobody up, and says that nobody is away', () => {
    const { records, reports, commands } = play({ heartbeatMs: 1000, faults: [still(9, 40_000)] });
    expect(commands).toEqual(['wait-for done', 'setup-overlay done', 'start-rounds done']);
    expect(records.filter(({ us, node }) => node === 0 && us > 9000 && us < 40_009_000)).toEqual([]);
    const gone = reports.filter((one) => one.kind === 'away' || (one.kind === 'left' && one.how === 'lost'));
    expect(gone).toEqual([]);
  });

  test('reads what has come before it goes by the time: a node that answered meanwhile is not given up', () => {
    const { reports, commands } = play({ faults: [pause(9, 35_000), still(2000, 38_000)] });
    expect(commands.at(-1)).toBe('start-rounds done');
    expect(reports.filter((one) => one.kind === 'left' && one.how === 'lost')).toEqual([]);
  });

  test('takes the commands that it is given meanwhile when it goes on, in order', () => {
    const who: Step = { atMs: 3000, action: { kind: 'command', command: { name: 'who' } } };
    const status: Step = { atMs: 2500, action: { kind: 'command', command: { name: 'status' } } };
    const { reports } = play({ faults: [still(2000, 3000), status, who] });
    const taken = reports.filter(({ kind }) => kind === 'who' || kind === 'status');
    expect(taken.map(({ kind, ms }) => [kind, ms])).toEqual([
      ['status', 5000],
      ['who', 5000],
    ]);
  });

  test('and is killed meanwhile, is gone', () => {
    const crash: Step = { atMs: 3000, action: { kind: 'crash', nodes: { kind: 'registry' }, silent: false } };
    const { records } = play({ faults: [still(2000, 8000), crash] });
    expect(records.filter(({ us, node, what }) => node === 0 && us > 3_000_000 && what !== 'crash')).toEqual(
      [],
    );
  });
});
