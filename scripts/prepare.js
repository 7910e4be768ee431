// npm runs this after installing the packages, and before `npm install --global .` links the programs. In the
// second case a fresh clone has no packages yet, so they are installed first; npm's options for the global
// folder do not apply to that.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const forGlobal = /^npm_config_(global|prefix|location|local_prefix|global_prefix)$/i;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !forGlobal.test(name)));

if (!existsSync('node_modules/typescript')) npm('ci', '--ignore-scripts');
npm('run', '--silent', 'build');

function npm(...args) {
  const { status } = spawnSync('npm', args, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
