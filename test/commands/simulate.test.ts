// What stands between a command line and the simulation: the scenario that flags mean, the codec, and what is shown.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Notices } from '../../src/commands/notices.ts';
import { argumentOf, chooseScenario, readScenarioFile } from '../../src/commands/simulate/choose-scenario.ts';
import { simulateCommandLine, simulateTable } from '../../src/commands/simulate/options.ts';
import { run } from '../../src/commands/simulate/run-simulation.ts';
import { ThroughCodec } from '../../src/commands/simulate/through-codec.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { simulate } from '../../src/scenario/run-scenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { parseScenario } from '../../src/scenario/scenario-file.ts';
import type { Stage } from '../../src/scenario/stages.ts';
import type { Latency } from '../../src/simulator/network/network-options.ts';
import { wrapping } from '../../src/terminal/outputs.ts';
import { InputError } from '../../src/terminal/process.ts';
import { ProgressLine } from '../../src/terminal/progress.ts';
import { createReporter, type Reporter } from '../../src/terminal/reporter.ts';

const { kind } = simulateTable.latency;
const parseLatency = (text: string): Latency => kind.parse(text, 'latency');

describe('--latency', () => {
  test.each<[string, Latency]>([
    ['constant:1ms', { kind: 'constant', ms: 1 }],
    ['constant:1min', { kind: 'constant', ms: 60_000 }],
    ['constant:1h', { kind: 'constant', ms: 3_600_000 }],
    ['constant:250us', { kind: 'constant', ms: 0.25 }],
    ['uniform:1ms,1.5s', { kind: 'uniform', minMs: 1, maxMs: 1500 }],
    ['uniform:2ms, 2ms', { kind: 'uniform', minMs: 2, maxMs: 2 }],
    ['log-normal:5ms,0.5', { kind: 'log-normal', medianMs: 5, sigma: 0.5 }],
    ['plane:50ms,1ms', { kind: 'plane', sideMs: 50, minMs: 1 }],
  ])('%s', (text, latency) => {
    expect(parseLatency(text)).toEqual(latency);
  });

  const forms = 'latency must be constant:TIME, uniform:MIN,MAX, log-normal:MEDIAN,SIGMA or plane:SIDE,MIN.';

  test.each([
    ['', forms],
    ['1ms', forms],
    ['constant', forms],
    ['Constant:1ms', forms],
    ['constant:1ms,2ms', 'must be constant:TIME.'],
    ['constant:1', 'TIME is from 0s to 1h, such as 250us'],
    ['constant:-1ms', 'TIME is from 0s to 1h'],
    ['constant:1e3ms', 'TIME is from 0s to 1h'],
    ['constant:0.5us', 'TIME is from 0s to 1h'],
    ['constant:2000h', 'TIME is from 0s to 1h'],
    ['constant:3601s', 'TIME is from 0s to 1h'],
    ['uniform:20ms,1ms', 'uniform:MIN,MAX, where MIN is at most MAX'],
    ['log-normal:5ms', 'must be log-normal:MEDIAN,SIGMA.'],
    ['log-normal:5ms,5', 'SIGMA is a number from 0 to 4'],
    ['log-normal:5ms,-1', 'SIGMA is a number from 0 to 4'],
    ['log-normal:5ms,x', 'SIGMA is a number from 0 to 4'],
  ])('wrong: %s', (text, right) => {
    expect(() => parseLatency(text)).toThrow(right);
  });

  test('reads back what it writes', () => {
    const ms = fc.integer({ min: 0, max: 3_600_000_000 }).map((us) => us / 1000);
    const latency: fc.Arbitrary<Latency> = fc.oneof(
      ms.map((value) => ({ kind: 'constant', ms: value }) as const),
      fc
        .tuple(ms, ms)
        .map(([a, b]) => ({ kind: 'uniform', minMs: Math.min(a, b), maxMs: Math.max(a, b) }) as const),
      fc
        .tuple(ms, fc.nat(400))
        .map(([medianMs, sigma]) => ({ kind: 'log-normal', medianMs, sigma: sigma / 100 }) as const),
      fc.tuple(ms, ms).map(([sideMs, minMs]) => ({ kind: 'plane', sideMs, minMs }) as const),
    );
    fc.assert(
      fc.property(latency, (value) => {
        expect(parseLatency(kind.print(value))).toEqual(value);
      }),
    );
  });
});

