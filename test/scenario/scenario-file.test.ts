// What a scenario file means: its defaults, its forms, what goes before it, and the way back to text.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { registryCommands } from '../../src/commands/registry/console.ts';
import type { RegistryCommand } from '../../src/overlay/commands.ts';
import { COMMAND_NAMES, formatCommand, parseCommand } from '../../src/scenario/command-text.ts';
import { scenarioFile } from '../../src/scenario/format.ts';
import { simulate } from '../../src/scenario/run-scenario.ts';
import type { Action, Scenario } from '../../src/scenario/scenario.ts';
import { type Overrides, parseScenario, ScenarioError } from '../../src/scenario/scenario-file.ts';
import { scenarioJsonSchema } from '../../src/scenario/schema.ts';
import { parseWhen } from '../../src/scenario/steps.ts';
import { formatTime, parseTime } from '../../src/scenario/time.ts';
import { formatScenario } from '../../src/scenario/write-yaml.ts';
import type { Latency } from '../../src/simulator/network/network-options.ts';
import type { EventRecord } from '../../src/simulator/world.ts';
import { drawScenario } from '../../src/swarm/random-scenario.ts';
import { parseCommand as parsePrompt } from '../../src/terminal/parse.ts';
import { schemaText } from '../support/schema-text.ts';

const FOLDER = posix.join(import.meta.dirname, '../../scenarios');
const examples = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(posix.join(FOLDER, name), 'utf8'));

const read = (text: string, overrides: Overrides = {}) => parseScenario(text, 'my.yaml', { overrides });
const commandsOf = (scenario: Scenario) => scenario.commands.map(({ command }) => formatCommand(command));
const actionsOf = (step: string) => read(`timeline:\n  - ${step}`).faults;

describe('defaults', () => {
  test('of everything', () => {
    expect(read('{}')).toEqual({
      seed: '1',
      nodes: 10,
      idBits: 7,
      minNodes: 2,
      geometry: 'hops',
      network: {
        latency: { kind: 'constant', ms: 1 },
        bytesPerSecond: 0,
        windowPackets: 1024,
        serviceUs: 0,
        timeoutMs: 10_000,
      },
      startOverMs: 0,
      clockSkew: 0,
      commands: [
        { atMs: 0, command: { name: 'wait-for', nodes: 10 } },
        { atMs: 0, command: { name: 'setup-overlay' } },
        { atMs: 0, command: { name: 'start-rounds', packets: 1000 } },
      ],
      faults: [],
    } satisfies Scenario);
  });

  it.each([
    [2, 7],
    [128, 7],
    [129, 9],
    [1000, 11],
  ])('of %i nodes: %i bits, and entries that the registry chooses', (nodes, idBits) => {
    const scenario = read(`nodes: ${nodes}`);
    expect(scenario.idBits).toBe(idBits);
    expect(commandsOf(scenario)[1]).toBe('setup-overlay');
  });

  test('numbers are written as at a prompt', () => {
    const text = 'nodes: 2000\ncommands:\n  - start-rounds 25,000\n  - start-rounds 1e6\n  - wait-for 1_000';
    expect(commandsOf(read(text))).toEqual(['start-rounds 25000', 'start-rounds 1000000', 'wait-for 1000']);
    const { faults } = read('nodes: 2000\ntimeline:\n  - at 1s: crash 1,000 nodes');
    expect(faults[0]!.action).toMatchObject({ nodes: { kind: 'drawn', count: 1000 } });
  });

  test('what is left out of a command is the scenario’s', () => {
    const commands = 'commands: [wait-for, wait-for 3, setup-overlay, start-rounds]';
    expect(commandsOf(read(`${commands}\nnodes: 40\nentries: 6\npackets: 9`))).toEqual([
      'wait-for 40',
      'wait-for 3',
      'setup-overlay 6',
      'start-rounds 9',
    ]);
  });
});

