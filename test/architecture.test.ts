// What is never so, kept by reading the source: which part imports which, what only hosts may touch, and that there are no
// circles and no file that no program reaches.

import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it, test } from 'vitest';

const SRC = posix.join(import.meta.dirname, '../src');

/** What those above the simulator may import of it. */
const SIMULATOR = ['simulator', 'simulator/nodes', 'simulator/network'];

/** A part is a folder of src/, or one that has rules of its own inside it. A new folder needs a line, below those that it imports. */
const MAY_IMPORT: { readonly [part: string]: readonly string[] } = {
  random: [],
  text: [],
  routing: ['random'],
  overlay: ['routing', 'random'],
  names: [],
  seal: ['overlay'],
  store: ['overlay'],
  wire: ['overlay', 'routing', 'random'],
  dialects: ['overlay', 'routing', 'random'],
  registry: ['dialects', 'names', 'overlay', 'routing', 'random'],
  messenger: ['dialects', 'overlay', 'routing', 'random'],
  tcp: ['registry', 'messenger', 'dialects', 'wire', 'overlay', 'routing', 'random'],
  'simulator/events': ['overlay'],
  'simulator/network': ['simulator/events', 'wire', 'overlay', 'random'],
  'simulator/nodes': ['simulator/network', 'simulator/events', 'registry', 'messenger', 'overlay', 'random'],
  simulator: ['simulator/nodes', 'simulator/network', 'simulator/events', 'registry', 'overlay', 'random'],
  check: ['wire', 'text', 'overlay', 'routing'],
  results: ['text', 'overlay', 'routing', 'random'],
  flat: ['overlay', 'routing', 'random'],
  'flat/threads': ['flat', 'overlay', 'routing', 'random'],
  churn: ['flat', 'results', 'overlay', 'routing', 'random'],
  geometries: ['churn', 'flat', 'results', 'routing', 'random'],
  literature: ['geometries', 'churn', 'flat', 'results', 'text', 'overlay', 'routing', 'random'],
  scenario: [
    'geometries',
    ...SIMULATOR,
    'registry',
    'results',
    'names',
    'seal',
    'text',
    'overlay',
    'routing',
    'random',
  ],
  swarm: [
    'scenario',
    'geometries',
    ...SIMULATOR,
    'registry',
    'results',
    'text',
    'overlay',
    'routing',
    'random',
  ],
  explore: [
    'swarm',
    'scenario',
    'geometries',
    ...SIMULATOR,
    'simulator/events',
    'results',
    'overlay',
    'random',
  ],
  terminal: ['results', 'text', 'overlay', 'routing'],
};

/** The programs: may import every part, and no part may import them. */
const COMMANDS = 'commands';

/** Parts that touch the world outside. */
const HOSTS = ['tcp', 'store', 'check', 'terminal', COMMANDS, 'flat/threads'];

/** What npm or another program starts: the files from which all others must be reached. */
const PROGRAMS = [
  'commands/registry/main.ts',
  'commands/messenger/main.ts',
  'commands/start/main.ts',
  'commands/sinkward.ts',
  'commands/swarm/seed-thread.ts',
  'commands/route/thread.ts',
];

/** Cryptography is functions of its arguments; all other pure parts are handed it (overlay/seal.ts). */
const MAY_IMPORT_BUILTIN: { readonly [part: string]: readonly string[] } = { seal: ['node:crypto'] };

