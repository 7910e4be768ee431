// Events per second and bytes per node of the simulation, with full cores and messages as values, and the
// speed-up of the flat run of the same packets. Each run is its own process, so that none is affected by the one
// before. Both must give the same counters and sums for each node: the table's hash.
//
//   npm run bench:simulation                      every size of docs/benchmarks.md
//   npm run bench:simulation -- --size small      seconds, as the tests run it

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';

// Measures the built files, as users run them: tsx adds a property to every function.
const built = <M>(name: string) => import(new URL(`../dist/${name}.js`, import.meta.url).href) as Promise<M>;
const { simulate } = await built<typeof import('../src/scenario/run-scenario.ts')>('scenario/run-scenario');
const { defaultCommands } = await built<typeof import('../src/scenario/scenario.ts')>('scenario/scenario');
const { DEFAULT_NETWORK } = await built<typeof import('../src/simulator/network/network-options.ts')>(
  'simulator/network/network-options',
);
const { buildOverlay } = await built<typeof import('../src/flat/flat-overlay.ts')>('flat/flat-overlay');
const { Router } = await built<typeof import('../src/flat/router.ts')>('flat/router');
const { definition: hops } =
  await built<typeof import('../src/geometries/hops/index.ts')>('geometries/hops/index');
const { createTally } = await built<typeof import('../src/flat/tally.ts')>('flat/tally');

interface Size {
  readonly nodes: number;
  readonly entries: number;
  readonly packets: number;
}

const SIZES: Record<string, readonly Size[]> = {
  small: [{ nodes: 20, entries: 3, packets: 50 }],
  full: [
    { nodes: 10, entries: 3, packets: 100_000 },
    { nodes: 100, entries: 7, packets: 10_000 },
    { nodes: 1000, entries: 10, packets: 500 },
    { nodes: 10_000, entries: 14, packets: 20 },
    { nodes: 100_000, entries: 5, packets: 0 },
  ],
};

interface Measured {
  readonly events: number;
  readonly cpuSeconds: number;
  readonly hops: number;
  readonly peakBytes: number;
  /** Over each node's counters and sums; undefined without packets. */
  readonly table: string | undefined;
  /** Excluding packets' events. */
  readonly digest: string;
}

type Engine = 'full' | 'flat';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    seed: { type: 'string', default: 'bench' },
    runs: { type: 'string', default: '3' },
    one: { type: 'string' },
    flat: { type: 'boolean', default: false },
  },
});

if (values.one !== undefined) {
  const measured = (values.flat ? measureFlat : measure)(JSON.parse(values.one) as Size);
  process.stdout.write(JSON.stringify(measured));
} else {
  const sizes = SIZES[values.size];
  if (sizes === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
  report(sizes);
}

function report(sizes: readonly Size[]): void {
  process.stdout.write(
    `bench/simulation.ts --size ${values.size} --seed ${values.seed} --runs ${values.runs}, Node ${process.version}\n`,
  );
  const table = new Table({
    head: [
      'nodes',
      'entries',
      'packets a node',
      'events',
      'hops',
      'events/CPU s',
      'KB a node',
      'peak MB',
      'flat : full',
      'table',
      'digest',
    ],
    colAligns: [...Array.from({ length: 9 }, () => 'right' as const), 'left', 'left'],
    style: { head: [], border: [] },
  });
  for (const size of sizes) {
    process.stderr.write(`${size.nodes} nodes...\n`);
    const runs = Array.from({ length: Number(values.runs) }, () => measureApart(size, 'full'));
    const [{ events, hops, table: rows, digest }] = runs as [Measured];
    if (runs.some((run) => run.digest !== digest)) throw new Error('one seed gave two results');
    const flat = rows === undefined ? [] : runs.map(() => measureApart(size, 'flat'));
    if (flat.some((run) => run.table !== rows)) throw new Error('the flat run has another table');
    const peak = median(runs.map(({ peakBytes }) => peakBytes));
    table.push([
      count(size.nodes),
      count(size.entries),
      count(size.packets),
      count(events),
      count(hops),
      spread(runs.map((run) => run.events / run.cpuSeconds)),
      (peak / size.nodes / 1000).toFixed(1),
      (peak / 1e6).toFixed(0),
      flat.length === 0 ? '' : (cpuSeconds(runs) / cpuSeconds(flat)).toFixed(0),
      rows ?? '',
      digest,
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    'events/CPU s: median (min to max), compiling and set-up included. flat : full: CPU time of the same packets.\n',
  );
}

function measureApart(size: Size, engine: Engine): Measured {
  const path = fileURLToPath(import.meta.url);
  const args = ['--import', 'tsx', path, '--one', JSON.stringify(size), '--seed', values.seed];
  if (engine === 'flat') args.push('--flat');
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** No packets: measures the set-up alone. */
function measure({ nodes, entries, packets }: Size): Measured {
  const before = process.cpuUsage();
  const commands = defaultCommands(nodes, entries, Math.max(1, packets));
  const result = simulate({
    seed: values.seed,
    nodes,
    idBits: idBits(nodes),
    minNodes: 2,
    geometry: 'hops',
    network: DEFAULT_NETWORK,
    startOverMs: 0,
    clockSkew: 0,
    commands: packets === 0 ? commands.slice(0, -1) : commands,
    faults: [],
  });
  const { user, system } = process.cpuUsage(before);
  if (result.commands.some(({ outcome }) => outcome !== 'done')) throw new Error('a command was not done');
  const rows = result.summaries.flatMap((summary) => summary.nodes);
  const counted = rows.map((row) => [
    row.id,
    row.sent,
    row.received,
    row.relayed,
    row.sumSent,
    row.sumReceived,
  ]);
  return {
    events: result.events,
    cpuSeconds: (user + system) / 1e6,
    hops: result.world.truth.hops,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    table: packets === 0 ? undefined : digestOf(counted),
    digest: digestOf([rows, result.events]),
  };
}

/** The same packets in the flat run. */
function measureFlat({ nodes, entries, packets }: Size): Measured {
  const before = process.cpuUsage();
  const overlay = buildOverlay({ nodes, bits: idBits(nodes), seed: values.seed });
  const tally = createTally(nodes, 'all');
  const router = new Router(overlay, { geometry: hops, entries }, tally);
  router.assign(0, nodes * packets);
  router.step(Number.POSITIVE_INFINITY);
  const { user, system } = process.cpuUsage(before);
  const { sent, received, sumSent, sumReceived } = tally.traffic!;
  const counted = Array.from(overlay.ids.subarray(0, nodes), (id, rank) => [
    id,
    sent[rank],
    received[rank],
    tally.relayed![rank],
    BigInt(sumSent[rank]!),
    BigInt(sumReceived[rank]!),
  ]);
  return {
    events: 0,
    cpuSeconds: (user + system) / 1e6,
    hops: tally.hops,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    table: digestOf(counted),
    digest: '',
  };
}

function idBits(nodes: number): number {
  return Math.max(7, 32 - Math.clz32(2 * nodes));
}

function digestOf(value: unknown): string {
  const text = JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}` : inner));
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function cpuSeconds(runs: readonly Measured[]): number {
  return median(runs.map((run) => run.cpuSeconds));
}

function spread(numbers: readonly number[]): string {
  return `${millions(median(numbers))} (${millions(Math.min(...numbers))} to ${millions(Math.max(...numbers))})`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function millions(value: number): string {
  return `${(value / 1e6).toFixed(2)} M`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
