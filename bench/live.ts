// Hops per second and per CPU second of real processes: registry and messengers as a user starts them, over
// loopback; CPU time of all of them, from the start command to the summary. Linux only: it reads /proc.
//
//   npm run bench:live                       every size of docs/benchmarks.md
//   npm run bench:live -- --size small       seconds, as the tests run it

import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { cpuSeconds, eventsOf, peakMegabytes, start } from './support/programs.ts';

interface Scenario {
  readonly name: string;
  readonly processes: number;
  readonly nodesEach: number;
  readonly entries: number;
  readonly packets: number;
  readonly idBits: number;
  readonly flags?: readonly string[];
}

const scenario = (name: string, rest: Omit<Scenario, 'name'>): Scenario => ({ name, ...rest });
const tenProcesses = { processes: 10, nodesEach: 1, entries: 3, idBits: 7 };
const oneProcess = { processes: 1, nodesEach: 10, entries: 3, idBits: 7 };

const SIZES: Record<string, readonly Scenario[]> = {
  small: [scenario('1 process of 10 nodes', { ...oneProcess, packets: 200 })],
  full: [
    scenario('10 processes', { ...tenProcesses, packets: 25_000 }),
    scenario('10 processes', { ...tenProcesses, packets: 100_000 }),
    scenario('10 processes', { ...tenProcesses, packets: 1_000_000 }),
    scenario('1 process of 10 nodes, TCP', { ...oneProcess, packets: 25_000, flags: ['--tcp-only'] }),
    scenario('1 process of 10 nodes, TCP', { ...oneProcess, packets: 100_000, flags: ['--tcp-only'] }),
    scenario('1 process of 10 nodes', { ...oneProcess, packets: 25_000 }),
    scenario('1 process of 10 nodes', { ...oneProcess, packets: 100_000 }),
    scenario('100 processes', { processes: 100, nodesEach: 1, entries: 7, packets: 10_000, idBits: 7 }),
    scenario('1 process of 1,000 nodes', {
      processes: 1,
      nodesEach: 1000,
      entries: 10,
      packets: 1000,
      idBits: 12,
    }),
  ],
};

interface Run {
  readonly hops: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly lost: number;
  readonly digest: string;
}

interface Summary {
  readonly event: 'summary';
  readonly hops: number;
  readonly seconds: number;
  readonly missing: number;
  readonly matched: boolean;
  readonly nodes: readonly unknown[];
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    seed: { type: 'string', default: 'bench' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const scenarios = SIZES[values.size]?.filter(
  ({ name }) => values.only === undefined || name.includes(values.only),
);
if (scenarios === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);

process.stdout.write(
  `bench/live.ts --size ${values.size} --seed ${values.seed} --runs ${values.runs}, Node ${process.version}\n`,
);
const table = new Table({
  head: ['', 'packets a node', 'hops', 'hops/s', 'hops/CPU s', 'first run', 'lost', 'peak MB', 'digest'],
  colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'left'],
  style: { head: [], border: [] },
});
for (const each of scenarios) {
  process.stderr.write(`${each.name}, ${each.packets} packets a node...\n`);
  table.push(await measure(each));
}
process.stdout.write(`${table.toString()}\n`);
process.stdout.write(
  'hops/s and hops/CPU s: median (min to max) of the runs after the first, which is shown apart: it compiles.\n' +
    'peak MB: the largest resident set of a messenger process. digest: of the tables of all runs.\n',
);

async function measure(s: Scenario): Promise<string[]> {
  const overlay = await startOverlay(s);
  const runs: Run[] = [];
  for (let n = 0; n <= Number(values.runs); n++) runs.push(await overlay.run(s.packets));
  const peak = Math.max(...overlay.messengers.map(peakMegabytes));
  overlay.stop();
  const [first, ...warm] = runs;
  const rate = (run: Run) => run.hops / run.seconds;
  const cpuRate = (run: Run) => run.hops / run.cpuSeconds;
  return [
    s.name,
    count(s.packets),
    count(first!.hops),
    spread(warm.map(rate)),
    spread(warm.map(cpuRate)),
    millions(cpuRate(first!)),
    count(runs.reduce((lost, run) => lost + run.lost, 0)),
    peak.toFixed(0),
    createHash('sha256')
      .update(runs.map(({ digest }) => digest).join())
      .digest('hex')
      .slice(0, 12),
  ];
}

interface Overlay {
  readonly messengers: readonly ChildProcess[];
  run(packets: number): Promise<Run>;
  stop(): void;
}

async function startOverlay({
  processes,
  nodesEach,
  entries,
  idBits,
  flags = [],
}: Scenario): Promise<Overlay> {
  const nodes = processes * nodesEach;
  const registry = start('registry', [
    '0',
    '--format',
    'json',
    '--id-bits',
    `${idBits}`,
    '--seed',
    values.seed,
  ]);
  const events = eventsOf(registry);
  const { port } = await events.next('listening');
  const messengers = Array.from({ length: processes }, () =>
    start(
      'messenger',
      [`127.0.0.1:${port}`, '--nodes', `${nodesEach}`, '--format', 'csv', ...flags],
      'ignore',
    ),
  );
  const all = [registry, ...messengers];
  const command = async (text: string) => {
    registry.stdin!.write(`${text}\n`);
    const { outcome, reason } = await events.next('ended');
    if (outcome !== 'done') throw new Error(`${text}: ${reason}`);
  };
  await command(`wait-for ${nodes}`);
  await command(`setup-overlay ${entries}`);
  return {
    messengers,
    run: async (packets) => {
      const before = cpuSeconds(all);
      const summary = events.next('summary');
      await command(`start-rounds ${packets}`);
      const cpu = cpuSeconds(all) - before;
      const { hops, seconds, missing, matched, nodes: rows } = (await summary) as unknown as Summary;
      if (!matched) throw new Error('sent is not received');
      const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
      return { hops, seconds, cpuSeconds: cpu, lost: missing, digest };
    },
    stop: () => {
      for (const child of all) child.kill('SIGKILL');
    },
  };
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  return `${millions(median)} (${millions(sorted[0]!)} to ${millions(sorted.at(-1)!)})`;
}

function millions(value: number): string {
  return `${(value / 1e6).toFixed(2)} M`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
