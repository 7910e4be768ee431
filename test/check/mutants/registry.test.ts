// docs/registry.py passes every check, and each fault that is planted in it is found by the check that is for it.

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { registrySessions } from '../../../src/check/registry/sessions.ts';
import { failuresOf, freshPart, planted, resultsOf } from './mutants.ts';
import { REGISTRY_MUTANTS } from './registry.ts';

const noPython = spawnSync('python3', ['--version']).status !== 0;

const PROGRAM = new URL('../../../docs/registry.py', import.meta.url).pathname;

const sessions = (load: boolean) => (path: string) =>
  registrySessions(
    {
      command: ['python3', path, '{port}'],
      host: '127.0.0.1',
      port: 0,
      patienceMs: 4000,
      startMs: 30_000,
      ask: () => {},
    },
    { load },
  );

test.skipIf(noPython)('docs/registry.py passes', async () => {
  const results = await resultsOf(PROGRAM, (source) => source, sessions(true));
  expect(results.filter(({ grade }) => grade !== 'pass')).toEqual([]);
});

describe.skipIf(noPython)('a registry that', () => {
  test.each(freshPart(REGISTRY_MUTANTS, 2))('$name fails $foundBy', async (mutant) => {
    const failures = await failuresOf(
      PROGRAM,
      (source) => planted(source, mutant),
      sessions(mutant.load === true),
    );
    expect(failures).toContain(mutant.foundBy);
    const expected = [mutant.foundBy, ...(mutant.alsoFails ?? [])];
    expect(failures.filter((name) => !expected.includes(name))).toEqual([]);
  });
});
