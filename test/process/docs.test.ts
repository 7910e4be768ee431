// What the README and the pages of docs/ show is what the programs do: their marked blocks are run as a reader would run them,
// their tables compared with --help and help, and their links followed. Ports, seconds and the number of progress reports may
// differ; nothing else. A line `...` in a block stands for lines left out.
//
// `UPDATE=1 npx vitest run test/process/docs.test.ts` rewrites the blocks of a shell that have no such line: read the
// difference before you keep it.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { eventSchemas } from '../../src/results/event-schema/index.ts';
import { proxy } from '../peers/proxy.ts';
import { listen } from '../peers/sockets.ts';
import { decodeFrame, encodeFrame } from '../peers/wire.ts';
import { type Program, programPath, run } from './program.ts';

const root = join(import.meta.dirname, '../..');
const docs = readdirSync(join(root, 'docs'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.md'))
  .toSorted();
const pages = ['README.md', ...docs.map((file) => `docs/${file}`)];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

interface Block {
  readonly page: string;
  /** As its mark says: `<!-- test: session -->`. */
  readonly mark: string;
  readonly lines: readonly string[];
}

const blocks: readonly Block[] = pages.flatMap((page) =>
  [...textOf(page).matchAll(/^<!-- test: (.+) -->\n(?:```\w+\n([\s\S]*?)\n```|((?:\|.*\n)+))/gm)].map(
    ([, mark, code, table]) => ({ page, mark: mark!, lines: (code ?? table!.trimEnd()).split('\n') }),
  ),
);

const blocksOf = (mark: string) => blocks.filter((block) => block.mark === mark);

function theBlock(mark: string): Block {
  const found = blocksOf(mark);
  if (found.length !== 1) throw new Error(`${found.length} blocks are marked <!-- test: ${mark} -->, not 1`);
  return found[0]!;
}

// A folder to work in, with the programs as an installation would put them on the PATH.

const folder = mkdtempSync(join(tmpdir(), 'sinkward-docs-'));
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
for (const shared of ['docs', 'scenarios']) symlinkSync(join(root, shared), join(folder, shared));
// On a busy machine a registry may need longer to start than a messenger of any kind tries to reach it.
for (const [name, messenger] of [
  ['messenger', `"${process.execPath}" "${programPath('messenger')}"`],
  ['python3', 'python3'],
] as const) {
  const path = join(bin, name);
  const wait = `test -z "$port" || until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do sleep 0.1; done`;
  const port = `port=$(printf '%s ' "$@" | grep -oE 'localhost:[0-9]+' | cut -d : -f 2)`;
  writeFileSync(path, `#!/bin/bash\nPATH=\${PATH#*:}\n${port}\n${wait}\nexec ${messenger} "$@"\n`);
  chmodSync(path, 0o755);
}
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs lines of a shell, both outputs in one, as on a terminal. */
function shell(script: string, inFolder = folder): Program {
  const env = { PATH: `${bin}:${process.env['PATH']}` };
  return run('bash', ['-c', `cd '${inFolder}'\nexec 2>&1\n${script}`], { env });
}

async function freePort(): Promise<number> {
  const { server, port } = await listen(() => {});
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Commands with the pages' ports replaced by free ones. */
async function withFreePorts(text: string): Promise<string> {
  const ports = { '12345': await freePort(), '12346': await freePort() };
  return text.replace(/\b1234[56]\b/g, (port) => String(ports[port as keyof typeof ports]));
}

/** Takes away what differs from run to run. */
function settled(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !/^(?:start-rounds: .* packets received.*|simulate: .*|check: .*)\.$/.test(line))
    .filter((line) => !/^Node \d+ \(127\.0\.0\.1:\d+\) is (?:away: it has not answered|back) /.test(line))
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

const linesOf = (text: string) => (text === '' ? [] : text.trimEnd().split('\n'));

/** What a block shows, with each line `...` replaced by the lines that were printed in its place. */
function filled(shown: readonly string[], printed: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [i, line] of shown.entries()) {
    if (line !== '...') lines.push(line);
    else {
      const next = i === shown.length - 1 ? printed.length : printed.indexOf(shown[i + 1]!, lines.length);
      lines.push(...printed.slice(lines.length, Math.max(lines.length, next)));
    }
  }
  return lines;
}

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

test.each(pages)('every block of a console in %s is run', (page) => {
  const consoles = [...textOf(page).matchAll(/^```console$/gm)].length;
  const marked = blocks.filter((block) => block.page === page && /^(\$|\w+>) /.test(block.lines[0]!));
  expect(marked).toHaveLength(consoles);
});

test('every mark has a test', () => {
  const consoles = [
    'start',
    'clone',
    'shell',
    'session',
    'print',
    'faults',
    'kill',
    'exec',
    'json',
    'python',
    'python registry',
  ];
  const others = ['csv', 'json summary', 'events', 'file scenarios/crash-mid-run.yaml'];
  const options = ['registry', 'messenger', 'start'].map((name) => `${name} options`);
  const commands = ['registry', 'messenger'].map((name) => `${name} commands`);
  const known = [...consoles, ...others, ...options, ...commands];
  expect(new Set(blocks.map(({ mark }) => mark))).toEqual(new Set(known));
});

test('npm ci && npm start, built already', async () => {
  const { commands, shown } = read(theBlock('start'), '$ ');
  expect(commands).toEqual(['npm ci && npm start']);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts).toMatchObject({ start: 'npm run --silent build && node dist/commands/start/main.js' });
  const seed = /^Seed: (\w+) /m.exec(shown.join('\n'))![1];
  const program = shell(`'${process.execPath}' '${programPath('start')}' --seed ${seed}`);
  expect(await program.ends()).toBe(0);
  const printed = settled(linesOf(program.stdout));
  expect(printed).toEqual(filled(settled(shown), printed));
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
  /** Comes after what each command prints. */
  const END = '--- end of a command ---';

  /** Runs a block's commands and compares what each prints; processes left over end with the test. */
  async function runShell({ page, lines }: Block, inFolder = folder): Promise<void> {
    const steps: { command: string; shown: string[] }[] = [];
    for (const line of lines) {
      if (line.startsWith('$ ')) steps.push({ command: line, shown: [] });
      else if (line.startsWith('>  ')) steps.at(-1)!.command += `\n${line}`;
      else steps.at(-1)!.shown.push(line);
    }
    const script = await withFreePorts(
      steps
        .map(
          ({ command }) => `${command.replace(/^[$>] /gm, '')}\n{ code=$?; echo '${END}'; (exit $code); }\n`,
        )
        .join(''),
    );
    const program = shell(`${script}kill $(jobs -p) 2> /dev/null\ntrue`, inFolder);
    expect(await program.ends()).toBe(0);
    const outputs = program.stdout.split(`${END}\n`).map(linesOf);
    const printed = steps.map(({ command }, i) => ({ command, shown: settled(outputs[i]!) }));
    const expected = steps.map(({ command, shown }, i) => ({
      command,
      shown: filled(settled(shown), printed[i]!.shown),
    }));
    if (process.env['UPDATE'] === '1' && !lines.includes('...')) {
      if (JSON.stringify(printed) === JSON.stringify(expected)) return;
      const now = steps.flatMap(({ command }, i) => [command, ...outputs[i]!]).join('\n');
      writeFileSync(
        join(root, page),
        textOf(page).replace(lines.join('\n'), () => now),
      );
    } else expect(printed).toEqual(expected);
  }

  test.each(blocksOf('shell').map((block) => [block.page, block.lines[0]!, block] as const))(
    '%s: %s',
    async (_page, _command, block) => {
      await runShell(block);
    },
  );

  test('in a clone, with npx', async () => {
    await runShell(theBlock('clone'), root);
  });

  test('--exec, and the CSV that it writes', async () => {
    await runShell(theBlock('exec'));
    expect(linesOf(readFileSync(join(folder, 'traffic.csv'), 'utf8'))).toEqual(theBlock('csv').lines);
  });

  test('the picture, and the path in it', async () => {
    const command = /`npx (sinkward graph .* node docs\/overlay\.js (.*))`/.exec(textOf('README.md'))!;
    const program = shell(`${command[1]!.replace('|', '2> /dev/null |')}`);
    expect(await program.ends()).toBe(0);
    expect(program.stdout).toBe(textOf('docs/overlay.svg'));
    expect(theBlock('session').lines.join('\n')).toContain(`\n${command[2]!.replaceAll(' ', ' → ')} (`);
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
    // How often waiting is told depends on who is faster; the page leaves it out.
    const isWaiting = (line: string) => line.startsWith('{"event":"waiting"');
    const told = lines.filter((line) => !isWaiting(line));
    const once = told.filter((line, i) => !isSummary(line) && (!progress(line) || !progress(told[i + 1]!)));
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

  test.skipIf(!python)('nine nodes of ours and one in Python, with a registry in Python', async () => {
    await runShell(theBlock('python registry'));
  });
});

test('a scenario file, without its comments', () => {
  const [block] = blocks.filter(({ mark }) => mark.startsWith('file ')) as [Block];
  const file = textOf(block.mark.slice('file '.length)).replace(/^#.*\n/gm, '');
  expect(block.lines.join('\n')).toBe(file.trim());
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

  test('events of JSON: those of the schema in its order, and no field that they do not have', () => {
    const rows = rowsOf('events');
    expect(rows.map(([event, from]) => `${from}: ${event}`)).toEqual(
      eventSchemas.map(({ shape, description }) => `${description!.split(':')[0]}: ${shape.event.value}`),
    );
    const unknown = rows.flatMap(([event, , fields], i) => {
      const words = JSON.stringify(z.toJSONSchema(eventSchemas[i]!));
      const named = [...`\`${fields}\``.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!);
      return named.filter((name) => !words.includes(`"${name}"`)).map((name) => `${event}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });
});

describe('pages', () => {
  const linked = [...pages, 'ARCHITECTURE.md', 'CHANGELOG.md'];

  /** Where the links and images of a page lead, as written, but for those to other sites. */
  function linksOf(page: string): string[] {
    const text = textOf(page).replace(/^```[\s\S]*?^```$/gm, '');
    const found = [...text.matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)];
    return found.map(([, link, source]) => (link ?? source)!).filter((link) => !/^\w+:/.test(link));
  }

  /** The anchors of a page's headings, as GitHub makes them. */
  function anchorsOf(page: string): string[] {
    const text = textOf(page).replace(/^```[\s\S]*?^```$/gm, '');
    return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }

  const resolved = (page: string, link: string) =>
    link.startsWith('#') ? page : join(dirname(page), link.replace(/#.*/, ''));

  test.each(linked)('links of %s', (page) => {
    const broken = linksOf(page).filter((link) => {
      const target = resolved(page, link);
      const [, anchor] = link.split('#');
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('what they link to is in the package', () => {
    const { files } = JSON.parse(textOf('package.json')) as { files: string[] };
    const packed = [...files, 'README.md', 'LICENSE'];
    const isPacked = (path: string) => packed.some((file) => path === file || path.startsWith(`${file}/`));
    const targets = linked.flatMap((page) => linksOf(page).map((link) => resolved(page, link)));
    expect(targets.filter((path) => !isPacked(path))).toEqual([]);
  });

  test('the README links to every page, and that of a folder to the others in it', () => {
    const isIndex = (page: string) => dirname(page) === 'docs' || page.endsWith('/README.md');
    expect(linksOf('README.md')).toEqual(expect.arrayContaining(pages.slice(1).filter(isIndex)));
    for (const page of pages.slice(1).filter((one) => !isIndex(one))) {
      const index = join(dirname(page), 'README.md');
      expect(linksOf(index).map((link) => resolved(index, link))).toContain(page);
    }
  });

  test.each(docs)('%s opens with what it answers', (page) => {
    expect(textOf(`docs/${page}`)).toMatch(/^# .+\n\n(?:.+\n)*?.*\?/);
  });

  test('ARCHITECTURE.md has a line for every folder, and names no file that is gone', () => {
    const text = textOf('ARCHITECTURE.md');
    const folders = readdirSync(join(root, 'src'));
    expect(folders.filter((folder) => !text.includes(`\n| \`${folder}/\` |`))).toEqual([]);
    const sources = ['src', 'test'].flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => `/${top}/${file}`),
    );
    const named = [...text.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file]) => file!);
    expect(named.filter((name) => !sources.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
  });
});