describe('forms', () => {
  test('every key', () => {
    const text = `
nodes: 40
seed: lesson
entries: 4
packets: 5
geometry: hops
id-bits: 31
min-nodes: 3
start-over: 1.5 s
start-nodes: 20
clock-skew: 0.01
network:
  latency: { constant: 0ms }
  bytes-per-second: 500
  window-packets: 3
  service: 15us
  timeout: 1min
commands: [exit]
timeline: []
`;
    expect(read(text)).toEqual({
      seed: 'lesson',
      nodes: 40,
      idBits: 31,
      minNodes: 3,
      geometry: 'hops',
      network: {
        latency: { kind: 'constant', ms: 0 },
        bytesPerSecond: 500,
        windowPackets: 3,
        serviceUs: 15,
        timeoutMs: 60_000,
      },
      startOverMs: 1500,
      startNodes: 20,
      clockSkew: 0.01,
      commands: [{ atMs: 0, command: { name: 'exit' } }],
      faults: [],
    } satisfies Scenario);
  });

  it.each<[string, Latency]>([
    ['constant: 5ms', { kind: 'constant', ms: 5 }],
    ['uniform: [0ms, 1 s]', { kind: 'uniform', minMs: 0, maxMs: 1000 }],
    ['log-normal: { median: 300us, sigma: 0.5 }', { kind: 'log-normal', medianMs: 0.3, sigma: 0.5 }],
    ['plane: { side: 50ms, least: 1ms }', { kind: 'plane', sideMs: 50, minMs: 1 }],
    ['matrix-ms: [[0, 1.5], [2, 0]]', { kind: 'matrix', ms: [[0, 1.5], [2, 0]] }], // biome-ignore format: a matrix
  ])('latency: %s', (text, latency) => {
    expect(read(`network: { latency: { ${text} } }`).network.latency).toEqual(latency);
  });

  test('a matrix of a file', () => {
    const text = 'network: { latency: { matrix-ms: ping.csv } }';
    const files: Record<string, string> = { 'ping.csv': '\uFEFF# from, to\r\n0, 1.5\r\n\r\n2,0\r\n' };
    const { network } = parseScenario(text, 'my.yaml', { readFile: (name) => files[name]! });
    const { ms } = network.latency as Extract<Latency, { kind: 'matrix' }>;
    expect(ms).toEqual([[0, 1.5], [2, 0]]); // biome-ignore format: a matrix
  });

  it.each<[string, Action]>([
    ['crash 3 nodes', { kind: 'crash', nodes: { kind: 'drawn', count: 3 }, silent: false }],
    ['crash 1 node silently', { kind: 'crash', nodes: { kind: 'drawn', count: 1 }, silent: true }],
    ['restart all', { kind: 'restart', nodes: { kind: 'range', from: 1, to: 10 } }],
    ['start nodes 2..4 over 1s', { kind: 'restart', nodes: { kind: 'range', from: 2, to: 4 }, overMs: 1000 }],
    ['leave node 7', { kind: 'leave', nodes: { kind: 'list', nodes: [7] } }],
    ['reset nodes 7, 9', { kind: 'reset', nodes: { kind: 'list', nodes: [7, 9] } }],
    ['cut nodes 1..4 for 3s', { kind: 'cut', nodes: { kind: 'range', from: 1, to: 4 }, forMs: 3000 }],
    [
      'slow 2 nodes by 1.5ms for 250 ms',
      { kind: 'slow', nodes: { kind: 'drawn', count: 2 }, serviceUs: 1500, forMs: 250 },
    ],
    ['setup-overlay 2', { kind: 'command', command: { name: 'setup-overlay', entries: 2 } }],
    ['start-rounds', { kind: 'command', command: { name: 'start-rounds', packets: 1000 } }],
  ])('%s', (text, action) => {
    expect(actionsOf(`at 2s: ${text}`)).toEqual([{ atMs: 2000, action }]);
  });

  test('every period from a time to a time, both included', () => {
    expect(actionsOf('every 400ms from 1s to 2s: restart all').map(({ atMs }) => atMs)).toEqual([
      1000, 1400, 1800,
    ]);
    expect(parseWhen('every 0.1s from 0ms to 0.3s')).toEqual({ value: [0, 100, 200, 300] });
    expect(parseWhen('every 1s from 2s to 2s')).toEqual({ value: [2000] });
  });

  test('a step happens at its whole microsecond', () => {
    const times: number[] = [];
    const observe = ({ what, us }: EventRecord) => void (what === 'crash' && times.push(us));
    simulate(read('timeline:\n  - at 1.1ms: crash 1 node\n  - at 2300us: crash 1 node'), { observe });
    expect(times).toEqual([1100, 2300]);
  });

  test('commands at times', () => {
    expect(read('commands:\n  - exit\n  - at 1.5s: exit').commands.map(({ atMs }) => atMs)).toEqual([
      0, 1500,
    ]);
  });

  it.each(['007', '7', '1e3', '0x10', '12345678901234567890', '-1.50'])('a seed is text: %s', (seed) => {
    expect(read(`seed: ${seed}`).seed).toBe(seed);
    expect(read(`seed: '${seed}'`).seed).toBe(seed);
  });

  test('JSON, indented with tabs, says the same as YAML', () => {
    for (const text of examples) {
      const json = JSON.stringify({ $schema: './scenario.schema.json', ...parse(text) }, null, '\t');
      expect(read(json)).toEqual(read(text));
    }
  });
});