const BANNED = [
  { what: 'a clock', pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./ },
  {
    what: 'chance of its own',
    pattern: /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\brandom(?:Bytes|Int|Fill)\b|\bgenerateKey/,
  },
  { what: 'the process', pattern: /\bprocess\./ },
  { what: 'printing', pattern: /\bconsole\./ },
  { what: 'waiting', pattern: /\b(?:setTimeout|setInterval|setImmediate)\b/ },
  {
    what: 'a sort of numbers as text',
    pattern: /(?<!\b\w*(?:Int|Uint|Float)\d+Array\.(?:from|of)\([^\n]*)\.(?:sort|toSorted)\(\)/,
  },
];

function partOf(file: string): string {
  const folders = posix.dirname(file).split('/');
  const inside = folders.slice(0, 2).join('/');
  return inside in MAY_IMPORT ? inside : folders[0]!;
}

function mayImport(part: string): readonly string[] | undefined {
  return part === COMMANDS ? [...Object.keys(MAY_IMPORT), part] : MAY_IMPORT[part];
}

/** What is wrong with a file of src/, whose path begins with its folder: a line for each thing. */
function check(file: string, source: string): string[] {
  const part = partOf(file);
  const allowed = mayImport(part);
  if (allowed === undefined) return [`${file}: no rule says what ${part} may import`];
  const isPure = !HOSTS.includes(part);
  const code = withoutComments(source);
  const wrong = importsOf(code).flatMap((name) => {
    if (name === 'lmdb') return part === 'store' ? [] : [`${file}: imports ${name}`];
    if (name === 'seedrandom') return file === 'random/draw.ts' ? [] : [`${file}: imports ${name}`];
    if (!name.startsWith('.')) {
      const isAllowed = !isPure || !isBuiltin(name) || MAY_IMPORT_BUILTIN[part]?.includes(name);
      return isAllowed ? [] : [`${file}: imports ${name}`];
    }
    const other = partOf(posix.join(posix.dirname(file), name));
    return other === part || allowed.includes(other) ? [] : [`${file}: ${part} imports ${other}`];
  });
  const banned = isPure ? BANNED.filter(({ pattern }) => pattern.test(withoutStrings(code))) : [];
  return [...wrong, ...banned.map(({ what }) => `${file}: ${what}`)];
}

type Imports = ReadonlyMap<string, readonly string[]>;

/** Groups of files that import each other in a circle, the imports of types included. Tarjan (1972). */
function circles(imports: Imports): string[][] {
  const found: string[][] = [];
  const place = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    place.set(file, place.size);
    lowest.set(file, place.get(file)!);
    stack.push(file);
    for (const other of imports.get(file) ?? []) {
      if (!place.has(other)) lowest.set(file, Math.min(lowest.get(file)!, visit(other)));
      else if (stack.includes(other)) lowest.set(file, Math.min(lowest.get(file)!, place.get(other)!));
    }
    if (lowest.get(file) === place.get(file)) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || imports.get(file)?.includes(file)) found.push(group.toSorted());
    }
    return lowest.get(file)!;
  };
  for (const file of imports.keys()) if (!place.has(file)) visit(file);
  return found;
}

/** The files that are not reached from the programs. */
function unreached(imports: Imports, programs: readonly string[]): string[] {
  const reached = new Set(programs);
  for (const file of reached) for (const other of imports.get(file) ?? []) reached.add(other);
  return [...imports.keys()].filter((file) => !reached.has(file));
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

const sources = new Map(files.map((file) => [file, readFileSync(posix.join(SRC, file), 'utf8')]));

const imports: Imports = new Map(
  [...sources].map(([file, source]) => [
    file,
    importsOf(withoutComments(source))
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.join(posix.dirname(file), name)),
  ]),
);

for (const file of files) {
  test(`src/${file}`, () => {
    expect(check(file, sources.get(file)!)).toEqual([]);
  });
}

test('no files import each other in a circle', () => {
  expect(circles(imports)).toEqual([]);
});

test('every file is reached from a program', () => {
  expect(unreached(imports, PROGRAMS)).toEqual([]);
});

test('circles and files that are not reached are found', () => {
  const planted: Imports = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', ['d', 'a']],
  ]);
  expect(circles(planted)).toEqual([['b', 'c'], ['d']]);
  expect(unreached(planted, ['a'])).toEqual(['d']);
});

