// What the README shows is what the programs do: its marked blocks are run as a reader would run them, and its tables held
// against what --help and help say. Ports, seconds and the number of progress reports may differ; nothing else.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { proxy } from '../peers/proxy.ts';
import { listen } from '../peers/sockets.ts';
import { decodeFrame, encodeFrame } from '../peers/wire.ts';
import { type Program, programPath, run } from './program.ts';

const root = join(import.meta.dirname, '../..');
const [readme, studies] = ['README.md', 'docs/studies.md'].map((file) =>
  readFileSync(join(root, file), 'utf8'),
) as [string, string];

interface Block {
  /** As its mark says: `<!-- test: session -->`. */
  readonly mark: string;
  readonly lines: readonly string[];
}

const blocksIn = (text: string): readonly Block[] =>
  [...text.matchAll(/^<!-- test: (.+) -->\n(?:```\w+\n([\s\S]*?)\n```|((?:\|.*\n)+))/gm)].map(
    ([, mark, code, table]) => ({ mark: mark!, lines: (code ?? table!.trimEnd()).split('\n') }),
  );

const blocks = blocksIn(readme);

function blocksOf(mark: string): readonly Block[] {
  const found = blocks.filter((block) => block.mark === mark);
  if (found.length === 0) throw new Error(`the README has no block <!-- test: ${mark} -->`);
  return found;
}

const theBlock = (mark: string) => blocksOf(mark)[0]!;

// A folder to work in, with the programs as an installation would put them on the PATH.

