// `sinkward reproduce` as a shell sees it.

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { experiments } from '../../src/literature/experiments.ts';
import { type Program, run } from './program.ts';

const path = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));

function reproduce(...args: readonly string[]): Program {
  return run(process.execPath, [path, 'reproduce', ...args], { stdin: 'ignore' });
}

async function ended(code: number, ...args: readonly string[]): Promise<Program> {
  const program = reproduce(...args);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

const small = ['--networks', '1', '--lookups', '100', '--seed', '7'];

test('without a name it lists the experiments, in every form', async () => {
  const [table, csv, json] = await Promise.all(
    ['table', 'csv', 'json'].map((format) => ended(0, '--format', format)),
  );
  const names = experiments.map(({ name }) => name);
  expect(table!.stderr + csv!.stderr + json!.stderr).toBe('');
  for (const name of names) expect(table!.stdout).toContain(`\n│ ${name} `);
  expect(
    csv!.stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]),
  ).toEqual(names);
  expect(json!.events.map((event) => event['name'])).toEqual(names);
});

test('prints ours beside theirs, in the order of the list and each once; the seed gives the same again', async () => {
  const names = ['koorde-hops', 'chord-path-length', 'koorde-hops'];
  const [first, again] = await Promise.all([ended(0, ...names, ...small), ended(0, ...names, ...small)]);
  expect(again.stdout).toBe(first.stdout);
  expect(first.stdout).toMatch(/^chord-path-length: [\s\S]*\n\nkoorde-hops: /);
  expect(first.stdout.match(/^koorde-hops: /gm)).toHaveLength(1);
  expect(first.stdout).toMatch(/^│ 128 nodes +│ hops +│ 3\.\d{3} │ +3\.391 │ [+-]?0\.\d{3} │ +3\.500 │$/m);
  expect(first.stderr).toMatch(/^Seed: 7\.\n/);
});

test('CSV is nothing but CSV; JSON has an object for each row', async () => {
  const [csv, json] = await Promise.all([
    ended(0, 'koorde-hops', ...small, '--format', 'csv'),
    ended(0, 'koorde-hops', ...small, '--format', 'json'),
  ]);
  const lines = csv.stdout.trimEnd().split('\n');
  expect(lines[0]).toBe(
    'experiment,source,place,point,measure,ours,spread,theirs,precision,difference,deviations,theory,networks,lookups,seed',
  );
  expect(lines).toHaveLength(13);
  expect(json.events.map(({ event }) => event)).toEqual([
    'seed',
    'experiment',
    ...Array(12).fill('row'),
    'end',
  ]);
  expect(json.stderr).toBe('');
});

test('a name that is none: one line with the one that was meant, or those that are, and 2', async () => {
  const [near, far] = await Promise.all([
    ended(2, 'chord-path-length', 'pastry-hop'),
    ended(2, 'everything'),
  ]);
  expect(near.stdout + far.stdout).toBe('');
  expect(near.complaints).toEqual([
    "error: experiments must be ones that are listed, not 'pastry-hop'; did you mean 'pastry-hops'?",
  ]);
  expect(far.complaints).toEqual([
    expect.stringMatching(/^error: .* are listed, not 'everything'; there are chord-load, .* and all$/),
  ]);
});

test('an interrupt prints what there is so far, names what was not run, and ends with 130', async () => {
  const program = reproduce('all', '--networks', '300', '--lookups', '100', '--format', 'csv');
  await program.says(/,r = 1,/);
  program.signal('SIGINT');
  expect(await program.ends()).toBe(130);
  expect(program.stdout).toMatch(/^experiment,source,/);
  expect(program.complaints.slice(-2)).toEqual([
    'PARTIAL: chord-load was interrupted, and rows are missing.',
    expect.stringMatching(/^Not run: chord-path-length, .*, koorde-hops\.$/),
  ]);
});

test('interrupted, a table has its rows and says that some are missing', async () => {
  const program = reproduce('chord-path-length', '--networks', '60', '--seed', '7');
  await program.says(/chord-path-length: (?:[6-9]\d|\d{3}) of 480 networks/); // the first of eight points is done
  program.signal('SIGINT');
  expect(await program.ends()).toBe(130);
  expect(program.stdout).toContain('│ 128 nodes');
  expect(program.stdout).toContain('\nPARTIAL  interrupted: rows are missing\n');
});
