// What a change costs in a living overlay: a registry in a process of its own, and all nodes in this one. First all nodes
// register at once; then a node joins, or leaves, every second. Linux only: it reads /proc.
//
//   npm run bench:living                      every size of docs/benchmarks.md; 8,000 nodes need 16,100 open files
//   npm run bench:living -- --size small      seconds, as the tests run it

import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { LivingTable } from '../src/messenger/living-table.ts';
import type { TableChange } from '../src/overlay/message.ts';
import { seedKey } from '../src/random/draw.ts';
import { MessengerHost } from '../src/tcp/messenger-host.ts';
import { encode } from '../src/wire/codec.ts';
import { cpuSeconds, eventsOf, peakMegabytes, start } from './support/programs.ts';

interface Size {
  readonly nodes: readonly number[];
  readonly geometries: readonly string[];
  readonly changes: number;
}

const SIZES: Record<string, Size> = {
  small: { nodes: [20], geometries: ['chord'], changes: 2 },
  full: { nodes: [1000, 8000], geometries: ['hops', 'chord', 'kademlia', 'pastry', 'symphony'], changes: 30 },
};
const CHANGE_MS = 1000;
/** Longer than changes are gathered. */
const SETTLE_MS = 3000;
/** A change is told when no node has taken one for this long; on a busy machine that may take more than a second. */
const STILL_MS = 300;
const MAX_MS = 60_000;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    seed: { type: 'string', default: 'bench' },
    runs: { type: 'string', default: '1' },
    only: { type: 'string' },
    changes: { type: 'string' },
    geometry: { type: 'string' },
  },
});
const size = SIZES[values.size];
if (size === undefined) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`);

const changes = Number(values.changes ?? size.changes);

/** Every change of a table that a node of this process has taken, and when. */
const taken: { readonly change: TableChange; readonly ms: number }[] = [];
const { take } = LivingTable.prototype;
LivingTable.prototype.take = function (this: LivingTable, change) {
  taken.push({ change, ms: performance.now() });
  return take.call(this, change);
};

interface Used {
  readonly ms: number;
  readonly registry: number;
  readonly nodes: number;
}

process.stdout.write(
  `bench/living.ts --size ${values.size} --seed ${values.seed}, Node ${process.version}, ${changes} changes\n`,
);
const table = new Table({
  head: [
    ...[
      'nodes',
      'geometry',
      'to join: registry CPU s',
      'nodes CPU s',
      'messages a node',
      'MB registry',
      'nodes',
    ],
    ...[
      'a change: registry CPU ms',
      'nodes CPU ms',
      'messages',
      'bytes',
      'known after ms, median',
      'largest',
    ],
  ],
  colAligns: ['right', 'left', ...Array.from({ length: 11 }, () => 'right' as const)],
  style: { head: [], border: [] },
  wordWrap: true,
});
const nodeCounts = size.nodes.filter((nodes) => values.only === undefined || nodes === Number(values.only));
for (const nodes of nodeCounts) {
  for (const geometry of size.geometries.filter((name) => (values.geometry ?? name) === name)) {
    process.stderr.write(`${nodes} nodes, ${geometry}...\n`);
    table.push(await measure(nodes, geometry));
  }
}
process.stdout.write(`${table.toString()}\n`);
process.stdout.write(
  'CPU of changes: what is used beyond the same time without any, which is that of heartbeats. known after: from the start of the node\n' +
    'that joins, or its order to leave, until the last node has what is new for it. MB: the largest resident set when all had joined;\n' +
    'of rows after the first also what the rows before it took.\n',
);

async function measure(nodes: number, geometry: string): Promise<string[]> {
  const registry = start('registry', [
    ...['0', '--format', 'json', '--seed', values.seed, '--living', '--geometry', geometry],
    ...['--wait-timeout', '10min'],
  ]);
  const events = eventsOf(registry);
  const { port } = await events.next('listening');
  const left = new Map<MessengerHost, () => void>();
  const host = (count: number): MessengerHost => {
    const started = new MessengerHost({
      registry: { host: '127.0.0.1', port: Number(port) },
      key: seedKey('bench'),
      nodes: count,
      port: 0,
      report: () => {},
      exit: () => left.get(started)?.(),
    });
    started.start();
    return started;
  };
  const used = (): Used => {
    const { user, system } = process.cpuUsage();
    return { ms: performance.now(), registry: cpuSeconds([registry]), nodes: (user + system) / 1e6 };
  };
  try {
    taken.length = 0;
    const before = used();
    const all = host(nodes);
    registry.stdin!.write(`wait-for ${nodes}\n`);
    await events.next('ended');
    await pause(SETTLE_MS);
    const joined = used();
    const messages = taken.length / nodes;
    const megabytes = [peakMegabytes(registry), process.resourceUsage().maxRSS / 1024];
    await pause(changes * CHANGE_MS);
    const idle = used();
    taken.length = 0;
    const knownMs = await change(host);
    const over = used();
    const perChange = (of: (used: Used) => number) => {
      const idleRate = (of(idle) - of(joined)) / (idle.ms - joined.ms);
      return (1000 * (of(over) - of(idle) - idleRate * (over.ms - idle.ms))) / changes;
    };
    const bytes = taken.reduce((sum, { change }) => sum + encode(change).length, 0);
    const sorted = knownMs.sort((a, b) => a - b);
    const row = [
      nodes.toLocaleString('en-US'),
      geometry,
      (joined.registry - before.registry).toFixed(1),
      (joined.nodes - before.nodes).toFixed(1),
      messages.toFixed(1),
      ...megabytes.map((mb) => mb.toFixed(0)),
      perChange(({ registry }) => registry).toFixed(1),
      perChange(({ nodes }) => nodes).toFixed(1),
      (taken.length / changes).toFixed(1),
      Math.round(bytes / changes).toLocaleString('en-US'),
      sorted[Math.floor(changes / 2)]!.toFixed(0),
      sorted.at(-1)!.toFixed(0),
    ];
    const gone = new Promise<void>((resolve) => left.set(all, resolve));
    all.command({ name: 'exit-overlay' });
    await gone;
    return row;
  } finally {
    registry.kill('SIGKILL');
  }
}

/** A node joins and leaves in turn, every second; how long it took until all knew of each. */
async function change(host: (count: number) => MessengerHost): Promise<number[]> {
  const knownMs: number[] = [];
  let guest: MessengerHost | undefined;
  for (let i = 0; i < changes; i++) {
    const began = performance.now();
    const from = taken.length;
    if (guest === undefined) guest = host(1);
    else {
      guest.command({ name: 'exit-overlay' });
      guest = undefined;
    }
    await pause(CHANGE_MS);
    while (taken.length === from || performance.now() - taken.at(-1)!.ms < STILL_MS) {
      if (performance.now() - began > MAX_MS) throw new Error(`a change is not told in ${MAX_MS} ms`);
      await pause(STILL_MS);
    }
    knownMs.push(taken.at(-1)!.ms - began);
  }
  return knownMs;
}
