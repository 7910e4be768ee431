// Commands from --exec, from a pipe and at a terminal: their order, their answers, and the exit code.

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { startMessenger, startNodes, startRegistry } from './overlay.ts';
import { type Program, programPath, run, start } from './program.ts';

const ended = (program: Program) =>
  program.events
    .filter(({ event }) => event === 'ended')
    .map(({ command, outcome }) => `${command} ${outcome}`);

async function portOf(program: Program): Promise<number> {
  return (await program.event<{ port: number }>('listening')).port;
}

describe('commands of --exec and of a pipe', () => {
  test('run one after the other, each finished before the next, after --wait-for', async () => {
    const exec = ['--exec', 'setup-overlay 3; start-rounds 2000', '--exec', 'traffic-summary; list'];
    const registry = start('registry', ['0', '--format', 'json', '--wait-for', '10', ...exec]);
    registry.send('setup 2;start 5 # the last');
    registry.send('');
    registry.send('"exit"');
    startMessenger(await portOf(registry), ['--nodes', '10']);
    expect(await registry.ends()).toBe(0);
    expect(ended(registry)).toEqual(
      [
        'wait-for',
        'setup-overlay',
        'start-rounds',
        'traffic-summary',
        'list-messaging-nodes',
        'setup-overlay',
        'start-rounds',
        'exit',
      ].map((command) => `${command} done`),
    );
    const order = registry.events
      .map(({ event }) => event)
      .filter((event) => !['progress', 'waiting', 'ended'].includes(event));
    expect(order.slice(-10)).toEqual([
      'setting-up',
      'ready',
      'started',
      'summary',
      'summary',
      'nodes',
      'setting-up',
      'ready',
      'started',
      'summary',
    ]);
    expect(order.slice(2, 12)).toEqual(Array(10).fill('registered'));
  });

  test('the end of a pipe is an exit', async () => {
    const registry = await startRegistry();
    registry.program.send('list');
    registry.program.endInput();
    expect(await registry.program.ends()).toBe(0);
    expect(ended(registry.program)).toEqual(['list-messaging-nodes done', 'exit done']);
  });

  test('the end of a messenger’s pipe is exit-overlay', async () => {
    const registry = await startRegistry();
    const nodes = await startNodes(registry, 2);
    nodes.send('print');
    nodes.endInput();
    expect(await nodes.ends()).toBe(0);
    await registry.nodes(0);
  });

  test('without a command in it, an empty input keeps both serving', async () => {
    const registry = start('registry', ['0', '--format', 'json'], { stdin: 'ignore' });
    const port = await portOf(registry);
    const first = startMessenger(port, [], { stdin: 'ignore' });
    await first.event('registered');
    const second = startMessenger(port, [], { stdin: 'ignore' });
    await second.event('registered');
    expect([registry, first, second].map(({ exitCode }) => exitCode)).toEqual(Array(3).fill(undefined));
  });

  test('one that fails makes the exit code 1, and the others run', async () => {
    for (const wrong of ['setup-overlay', 'path 1 2', 'stat', 'start-rounds 0', 'list all', 'route']) {
      const registry = start('registry', ['0', '--format', 'json', '--exec', `${wrong}; list; exit`]);
      expect(await registry.ends()).toBe(1);
      expect(ended(registry).slice(-2)).toEqual(['list-messaging-nodes done', 'exit done']);
      expect(registry.events.filter(({ event }) => event === 'error')).toHaveLength(1);
    }
  });
});

