// What is never so, kept by reading the source: which part imports which, and what only hosts and processes may touch.

import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it, test } from 'vitest';

const SRC = posix.join(import.meta.dirname, '../src');

/** A part is a folder; main.ts and console.ts of a folder are its process. A new folder needs a line here. */
const MAY_IMPORT: { readonly [part: string]: readonly string[] } = {
  random: [],
  routing: ['random'],
  overlay: ['routing', 'random'],
  wire: ['overlay', 'routing', 'random'],
  report: ['overlay'],
  flat: ['overlay', 'routing', 'random'],
  pool: ['flat', 'overlay', 'routing', 'random'],
  registry: ['overlay', 'routing', 'random'],
  messenger: ['overlay', 'routing', 'random'],
  simulator: ['registry', 'messenger', 'report', 'wire', 'overlay', 'routing', 'random'],
  tcp: ['registry', 'messenger', 'wire', 'overlay', 'routing', 'random'],
  console: ['report', 'overlay', 'routing'],
  demo: [],
  literature: ['churn', 'flat', 'report', 'overlay', 'routing', 'random'],
  churn: ['flat', 'simulator', 'overlay', 'routing', 'random'],
  cli: [
    'simulator',
    'pool',
    'flat',
    'literature',
    'churn',
    'console',
    'report',
    'wire',
    'overlay',
    'routing',
    'random',
  ],
};

/** What the process of a folder may import beside what the folder may. */
const PROCESS_MAY_IMPORT = ['tcp', 'console', 'report'];

/** Parts that touch the world outside, as the process of any folder may. */
const HOSTS = ['tcp', 'console', 'cli', 'pool'];

const BANNED = [
  { what: 'a clock', pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./ },
  { what: 'chance of its own', pattern: /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b/ },
  { what: 'the process', pattern: /\bprocess\./ },
  { what: 'printing', pattern: /\bconsole\./ },
  { what: 'waiting', pattern: /\b(?:setTimeout|setInterval|setImmediate)\b/ },
  {
    what: 'a sort of numbers as text',
    pattern: /(?<!\b\w*(?:Int|Uint|Float)\d+Array\.(?:from|of)\([^\n]*)\.(?:sort|toSorted)\(\)/,
  },
];

function partOf(file: string): string {
  const [folder = ''] = file.split('/');
  return folder !== 'console' && /\/(?:main|console)\.ts$/.test(file) ? `${folder} process` : folder;
}

function mayImport(part: string): readonly string[] | undefined {
  const [folder = '', process] = part.split(' ');
  const own = MAY_IMPORT[folder];
  return process === undefined ? own : own && [folder, ...own, ...PROCESS_MAY_IMPORT];
}

/** What is wrong with a file of src/, whose path begins with its folder: a line for each thing. */
function check(file: string, source: string): string[] {
  const part = partOf(file);
  const allowed = mayImport(part);
  if (allowed === undefined) return [`${file}: no rule says what ${part} may import`];
  const isPure = !part.endsWith(' process') && !HOSTS.includes(part);
  const code = withoutComments(source);
  const wrong = importsOf(code).flatMap((name) => {
    if (name === 'seedrandom') return file === 'random/draw.ts' ? [] : [`${file}: imports ${name}`];
    if (!name.startsWith('.')) return isPure && isBuiltin(name) ? [`${file}: imports ${name}`] : [];
    const other = partOf(posix.join(posix.dirname(file), name));
    return other === part || allowed.includes(other) ? [] : [`${file}: ${part} imports ${other}`];
  });
  const banned = isPure ? BANNED.filter(({ pattern }) => pattern.test(withoutStrings(code))) : [];
  return [...wrong, ...banned.map(({ what }) => `${file}: ${what}`)];
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
}

const COMMENT_OR_STRING = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;

function withoutComments(source: string): string {
  return source.replace(COMMENT_OR_STRING, (found) => (found.startsWith('/') ? '' : found));
}

function withoutStrings(source: string): string {
  return source.replace(COMMENT_OR_STRING, "''");
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

test.each(files)('src/%s', (file) => {
  expect(check(file, readFileSync(posix.join(SRC, file), 'utf8'))).toEqual([]);
});

describe('a planted fault is found', () => {
  it.each([
    ['random/draw.ts', "import { hops } from '../routing/hops.ts';", 'random imports routing'],
    ['routing/path.ts', "import { Columns } from '../overlay/columns.ts';", 'routing imports overlay'],
    ['overlay/node.ts', "import type { Frame } from '../wire/frame.ts';", 'overlay imports wire'],
    ['wire/generated/x.ts', "export * from '../../tcp/links.ts';", 'wire imports tcp'],
    [
      'registry/run.ts',
      "import { Messenger } from '../messenger/messenger.ts';",
      'registry imports messenger',
    ],
    [
      'messenger/peer-links.ts',
      "const { Run } = await import('../registry/run.ts');",
      'messenger imports registry',
    ],
    [
      'registry/registry.ts',
      "import { registryCommands } from './console.ts';",
      'registry imports registry process',
    ],
    [
      'messenger/main.ts',
      "import { RegistryHost } from '../registry/main.ts';",
      'messenger process imports registry process',
    ],
    ['report/table.ts', "import '../tcp/pipe.ts';", 'report imports tcp'],
    ['tcp/links.ts', "import { table } from '../report/table.ts';", 'tcp imports report'],
    ['registry/setup.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['wire/frame.ts', "import { Buffer } from 'buffer';", 'imports buffer'],
    ['overlay/packets.ts', "import seedrandom from 'seedrandom';", 'imports seedrandom'],
    ['dashboard/view.ts', 'export const x = 1;', 'no rule says what dashboard may import'],
    ['registry/run.ts', 'const now = Date.now();', 'a clock'],
    ['report/progress.ts', 'const at = performance.now();', 'a clock'],
    ['routing/hops.ts', 'const x = Math.random();', 'chance of its own'],
    ['overlay/columns.ts', "if (process.env['DEBUG']) y();", 'the process'],
    ['messenger/messenger.ts', '/* why */ console.log(1);', 'printing'],
    ['registry/setup.ts', 'setTimeout(f, 1);', 'waiting'],
    ['registry/members.ts', 'setInterval(f, 1);', 'waiting'],
    ['overlay/membership.ts', 'const ids = [10, 9].sort();', 'a sort of numbers as text'],
    ['simulator/world.ts', 'const ids = new Int32Array(3); many.toSorted();', 'a sort of numbers as text'],
  ])('%s: %s', (file, source, wrong) => {
    expect(check(file, source)).toEqual([`${file}: ${wrong}`]);
  });
});

describe('what is no fault is none', () => {
  it.each([
    ['overlay/membership.ts', 'this.ids = Int32Array.from(ids).sort();'],
    ['registry/members.ts', 'ids.sort((a, b) => a - b); // not Date.now(), nor import x from "node:fs"'],
    [
      'registry/main.ts',
      "import { x } from '../console/console.ts'; import 'node:fs'; process.exit(Date.now());",
    ],
    ['messenger/messenger.ts', "const text = 'from console.ts: process.exit';"],
    ['tcp/links.ts', "import { connect } from 'node:net'; setTimeout(f, 1);"],
    ['console/console.ts', "import { createInterface } from 'node:readline';"],
  ])('%s: %s', (file, source) => {
    expect(check(file, source)).toEqual([]);
  });
});
