// A terminal with a shell on it: jobs that are stopped and go on, Ctrl-C, hang-ups, history, and terminals that cannot draw.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { tooLong } from '../support/width.ts';
import { startMessenger, startNodes, startRegistry } from './overlay.ts';
import { type Program, programPath, run, start } from './program.ts';

const isThere = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'sinkward-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = (name: 'registry' | 'messenger') => `'${process.execPath}' '${programPath(name)}'`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is looked for
const ESCAPES = /\x1b\[[0-9;?]*[a-zA-Z]/g;

class Terminal {
  readonly program: Program;
  #from = 0;

  /** bash with job control on a terminal, or a command in its place. */
  constructor(
    columns: number,
    what = 'bash --norc --noprofile -i',
    env: Readonly<Record<string, string>> = {},
  ) {
    this.program = run('script', ['-qec', `stty cols ${columns} rows 40; exec ${what}`, '/dev/null'], {
      env: { TERM: 'xterm', SHELL: '/bin/sh', PS1: '$ ', XDG_STATE_HOME: folder, ...env },
    });
  }

  /** Types, and waits until what comes then, without escape codes, has the pattern. */
  async types(keys: string, then: RegExp): Promise<string> {
    this.#from = this.program.stdout.length;
    this.program.type(keys);
    return this.shows(then);
  }

  async shows(then: RegExp): Promise<string> {
    const shown = () => this.program.stdout.slice(this.#from).replace(ESCAPES, '').replaceAll('\r', '');
    await this.program.until(() => then.test(shown()) || undefined, `${then} on the terminal`);
    return shown();
  }
}

describe.skipIf(!isThere)('a job of a shell', () => {
  test('is stopped by Ctrl-Z and goes on with fg; Ctrl-C clears, stops and ends', async () => {
    const terminal = new Terminal(100);
    await terminal.types('', /\$ $/);
    await terminal.types(`${command('registry')} 0 --min-nodes 2\r`, /registry> $/);
    const port = Number(/Listening on 127\.0\.0\.1:(\d+)/.exec(terminal.program.stdout)?.[1]);
    await terminal.types('list', /list$/);
    await terminal.types('\x1a', /Stopped[^$]*\$ $/);
    await terminal.types('fg\r', /registry> (?:list)?$/);
    await terminal.types('\x15list\r', /No node is registered\.\nregistry> $/);

    startMessenger(port, ['--nodes', '3']);
    await terminal.types('wait-for 3; setup 2\r', /ready to initiate[^\n]*\nregistry> $/);
    await terminal.types('start 4000000000; list\r', /start-rounds {2}\[/);
    const stopped = await terminal.types('\x03', /start-rounds failed: it was stopped\.[\s\S]*registry> $/);
    expect(stopped).toContain('Ctrl-C again ends the registry.');
    expect(stopped).toMatch(/Sum +│? *[\d,]{4,}/);
    expect(stopped).not.toContain('registered from');
    await terminal.types('lis', /lis$/);
    await terminal.types('\x03', /registry> $/);
    await terminal.types('list\r', /ready[\s\S]*registry> $/);
    await terminal.types('\x03', /\n\$ $/);
    await terminal.types('echo "code $?"\r', /\ncode 130\n\$ $/);
  });

  test('in the background serves, and takes the prompt in the foreground', async () => {
    const registry = await startRegistry();
    const terminal = new Terminal(100);
    await terminal.types('', /\$ $/);
    await terminal.types(`${command('messenger')} 127.0.0.1:${registry.port} &\r`, /Registered as node/);
    await terminal.types('jobs\r', /Running/);
    await terminal.types('fg\r', /messenger> $/);
    await terminal.types('print\r', /registered, 0 packets to send[\s\S]*messenger> $/);
    // Stopped at its prompt, and sent to the background: it serves on.
    await terminal.types('\x1a', /Stopped[^$]*\$ $/);
    await terminal.types('bg\r', /&\n[^$]*\$ $/);
    await terminal.types('jobs\r', /Running/);
    await terminal.types('fg\r', /messenger> $/);
    await terminal.types('\x03', /Leaving the overlay[\s\S]*\n\$ $/);
    await registry.nodes(0);
  });
});

test('a hang-up makes a messenger deregister, and a registry end; one that nohup started goes on', async () => {
  const registry = await startRegistry();
  const nodes = await startNodes(registry, 2);
  nodes.signal('SIGHUP');
  expect(await nodes.ends()).toBe(0);
  await registry.nodes(0);

  const words = `${command('messenger')} 127.0.0.1:${registry.port} --format json < /dev/null`;
  for (const script of [`nohup ${words} & wait`, `trap '' HUP; ${words} & wait`]) {
    const shell = run('bash', ['-c', `${script}`]);
    const { id } = await shell.event<{ id: number }>('registered');
    const { pid } = await running(shell);
    process.kill(pid, 'SIGHUP');
    process.kill(pid, 'SIGTERM');
    const { how } = await registry.program.event<{ how: string; id: number }>('left', (e) => e.id === id);
    expect(how).toBe('deregistered');
    await shell.ends();
  }
  registry.program.signal('SIGHUP');
  expect(await registry.program.ends()).toBe(129);
});

/** The process that the shell has started. */
async function running(shell: Program): Promise<{ pid: number }> {
  const [pid] = readFileSync(`/proc/${shell.pid}/task/${shell.pid}/children`, 'utf8').trim().split(' ');
  return { pid: Number(pid) };
}

test('an interrupt stops a run, prints what is known, and ends with 130 where nobody types', async () => {
  const exec = 'setup-overlay 2; start-rounds 4000000000; list-messaging-nodes';
  const args = ['0', '--min-nodes', '2', '--wait-for', '3', '--exec', exec, '--format', 'json'];
  const registry = start('registry', args);
  const { port } = await registry.event<{ port: number }>('listening');
  startMessenger(port, ['--nodes', '3']);
  await registry.event('progress');
  registry.signal('SIGINT');
  expect(await registry.ends()).toBe(130);
  expect(registry.events.some(({ event }) => event === 'summary')).toBe(true);
  expect(registry.events.some(({ event }) => event === 'nodes')).toBe(false);
  expect(registry.events.find(({ command: name }) => name === 'start-rounds')).toMatchObject({
    outcome: 'failed',
    reason: 'it was stopped',
  });
});

describe.skipIf(!isThere)('the prompt', () => {
  test('keeps what was typed between sessions, in a file of the person alone', async () => {
    const file = join(folder, 'sinkward', 'registry-history');
    const one = new Terminal(80, `${command('registry')} 0`);
    await one.types('', /registry> $/);
    await one.types('path 1 2\r', /no overlay yet[\s\S]*registry> $/);
    await one.types('exit\r', /exit\n/);
    expect(await one.program.ends()).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/path 1 2\nexit\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    writeFileSync(file, Array.from({ length: 1500 }, (_, at) => `path ${at} 1\n`).join(''));
    const two = new Terminal(80, `${command('registry')} 0`);
    await two.types('', /registry> $/);
    await two.types('\x1b[A', /path 1499 1$/);
    await two.types('\x15exit\r', /exit\n/);
    expect(await two.program.ends()).toBe(0);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1000);

    const off = new Terminal(80, `${command('registry')} 0`, { SINKWARD_HISTORY: '' });
    await off.types('', /registry> $/);
    await off.types('list\r', /registered\.\nregistry> $/);
    off.program.type('exit\r');
    await off.program.ends();
    expect(readFileSync(file, 'utf8')).not.toContain('list');
  });

  test('goes on where the history cannot be kept', async () => {
    for (const where of ['/dev/full', '/dev/null', '/proc/none/history']) {
      const terminal = new Terminal(80, `${command('registry')} 0`, { SINKWARD_HISTORY: where });
      await terminal.types('', /registry> $/);
      await terminal.types('list\r', /registered\.\nregistry> $/);
      terminal.program.type('exit\r');
      expect(await terminal.program.ends()).toBe(0);
    }
    expect(statSync('/dev/null').isFile()).toBe(false);
  });

  test('moves no cursor where TERM=dumb', async () => {
    const exec = '--min-nodes 2 --seed x --exec "wait-for 2; setup 1; start 200000"';
    const terminal = new Terminal(80, `${command('registry')} 0 ${exec}`, { TERM: 'dumb' });
    await terminal.shows(/Listening on 127\.0\.0\.1:\d+/);
    const port = Number(/Listening on 127\.0\.0\.1:(\d+)/.exec(terminal.program.stdout)?.[1]);
    startMessenger(port, ['--nodes', '2']);
    await terminal.shows(/registry> $/);
    await terminal.types('list\r', /Node ID[\s\S]*registry> $/);
    await terminal.types('exit\r', /exit\n/);
    expect(await terminal.program.ends()).toBe(0);
    expect(terminal.program.stdout).not.toContain('\x1b');
    expect(terminal.program.stdout).not.toMatch(/\r(?!\n)/);
  });
});

test.skipIf(!isThere).each([20, 40, 60])('at %i columns no line is broken within a word', async (columns) => {
  const help = new Terminal(columns, `${command('registry')} --help`);
  expect(await help.program.ends()).toBe(0);
  const shown = help.program.stdout.replaceAll('\r', '');
  expect(shown).toContain('Examples:\n');
  expect(tooLong(shown, columns)).toEqual([]);

  const wrong = new Terminal(columns, `${command('registry')} 0 --min-nodes none`);
  expect(await wrong.program.ends()).toBe(2);
  expect(tooLong(wrong.program.stdout.replaceAll('\r', ''), columns)).toEqual([]);
});
