// Events per second and bytes per node of the event-driven engine: under churn, and on the static workload of
// the flat run with a delay per hop, beside the figures of PeerSim's engine on such a workload. Each size runs
// in its own process, so that none is affected by the one before.
//
//   npm run bench:churn                       1e3 to 1e6 nodes
//   npm run bench:churn -- --size huge        and 1e7: some 4 GB
//   npm run bench:churn -- --size small       seconds, as the tests run it

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { StaticRun } from './support/static.ts';

// Measures the built files, as users run them: tsx adds a property to every function.
const built = <M>(name: string) => import(new URL(`../dist/${name}.js`, import.meta.url).href) as Promise<M>;
const { Churn } = await built<typeof import('../src/churn/churn.ts')>('churn/churn');
const { bytesFor } = await built<typeof import('../src/churn/sizes.ts')>('churn/sizes');
const { definition: chord } =
  await built<typeof import('../src/geometries/chord/index.ts')>('geometries/chord/index');
const { definition: hops } =
  await built<typeof import('../src/geometries/hops/index.ts')>('geometries/hops/index');
const { definition: kademlia } =
  await built<typeof import('../src/geometries/kademlia/index.ts')>('geometries/kademlia/index');
const { seedKey } = await built<typeof import('../src/random/draw.ts')>('random/draw');

interface StaticCase {
  readonly kind: 'static';
  readonly nodes: number;
  readonly packets: number;
}

interface ChurnCase {
  readonly kind: 'churn';
  /** chord when omitted. */
  readonly geometry?: 'chord' | 'hops' | 'kademlia';
  readonly maintenance: 'registry' | 'stabilize';
  readonly nodes: number;
  /** Approximate lookups of all nodes together. */
  readonly lookups: number;
}

type Case = StaticCase | ChurnCase;

const FULL: readonly Case[] = [
  { kind: 'static', nodes: 1e3, packets: 3e6 },
  { kind: 'static', nodes: 1e4, packets: 3e6 },
  { kind: 'static', nodes: 1e5, packets: 3e6 },
  { kind: 'static', nodes: 1e6, packets: 3e6 },
  { kind: 'churn', maintenance: 'registry', nodes: 1e3, lookups: 3e6 },
  { kind: 'churn', maintenance: 'registry', nodes: 1e4, lookups: 3e6 },
  { kind: 'churn', maintenance: 'registry', nodes: 1e5, lookups: 3e6 },
  { kind: 'churn', maintenance: 'registry', nodes: 1e6, lookups: 3e6 },
  { kind: 'churn', maintenance: 'stabilize', nodes: 1e3, lookups: 3e6 },
  { kind: 'churn', maintenance: 'stabilize', nodes: 1e5, lookups: 3e6 },
  { kind: 'churn', maintenance: 'stabilize', nodes: 1e6, lookups: 3e6 },
  { kind: 'churn', geometry: 'hops', maintenance: 'registry', nodes: 1e5, lookups: 3e6 },
  { kind: 'churn', geometry: 'hops', maintenance: 'registry', nodes: 1e6, lookups: 3e6 },
  { kind: 'churn', geometry: 'kademlia', maintenance: 'registry', nodes: 1e5, lookups: 3e6 },
  { kind: 'churn', geometry: 'kademlia', maintenance: 'registry', nodes: 1e6, lookups: 3e6 },
];

const SIZES: Record<string, readonly Case[]> = {
  small: [
    { kind: 'static', nodes: 100, packets: 1000 },
    { kind: 'churn', maintenance: 'registry', nodes: 100, lookups: 1000 },
    { kind: 'churn', maintenance: 'stabilize', nodes: 100, lookups: 1000 },
  ],
  full: FULL,
  huge: [
    ...FULL,
    { kind: 'static', nodes: 1e7, packets: 3e6 },
    { kind: 'churn', maintenance: 'registry', nodes: 1e7, lookups: 1e7 },
  ],
};

/**
 * Million hops per CPU second of PeerSim's event engine with a minimal protocol on flat arrays, on one core
 * of another machine of the same kind, by nodes.
 */
const PEERSIM: Readonly<Record<number, number>> = { 1e3: 6.8, 1e5: 2.7, 1e6: 1.2, 1e7: 0.84 };

/** Packets of the static workload in flight at a time. */
const UNDER_WAY = 2 ** 16;

interface Measured {
  readonly events: number;
  readonly cpuSeconds: number;
  readonly setUpSeconds: number;
  readonly peakBytes: number;
  readonly wantedBytes: number;
  readonly hash: string;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    seed: { type: 'string', default: 'bench' },
    runs: { type: 'string', default: '3' },
    one: { type: 'string' },
  },
});