describe('what goes before the file', () => {
  const text = `
nodes: 10
seed: file
commands: [wait-for 10, wait-for 3, setup-overlay 2, start-rounds 7, path 1 2]
timeline:
  - at 1s: restart all
`;

  test('nothing, when nothing is said', () => {
    expect(read(text, {})).toEqual(read(text));
  });

  test('everything', () => {
    const latency: Latency = { kind: 'constant', ms: 9 };
    const scenario = read(text, { nodes: 300, entries: 5, packets: 2, seed: 'flag', idBits: 12, latency });
    expect(scenario).toMatchObject({ nodes: 300, seed: 'flag', idBits: 12, network: { latency } });
    expect(commandsOf(scenario)).toEqual([
      'wait-for 300',
      'wait-for 3',
      'setup-overlay 5',
      'start-rounds 2',
      'path 1 2',
    ]);
    expect(scenario.faults[0]!.action).toMatchObject({ nodes: { kind: 'range', from: 1, to: 300 } });
  });

  test('fewer nodes than the file names are a mistake of both', () => {
    expect(() => read('timeline:\n  - at 1s: crash node 7', { nodes: 5 })).toThrow(
      'my.yaml:2:12: there is no node 7; nodes are 1 to 5',
    );
  });

  test('as many entries as are asked for: the registry says what it thinks of them', () => {
    expect(commandsOf(read('entries: 2', { entries: 31 }))).toContain('setup-overlay 31');
  });
});

