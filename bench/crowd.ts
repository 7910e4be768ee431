// What a node costs where one process has many: a registry and one messenger process, CPU seconds and peak memory of each, for
// registration and set-up, and then for a run of few packets a node, which gives the digest. Linux only: it reads /proc.
//
//   npm run bench:crowd                       every size of docs/benchmarks.md; 8,000 nodes need 16,100 open files
//   npm run bench:crowd -- --size small       seconds, as the tests run it

import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { cpuSeconds, eventsOf, peakMegabytes, start } from './support/programs.ts';

const SIZES: Record<string, readonly number[]> = { small: [30], full: [1000, 4000, 8000] };
const PACKETS = 10;

interface Cost {
  readonly registryCpu: number;
  readonly messengerCpu: number;
  /** From the start of the programs. */
  readonly registryMegabytes: number;
  readonly messengerMegabytes: number;
}

interface Measured {
  readonly setup: Cost;
  readonly run: Cost;
  readonly digest: string;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    seed: { type: 'string', default: 'bench' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const sizes = SIZES[values.size]?.filter(
  (nodes) => values.only === undefined || nodes === Number(values.only),
);
if (sizes === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);

process.stdout.write(
  `bench/crowd.ts --size ${values.size} --seed ${values.seed} --runs ${values.runs}, Node ${process.version}\n`,
);
const both = ['registry', 'messenger'];
const table = new Table({
  head: [
    'nodes',
    '',
    ...both.map((name) => `${name} CPU s`),
    ...both.map((name) => `${name} peak MB`),
    'digest',
  ],
  colAligns: ['right', 'left', 'right', 'right', 'right', 'right', 'left'],
  style: { head: [], border: [] },
});
for (const nodes of sizes) {
  process.stderr.write(`${nodes} nodes...\n`);
  const runs: Measured[] = [];
  for (let n = 0; n < Number(values.runs); n++) runs.push(await measure(nodes));
  const digest = runs[0]!.digest;
  if (runs.some((run) => run.digest !== digest)) throw new Error('one seed gave two results');
  const count = nodes.toLocaleString('en-US');
  table.push([count, 'set-up', ...cells(runs.map(({ setup }) => setup)), '']);
  table.push([count, `${PACKETS} packets a node`, ...cells(runs.map(({ run }) => run)), digest]);
}
process.stdout.write(`${table.toString()}\n`);
process.stdout.write(
  'Medians of all runs. set-up: from the start of both programs, registration included; the run is counted from its start\n' +
    'order. peak MB: the largest resident set until then.\n',
);

async function measure(nodes: number): Promise<Measured> {
  const idBits = Math.max(16, 32 - Math.clz32(2 * nodes));
  const registry = start('registry', [
    ...['0', '--format', 'json', '--seed', values.seed, '--id-bits', `${idBits}`, '--min-nodes', '2'],
    ...['--wait-timeout', '5min', '--setup-timeout', '2min'],
  ]);
  const events = eventsOf(registry);
  const { port } = await events.next('listening');
  const args = [`127.0.0.1:${port}`, '--nodes', `${nodes}`, '--format', 'csv'];
  const messenger = start('messenger', args, 'ignore');
  const command = async (text: string) => {
    registry.stdin!.write(`${text}\n`);
    const { outcome, reason } = await events.next('ended');
    if (outcome !== 'done') throw new Error(`${text}: ${reason}`);
  };
  try {
    await command(`wait-for ${nodes}`);
    await command('setup-overlay');
    const setup = costOf(registry, messenger);
    const summary = events.next('summary');
    await command(`start-rounds ${PACKETS}`);
    const total = costOf(registry, messenger);
    const { nodes: rows } = await summary;
    const run = {
      ...total,
      registryCpu: total.registryCpu - setup.registryCpu,
      messengerCpu: total.messengerCpu - setup.messengerCpu,
    };
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 12);
    return { setup, run, digest };
  } finally {
    for (const child of [registry, messenger]) child.kill('SIGKILL');
  }
}

function costOf(registry: ChildProcess, messenger: ChildProcess): Cost {
  return {
    registryCpu: cpuSeconds([registry]),
    messengerCpu: cpuSeconds([messenger]),
    registryMegabytes: peakMegabytes(registry),
    messengerMegabytes: peakMegabytes(messenger),
  };
}

function cells(costs: readonly Cost[]): string[] {
  const median = (of: (cost: Cost) => number) =>
    costs.map(of).sort((a, b) => a - b)[Math.floor(costs.length / 2)]!;
  return [
    median(({ registryCpu }) => registryCpu).toFixed(2),
    median(({ messengerCpu }) => messengerCpu).toFixed(2),
    median(({ registryMegabytes }) => registryMegabytes).toFixed(0),
    median(({ messengerMegabytes }) => messengerMegabytes).toFixed(0),
  ];
}
