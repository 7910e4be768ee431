// What is typed in a shell: help, wrong arguments, ports that cannot be had, and exit codes.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startMessenger, startNodes, startRegistry } from './overlay.ts';
import { start } from './program.ts';

const programs = ['registry', 'messenger', 'start'] as const;

describe('--help', () => {
  test.each(programs)('%s: examples first, then everything, in 80 columns', async (name) => {
    const program = start(name, ['--help']);
    expect(await program.ends()).toBe(0);
    expect(program.stderr).toBe('');
    expect(program.stdout).toMatch(/^Examples:\n( {2}\S.*\n){3,4}\nUsage: /);
    expect(program.stdout).toContain('-h, --help');
    for (const line of program.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.each(programs)('%s --version is that of the package', async (name) => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const program = start(name, ['--version']);
    expect(await program.ends()).toBe(0);
    expect([program.stdout, program.stderr]).toEqual([`${version}\n`, '']);
  });

  test('names every option that works', async () => {
    const options = {
      registry: ['--host', '--seed', '--id-bits', '--min-nodes', '--wait-for', '--exec', '--format'],
      messenger: ['--nodes', '--host', '--port', '--advertise', '--seed', '--exec', '--format'],
      start: ['--nodes', '--entries', '--packets', '--seed', '--format'],
    };
    for (const name of programs) {
      const program = start(name, ['--help']);
      await program.ends();
      for (const option of options[name]) expect(program.stdout).toContain(`  ${option} `);
    }
  });
});

describe('wrong arguments: one line that says what was wrong and what would be right, and exit code 2', () => {
  test.each<[(typeof programs)[number], string[], RegExp]>([
    ['registry', [], /missing required argument 'port'; usage: registry \[options\] <port>$/],
    ['registry', ['x'], /'x' is invalid .* port must be a whole number from 0 to 65,535, such as/],
    ['registry', ['65536'], /'65536' is invalid .* from 0 to 65,535, such as/],
    ['registry', ['-1'], /'-1' is invalid .* from 0 to 65,535, such as/],
    ['registry', ['0', '1'], /too many arguments\. Expected 1 argument but got 2; usage: registry/],
    ['registry', ['0', '--id-bits', '6'], /'6' is invalid\. id-bits must be a whole number from 7 to 31$/],
    ['registry', ['0', '--min-nodes', '1.5'], /'1\.5' is invalid\. min-nodes must be a whole number from 2/],
    ['registry', ['0', '--min-node', '3'], /unknown option '--min-node' \(Did you mean --min-nodes\?\)$/],
    ['registry', ['0', '--format', 'xml'], /'xml' is invalid\. format must be table, csv or json$/],
    ['registry', ['0', '--settle', '0'], /'0' is invalid\. settle must be a duration from 1s to 1h, such as/],
    [
      'registry',
      ['0', '--patience', '2d'],
      /'2d' is invalid\. patience must be a duration from 1s to 1d, such/,
    ],
    ['registry', ['0', '--seed'], /option '--seed <text>' argument missing; usage: registry/],
    ['registry', ['0', '--seed', ''], /'' is invalid\. seed must be text of one character or more$/],
    ['messenger', [], /missing required argument 'registry'; usage: messenger \[options\] <registry>$/],
    ['messenger', ['12345'], /'12345' is invalid .* registry must be host:port .* such as localhost:12345$/],
    ['messenger', ['localhost:0'], /'localhost:0' is invalid .* host:port with a port from 1 to 65535/],
    ['messenger', ['localhost:5', '--nodes', '0'], /'0' is invalid\. nodes must be a whole number from 1/],
    [
      'messenger',
      ['localhost:5', '--nodes', '2', '--advertise', 'localhost:6'],
      /--advertise is the address of one node; use --nodes 1/,
    ],
    [
      'start',
      ['--packets', 'many'],
      /'many' is invalid\. packets must be a whole number from 1 to 4,294,967,295, such as/,
    ],
    ['start', ['x'], /too many arguments/],
  ])('%s %j', async (name, args, line) => {
    const program = start(name, args);
    expect(await program.ends()).toBe(2);
    expect(program.stdout).toBe('');
    expect(program.stderr).toMatch(/^error: .*\n$/);
    expect(program.complaints[0]).toMatch(line);
  });

  test('of the environment too', async () => {
    const program = start('registry', ['0'], { env: { SINKWARD_FORMAT: 'xml' } });
    expect(await program.ends()).toBe(2);
    expect(program.stderr).toMatch(/^error: .*SINKWARD_FORMAT.*format must be table, csv or json\.?\n$/);
  });
});

test('numbers as people type them, in arguments and in commands', async () => {
  const program = start('start', ['--nodes', '2', '--entries', '1', '--packets', '1e3', '--format', 'json']);
  await program.event('summary', ({ packetsPerNode }: { packetsPerNode: number }) => packetsPerNode === 1000);
  expect(await program.ends()).toBe(0);
  const options = ['--settle', '1500ms', '--patience', '60', '--min-nodes', '1_000', '--exec', 'setup; exit'];
  const registry = start('registry', ['0', ...options]);
  expect(await registry.ends()).toBe(1);
  expect(registry.stderr).toContain('an overlay needs 1000 nodes');
});

test('the environment stands in for an option, and the option wins', async () => {
  const env = { SINKWARD_SEED: 'of the environment', SINKWARD_FORMAT: 'json' };
  const withoutOption = start('registry', ['0', '--exec', 'exit'], { env });
  expect(await withoutOption.ends()).toBe(0);
  expect(withoutOption.events).toContainEqual({ event: 'seed', seed: 'of the environment', drawn: false });
  const withOption = start('registry', ['0', '--exec', 'exit', '--seed', 'given'], { env });
  expect(await withOption.ends()).toBe(0);
  expect(withOption.events).toContainEqual({ event: 'seed', seed: 'given', drawn: false });
});

describe('a port that cannot be had: one line, and exit code 1', () => {
  test('of a registry', async () => {
    const { port } = await startRegistry();
    const second = start('registry', [String(port)]);
    expect(await second.ends()).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.complaints).toEqual([
      expect.stringMatching(
        /^error: cannot listen on 127\.0\.0\.1:\d+: the port is taken; choose another port, or 0/,
      ),
    ]);
    const elsewhere = start('registry', ['0', '--host', '192.0.2.1']);
    expect(await elsewhere.ends()).toBe(1);
    expect(elsewhere.complaints).toEqual([
      expect.stringContaining('this machine does not have that address'),
    ]);
  });

  test('of a messenger', async () => {
    const { port } = await startRegistry();
    const messenger = startMessenger(port, ['--port', String(port), '--format', 'table']);
    expect(await messenger.ends()).toBe(1);
    const line = `Gave up: cannot listen on 127.0.0.1:${port}: the port is taken.`;
    expect(messenger.complaints).toEqual([line]);
  });
});

describe('SIGINT', () => {
  test('ends a registry with 130, in a command too', async () => {
    const idle = await startRegistry();
    idle.program.signal('SIGINT');
    expect(await idle.program.ends()).toBe(130);
    const waiting = await startRegistry('--wait-for', '10');
    waiting.program.signal('SIGINT');
    expect(await waiting.program.ends()).toBe(130);
  });

  test('makes a messenger deregister, and ends it with 130', async () => {
    const registry = await startRegistry();
    const nodes = await startNodes(registry, 3);
    nodes.signal('SIGINT');
    expect(await nodes.ends()).toBe(130);
    await registry.nodes(0);
    const left = registry.program.events.filter(({ event }) => event === 'left');
    expect(left.map((event) => event['how'])).toEqual(Array(3).fill('deregistered'));
  });

  test('twice, ends a messenger at once', async () => {
    const registry = await startRegistry();
    const nodes = await startNodes(registry, 1);
    registry.program.signal('SIGSTOP');
    nodes.signal('SIGINT');
    nodes.send('print');
    await nodes.event('diagnostics');
    nodes.signal('SIGINT');
    expect(await nodes.ends()).toBe(130);
  });
});

test('SIGTERM makes a messenger deregister and end with 0', async () => {
  const registry = await startRegistry();
  const nodes = await startNodes(registry, 2);
  nodes.signal('SIGTERM');
  expect(await nodes.ends()).toBe(0);
  await registry.nodes(0);
});
