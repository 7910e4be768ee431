// node scripts/freeze-release.js: keeps the release that is checked out in test/releases/<version>, for good: its registry
// and messenger, one file each that needs no package, and its wire format. test/process/releases.test.ts runs the programs
// beside those of later versions. Made from a commit, so it refuses changed files, and a release that it has made already.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild'; // that of tsx and vitest

const PROGRAMS = ['registry', 'messenger'];
/** All that the files below are made from. */
const SOURCES = ['src', 'package.json', 'package-lock.json', 'scripts/freeze-release.js'];

const { version } = packageAt('.');
const folder = `test/releases/${version}`;
if (existsSync(folder)) refuse(`${folder} is there already; set a new version in package.json and commit it`);
if (git('status', '--porcelain', ...SOURCES) !== '') refuse(`commit ${SOURCES.join(', ')} first`);
const commit = git('rev-parse', 'HEAD');

const texts = await Promise.all(PROGRAMS.map(bundle));
mkdirSync(folder, { recursive: true });
cpSync('src/wire/proto/sinkward.proto', `${folder}/sinkward.proto`);
for (const [index, program] of PROGRAMS.entries()) writeFileSync(`${folder}/${program}.mjs`, texts[index]);

/** The text of a program with all that it imports. Its lines are broken, so that a search shows no more than it found. */
async function bundle(program) {
  const { outputFiles, metafile } = await build({
    entryPoints: [`src/commands/${program}/main.ts`],
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    lineLimit: 110,
    legalComments: 'none',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // It is a native module: a released registry with --data takes the one that is installed.
    external: ['lmdb'],
    // Packages that are CommonJS call `require`, which a module does not have.
    banner: { js: `import{createRequire}from'node:module';const require=createRequire(import.meta.url);` },
    plugins: [{ name: 'version', setup: nameVersion }],
  });
  const [hashbang, ...code] = outputFiles[0].text.split('\n');
  return [hashbang, ...header(program, Object.keys(metafile.inputs)), ...code].join('\n');
}

/** Programs read their version from package.json, which is not beside these. */
function nameVersion(esbuild) {
  const contents = `export const programVersion = () => ${JSON.stringify(version)};`;
  esbuild.onLoad({ filter: /[/\\]commands[/\\]version\.ts$/ }, () => ({ contents, loader: 'ts' }));
}

function header(program, inputs) {
  const packages = new Set(inputs.map((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]));
  packages.delete(undefined);
  const bundled = [...packages].toSorted().map((path) => {
    const { name, version, license } = packageAt(path);
    return `//   ${name} ${version}, ${license}`;
  });
  return [
    `// Sinkward ${version}: ${program}, as it was released, to be run beside later versions. Do not edit.`,
    `// Made by \`node scripts/freeze-release.js\` from commit ${commit},`,
    '// with esbuild, from src/ and these packages, which have licences of their own:',
    ...bundled,
  ];
}

function packageAt(path) {
  return JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
}

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function refuse(why) {
  console.error(`error: ${why}`);
  process.exit(1);
}
