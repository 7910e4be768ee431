// Hops per second, bytes per node and path lengths of the flat run. Each measurement runs in its own process, so
// that none is affected by the one before. Chord is compared with a reference in C, built here when there is a
// compiler: same IDs, same packets, same hash of the result.
//
//   npm run bench:route                                1e3 to 1e8 nodes; takes some 2 GB
//   npm run bench:route -- --geometries chord,hops     these alone
//   npm run bench:route -- --huge                      chord and hops with 1e9 nodes too; takes some 9 GB
//   npm run bench:route -- --size small                seconds, as the tests run it

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { GEOMETRY_NAMES, type GeometryName, geometries } from '../src/geometries/index.ts';
import { defaultEntries } from '../src/routing/geometry.ts';

// Measures the built files, as users run them.
const built = <M>(name: string) => import(new URL(`../dist/${name}.js`, import.meta.url).href) as Promise<M>;
const { overlayBytes } = await built<typeof import('../src/flat/flat-overlay.ts')>('flat/flat-overlay');
const { linkBytes } = await built<typeof import('../src/flat/prepare.ts')>('flat/prepare');
const { definitions } =
  await built<typeof import('../src/geometries/definitions.ts')>('geometries/definitions');
const { STREAM, seedKey, streamKey } = await built<typeof import('../src/random/draw.ts')>('random/draw');

const BITS = 31;

/** Maximum nodes for geometries that store links, and for floods. */
const MAX_NODES: { readonly [N in GeometryName]?: number } = { symphony: 1e7, flood: 1e6 };
/** For a billion nodes. */
const HUGE: readonly GeometryName[] = ['hops', 'chord'];
/** Approximate copies of a flood run, in place of other geometries' hops. */
const MAX_COPIES = 4e7;

interface Size {
  readonly nodes: number;
  readonly packets: number;
}

const SIZES: Record<string, readonly Size[]> = {
  small: [{ nodes: 1000, packets: 3000 }],
  full: [
    { nodes: 1e3, packets: 2e7 },
    { nodes: 1e5, packets: 1e7 },
    { nodes: 1e6, packets: 1e7 },
    { nodes: 1e7, packets: 4e6 },
    { nodes: 1e8, packets: 4e6 },
  ],
};

interface Task extends Size {
  readonly geometry: GeometryName;
  /** 0: on the main thread, without the pool. */
  readonly threads: number;
}

interface Measured {
  readonly hops: number;
  readonly copies: number;
  readonly hash: string;
  readonly setupSeconds: number;
  /** CPU time on one thread, wall-clock time with the pool. */
  readonly seconds: number;
  readonly peakBytes: number;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    geometries: { type: 'string', default: GEOMETRY_NAMES.join(',') },
    huge: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'bench' },
    runs: { type: 'string', default: '3' },
  },
});

const sizes = SIZES[values.size];
if (sizes === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);
const names = values.geometries.split(',').map((name) => {
  const known = GEOMETRY_NAMES.find((one) => one === name);
  if (known === undefined) throw new Error(`--geometries are some of ${GEOMETRY_NAMES.join(',')}`);
  return known;
});
report(names.flatMap((geometry) => sizesOf(geometry, sizes).map((size) => ({ geometry, ...size }))));

/** Rounds to the nearest sizes that a geometry supports. */
function sizesOf(geometry: GeometryName, sizes: readonly Size[]): Size[] {
  const all = values.huge && HUGE.includes(geometry) ? [...sizes, { nodes: 1e9, packets: 4e6 }] : sizes;
  return all
    .filter(({ nodes }) => nodes <= (MAX_NODES[geometry] ?? Infinity))
    .map(({ nodes, packets }) => ({
      nodes: geometry === 'hypercube' ? 2 ** Math.round(Math.log2(nodes)) : nodes,
      packets: geometry === 'flood' ? Math.min(packets, Math.ceil(MAX_COPIES / (4 * nodes))) : packets,
    }));
}

