// npm run test:nodes [-- arguments of vitest]: runs the suite under each version of Node that is supported, from the npm
// packages of their binaries. Exits with 1 when one of them fails.

import { spawnSync } from 'node:child_process';

/** The least that package.json allows, and the newest of each line that is maintained. */
const VERSIONS = ['20.19', '22', '24'];

const vitest = 'node_modules/vitest/vitest.mjs';
const args = process.argv.slice(2);

const failed = VERSIONS.filter((version) => {
  const node = ['--yes', '--package', `node@${version}`, '--', 'node'];
  const { stdout } = spawnSync('npx', [...node, '--version'], { encoding: 'utf8' });
  console.log(`\nNode ${version}: ${stdout.trim() || 'its package cannot be had'}`);
  return spawnSync('npx', [...node, vitest, 'run', ...args], { stdio: 'inherit' }).status !== 0;
});

console.log(
  failed.length === 0 ? `\nPassed on Node ${VERSIONS.join(', ')}.` : `\nFailed on Node ${failed.join(', ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);
