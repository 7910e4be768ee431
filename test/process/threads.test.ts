// The pool as it is built, since a thread starts from a file.

import { describe, expect, it } from 'vitest';
import { type Tally, tallyHash } from '../../src/flat/tally.ts';
import type { RouteHost, RouteJob, RouteProgress } from '../../src/flat/threads/pool.ts';
import type { GeometryName } from '../../src/geometries/index.ts';

const built = <M>(name: string) =>
  import(new URL(`../../dist/${name}.js`, import.meta.url).href) as Promise<M>;
const { routeOnThreads, Threads } =
  await built<typeof import('../../src/flat/threads/pool.ts')>('flat/threads/pool');
const { definitions } =
  await built<typeof import('../../src/geometries/definitions.ts')>('geometries/definitions');
const { THREAD_ENTRY } = await built<typeof import('../../src/commands/route/thread-entry.ts')>(
  'commands/route/thread-entry',
);

interface Job extends Omit<RouteJob, 'geometry'> {
  readonly geometry: GeometryName;
}

const jobOf = (job: Job): RouteJob => ({ ...job, geometry: definitions[job.geometry] });

const route = (job: Job, host: Omit<RouteHost, 'threadEntry'> = {}) =>
  routeOnThreads(jobOf(job), { ...host, threadEntry: THREAD_ENTRY });

const JOB: Job = {
  nodes: 500,
  bits: 31,
  seed: 'pool',
  geometry: 'chord',
  packets: 20_000,
  detail: 'all',
};

/** Without the room that a tally keeps for longer paths. */
function shown(tally: Tally) {
  const { low, high, lengths, timeouts, ...counts } = tally;
  const counted = (all: Float64Array) => [...all.entries()].filter(([, count]) => count > 0);
  return { ...counts, lengths: counted(lengths), timeouts: counted(timeouts), hash: tallyHash(tally) };
}

describe('the result depends', () => {
  it('neither on the number of threads nor on the size of a batch', async () => {
    const [one, two, three] = await Promise.all([
      route(JOB, { threads: 1 }),
      route({ ...JOB, batchPackets: 77 }, { threads: 2 }),
      route({ ...JOB, batchPackets: 5000 }, { threads: 3 }),
    ]);
    expect(one!.complete).toBe(true);
    expect(one!.tally.packets).toBe(20_000);
    expect(one!.tally.outcomes[0]).toBe(20_000);
    expect(shown(two!.tally)).toEqual(shown(one!.tally));
    expect(shown(three!.tally)).toEqual(shown(one!.tally));
  });

  it('nor on what the threads have done before', async () => {
    const small: Job = { ...JOB, nodes: 300, geometry: 'symphony', fail: 0.2, packets: 1000 };
    const threads = new Threads(2, THREAD_ENTRY);
    const signal = new AbortController().signal;
    const both = [await threads.route(jobOf(JOB), { signal }), await threads.route(jobOf(small), { signal })];
    await threads.end();
    const alone = [await route(JOB), await route(small)];
    expect(both.map(({ tally }) => shown(tally))).toEqual(alone.map(({ tally }) => shown(tally)));
  });

  it('on the run', async () => {
    const hashOf = async (run: number) =>
      tallyHash((await route({ ...JOB, run, packets: 100 }, { threads: 1 })).tally);
    expect(await hashOf(2)).not.toBe(await hashOf(1));
  });
});

describe('a run in which nodes have failed', () => {
  it.each([
    { geometry: 'chord', fail: 0.3, failMode: 'random' },
    { geometry: 'symphony', fail: 0.5, failMode: 'high-load' },
    { geometry: 'kademlia', fail: 0.2, failMode: 'range' },
  ] as const)('%o: is the same on any number of threads, and every packet ends', async (options) => {
    const job = { ...JOB, ...options, packets: 3000 };
    const [one, two] = await Promise.all([route(job, { threads: 1 }), route(job, { threads: 2 })]);
    expect(shown(two!.tally)).toEqual(shown(one!.tally));
    expect([one!.complete, one!.tally.packets, one!.tally.inFlight]).toEqual([true, 3000, 0]);
    expect(one!.tally.outcomes.reduce((sum, count) => sum + count, 0)).toBe(3000);
    expect([...one!.tally.traffic!.sent].filter((sent) => sent > 0)).toHaveLength(500 * (1 - options.fail));
  });
});

describe('a run that is stopped', () => {
  it('has the result so far, in which every packet is accounted for', async () => {
    const stop = new AbortController();
    const seen: RouteProgress[] = [];
    const { tally, complete } = await route(
      { ...JOB, geometry: 'hops', entries: 1, packets: 2 ** 31 },
      {
        threads: 2,
        signal: stop.signal,
        onProgress: (progress) => {
          seen.push(progress);
          if (progress.packets > 0) stop.abort();
        },
      },
    );
    expect(complete).toBe(false);
    const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
    expect(tally.packets).toBe(sum(tally.outcomes) + tally.inFlight);
    expect(sum(tally.lengths)).toBe(tally.outcomes[0]);
    expect(sum(tally.traffic!.sent)).toBe(tally.packets);
    expect(sum(tally.relayed!) + sum(tally.traffic!.received)).toBe(tally.hops);
    const last = seen.at(-1)!;
    expect(last.packets).toBe(tally.outcomes[0]);
    expect(last.hops).toBe(tally.hops);
  });

  it('before it began counts nothing', async () => {
    const { tally, complete, overlay } = await route(JOB, {
      threads: 1,
      signal: AbortSignal.abort(),
    });
    expect([tally.packets, complete, overlay]).toEqual([0, false, undefined]);
  });
});

describe('is refused', () => {
  it.each([
    [{ nodes: 1 }, {}, 'an overlay of IDs of 31 bits has 2 to 1073741824 nodes, not 1'],
    [{ bits: 32 }, {}, 'IDs have 2 to 31 bits, not 32'],
    [{ bits: 8 }, {}, 'has 2 to 256 nodes, not 500'],
    [{ fail: 1 }, {}, 'fail'],
    [{ geometry: 'flood', packets: 2 ** 31 }, {}, 'floods reach all nodes'],
    [{ entries: 0 }, {}, 'takes 1 to 62 successors'],
    [{ packets: -1 }, {}, 'a run has 0 to 4294967295 packets, not -1'],
    [{ packets: 2 ** 32 }, {}, 'a run has 0 to 4294967295 packets, not 4294967296'],
    [{ packets: 0.5, detail: 'none' }, {}, 'a run has 0 to 9007199254740991 packets, not 0.5'],
    [{ batchPackets: 0 }, { threads: 8 }, 'a batch of 0 packets'],
    [{}, { threads: 0 }, 'a run has 1 to 1024 threads, not 0'],
    [{}, { threads: 1, availableBytes: 1e6 }, '500 nodes need 0.08 GB; 0.00 GB are available; no size fits'],
    [{ nodes: 1e9 }, { threads: 1, availableBytes: 1e9 }, 'nodes would fit'],
  ] as const)('%o %o', async (job, host, message) => {
    await expect(route({ ...JOB, ...job }, host)).rejects.toThrow(message);
  });
});