describe('and back to text', () => {
  const swarm = fc.nat().map(drawScenario);

  test('whatever the swarm draws, and the examples', () => {
    for (const text of examples) expect(read(formatScenario(read(text)))).toEqual(read(text));
    fc.assert(
      fc.property(swarm, (scenario) => {
        const text = formatScenario(scenario);
        expect(read(text)).toEqual(scenario);
        expect(formatScenario(read(text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('is one text, whatever defaults are then', () => {
    const [text] = examples.map((example) => formatScenario(read(example)));
    expect(Object.keys(parse(text!))).toEqual([
      'nodes',
      'seed',
      'geometry',
      'id-bits',
      'min-nodes',
      'start-over',
      'clock-skew',
      'network',
      'commands',
      'timeline',
    ]);
  });

  test('leaves out nodes that there are not, which changes nothing', () => {
    const scenario: Scenario = {
      ...read('nodes: 4\npackets: 20'),
      faults: [
        { atMs: 5, action: { kind: 'crash', nodes: { kind: 'drawn', count: 9 }, silent: false } },
        { atMs: 9, action: { kind: 'restart', nodes: { kind: 'range', from: 1, to: 9 } } },
        { atMs: 9, action: { kind: 'reset', nodes: { kind: 'range', from: 3, to: 9 } } },
        { atMs: 9, action: { kind: 'reset', nodes: { kind: 'list', nodes: [2, 9] } } },
      ],
    };
    const again = read(formatScenario(scenario));
    expect(simulate(again).events).toBe(simulate(scenario).events);
  });

  test('times, to the microsecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000_000 }), (us) => {
        expect(parseTime(formatTime(us / 1000))).toEqual({ value: us / 1000 });
      }),
    );
    expect([0, 0.25, 1.5, 20, 1500, 3_600_000].map(formatTime)).toEqual([
      '0s',
      '250us',
      '1500us',
      '20ms',
      '1500ms',
      '1h',
    ]);
  });
});

describe('the words of the registry’s prompt', () => {
  const number = fc.integer({ min: 1, max: 31 });
  const command: fc.Arbitrary<RegistryCommand> = fc.oneof(
    fc.record({ name: fc.constant('wait-for' as const), nodes: number }),
    fc.record({ name: fc.constant('setup-overlay' as const), entries: number }),
    fc.record({ name: fc.constant('start-rounds' as const), packets: number }),
    fc.record({ name: fc.constant('path' as const), source: number, sink: number }),
    fc.constantFrom<RegistryCommand>(
      { name: 'list-messaging-nodes' },
      { name: 'list-routing-tables' },
      { name: 'traffic-summary' },
      { name: 'exit' },
    ),
  );

  test('mean the same there and here', () => {
    fc.assert(
      fc.property(command, (value) => {
        const text = formatCommand(value);
        expect(parsePrompt(registryCommands, text)).toEqual({ kind: 'command', command: value });
        expect(parseCommand(text, { nodes: 1, entries: 1, packets: 1 })).toEqual({ value });
      }),
    );
  });

  test('are all known here', () => {
    const help = parsePrompt(registryCommands, 'help');
    const known = [...(help as { text: string }).text.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name);
    expect(new Set(known.filter((name) => name !== 'help'))).toEqual(new Set(COMMAND_NAMES));
  });
});

describe('the JSON schema', () => {
  test('in scenarios/ is this one (vitest -u writes it)', async () => {
    const text = schemaText(scenarioJsonSchema());
    await expect(text).toMatchFileSnapshot(posix.join(FOLDER, 'scenario.schema.json'));
  });

  const schema = z.fromJSONSchema(scenarioJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

  test('takes the examples, and what the swarm draws', () => {
    for (const text of examples) expect(schema.safeParse(parse(text)).error).toBeUndefined();
    for (let seed = 0; seed < 300; seed++) {
      expect(schema.safeParse(scenarioFile(drawScenario(seed))).error).toBeUndefined();
    }
  });

  it.each([
    'node: 3',
    'nodes: 1',
    'start-over: 5',
    'seed: []',
    'commands: [setup]',
    'commands: [{ in 3s: exit }]',
    'timeline: [at 2s crash 3 nodes]',
    'timeline: [{ at 2s: crash 1..3 }]',
    'timeline: [{ at 2s: crash all, at 3s: crash all }]',
    'timeline: [{ every 2s: crash all }]',
    'network: { latency: {} }',
    'network: { latency: { uniform: [1ms] } }',
    'network: { latency: { plane: { side: 1ms } } }',
  ])('does not take %s, as the parser does not', (text) => {
    expect(() => read(text)).toThrow(ScenarioError);
    expect(schema.safeParse(parse(text)).success).toBe(false);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...['nodes', 'seed', 'network', 'latency', 'constant', 'uniform', 'commands', 'timeline', 'at 2s', 'all'],
    ...[
      'crash ',
      'restart ',
      'cut ',
      ' for ',
      '3 nodes',
      'node 7',
      '1ms',
      '5',
      '0.5',
      'setup-overlay',
      'every ',
    ],
    ...[
      ': ',
      ':',
      '\n',
      '\n  ',
      '\n- ',
      '\n  - ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '"',
      "'",
      '#',
      '&a ',
      '*a',
      '!!x ',
    ],
    ...[
      '|\n',
      '? ',
      '%YAML 1.1\n---\n',
      '---\n',
      '\t',
      '<<',
      '~',
      '\0',
      '\u2028',
      '\uD800',
      '__proto__',
      '-',
    ],
  );
  const mutated = fc
    .tuple(fc.constantFrom(...examples), fc.nat(), fc.nat(6), fc.oneof(words, fc.string({ maxLength: 3 })))
    .map(([text, at, length, more]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + more + text.slice(from + length);
    });
  const kinds: [string, fc.Arbitrary<string>][] = [
    ['letters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['words of the language', fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''))],
    ['an example with a change', mutated],
    ['JSON', fc.json()],
  ];

  test.each(kinds)('of %s is a scenario, or an error that says where', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        let scenario: Scenario;
        try {
          scenario = read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ScenarioError);
          const { problems } = error as ScenarioError;
          expect(problems.length).toBeGreaterThan(0);
          const lines = text.split('\n').length;
          for (const { line, column } of problems) {
            expect(line >= 1 && line <= lines && column >= 1).toBe(true);
          }
          return;
        }
        expect(read(formatScenario(scenario))).toEqual(scenario);
      }),
      { numRuns: 200 },
    );
  });
});