describe('the scenario', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sinkward-scenario-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'my.yaml');
  const text = `nodes: 20
seed: of the file
entries: 4
packets: 7
start-over: 50ms
network: { service: 3us }
timeline: [{ at 2s: crash 12 nodes }]
`;
  writeFileSync(path, text);

  test('of no flags: ten nodes, three entries, and a seed that is drawn', () => {
    const { scenario, drawn } = chooseScenario({});
    expect(drawn).toBe(true);
    expect(scenario).toMatchObject({
      nodes: 10,
      idBits: 7,
      faults: [],
      seed: expect.stringMatching(/^\w{10}$/),
    });
    expect(scenario.commands.map(({ command }) => command)).toEqual([
      { name: 'wait-for', nodes: 10 },
      { name: 'setup-overlay', entries: 3 },
      { name: 'start-rounds', packets: 25_000 },
    ]);
    expect(chooseScenario({}).scenario.seed).not.toBe(scenario.seed);
  });

  test.each<[GeometryName, number, number]>([
    ['hops', 2, 1],
    ['hops', 40, 5],
    ['chord', 40, 1],
    ['kademlia', 40, 1],
    ['pastry', 5, 4],
    ['pastry', 40, 8],
    ['symphony', 40, 4],
    ['tree', 40, 1],
  ])(
    '%s with %i nodes: %i entries by flags; over a file the registry chooses',
    async (geometry, nodes, entries) => {
      const { scenario } = chooseScenario({ geometry, nodes, seed: 'x' });
      expect(scenario.geometry).toBe(geometry);
      expect(argumentOf(scenario, 'setup-overlay')).toEqual({ name: 'setup-overlay', entries });
      const file = join(folder, 'plain.yaml');
      writeFileSync(file, 'geometry: symphony\n');
      const read = await readScenarioFile(file, { geometry, nodes });
      expect(read.geometry).toBe(geometry);
      expect(argumentOf(read, 'setup-overlay')).toEqual({ name: 'setup-overlay' });
      expect(simulateCommandLine(read, { scenario: file, geometry }).slice(2)).toEqual([
        `--geometry ${geometry}`,
        '--seed 1',
        '--id-bits 7',
      ]);
    },
  );

  test('entries of a file that the geometry of the flags does not allow', async () => {
    await expect(readScenarioFile(path, { geometry: 'tree' })).rejects.toThrow(
      new InputError(`${path}:3:10: with 20 nodes tree takes 1 to 1 contacts for each bit, not 4`),
    );
    expect((await readScenarioFile(path, { geometry: 'tree', entries: 1 })).geometry).toBe('tree');
  });

  test('of a file alone is the file', async () => {
    expect(await readScenarioFile(path, {})).toEqual(parseScenario(text, ''));
  });

  test('flags go before the file, and the rest of the file stays', async () => {
    const flags = { nodes: 200, entries: 5, packets: 9, seed: '', latency: parseLatency('constant:2ms') };
    const file = parseScenario(text, '');
    expect(await readScenarioFile(path, flags)).toEqual({
      ...file,
      nodes: 200,
      idBits: 9,
      seed: '',
      network: { ...file.network, latency: { kind: 'constant', ms: 2 } },
      commands: [
        { atMs: 0, command: { name: 'wait-for', nodes: 200 } },
        { atMs: 0, command: { name: 'setup-overlay', entries: 5 } },
        { atMs: 0, command: { name: 'start-rounds', packets: 9 } },
      ],
    });
  });

  test('flags that a file has no room for: where, and why', async () => {
    await expect(readScenarioFile(path, { nodes: 10 })).rejects.toThrow(
      new InputError(`${path}:7:21: '12 nodes' exceeds the number of nodes, 10`),
    );
    await expect(readScenarioFile(path, { nodes: 300, idBits: 8 })).rejects.toThrow(
      new InputError(`${path}:1:1: id-bits must be at least 9 for 300 nodes, not 8`),
    );
  });

  test('a matrix stands beside the file, or where its path says', async () => {
    const csv = join(folder, 'ping.csv');
    writeFileSync(csv, '0,1\n1,0\n');
    for (const name of ['ping.csv', csv, 'none.csv']) {
      writeFileSync(join(folder, 'matrix.yaml'), `network: { latency: { matrix-ms: ${name} } }`);
      const scenario = readScenarioFile(join(folder, 'matrix.yaml'), {});
      if (name === 'none.csv')
        await expect(scenario).rejects.toThrow(/matrix.yaml:1:34: cannot read \S*none.csv: no such file/);
      else
        expect((await scenario).network.latency).toEqual({
          kind: 'matrix',
          ms: [
            [0, 1],
            [1, 0],
          ],
        });
    }
  });

  test('a file that is too large, or not there', async () => {
    await expect(readScenarioFile('/dev/zero', {})).rejects.toThrow(
      /^cannot read \/dev\/zero: it has more than 1,048,576 bytes$/,
    );
    await expect(readScenarioFile(join(folder, 'none'), {})).rejects.toThrow(InputError);
  });

  test.each([
    [2, 7],
    [128, 7],
    [129, 9],
    [256, 9],
    [257, 10],
    [1000, 11],
    [1_000_000, 21],
  ])('%i nodes have IDs of %i bits', (nodes, bits) => {
    expect(chooseScenario({ nodes }).scenario.idBits).toBe(bits);
  });

  test('the command that repeats it says everything', async () => {
    const { scenario } = chooseScenario({ nodes: 12, seed: "it's" });
    const line = (one: Scenario, flags: Parameters<typeof simulateCommandLine>[1]) =>
      simulateCommandLine(one, flags).join(' ');
    expect(line(scenario, { nodes: 12 })).toBe(
      "sinkward simulate --nodes 12 --entries 3 --packets 25000 --seed 'it'\\''s' --id-bits 7",
    );
    const chord = chooseScenario({ nodes: 12, seed: 'x', geometry: 'chord' }).scenario;
    expect(line(chord, {})).toBe(
      'sinkward simulate --nodes 12 --geometry chord --entries 1 --packets 25000 --seed x --id-bits 7',
    );
    const flags = { packets: 5, idBits: 9, latency: parseLatency('uniform:1ms,2ms'), codec: true };
    expect(line(await readScenarioFile(path, flags), { ...flags, scenario: path, trace: 'x.jsonl' })).toBe(
      `sinkward simulate --scenario ${path} --packets 5 --seed 'of the file' --id-bits 9 --latency uniform:1ms,2ms --codec`,
    );
  });
});