function report(tasks: readonly Omit<Task, 'threads'>[]): void {
  const threads = availableParallelism();
  const directory = mkdtempSync(join(tmpdir(), 'route-'));
  const reference = compile(directory);
  process.stdout.write(
    `bench/route.ts --size ${values.size} --seed ${values.seed} --runs ${values.runs}, Node ${process.version}, ${threads} processors\n`,
  );
  const table = new Table({
    head: [
      'geometry',
      'nodes',
      'packets',
      'hops each',
      'M hops/CPU s',
      'in C',
      'C : ours',
      `M hops/s, ${threads} threads`,
      'bytes a node',
      'peak MB',
      'set-up CPU s',
      'in C',
      'hash',
    ],
    colAligns: ['left', ...Array.from({ length: 11 }, () => 'right' as const), 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const task of tasks) table.push(row({ ...task, threads }, reference));
  rmSync(directory, { recursive: true });
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    'Rates: median (min to max), compiling included; of floods, M copies. Bytes a node: of the overlay and its links.\n',
  );
  if (reference === undefined) process.stdout.write('No reference: cc is not here, or did not build it.\n');
}

function row(task: Task, reference: string | undefined): string[] {
  const { geometry, nodes, packets, threads } = task;
  process.stderr.write(`${geometry}, ${count(nodes)} nodes...\n`);
  const runs = Array.from({ length: Number(values.runs) }, () => ({
    ours: apart({ ...task, threads: 0 }),
    pool: apart({ ...task, threads }),
    c: geometry === 'chord' && reference !== undefined ? inC(reference, { nodes, packets }) : undefined,
  }));
  const { hops, hash } = runs[0]!.ours;
  const results = runs.flatMap(({ ours, pool, c }) => [ours, pool, ...(c === undefined ? [] : [c])]);
  if (results.some((other) => other.hash !== hash || other.hops !== hops)) {
    throw new Error(`one seed gave several results: ${results.map((other) => other.hash).join(', ')}`);
  }
  const rates = (chosen: readonly Measured[]) =>
    chosen.map(({ hops, copies, seconds }) => Math.max(hops, copies) / seconds / 1e6);
  const ours = rates(runs.map((run) => run.ours));
  const c = rates(runs.flatMap((run) => run.c ?? []));
  const setup = (chosen: readonly Measured[]) =>
    median(chosen.map(({ setupSeconds }) => setupSeconds)).toFixed(2);
  return [
    geometry,
    count(nodes),
    count(packets),
    (hops / packets).toFixed(2),
    spread(ours),
    c.length === 0 ? '' : spread(c),
    c.length === 0 ? '' : (median(c) / median(ours)).toFixed(2),
    spread(rates(runs.map((run) => run.pool))),
    (held(geometry, nodes) / nodes).toFixed(1),
    (median(runs.map((run) => run.ours.peakBytes)) / 1e6).toFixed(0),
    setup(runs.map((run) => run.ours)),
    c.length === 0 ? '' : setup(runs.flatMap((run) => run.c ?? [])),
    hash,
  ];
}

/** Of hops the whole table, whatever is its default: hashes compare with those of earlier days. */
function entriesOf(geometry: GeometryName, nodes: number): number {
  const table = geometries[geometry];
  return geometry === 'hops' ? table.maxEntries(nodes) : defaultEntries(table, nodes);
}

/** Bytes that the overlay takes while packets walk. */
function held(geometry: GeometryName, nodes: number): number {
  const links = linkBytes(definitions[geometry], nodes, entriesOf(geometry, nodes));
  return overlayBytes({ nodes, bits: BITS }).overlay + links;
}

function apart(task: Task): Measured {
  const path = fileURLToPath(new URL('route-walk.js', import.meta.url));
  const entries = entriesOf(task.geometry, task.nodes);
  const order = JSON.stringify({ ...task, entries, bits: BITS, seed: values.seed });
  const { stdout, status, stderr } = spawnSync(process.execPath, [path, order], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** The path of the program; undefined when there is no C compiler. */
function compile(directory: string): string | undefined {
  const program = join(directory, 'chord');
  const source = fileURLToPath(new URL('reference/chord.c', import.meta.url));
  const { status } = spawnSync('cc', ['-O2', '-march=native', '-o', program, source], { stdio: 'ignore' });
  return status === 0 ? program : undefined;
}

function inC(program: string, { nodes, packets }: Size): Measured {
  const key = seedKey(values.seed);
  const keys = [
    ...streamKey(key, STREAM.ids, BITS),
    ...streamKey(key, STREAM.packets, 1),
    ...streamKey(key, STREAM.redraw, 1),
  ];
  const args = [nodes, BITS, packets, ...keys].map(String);
  const { stdout, status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the reference failed: ${stderr}`);
  const [setup, walk, hops, hash] = stdout.trim().split(' ');
  return {
    hops: Number(hops),
    copies: 0,
    hash: hash!,
    setupSeconds: Number(setup),
    seconds: Number(walk),
    peakBytes: 0,
  };
}

function spread(numbers: readonly number[]): string {
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
  return `${median(numbers).toFixed(1)} (${min.toFixed(1)} to ${max.toFixed(1)})`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