if (values.one !== undefined) {
  const one = JSON.parse(values.one) as Case;
  process.stdout.write(JSON.stringify(one.kind === 'static' ? measureStatic(one) : measureChurn(one)));
} else {
  const cases = SIZES[values.size];
  if (cases === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
  report(cases);
}

function report(cases: readonly Case[]): void {
  const { size, seed, runs: times } = values;
  process.stdout.write(
    `bench/churn.ts --size ${size} --seed ${seed} --runs ${times}, Node ${process.version}\n`,
  );
  const table = new Table({
    head: [
      'workload',
      'nodes',
      'events',
      'M events/CPU s',
      'PeerSim',
      'set-up s',
      'peak MB',
      'asked MB',
      'B a node',
      'hash',
    ],
    colAligns: ['left', ...Array.from({ length: 8 }, () => 'right' as const), 'left'],
    style: { head: [], border: [] },
  });
  for (const one of cases) {
    const name = one.kind === 'static' ? 'static' : `churn, ${one.geometry ?? 'chord'}, ${one.maintenance}`;
    process.stderr.write(`${name}, ${one.nodes} nodes...\n`);
    const runs = Array.from({ length: Number(times) }, () => measureApart(one));
    const [{ events, hash, wantedBytes }] = runs as [Measured];
    if (runs.some((run) => run.hash !== hash)) throw new Error('one seed gave two results');
    const peak = median(runs.map(({ peakBytes }) => peakBytes));
    const peersim = one.kind === 'static' ? PEERSIM[one.nodes] : undefined;
    table.push([
      name,
      one.nodes.toLocaleString('en-US'),
      events.toLocaleString('en-US'),
      spread(runs.map((run) => run.events / run.cpuSeconds)),
      peersim === undefined ? '' : peersim.toFixed(2),
      median(runs.map(({ setUpSeconds }) => setUpSeconds)).toFixed(2),
      (peak / 1e6).toFixed(0),
      wantedBytes === 0 ? '' : (wantedBytes / 1e6).toFixed(0),
      (peak / one.nodes).toFixed(0),
      hash,
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    'M events/CPU s: median (min to max), set-up not included. static: an event is a hop; delays of 1 to 64 ticks.\n',
  );
  process.stdout.write(
    "PeerSim: million hops per CPU second of PeerSim's event engine, another machine of the same kind.\n",
  );
}

function measureApart(one: Case): Measured {
  const path = fileURLToPath(import.meta.url);
  const args = ['--import', 'tsx', path, '--one', JSON.stringify(one), '--seed', values.seed];
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

function measureStatic({ nodes, packets }: StaticCase): Measured {
  const { seed } = values;
  const { lap, peak } = stopwatch();
  const run = new StaticRun({ nodes, packets, seed, bits: 31, underWay: UNDER_WAY, maxDelay: 64 });
  const setUpSeconds = lap();
  const { hops, hash } = run.run();
  return { events: hops, cpuSeconds: lap(), setUpSeconds, peakBytes: peak(), wantedBytes: 0, hash };
}

/**
 * Sessions of an hour on average, all departures crashes; one lookup per node and second; one-way delay 50
 * ms.
 */
function measureChurn({ geometry = 'chord', maintenance, nodes, lookups }: ChurnCase): Measured {
  const seconds = Math.max(1, Math.round(lookups / nodes));
  const options = {
    seed: seedKey(values.seed),
    geometry: { chord, hops, kademlia }[geometry],
    maintenance,
    nodes,
    bits: 31,
    entries: geometry === 'hops' ? 20 : maintenance === 'registry' ? 1 : 8,
    session: { kind: 'pareto', meanMs: 3_600_000, shape: 3 },
    away: { kind: 'constant', meanMs: 0 },
    crashShare: 1,
    lookupsPerSecond: 1,
    keys: 'nodes',
    delay: { min: 50, max: 50 },
    timeout: 500,
    giveUp: 60_000,
    maxHops: 64,
    maxTimeouts: 1000,
    warmUp: 10_000,
    duration: 1000 * seconds,
    detection: 5000,
    stabilizePeriod: 30_000,
    fixFingersPeriod: 30_000,
    checkPredecessorPeriod: 30_000,
  } as const;
  const { lap, peak } = stopwatch();
  const churn = new Churn(options);
  const setUpSeconds = lap();
  churn.run(Number.POSITIVE_INFINITY);
  const cpuSeconds = lap();
  const { counts } = churn.lookups;
  if (churn.lookups.countWaiting() !== counts.inFlight) throw new Error('lookups do not add up');
  return {
    events: churn.events,
    cpuSeconds,
    setUpSeconds,
    peakBytes: peak(),
    wantedBytes: bytesFor(options),
    hash: counts.hash.toString(16).padStart(16, '0'),
  };
}

/** CPU seconds since the last lap, and the peak memory of the process. */
function stopwatch(): { lap: () => number; peak: () => number } {
  let before = process.cpuUsage();
  return {
    lap() {
      const { user, system } = process.cpuUsage(before);
      before = process.cpuUsage();
      return (user + system) / 1e6;
    },
    peak: () => process.resourceUsage().maxRSS * 1024,
  };
}

function spread(numbers: readonly number[]): string {
  return `${millions(median(numbers))} (${millions(Math.min(...numbers))} to ${millions(Math.max(...numbers))})`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function millions(value: number): string {
  return (value / 1e6).toFixed(2);
}
