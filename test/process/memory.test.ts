// A15: a registry that is killed and started again goes on, and what it has told anybody is there after a power cut.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Registry, startMessenger, startRegistryOn, startRegistryWith } from './overlay.ts';
import { type Program, run, start } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
const fresh = () => join(folder, `data-${count++}`);

/** In the order in which they registered; from that event of the program on. */
async function registeredIds(program: Program, nodes: number, from = 0): Promise<number[]> {
  const find = () => {
    const events = program.events.slice(from).filter(({ event }) => event === 'registered');
    return events.length >= nodes ? events.map(({ id }) => id as number) : undefined;
  };
  return (await program.until(find, `${nodes} registrations`)).toSorted((a, b) => a - b);
}

async function kill(program: Program): Promise<void> {
  program.signal('SIGKILL');
  await program.closed;
}

async function epochOf(registry: Registry): Promise<number> {
  const { events } = await registry.command('setup-overlay 1');
  return events.find(({ event }) => event === 'ready')!['epoch'] as number;
}

test('A15: killed and started again, it has its nodes back with their IDs; without its records too, and without its key not', async () => {
  const data = fresh();
  const first = await startRegistryOn(0, '--data', data, '--min-nodes', '2');
  const crowd = startMessenger(first.port, ['--nodes', '4']);
  const alice = startMessenger(first.port, ['--name', 'alice', '--data', fresh()]);
  const ids = await registeredIds(crowd, 4);
  const [own] = await registeredIds(alice, 1);
  const again = async (): Promise<Registry> => {
    const [ofCrowd, ofAlice] = [crowd.events.length, alice.events.length];
    const registry = await startRegistryOn(first.port, '--data', data, '--min-nodes', '2');
    expect(await registeredIds(crowd, 4, ofCrowd)).toEqual(ids);
    expect(await registeredIds(alice, 1, ofAlice)).toEqual([own]);
    return registry;
  };
  expect(await epochOf(first)).toBe(1);
  const { nodes } = await first.startRounds(20);
  await kill(first.program);

  const second = await again();
  const { events } = await second.command('traffic-summary');
  expect(events.find(({ event }) => event === 'summary')).toMatchObject({ run: 1, nodes });
  expect(await epochOf(second)).toBe(2);
  expect((await second.startRounds(20)).run).toBe(2);
  const other = start('registry', ['0', '--data', data]);
  expect(await other.ends()).toBe(2);
  expect(other.complaints).toEqual([expect.stringMatching(/records\.mdb is in use by another process/)]);
  await kill(second.program);

  for (const file of readdirSync(data)) if (file.startsWith('records')) rmSync(join(data, file));
  const third = await again();
  expect(await epochOf(third)).toBe(3);
  await kill(third.program);

  rmSync(join(data, 'network.key'));
  await startRegistryOn(first.port, '--data', data);
  expect([await crowd.ends(), await alice.ends()]).toEqual([1, 1]);
  expect(alice.events.at(-1)).toMatchObject({
    reason: expect.stringContaining('the network of another registry'),
  });
});

test('a run that was under way is said to be lost, and an ID can be given up by hand', async () => {
  const data = fresh();
  const first = await startRegistryOn(0, '--data', data, '--min-nodes', '2');
  const crowd = startMessenger(first.port, ['--nodes', '2']);
  const ids = await registeredIds(crowd, 2);
  await first.setUp(1);
  first.program.send('start-rounds 4000000');
  await first.program.event('progress');
  await kill(first.program);
  await kill(crowd);

  const second = await startRegistryOn(0, '--data', data);
  await second.program.event('note', ({ text }) => /^Run 1 was under way/.test(String(text)));
  expect((await second.list()).map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'lost']));
  expect(await second.command(`remove ${ids[0]}`)).toMatchObject({ outcome: 'done' });
  expect((await second.list()).map(({ id }) => id)).toEqual([ids[1]]);
});

test('what --data cannot be is one line, and exit code 2', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const program = start('registry', ['0', '--data', file]);
  expect(await program.ends()).toBe(2);
  expect(program.complaints).toEqual([`error: --data ${file} is not a directory`]);
});

const hasCompiler = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;
if (!hasCompiler) console.log('skipped: what is on disk after a power cut, as there is no cc here');

