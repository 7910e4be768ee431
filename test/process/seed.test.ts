// One seed, one answer: the table does not depend on who connects when, nor on how nodes are spread over processes.

import { expect, test } from 'vitest';
import { startMessenger } from './overlay.ts';
import { type Program, start } from './program.ts';

const commands = 'setup-overlay 3; start-rounds 200; setup-overlay 4; start-rounds 50; exit';

/** The arguments of each messenger process; a list in a list: those start when the ones before have registered. */
type Processes = readonly (readonly string[])[];

const one: readonly string[] = [];
const nodes = (count: number, ...more: string[]) => ['--nodes', String(count), ...more];

/** What the registry prints on stdout, as CSV. */
async function tableOf(
  waves: readonly Processes[],
  ...seedArgs: readonly string[]
): Promise<{ table: string; registry: Program }> {
  const args = ['0', '--format', 'csv', '--wait-for', '10', '--exec', commands, ...seedArgs];
  const registry = start('registry', args, { stdin: 'ignore' });
  const port = Number((await registry.says(/Listening on 127\.0\.0\.1:(\d+)\./))[1]);
  const messengers: Program[] = [];
  for (const wave of waves) {
    const started = wave.map((more) => startMessenger(port, more, { stdin: 'ignore' }));
    await Promise.all(started.map((program) => program.event('registered')));
    messengers.push(...started);
  }
  expect(await registry.ends()).toBe(0);
  for (const messenger of messengers) messenger.killGroup();
  return { table: registry.stdout, registry };
}

const tenProcesses = [Array<readonly string[]>(10).fill(one)];

test('the same table, byte for byte, however nodes are spread and whoever comes first', async () => {
  const seed = ['--seed', 'lesson-1'];
  const { table } = await tableOf(tenProcesses, ...seed);
  expect(table.split('\n').filter((line) => /^\d+,/.test(line))).toHaveLength(20);
  expect(table).toMatch(/^Sum,2000,2000,/m);
  expect(table).toMatch(/^Sum,500,500,/m);
  const spreads: Record<string, readonly Processes[]> = {
    'ten processes again': tenProcesses,
    'ten processes, one after the other': Array(10).fill([one]),
    'one process': [[nodes(10)]],
    'one process over TCP': [[nodes(10, '--tcp-only')]],
    'four and six': [[nodes(4), nodes(6)]],
    'six, then four over TCP': [[nodes(6)], [nodes(4, '--tcp-only')]],
    'one, then eight, then one': [[one], [nodes(8)], [one]],
    'small queues': [[nodes(5, '--queue-bytes', '64'), nodes(5)]],
  };
  for (const [name, waves] of Object.entries(spreads)) {
    expect({ name, table: (await tableOf(waves, ...seed)).table }).toEqual({ name, table });
  }
});

test('another seed, another table', async () => {
  const tables = new Set<string>();
  for (const seed of ['lesson-1', 'lesson-2', ' ']) {
    tables.add((await tableOf([[nodes(10)]], '--seed', seed)).table);
  }
  expect(tables.size).toBe(3);
});

test('a seed that was drawn is told, and repeats the table', async () => {
  const first = await tableOf([[nodes(10)]]);
  const told = /^Seed: (\w+) \(drawn; --seed (\w+) repeats the run\)\.$/m.exec(first.registry.stderr)!;
  expect(told[1]).toBe(told[2]);
  const repeated = await tableOf([[nodes(10)]], '--seed', told[1]!);
  expect(repeated.table).toBe(first.table);
  expect(repeated.registry.stderr).toContain(`Seed: ${told[1]}.\n`);
  expect((await tableOf([[nodes(10)]])).table).not.toBe(first.table);
});

test('a messenger’s own seed does not matter where the registry sends one', async () => {
  const seed = ['--seed', 'lesson-1'];
  const { table } = await tableOf([[nodes(10)]], ...seed);
  expect((await tableOf([[nodes(10, '--seed', 'mine')]], ...seed)).table).toBe(table);
});