describe('--codec', () => {
  const { scenario } = chooseScenario({ nodes: 12, packets: 100, seed: 'codec' });
  const scenarios: Record<string, Scenario> = {
    calm: scenario,
    'slow links': {
      ...scenario,
      network: { ...scenario.network, latency: parseLatency('log-normal:20ms,1') },
    },
    'a crash': {
      ...scenario,
      network: { ...scenario.network, bytesPerSecond: 10_000 },
      faults: [{ atMs: 150, action: { kind: 'crash', nodes: { kind: 'drawn', count: 3 }, silent: false } }],
    },
  };

  test.each(Object.entries(scenarios))('gives the same result: %s', (_, each) => {
    const plain = run(each, { codec: false });
    const through = run(each, { codec: true });
    expect(through.digest).toBe(plain.digest);
    expect(plain.controlBytes).toBeUndefined();
    expect(through.controlBytes).toBeGreaterThan(10 * plain.result.controlMessages);
  });

  test.each(['payload', 'sink', 'source', 'hops'] as const)(
    'a packet whose %s changes on its way is found',
    (field) => {
      const codec = new ThroughCodec();
      let spoilt = false;
      const spoil = () =>
        simulate(scenario, {
          throughCodec: codec.message,
          observe(record, world) {
            if (record.what === 'relay' && !spoilt) {
              spoilt = true;
              world.packets[field][record.detail]! += 1;
            }
            codec.observe(record, world);
          },
        });
      expect(spoil).toThrow(/^the codec reads .* where .* was written$/);
    },
  );
});

test('progress: drawn on a terminal that can redraw, and taken away however the simulation ends', () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const [isTTY, term] of [
    [true, 'xterm'],
    [true, 'dumb'],
    [false, 'xterm'],
  ] as const) {
    vi.stubEnv('TERM', term);
    let text = '';
    const progress = new ProgressLine({ isTTY, write: (more) => (text += more) }, () => 80);
    const fail = () => {
      throw new Error('the disk is full');
    };
    const { scenario } = chooseScenario({ packets: 1, seed: 'x' });
    expect(() => run(scenario, { codec: false, progress, observe: fail })).toThrow('the disk is full');
    const isDrawn = isTTY && term !== 'dumb';
    expect(text).toBe(isDrawn ? '\r\x1b[Ksimulate: starting, 0s\r\x1b[K' : '');
  }
});

