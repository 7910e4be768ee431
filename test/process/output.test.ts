// What is printed where, in each of the three forms, and what happens when it cannot be.

import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startMessenger, startNodes, startRegistry } from './overlay.ts';
import { type Program, programPath, run, start } from './program.ts';

const commands = 'list; setup-overlay; route; start-rounds 5000; path 1 1; traffic-summary; exit';
const number = '-?\\d+';

/** A registry with ten nodes that does `commands`, and ends. */
async function session(format: string, env?: Readonly<Record<string, string>>): Promise<Program> {
  const args = ['0', '--seed', seedWithId1, '--format', format, '--wait-for', '10', '--exec', commands];
  const registry = start('registry', args, { stdin: 'ignore', ...(env && { env }) });
  const port = Number(
    (await registry.says(/Listening on 127\.0\.0\.1:(\d+)\.|"port":(\d+)/)).slice(1).join(''),
  );
  startMessenger(port, ['--nodes', '10']);
  expect(await registry.ends()).toBe(0);
  return registry;
}

/** One of the first ten IDs that it gives out is 1. */
const seedWithId1 = 'lesson-10';

describe('--format table', () => {
  test('prints results on stdout and what happens on stderr, without escape codes into a pipe', async () => {
    for (const env of [{}, { NO_COLOR: '1' }, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }]) {
      const { stdout, stderr } = await session('table', env);
      expect(stdout + stderr).not.toContain('\x1b');
      expect(stdout).toMatch(/^│ +Sum │ +50,000 │ +50,000 │ +\d+,\d{3} │ +-?[\d,]{9,} │ +-?[\d,]{9,} │$/m);
      expect(stdout).toMatch(/^✓ sent 50,000 = received 50,000; sums (-?[\d,]+) = \1$/m);
      expect(stdout).toMatch(/^1 \(0 hops\)$/m);
      expect(stderr).toMatch(
        /^Listening on .*\nSeed: lesson-10\.\n(Node \d+ registered from .*\n){10}Setting up/,
      );
      expect(stderr).toMatch(/^Run 1: 10 nodes, 5,000 packets a node, \d+,\d{3} hops in \d+\.\d{3} s\.$/m);
    }
  });
});

describe('--format csv', () => {
  test('is nothing but CSV on stdout', async () => {
    const { stdout } = await session('csv');
    const counters = [number, number, number, number, number, number].join(',');
    const traffic = new RegExp(
      '^node,sent,received,relayed,sum_sent,sum_received,dropped,left\\n' +
        `(\\d+,5000,${counters}\\n){10}Sum,50000,50000,${[number, number, number, '0', '0'].join(',')}\\n$`,
    );
    const [nodes, tables, first, path, again, ...rest] = stdout.split(/\n(?=\n)\n/).map(withEnd);
    expect(nodes).toMatch(/^node,address,state,ours\n(\d+,127\.0\.0\.1:\d+,registered,1\n){10}$/);
    expect(tables).toMatch(/^node,entry,peer,address\n(\d+,[123],\d+,127\.0\.0\.1:\d+\n){30}$/);
    expect(first).toMatch(traffic);
    expect(path).toBe('hop,node\n0,1\n');
    expect(again).toBe(first);
    expect(rest).toEqual([]);
  });

  /** A block of CSV ends with a line break; the split took it from all but the last. */
  function withEnd(block: string): string {
    return block.endsWith('\n') ? block : `${block}\n`;
  }

  test('of a messenger, too', async () => {
    const { port } = await startRegistry();
    const messenger = startMessenger(port, ['--format', 'csv', '--exec', 'print']);
    await messenger.says(/registered|Registered/);
    messenger.send('print');
    messenger.send('exit');
    expect(await messenger.ends()).toBe(0);
    const row = new RegExp(`^(-1|\\d+),${Array(7).fill('0').join(',')},[a-z]+,[\\d.:]*,$`);
    const [header, ...rows] = messenger.stdout.trimEnd().split('\n');
    expect(header).toBe(
      'node,sent,received,relayed,sum_sent,sum_received,dropped,to_send,state,address,peers',
    );
    expect(rows).toHaveLength(2);
    for (const line of rows) expect(line).toMatch(row);
  });
});

