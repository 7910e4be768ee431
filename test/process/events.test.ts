// What the programs really print with --format json is what the schema of events says, and no program loads what it is made with.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventJsonSchema, eventSchemas } from '../../src/results/event-schema/index.ts';
import { type Program, programPath, run, start } from './program.ts';

const SINKWARD = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
const CALM = fileURLToPath(new URL('../../scenarios/calm.yaml', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'sinkward-events-'));
afterAll(() => rmSync(folder, { recursive: true }));

const published = z.fromJSONSchema(eventJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

/** The names of the events in lines of output, each of which has the form of one that `printer` prints. */
function eventsOf(output: string, ...printers: readonly string[]): string[] {
  const own = eventSchemas.filter(({ description }) => printers.includes(description!.split(':')[0]!));
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const parsed = JSON.parse(line);
      const named = own.filter(({ shape }) => shape.event.value === parsed.event);
      const problems = named.map((schema) => schema.safeParse(parsed).error?.message);
      const problem = problems.includes(undefined) ? undefined : (problems[0] ?? 'no such event');
      expect({ line, problem }).toEqual({ line, problem: undefined });
      expect(published.safeParse(parsed).error).toBeUndefined();
      return parsed.event;
    });
}

const ended = async (program: Program) => {
  await program.ends();
  return program;
};

test('registry, messenger', async () => {
  const registry = start('registry', [
    ...['0', '--seed', 'readme', '--format', 'json', '--wait-for', '3', '--min-nodes', '3', '--exec'],
    'help; setup-overlay 1; list; route; start-rounds 5; traffic-summary; no-such; path 114 59; wait-for 4; exit',
  ]);
  const { port } = await registry.event<{ port: number }>('listening');
  const address = `127.0.0.1:${port}`;
  const messenger = start('messenger', [address, '--nodes', '3', '--format', 'json']);
  await registry.event('summary');
  messenger.send('help; print');
  await messenger.event('diagnostics');
  start('messenger', [address, '--exec', 'exit']);
  await Promise.all([registry, messenger].map(ended));
  const fromRegistry = eventsOf(registry.stdout, 'all', 'live', 'registry');
  expect(new Set(fromRegistry)).toEqual(
    new Set([
      ...['listening', 'seed', 'registered', 'help', 'setting-up', 'ready', 'nodes', 'tables', 'started'],
      ...['waiting', 'progress', 'summary', 'path', 'error', 'ended'],
    ]),
  );
  const fromMessenger = eventsOf(messenger.stdout, 'all', 'live', 'messenger');
  expect(fromMessenger).toEqual(
    expect.arrayContaining(['registered', 'set-up', 'started', 'finished', 'help', 'diagnostics', 'ended']),
  );
});

test.each([
  ['simulate', '--nodes 5 --packets 3 --seed 7', ['seed', 'started', 'summary', 'simulation']],
  ['verify', '--nodes 3 --packets 5 --seed 7', ['seed', 'note', 'verification']],
  ['route', '--nodes 20 --packets 50 --fail 0.3 --geometry chord', ['seed', 'route', 'speed']],
  ['route', '--nodes 20 --packets 50 --no-load', ['seed', 'route', 'speed']],
  ['compare', '--nodes 20 --geometries chord,flood --packets 20 --fail 0,0.3', Array(4).fill('cell')],
  ['churn', '--nodes 20 --for 20s --session pareto:1h --away exponential:1s', ['seed', 'churn']],
  ['churn', '--nodes 20 --for 20s --maintenance stabilize --session log-normal:1h', ['seed', 'churn']],
  ['reproduce', '', ['experiment']],
  ['reproduce', 'pastry-hops --networks 1 --lookups 5', ['seed', 'experiment', 'row', 'end']],
  ['explore', '--nodes 2 --depth 3', ['exploration']],
  ['explore', '--nodes 2 --schedule 2:1', ['schedule']],
  ['swarm', '--seeds 3', ['swarm']],
  ['swarm', `--seeds 50 --max-events 5000 --out ${folder}`, ['failure', 'swarm']],
] as const)('sinkward %s %s', async (command, args, events) => {
  const words = args.split(' ').filter((word) => word !== '');
  const program = await ended(
    run(process.execPath, [SINKWARD, command, ...words, '--format', 'json'], { stdin: 'ignore' }),
  );
  const printers = command === 'simulate' ? ['all', 'registry', command] : ['all', command];
  const found = eventsOf(`${program.stdout}${program.stderr}`, ...printers);
  const versions = program.events.map(({ schemaVersion }) => schemaVersion);
  expect(versions).toEqual([1, ...Array(versions.length - 1).fill(undefined)]);
  expect([...new Set(found)]).toEqual([...new Set(events)]);
});

test('sinkward replay', async () => {
  const trace = join(folder, 'run.jsonl');
  await ended(run(process.execPath, [SINKWARD, ...simulateTraced(trace)], { stdin: 'ignore' }));
  const same = await ended(replayed(trace));
  expect(eventsOf(same.stdout, 'all', 'replay')).toEqual(['replay']);
  expect(same.events[0]).toMatchObject({ schemaVersion: 1, identical: true, difference: null });
  const lines = readFileSync(trace, 'utf8').split('\n');
  writeFileSync(trace, lines.with(5, '{}').join('\n'));
  const other = await ended(replayed(trace));
  expect(eventsOf(other.stdout, 'all', 'replay')).toEqual(['replay']);
  const difference = { line: 6, expected: '{}', got: lines[5] };
  expect(other.events).toMatchObject([{ identical: false, events: 4, difference }]);
});

const simulateTraced = (trace: string) =>
  ['simulate', '--nodes', '3', '--packets', '2', '--seed', '7', '--trace', trace] as const;

const replayed = (trace: string) =>
  run(process.execPath, [SINKWARD, 'replay', trace, '--format', 'json'], { stdin: 'ignore' });

/** Node ends with an error when the program loads zod. */
const WITHOUT_ZOD = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  register('data:text/javascript,' + encodeURIComponent(\`
    export function resolve(name, context, next) {
      if (name === 'zod') throw new Error('zod is loaded');
      return next(name, context);
    }\`));`)}`;

test.each([
  [programPath('registry'), '--help', true],
  [programPath('messenger'), '--help', true],
  [SINKWARD, 'route --nodes 10 --packets 5 --format json', true],
  [SINKWARD, 'simulate --nodes 5 --packets 3 --format json', true],
  // Files are checked with it.
  [SINKWARD, `simulate --scenario ${CALM}`, false],
])('%s %s loads no zod: %s', (program, args, isWithout) => {
  const { stderr } = spawnSync(process.execPath, ['--import', WITHOUT_ZOD, program, ...args.split(' ')], {
    encoding: 'utf8',
  });
  expect(!stderr.includes('zod is loaded')).toBe(isWithout);
});