test('progress: how far a stage is', () => {
  const { scenario } = chooseScenario({ nodes: 50, packets: 50, seed: 'x' });
  vi.stubEnv('TERM', 'xterm');
  onTestFinished(() => void vi.unstubAllEnvs());
  let text = '';
  const progress = new ProgressLine({ isTTY: true, write: (more) => (text += more) }, () => 100);
  run(scenario, { codec: false, progress });
  expect(text.split('\r\x1b[K')).toContainEqual(
    expect.stringMatching(
      /^simulate: packets received {2}\[#*\.*\] +\d+ % {2}[\d,]+ of 2,500, [\d,]+ events/,
    ),
  );
  expect(text.endsWith('\r\x1b[K')).toBe(true);
});

test('prose breaks between words on a terminal, colours taking no room, and nowhere else', () => {
  let text = '';
  const line = 'Node 11 (10.0.0.29:5000) left: the connection broke; 39 nodes are registered.\n';
  wrapping({ isTTY: true, write: (more) => (text += more) }, () => 30).write(line);
  expect(text).toBe('Node 11 (10.0.0.29:5000)\n  left: the connection broke;\n  39 nodes are registered.\n');
  text = '';
  wrapping({ isTTY: true, write: (more) => (text += more) }, () => 12).write(
    '\x1b[31mone\x1b[39m two three\n',
  );
  expect(text).toBe('\x1b[31mone\x1b[39m two\n  three\n');
  text = '';
  const row = '│ 7 │ 12 │\n';
  wrapping({ isTTY: true, write: (more) => (text += more) }, () => 10).write(row);
  expect(text).toBe(row);
  text = '';
  wrapping({ isTTY: false, write: (more) => (text += more) }, () => 30).write(line);
  expect(text).toBe(line);
});

test('a simulation tells its stage, from registration to the end', () => {
  const { scenario } = chooseScenario({ nodes: 400, packets: 5, seed: 'stages' });
  const seen: Stage[] = [];
  simulate(scenario, { progress: (_, stage) => void seen.push(stage) });
  const names = [...new Set(seen.map(({ what }) => what))];
  expect(names).toEqual(['nodes registered', 'nodes set up', 'packets received', 'nodes gone']);
  for (const { done, total } of seen) {
    expect(done).toBeLessThanOrEqual(total);
    expect(done).toBeGreaterThanOrEqual(0);
  }
  for (const name of names) {
    const of = seen.filter(({ what }) => what === name).map(({ done }) => done);
    expect(of).toEqual(of.toSorted((a, b) => a - b));
  }
  expect(seen.some(({ what, done }) => what === 'nodes set up' && done > 0)).toBe(true);
});

describe('what a simulated registry reports', () => {
  function shown(format: 'table' | 'json', reports: readonly RegistryReport[]): string[] {
    let text = '';
    const stream = { write: (more: string) => (text += more) };
    const reporter = createReporter({
      format,
      stdout: stream,
      stderr: stream,
      color: false,
      width: () => 80,
      nowMs: () => 0,
    });
    const notices = new Notices(reporter, format);
    for (const report of reports) notices.registry(report);
    notices.end();
    return text.split('\n').filter((line) => line !== '');
  }

  const lost = (id: number): RegistryReport => ({
    kind: 'left',
    id,
    address: '10.0.0.1:5000',
    nodes: 9,
    how: 'lost',
    reason: '',
    consequence: '',
  });

  test('what goes as it should is not shown', () => {
    const reports: RegistryReport[] = [
      { kind: 'registered', id: 1, address: '10.0.0.1:5000', nodes: 1, ours: true },
      { ...lost(1), how: 'deregistered' } as RegistryReport,
      { kind: 'started', run: 1, packetsPerNode: 1, nodes: 2 },
      { kind: 'ended', command: 'start-rounds', outcome: 'done', reason: '' },
    ];
    expect(shown('table', reports)).toEqual([]);
  });

  test('that everybody leaves when the last command has ended is not', () => {
    let text = '';
    const stream = { write: (more: string) => (text += more) };
    const options = { stdout: stream, stderr: stream, color: false, width: () => 80, nowMs: () => 0 };
    const notices = new Notices(createReporter({ format: 'table', ...options }), 'table');
    notices.registry(lost(1));
    notices.over();
    notices.registry(lost(2));
    notices.end();
    expect(text).toMatch(/^Node 1 .* registered\.\n$/);
  });

  test('what fails is, up to twenty lines', () => {
    const failed: RegistryReport = {
      kind: 'ended',
      command: 'setup-overlay',
      outcome: 'failed',
      reason: 'no',
    };
    const lines = shown('table', [...Array.from({ length: 1000 }, (_, id) => lost(id)), failed]);
    expect(lines).toHaveLength(22);
    expect(lines.at(-2)).toBe('setup-overlay failed: no.');
    expect(lines.at(-1)).toBe('and 980 more notices');
  });

  test('prints each that is shown within `around`, and calls it for no other', () => {
    let isAround = false;
    let calls = 0;
    const reporter = {
      registry: () => {
        expect(isAround).toBe(true);
        calls++;
      },
    } as unknown as Reporter;
    const notices = new Notices(reporter, 'table', (write) => {
      isAround = true;
      write();
      isAround = false;
    });
    notices.registry({ kind: 'started', run: 1, packetsPerNode: 1, nodes: 2 });
    expect(calls).toBe(0);
    for (let id = 0; id < 30; id++) notices.registry(lost(id));
    expect(calls).toBe(20);
  });

  test('as JSON, when a run began', () => {
    const [line] = shown('json', [{ kind: 'started', run: 1, packetsPerNode: 1, nodes: 2 }]);
    expect(JSON.parse(line!)).toMatchObject({ event: 'started', run: 1 });
  });
});