const folder = mkdtempSync(join(tmpdir(), 'sinkward-readme-'));
const bin = join(folder, 'bin');
mkdirSync(bin);
for (const [name, file] of [
  ['registry', programPath('registry')],
  ['sinkward', join(root, 'dist/commands/sinkward.js')],
] as const) {
  const path = join(bin, name);
  writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${file}" "$@"\n`);
  chmodSync(path, 0o755);
}
// On a busy machine a registry may need longer to start than a messenger of any kind tries to reach it.
for (const [name, messenger] of [
  ['messenger', `"${process.execPath}" "${programPath('messenger')}"`],
  ['python3', 'python3'],
] as const) {
  const path = join(bin, name);
  const wait = `until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do sleep 0.1; done`;
  const port = `port=$(printf '%s ' "$@" | grep -oE 'localhost:[0-9]+' | cut -d : -f 2)`;
  writeFileSync(path, `#!/bin/bash\nPATH=\${PATH#*:}\n${port}\n${wait}\nexec ${messenger} "$@"\n`);
  chmodSync(path, 0o755);
}
symlinkSync(join(root, 'docs'), join(folder, 'docs'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs lines of a shell, both outputs in one, as on a terminal. */
function shell(script: string): Program {
  const env = { PATH: `${bin}:${process.env['PATH']}` };
  return run('bash', ['-c', `cd '${folder}'\nexec 2>&1\n${script}`], { env });
}

async function freePort(): Promise<number> {
  const { server, port } = await listen(() => {});
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Commands with the README's ports replaced by free ones. */
async function withFreePorts(text: string): Promise<string> {
  const ports = { '12345': await freePort(), '12346': await freePort() };
  return text.replace(/\b1234[56]\b/g, (port) => String(ports[port as keyof typeof ports]));
}

/** Takes away what differs from run to run. */
function settled(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !/^start-rounds: .* packets received\.$/.test(line))
    .map((line) =>
      line
        .trimEnd()
        .replace(/127\.0\.0\.1:\d{5}|"port":\d+/g, (address) => address.replace(/\d{4,}$/, 'PORT'))
        .replace(/ in \d+\.\d{3} s(\.$|: [\d,]+ a second\.$)/, ' in T s.')
        .replace(/ \(drawn; --seed \S+ repeats the run\)/, '')
        .replace(/the connection (broke|was closed)/, 'the connection ended')
        .replace(/sums (-?[\d,]+) = \1$/, (sums, sum) =>
          / 2,000 = /.test(line) ? 'sums S = S' : sums || sum,
        ),
    );
}

const linesOf = (text: string) => text.trimEnd().split('\n');

/** What a terminal wraps is one line again. */
const words = (lines: readonly string[]) => settled([lines.join(' ').replace(/\s+/g, ' ')]);

/** The commands after a prompt, their continued lines included; and what is shown between them. */
function read(block: Block, prompt: string): { commands: string[]; shown: string[] } {
  const commands: string[] = [];
  const shown: string[] = [];
  for (const line of block.lines) {
    if (line.startsWith(prompt)) commands.push(line.slice(prompt.length));
    else if (prompt === '$ ' && line.startsWith('>  ')) commands.push(`${commands.pop()}\n${line.slice(1)}`);
    else shown.push(line);
  }
  return { commands, shown };
}

test.each([
  ['README.md', readme],
  ['docs/studies.md', studies],
])('every block of a console in %s is run', (_, text) => {
  const consoles = [...text.matchAll(/^```console$/gm)].length;
  const marked = blocksIn(text).filter(({ lines }) => /^(\$|\w+>) /.test(lines[0]!)).length;
  expect(marked).toBe(consoles);
});

test('npm ci && npm start, built already', async () => {
  const { commands, shown } = read(theBlock('start'), '$ ');
  expect(commands).toEqual(['npm ci && npm start']);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts).toMatchObject({ start: 'npm run --silent build && node dist/commands/start/main.js' });
  const seed = /^Seed: (\w+) /m.exec(shown.join('\n'))![1];
  const program = shell(`'${process.execPath}' '${programPath('start')}' --seed ${seed}`);
  expect(await program.ends()).toBe(0);
  expect(settled(linesOf(program.stdout))).toEqual(settled(shown));
});

describe('at the prompt', () => {
  /** A registry whose first node is a process of its own, and `more` nodes in another. */
  async function overlay(command: string, more: number, first: readonly string[] = []) {
    const started = await withFreePorts(command);
    const port = /\d{4,}/.exec(started)![0];
    const registry = shell(`exec ${started}`);
    await registry.says(/^Seed: /m);
    const messenger = shell(`exec messenger localhost:${port} ${first.join(' ')}`);
    await registry.says(/; 1 node is registered/);
    shell(`exec messenger localhost:${port} --nodes ${more} < /dev/null`);
    await registry.says(new RegExp(`; ${more + 1} nodes are registered`));
    return { registry, messenger };
  }

  test('a session, and print at a messenger', async () => {
    const [command, ...typed] = [
      ...read(theBlock('session'), '$ ').commands,
      ...read(theBlock('session'), 'registry> ').commands,
    ];
    const { registry, messenger } = await overlay(command!, 9);
    for (const line of typed) registry.send(line);
    await registry.says(/^Run 1: .* hops/m);
    messenger.send(read(theBlock('print'), 'messenger> ').commands[0]!);
    await messenger.says(/^ {2}peers .*\n/m);
    registry.endInput();
    expect(await registry.ends()).toBe(0);
    const shown = theBlock('session').lines.filter((line) => !/^(\$|registry>) /.test(line));
    expect(settled(linesOf(registry.stdout))).toEqual(settled(shown));
    const printed = messenger.stdout.slice(messenger.stdout.search(/^Node \d+ at /m));
    expect(settled(linesOf(printed)).slice(0, 4)).toEqual(
      settled(read(theBlock('print'), 'messenger> ').shown),
    );
  });

  test('a packet that is lost, and one that is changed', async () => {
    const { commands, shown } = read(theBlock('faults'), 'registry> ');
    const to = await freePort();
    const done = new Set<number>();
    /** The first packet from 27 is lost, the first from 62 changed. */
    const tamper = (frame: Buffer): Uint8Array[] => {
      const packet = decodeFrame(frame);
      if (packet?.kind !== 'nodeData' || packet.destination !== 114) return [frame];
      if (![27, 62].includes(packet.source) || done.has(packet.source)) return [frame];
      done.add(packet.source);
      return packet.source === 27 ? [] : [encodeFrame({ ...packet, payload: packet.payload ^ 1 })];
    };
    const between = await proxy({ to, tamper });
    onTestFinished(() => between.close());
    const first = ['--port', String(to), '--advertise', `127.0.0.1:${between.port}`];
    const { registry } = await overlay('registry 12345 --seed readme --settle 1', 9, first);
    for (const line of ['setup-overlay 3', ...commands]) registry.send(line);
    registry.endInput();
    expect(await registry.ends()).toBe(3);
    const printed = registry.stdout.slice(registry.stdout.search(/^Run 1: /m));
    expect(settled(linesOf(printed))).toEqual(settled(shown));
  });

  test('a node that is killed', async () => {
    const { commands, shown } = read(theBlock('kill'), 'registry> ');
    const [setUp, ...then] = commands as [string, ...string[]];
    const { registry, messenger } = await overlay('registry 12345 --seed readme', 10);
    registry.send(setUp);
    await registry.says(/^Registry now ready/m);
    messenger.signal('SIGKILL');
    await registry.says(/^Node 114 .* left/m);
    for (const line of then) registry.send(line);
    registry.endInput();
    expect(await registry.ends()).toBe(1);
    const printed = registry.stdout.slice(registry.stdout.search(/^Setting up/m));
    expect(words(linesOf(printed))).toEqual(words(shown));
  });
});

describe('in a shell', () => {
  /** Runs a block's commands and compares what they print; processes left over end with the test. */
  async function runShell(block: Block): Promise<void> {
    const { commands, shown } = read(block, '$ ');
    const script = await withFreePorts(commands.join('\n'));
    const program = shell(`${script}\nkill $(jobs -p) 2> /dev/null\ntrue`);
    expect(await program.ends()).toBe(0);
    expect(settled(linesOf(program.stdout))).toEqual(settled(shown));
  }

  test('--exec, and the CSV that it writes', async () => {
    const [script] = blocksOf('shell') as [Block];
    await runShell(script);
    expect(linesOf(readFileSync(join(folder, 'traffic.csv'), 'utf8'))).toEqual(theBlock('csv').lines);
  });

  test('the same table of ten processes and of one', async () => {
    await runShell(blocksOf('shell')[1]!);
  });

  test.each(['simulation', 'compare'])('a %s', async (mark) => {
    await runShell(theBlock(mark));
  });

  test.each(blocksIn(studies).map((block) => [block.lines[0]!, block] as const))('%s', async (_, block) => {
    await runShell(block);
  });

  test('JSON, line by line', async () => {
    const { commands, shown } = read(theBlock('json'), '$ ');
    const filter = ` | grep -v '"summary"'`;
    expect(commands[0]).toContain(filter);
    const script = await withFreePorts(
      `messenger localhost:12345 --nodes 2 2> /dev/null &\n${commands[0]!.replace(filter, '')}\nkill $!`,
    );
    const program = shell(script);
    expect(await program.ends()).toBe(0);
    const lines = linesOf(program.stdout);
    const isSummary = (line: string) => line.includes('"summary"');
    const progress = (line: string) => /"progress".*"received":(\d+),.*"expected":(\d+)/.exec(line);
    const once = lines.filter((line, i) => !isSummary(line) && (!progress(line) || !progress(lines[i + 1]!)));
    expect(settled(once)).toEqual(settled(shown));
    const { seconds, ...summary } = JSON.parse(lines.find(isSummary)!);
    expect({ ...summary, seconds: typeof seconds }).toEqual({
      ...JSON.parse(theBlock('json summary').lines.join('\n')),
      seconds: 'number',
    });
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  test.skipIf(!python)('nine nodes of ours and one in Python', async () => {
    await runShell(theBlock('python'));
  });
});

describe('tables', () => {
  /** The cells of a table's rows, without the marks of code. */
  const rowsOf = (mark: string) =>
    theBlock(mark)
      .lines.slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
      );

  function output(name: 'registry' | 'messenger' | 'start', ...args: string[]): string {
    return spawnSync(process.execPath, [programPath(name), ...args], { encoding: 'utf8' }).stdout;
  }

  test.each(['registry', 'messenger', 'start'] as const)('options of %s, with their defaults', (name) => {
    const help = /^Options:\n((?: +.*\n)+)/m.exec(output(name, '--help'))![1]!;
    const options = help.split(/\n(?= {2}-)/).map((option) => {
      const [, flag, rest] = /^(?: {2})?(?:-\w, )?(--\S+(?: <\S+>)?)([\s\S]*)$/.exec(option.trimStart())!;
      const preset = /\(.*?\bdefault: "?(.*?)"?[,)]/.exec(rest!.replace(/\s+/g, ' '))?.[1] ?? '';
      return [flag, preset];
    });
    expect(rowsOf(`${name} options`).map(([flag, preset]) => [flag, preset])).toEqual(options);
  });

  test.each(['registry', 'messenger'] as const)('commands of the %s', async (name) => {
    const port = await freePort();
    const program = shell(
      name === 'registry' ? `registry ${port} --exec 'help; exit'` : `registry ${port} < /dev/null`,
    );
    await program.says(/^Listening/m);
    const asked = name === 'registry' ? program : shell(`messenger localhost:${port} --exec 'help; exit'`);
    await asked.ends();
    const commands = [...asked.stdout.matchAll(/^ {2}([a-z-]+)(?:\|(\w+))?((?: [<[]\S+)*)(?: |$)/gm)];
    expect(rowsOf(`${name} commands`).map(([command, alias, given]) => [command, alias, given])).toEqual(
      commands.map(([, command, alias, given]) => [command, alias ?? '', given!.trim()]),
    );
  });

  test('events of JSON', () => {
    const source = (file: string) => readFileSync(join(root, 'src/results', file), 'utf8');
    const reports = readFileSync(join(root, 'src/overlay/report.ts'), 'utf8');
    const kinds = (text: string) => [...text.matchAll(/\bkind: '([\w-]+)'/g)].map(([, kind]) => kind!);
    const own = /export type OwnEvent =([\s\S]*?);\n\n/.exec(source('json.ts'))![1]!;
    const told = ['Registry', 'Messenger'].flatMap((who) =>
      kinds(new RegExp(`export type ${who}Report =[\\s\\S]*?;\\n(?:\\n|$)`).exec(reports)![0]),
    );
    const shown = rowsOf('events').map(([event]) => event!);
    expect([...new Set(shown)].sort()).toEqual([...new Set([...told, ...kinds(own)])].sort());
  });
});
