// The README's commands do what it says that they do, and it names every option and command that there is.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
let programs: string;

beforeAll(() => {
  programs = mkdtempSync(join(tmpdir(), 'sinkward-'));
  for (const [name, folder] of [
    ['registry', 'registry'],
    ['messenger', 'messenger'],
    ['sinkward', 'cli'],
  ] as const) {
    const path = join(root, `dist/${folder}/main.js`);
    chmodSync(path, 0o755);
    symlinkSync(path, join(programs, name));
  }
});

afterAll(() => rmSync(programs, { recursive: true }));

function shell(script: string): string {
  const env = { ...process.env, PATH: `${programs}:${process.env['PATH']}`, NO_COLOR: '1' };
  const { stdout, status } = spawnSync('bash', ['-c', script], {
    cwd: root,
    env,
    encoding: 'utf8',
    input: '',
  });
  expect(status).toBe(0);
  return stdout;
}

/** The block behind a marker, without its fences. */
function block(marker: string): string {
  const found = new RegExp(`<!-- ${marker} -->\n\`\`\`\\w+\n([^]*?)\n\`\`\``).exec(readme);
  expect(found, `a block marked ${marker}`).not.toBeNull();
  return found![1]!;
}

/** What varies from run to run: ports, times, and the progress of a slow machine. */
function normal(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .filter((line) => !line.includes('start-rounds  ['))
    .map((line) =>
      line
        .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
        .replace(/in [\d.]+ s(: [\d,]+ a second)?/, 'in SOME s'),
    );
}

test.each(['npm start --silent -- --seed readme', 'sinkward simulate --nodes 12 --packets 1000 --seed 7'])(
  '%s prints what the README shows',
  (command) => {
    expect(normal(shell(`${command} 2>&1`))).toEqual(normal(block(`run: ${command}`)));
  },
);

test('the session with --exec gives the path and the table of the README', () => {
  const script = block('run: session')
    .replaceAll('12345', '23451')
    .replace('--nodes 10', '--nodes 10 & wait %1');
  const printed = shell(script);
  const table = block('run: npm start --silent -- --seed readme')
    .split('\n')
    .filter((line) => /[│✓]/.test(line));
  const shown = printed.split('\n');
  expect(shown).toContain('27 → 62 → 114 (2 hops)');
  for (const line of table) expect(shown).toContain(line);
});

describe.each(['registry', 'messenger'])('the README and %s --help', (program) => {
  const help = () =>
    execFileSync(process.execPath, [join(root, `dist/${program}/main.js`), '--help'], { encoding: 'utf8' });

  test('name the same options', () => {
    const section = readme.slice(readme.indexOf(`| \`${program} <`));
    const told = new Set(section.slice(0, section.indexOf('\n\n')).match(/--[a-z][a-z-]+/g));
    const there = new Set(
      help()
        .match(/^ {2,6}(?:-\w, )?--[a-z-]+/gm)
        ?.map((text) => text.replace(/^.*--/, '--')),
    );
    there.delete('--help');
    expect([...told].sort()).toEqual([...there].sort());
  });

  test('name the same commands', () => {
    const exec = program === 'registry' ? 'help; exit' : 'help';
    const args = program === 'registry' ? ['0', '--exec', exec] : [];
    if (args.length === 0) return;
    const { stdout } = spawnSync(process.execPath, [join(root, 'dist/registry/main.js'), ...args], {
      encoding: 'utf8',
      input: '',
    });
    for (const [, name] of stdout.matchAll(/^ {2}([a-z-]+)[| ]/gm)) expect(readme).toContain(`\`${name}`);
  });
});