describe('geometries/ alone names geometries', () => {
  const names = readdirSync(posix.join(SRC, 'geometries'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  /** Which may be named where, and why: in a file, or in all files of a folder. */
  const EXCEPTIONS: readonly { readonly where: string; readonly allowed: readonly string[] }[] = [
    // An experiment is about the geometry of its paper.
    { where: 'literature/', allowed: names },
    // The unit: a field of a packet, what a rate counts, what a distribution is of.
    { where: 'commands/simulate/through-codec.ts', allowed: ['hops'] },
    { where: 'commands/route/command.ts', allowed: ['hops'] },
    { where: 'results/simulation.ts', allowed: ['hops'] },
    { where: 'scenario/trace.ts', allowed: ['hops'] },
  ];

  /** As a text, in an import, as a property of a list, and in a table by name, which has two of them at least. */
  function namesIn(source: string): string[] {
    const code = withoutComments(source);
    const texts = [...code.matchAll(/(['"`])(\w+)\1/g)].map((match) => match[2]!);
    const imported = importsOf(code).map((name) => /\bgeometries\/(\w+)\//.exec(name)?.[1] ?? '');
    const listed = [...code.matchAll(/\b(?:geometries|definitions)\.(\w+)/g)].map((match) => match[1]!);
    const keys = [...withoutStrings(code).matchAll(/\b(\w+)\??:/g)].map((match) => match[1]!);
    const tabled = new Set(keys.filter((key) => names.includes(key)));
    const found = [...texts, ...imported, ...listed, ...(tabled.size > 1 ? tabled : [])];
    return found.filter((word) => names.includes(word));
  }

  function isAllowed(file: string, name: string): boolean {
    return EXCEPTIONS.some(({ where, allowed }) => file.startsWith(where) && allowed.includes(name));
  }

  test.each(files.filter((file) => partOf(file) !== 'geometries'))('src/%s', (file) => {
    expect(namesIn(sources.get(file)!).filter((name) => !isAllowed(file, name))).toEqual([]);
  });

  test.each(EXCEPTIONS)('the exception of $where is needed', ({ where, allowed }) => {
    const found = files.filter((file) => file.startsWith(where)).map((file) => namesIn(sources.get(file)!));
    expect(allowed).toEqual(expect.arrayContaining([found.flat()[0]]));
  });

  it.each([
    ["if (name === 'tree') most = 1;", 'tree'],
    ['const most = geometries.hops.maxEntries(nodes);', 'hops'],
    ['const row = { chord: 8, hops: 4 }[geometry];', 'chord'],
    ["import { x } from '../geometries/flood/walk.ts';", 'flood'],
  ])('%s', (source, name) => {
    expect(namesIn(source)).toContain(name);
  });

  it.each([
    'const { hops } = tally; // chord',
    'const row = { hops: 2, tally };',
    'const tree = treeOf(chord);',
  ])('not %s', (source) => {
    expect(namesIn(source)).toEqual([]);
  });
});

describe('a planted fault is found', () => {
  it.each([
    ['random/draw.ts', "import { nextHop } from '../routing/clockwise.ts';", 'random imports routing'],
    ['routing/path.ts', "import { Columns } from '../overlay/columns.ts';", 'routing imports overlay'],
    ['routing/path.ts', "import { hops } from '../geometries/hops/table.ts';", 'routing imports geometries'],
    ['overlay/node.ts', "import type { Frame } from '../wire/frame.ts';", 'overlay imports wire'],
    [
      'simulator/network/carrier.ts',
      "import { SimulatedNode } from '../nodes/simulated-node.ts';",
      'simulator/network imports simulator/nodes',
    ],
    [
      'simulator/nodes/timers.ts',
      "import type { World } from '../world.ts';",
      'simulator/nodes imports simulator',
    ],
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
      "import { registryCommands } from '../commands/registry/console.ts';",
      'registry imports commands',
    ],
    [
      'geometries/hops/table.ts',
      "import { shown } from '../../commands/version.ts';",
      'geometries imports commands',
    ],
    ['results/table.ts', "import '../tcp/pipe.ts';", 'results imports tcp'],
    ['tcp/links.ts', "import { table } from '../results/table.ts';", 'tcp imports results'],
    ['flat/walk.ts', "import { Threads } from './threads/pool.ts';", 'flat imports flat/threads'],
    ['registry/setup.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['registry/proofs.ts', "import { verify } from 'node:crypto';", 'imports node:crypto'],
    ['registry/proofs.ts', "import { seal } from '../seal/seal.ts';", 'registry imports seal'],
    ['registry/memory.ts', "import { openStore } from '../store/store.ts';", 'registry imports store'],
    ['registry/memory.ts', "import { open } from 'lmdb';", 'imports lmdb'],
    ['seal/seal.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['seal/seal.ts', 'const nonce = randomBytes(32);', 'chance of its own'],
    ['wire/frame.ts', "import { Buffer } from 'buffer';", 'imports buffer'],
    ['overlay/packets.ts', "import seedrandom from 'seedrandom';", 'imports seedrandom'],
    ['dashboard/view.ts', 'export const x = 1;', 'no rule says what dashboard may import'],
    ['registry/run.ts', 'const now = Date.now();', 'a clock'],
    ['text/histogram.ts', 'const at = performance.now();', 'a clock'],
    ['geometries/hops/table.ts', 'const x = Math.random();', 'chance of its own'],
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
      'commands/registry/main.ts',
      "import { x } from '../../terminal/console.ts'; import 'node:fs'; process.exit(Date.now());",
    ],
    ['messenger/messenger.ts', "const text = 'from console.ts: process.exit';"],
    ['tcp/links.ts', "import { connect } from 'node:net'; setTimeout(f, 1);"],
    ['terminal/console.ts', "import { createInterface } from 'node:readline';"],
  ])('%s: %s', (file, source) => {
    expect(check(file, source)).toEqual([]);
  });
});