describe.skipIf(!hasCompiler)('a disk', () => {
  const shim = join(folder, 'lost-power.so');
  beforeAll(() => {
    const source = join(import.meta.dirname, 'lost-power.c');
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl']);
  });

  const disk = (data: string, env: Record<string, string> = {}) => ({
    LD_PRELOAD: shim,
    SHIM_DIRECTORY: data,
    ...env,
  });

  /** What was not synced is gone. */
  function cutPower(data: string): void {
    const files = readdirSync(data);
    for (const file of files.filter((name) => !name.endsWith('.synced'))) {
      const synced = join(data, `${file}.synced`);
      if (existsSync(synced)) renameSync(synced, join(data, file));
      else rmSync(join(data, file));
    }
  }

  /** How many of five nodes that a registry has answered are known after a power cut. */
  async function knownAfterwards(env: Record<string, string>): Promise<number> {
    const data = fresh();
    writeFileSync(`${data}.now`, '');
    // The files are made on a disk that works.
    const made = await startRegistryWith({ env: disk(data) }, '0', '--data', data);
    await kill(made.program);
    const first = await startRegistryWith({ env: disk(data, env) }, '0', '--data', data);
    const ids = await registeredIds(startMessenger(first.port, ['--nodes', '5']), 5);
    await kill(first.program);
    cutPower(data);
    const second = await startRegistryOn(0, '--data', data);
    const known = (await second.list()).map(({ id }) => id);
    return ids.filter((id) => known.includes(id)).length;
  }

  test('that keeps what it says it keeps: after a power cut all that were answered are known', async () => {
    expect(await knownAfterwards({})).toBe(5);
  });

  test('that lies is found out by the same test', async () => {
    expect(await knownAfterwards({ SHIM_MODE: 'drop' })).toBe(0);
  });

  test.each([
    [false, ['acknowledged']],
    [true, []],
  ])('under a store without syncing (%s) has %j', async (noSync, expected) => {
    const data = fresh();
    execFileSync('mkdir', [data]);
    const store = JSON.stringify(new URL('../../dist/store/store.js', import.meta.url).href);
    const script = (act: string) =>
      `import(${store}).then(async ({ openStore }) => { const store = await openStore(${JSON.stringify(join(data, 'x.mdb'))}, { noSync: ${noSync} }); ${act} })`;
    const writer = run(
      process.execPath,
      [
        '-e',
        script(
          "await store.commit([{ key: 'acknowledged', value: '' }]); console.log('yes'); setInterval(() => {}, 1000);",
        ),
      ],
      { env: disk(data) },
    );
    await writer.says(/yes/);
    await kill(writer);
    cutPower(data);
    const reader = run(process.execPath, [
      '-e',
      script('console.log(JSON.stringify([...store.records.keys()])); await store.close()'),
    ]);
    expect(await reader.ends()).toBe(0);
    expect(JSON.parse(reader.stdout)).toEqual(expected);
  });

  test.each([
    ['full', /cannot keep what the registry knows: .*(space|ENOSPC)/i],
    ['fail', /cannot keep what the registry knows: .*(I\/O|EIO|input\/output)/i],
  ])(
    'that is %s ends the registry with one line, and who was not kept was not answered',
    async (mode, complaint) => {
      const data = fresh();
      const trigger = `${data}.now`;
      const env = disk(data, { SHIM_MODE: mode, SHIM_TRIGGER: trigger });
      const { program, port } = await startRegistryWith({ env }, '0', '--data', data);
      const ids = await registeredIds(startMessenger(port), 1);
      writeFileSync(trigger, '');
      const late = startMessenger(port);
      expect(await program.ends()).toBe(1);
      const errors = program.events.filter(({ event }) => event === 'error');
      expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(complaint)]);
      expect(program.complaints).toEqual([]);
      expect(program.events.filter(({ event }) => event === 'registered').map(({ id }) => id)).toEqual(ids);
      expect(late.events.filter(({ event }) => event === 'registered')).toEqual([]);
    },
  );

  test('that is slow is written once for many registrations', async () => {
    const data = fresh();
    const env = disk(data, { SHIM_MODE: 'stall', SHIM_STALL_MS: '100' });
    const { port } = await startRegistryWith({ env }, '0', '--data', data);
    const from = performance.now();
    await registeredIds(startMessenger(port, ['--nodes', '100']), 100);
    // One after the other would take 20 s.
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