describe('--format json', () => {
  test('has one object a line for each thing that happens, and nothing else anywhere', async () => {
    const { events, stderr } = await session('json');
    expect(stderr).toBe('');
    const [listening, seed] = events;
    expect(listening).toEqual({
      event: 'listening',
      schemaVersion: 1,
      host: '127.0.0.1',
      port: expect.any(Number),
    });
    expect(seed).toEqual({ event: 'seed', seed: seedWithId1, drawn: false });
    const registered = events.filter(({ event }) => event === 'registered');
    expect(registered.map(({ nodes }) => nodes)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(events).toContainEqual({ event: 'ready', epoch: 1, entries: 3, nodes: 10 });
    expect(events).toContainEqual({
      event: 'progress',
      run: 1,
      sent: 50_000,
      received: 50_000,
      relayed: expect.any(Number),
      expected: 50_000,
    });
    expect(events).toContainEqual({ event: 'path', source: 1, sink: 1, ids: [1] });
    const [summary, again] = events.filter(({ event }) => event === 'summary');
    expect(summary).toMatchObject({
      matched: true,
      missing: 0,
      totals: { sent: 50_000, received: 50_000, sumSent: expect.stringMatching(/^-?\d+$/) },
      hops: expect.any(Number),
      seconds: expect.any(Number),
    });
    const rows = summary!['nodes'] as { id: number; sumSent: unknown; sumReceived: unknown }[];
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort((a, b) => a - b));
    for (const { sumSent, sumReceived } of rows) {
      for (const sum of [sumSent, sumReceived]) expect(sum).toMatch(/^-?\d+$/);
    }
    expect(again).toEqual(summary);
  });

  test('tells errors as events too', async () => {
    const registry = start('registry', ['0', '--format', 'json', '--exec', 'start-rounds 5; nonsense; exit']);
    expect(await registry.ends()).toBe(1);
    expect(registry.stderr).toBe('');
    const errors = registry.events.filter(({ event }) => event === 'error').map(({ message }) => message);
    expect(errors).toEqual([
      'start-rounds: there is no overlay yet: setup-overlay',
      "unknown command 'nonsense'; 'help' lists the commands",
    ]);
  });
});

describe('an output that is closed', () => {
  test.each(['table', 'csv', 'json'])('ends the program quietly: --format %s | head -1', async (format) => {
    const exec = `${'list; '.repeat(50)}exit`;
    const shell = run('bash', [
      '-c',
      '"$@" | head -1; exit "$PIPESTATUS"',
      'bash',
      process.execPath,
      programPath('registry'),
      '0',
      '--format',
      format,
      '--exec',
      exec,
    ]);
    expect(await shell.ends()).toBe(0);
    expect(shell.stdout.split('\n')).toHaveLength(2);
    expect(shell.complaints.filter((line) => !/^(Listening|Seed)/.test(line))).toEqual([]);
  });

  test.skipIf(!existsSync('/dev/full')).each<[string, 'registry' | 'messenger', string[]]>([
    ['json', 'registry', ['0']],
    ['csv', 'registry', ['0', '--exec', 'list; exit']],
    ['table', 'registry', ['0', '--exec', 'list; exit']],
    ['table', 'registry', ['--help']],
    ['json', 'messenger', ['127.0.0.1:PORT']],
    ['table', 'messenger', ['127.0.0.1:PORT', '--exec', 'print; exit']],
  ])('on a full disk, ends with one line: --format %s, %s %j', async (format, name, args) => {
    const { port } = await startRegistry();
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const given = [...args.map((arg) => arg.replace('PORT', String(port))), '--format', format];
    const program = start(name, given, { stdout: full });
    expect(await program.ends()).toBe(1);
    expect(program.complaints.filter((line) => !/^(Listening|Seed|Registered)/.test(line))).toEqual([
      expect.stringMatching(/^error: cannot write the output: ENOSPC/),
    ]);
  });
});

describe('a messenger', () => {
  test('says on stderr what it does, many nodes with one voice', async () => {
    const registry = await startRegistry();
    const one = startMessenger(registry.port, ['--format', 'table']);
    const many = startMessenger(registry.port, ['--format', 'table', '--nodes', '9']);
    await registry.nodes(10);
    await registry.setUp();
    await registry.startRounds(100);
    for (const program of [one, many]) program.send('exit');
    expect([await one.ends(), await many.ends()]).toEqual([0, 0]);
    expect(one.stdout + many.stdout).toBe('');
    expect(one.stderr).toMatch(
      /^Registered as node (\d+), listening on 127\.0\.0\.1:\d+\. The registry says: .*\nNode \1 is set up; its peers are \d+, \d+, \d+\.\nNode \1 sends 100 packets\.\nNode \1 has sent its 100 packets\.\n$/,
    );
    expect(many.stderr).toBe(
      '9 nodes registered.\n9 nodes are set up.\n9 nodes send 100 packets each.\n9 nodes have sent their 100 packets.\n',
    );
  });

  test('prints its counters in the form that was asked for', async () => {
    const registry = await startRegistry('--min-nodes', '2');
    await startNodes(registry, 1);
    const messenger = startMessenger(registry.port, ['--format', 'table']);
    await registry.nodes(2);
    await registry.setUp(1);
    await registry.startRounds(1234);
    messenger.send('print');
    messenger.send('exit');
    expect(await messenger.ends()).toBe(0);
    expect(messenger.stdout).toMatch(
      /^Node \d+ at 127\.0\.0\.1:\d+: ready, 0 packets to send\n {2}sent 1,234, received 1,234, relayed 0, dropped 0\n {2}sum sent -?[\d,]+, sum received -?[\d,]+\n {2}peers \d+\n$/,
    );
  });
});
