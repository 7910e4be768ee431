// The program's version, as its package.json says it.

import { readFileSync } from 'node:fs';

interface Package {
  readonly version: string;
}

export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as Package).version;
}
