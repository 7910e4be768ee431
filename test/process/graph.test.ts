// `sinkward graph` as a shell sees it.

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { geometries } from '../../src/geometries/index.ts';
import { STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { permute } from '../../src/random/permutation.ts';
import { type Program, type ProgramOptions, run } from './program.ts';

const path = fileURLToPath(new URL('../../dist/commands/sinkward.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sinkward-graph-'));
afterAll(() => rmSync(folder, { recursive: true }));

function graph(args: readonly string[], options: ProgramOptions = {}): Program {
  return run(process.execPath, [path, 'graph', ...args], { stdin: 'ignore', ...options });
}

async function ended(code: number, ...args: readonly string[]): Promise<Program> {
  const program = graph(args);
  expect({ code: await program.ends(), stderr: program.stderr }).toMatchObject({ code });
  return program;
}

test('the edges are those of the tables, as the definitions give them for the IDs of the seed', async () => {
  const args = ['--geometry', 'chord', '--nodes', '30', '--seed', '7', '--form', 'csv'];
  const { stdout, stderr } = await ended(0, ...args);
  const key = seedKey('7');
  const idKey = streamKey(key, STREAM.ids, 31);
  const ids = Int32Array.from({ length: 30 }, (_, i) => permute(idKey, 31, i)).sort();
  const space = { ids, bits: 31, key: streamKey(key, STREAM.links, 0) };
  const edges = Array.from(ids, (id, rank) =>
    geometries.chord.peers(space, rank, 1).map((peer) => `${id},${ids[peer]}`),
  ).flat();
  expect(stdout).toBe(`source,target\n${edges.join('\n')}\n`);
  expect(stderr).toBe(`Seed: 7.\nchord: 30 nodes, ${edges.length} edges, IDs of 31 bits.\n`);
});

test.each(['dot', 'gexf', 'csv'])('%s into a file is what it is on the output', async (form) => {
  const args = ['--geometry', 'kademlia', '--nodes', '500', '--seed', '7', '--form', form];
  const file = join(folder, form);
  const [printed, written] = await Promise.all([ended(0, ...args), ended(0, ...args, '--out', file)]);
  expect(written.stdout).toBe('');
  expect(written.stderr).toMatch(/^kademlia: 500 nodes, [\d,]+ edges in .*\.$/m);
  expect(readFileSync(file, 'utf8')).toBe(printed.stdout);
  expect(printed.stdout.length).toBeGreaterThan(65_536); // more than one chunk, and than a pipe holds
});

const graphviz = spawnSync('dot', ['-V']).status === 0;
test.skipIf(!graphviz)('Graphviz draws it, all nodes and edges', async () => {
  const { stdout } = await ended(0, '--geometry', 'pastry', '--nodes', '50', '--seed', 'a "\\" b');
  const drawn = spawnSync('dot', ['-Tsvg'], { input: stdout, encoding: 'utf8' });
  expect([drawn.status, drawn.stderr]).toEqual([0, '']);
  expect(drawn.stdout.match(/class="node"/g)).toHaveLength(50);
  expect(drawn.stdout.match(/class="edge"/g)).toHaveLength(stdout.match(/ -> /g)!.length);
});

describe('wrong arguments: one line that says what was wrong and what would be right, and exit code 2', () => {
  test.each<[string[], RegExp]>([
    [['--geometry', 'ring'], /geometry must be one of hops, chord, /],
    [['--geometry', 'Chrod'], /, tree; did you mean 'chord'\?$/],
    [['--nodes', '200', '--id-bits', '7'], /7 ID bits allow only 128 IDs; use --id-bits 8 or more$/],
    [['--geometry', 'chord', '--nodes', '5', '--entries', '5'], /chord takes 1 to 4 successors .*, not 5;/],
    [['--nodes', '5001'], /5,001 nodes, .*; use --form gexf$/],
    [['--nodes', '2e5', '--form', 'gexf'], /; use --form csv$/],
    [['--seed', ''], /'' is invalid\. seed must be text of one character or more$/],
    [['--out', ''], /'' is invalid\. out must be the name of a file$/],
  ])('%j', async (args, line) => {
    const { stdout, complaints } = await ended(2, ...args);
    expect(stdout).toBe('');
    expect(complaints).toEqual([expect.stringMatching(/^error: /)]);
    expect(complaints[0]).toMatch(line);
  });

  test('leave a file as it was', async () => {
    const file = join(folder, 'kept');
    await ended(0, '--out', file);
    const kept = readFileSync(file, 'utf8');
    await ended(2, '--nodes', '6000', '--out', file);
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });
});

describe('output that cannot be written', () => {
  test('a folder that is not there, and a full disk: one line, and 1', async () => {
    const missing = await ended(1, '--out', join(folder, 'none/x.dot'));
    expect(missing.complaints.at(-1)).toMatch(/^error: cannot write .*: no such file or directory$/);
    const full = await ended(1, '--out', '/dev/full');
    expect(full.complaints.at(-1)).toBe('error: cannot write /dev/full: no space left on device');
    const fd = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(fd));
    const stdout = graph(['--nodes', '3000'], { stdout: fd });
    expect(await stdout.ends()).toBe(1);
    expect(stdout.complaints.at(-1)).toMatch(/^error: cannot write the output: .*no space left/);
  });

  test('a reader that has enough ends it quietly', async () => {
    const program = run('sh', [
      '-c',
      '"$0" "$1" graph --nodes 50000 --form csv | head -n 1',
      process.execPath,
      path,
    ]);
    expect(await program.ends()).toBe(0);
    expect(program.stdout).toBe('source,target\n');
    expect(program.complaints).toEqual([expect.stringMatching(/^Seed: /)]);
  });
});