test('a wrong command is answered in one line that says what would be right, and the next one works', async () => {
  const registry = start('registry', ['0']);
  await registry.says(/Seed: .*\n/);
  const before = registry.complaints.length;
  const answers: [string, string][] = [
    ['nonsense', "error: unknown command 'nonsense'; 'help' lists the commands"],
    ['setup-overlya', "error: unknown command 'setup-overlya'; did you mean setup-overlay?"],
    ['strat', "error: unknown command 'strat'; did you mean start?"],
    [
      'start-rounds',
      "error: start-rounds: missing required argument 'packets'; usage: start-rounds <packets>",
    ],
    [
      'start 4294967296',
      "error: start-rounds: '4294967296' was given, but packets must be a whole number from 1 to 4,294,967,295, such as 1000, 10_000 or 1e6",
    ],
    ['setup 0', "error: setup-overlay: '0' was given, but entries must be a whole number from 1 to 64"],
    ['path 5', "error: path: missing required argument 'sink'; usage: path <source> <sink>"],
    ['list 3', 'error: list-messaging-nodes: too many arguments; usage: list-messaging-nodes'],
    ['path 5 6', 'path failed: there is no overlay yet: setup-overlay.'],
    ['route', 'list-routing-tables failed: there is no overlay yet: setup-overlay.'],
    ['summary', 'traffic-summary failed: there has been no run yet: start-rounds <packets>.'],
  ];
  for (const [line] of answers) registry.send(line);
  registry.send('list');
  registry.send('help path');
  registry.send('quit');
  expect(await registry.ends()).toBe(1);
  expect(registry.complaints.slice(before)).toEqual(answers.map(([, answer]) => answer));
  expect(registry.stdout).toMatch(/^No node is registered\.\n/);
  expect(registry.stdout).toContain('Usage: path <source> <sink>');
});

describe('at a terminal', () => {
  const there = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
  /** A program on a terminal of so many columns; what it prints there is its stdout. */
  const onTerminal = (columns: number, command: string, env?: Readonly<Record<string, string>>): Program =>
    run('script', ['-qec', `stty cols ${columns} rows 40; exec ${command}`, '/dev/null'], {
      env: { TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
    });
  const registry = `'${process.execPath}' '${programPath('registry')}' 0`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for
  const escapeCodes = /\x1b\[[0-9;?]*[a-zA-Z]/g;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: and of those, the colours
  const colors = /\x1b\[[0-9;]*m/;

  test.skipIf(!there)('there is a prompt, completion, history and help', async () => {
    const program = onTerminal(100, registry);
    /** Types, and waits until that is the end of what is on the terminal. */
    const types = async (keys: string, end: string | RegExp) => {
      const from = program.stdout.length;
      program.type(keys);
      const shown = () => program.stdout.slice(from).replace(escapeCodes, '');
      const found = () => (typeof end === 'string' ? shown().endsWith(end) : end.test(shown()));
      await program.until(() => found() || undefined, `${end} on the terminal`);
    };
    await types('', 'registry> ');
    // Keys that come all at once are taken for pasted text, in which a tab is a tab.
    await types('setup-o', 'setup-o');
    await types('\t', 'verlay ');
    const refused = /setup-overlay failed: an overlay needs 10 nodes \(--min-nodes\); 0 are.*\s*registry> $/;
    await types('2\r', refused);
    await types('\x1b[A', 'setup-overlay 2');
    await types('\r', refused);
    await types('help\r', /list-messaging-nodes\|list[\s\S]*registry> $/);
    program.type('exit\r');
    expect(await program.ends()).toBe(0);
  });

  test.skipIf(!there)(
    'a table fits 60 columns, a bar shows how far the run is, and colours go with NO_COLOR',
    async () => {
      const exec = `--seed narrow --wait-for 10 --exec 'setup-overlay; start-rounds 20000; list; route; exit'`;
      for (const env of [{}, { NO_COLOR: '1' }]) {
        const program = onTerminal(60, `${registry} ${exec}`, env);
        const port = Number((await program.says(/Listening on 127\.0\.0\.1:(\d+)\./))[1]);
        startMessenger(port, ['--nodes', '10']);
        expect(await program.ends()).toBe(0);
        expect(program.stdout).toMatch(/start-rounds {2}\[[#.]+\] +\d+ %/);
        const results = program.stdout
          .slice(program.stdout.indexOf('Sum sent') - 60)
          .replace(escapeCodes, '');
        expect(results).toMatch(/Sum +200,?000 +200,?000/);
        const shown = results.slice(0, results.indexOf('✓')).split(/\r?\n/).slice(1);
        expect(shown.length).toBeGreaterThan(12);
        for (const line of shown) expect(line.split('\r').at(-1)!.length).toBeLessThanOrEqual(60);
        expect(colors.test(program.stdout)).toBe(!('NO_COLOR' in env));
      }
    },
  );
});
