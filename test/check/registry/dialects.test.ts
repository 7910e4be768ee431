// Registries of the known dialects pass: what differs between them is said, and is no failure.

import { expect, test } from 'vitest';
import { registrySessions } from '../../../src/check/registry/sessions.ts';
import { runChecks } from '../../../src/check/run-checks.ts';
import type { DialectName } from '../../peers/dialects.ts';
import { freshPart } from '../mutants/mutants.ts';

const PROGRAM = new URL('./foreign-registry.ts', import.meta.url).pathname;

/** B and D do not look after the connections of their nodes, and set up with dead ones for ever. */
const SURVIVAL = ['survival.in-run', 'survival.client-dies'];

const CASES: readonly [DialectName, RegExp, readonly string[]][] = [
  ['A', /on the connection that a node registered on: dialect A/, []],
  ['B', /on a connection of its own to the listener, as dialect B does/, SURVIVAL],
  ['C', /on connections to the listener, which stay open: dialects C and D/, []],
  ['D', /on connections to the listener, which stay open: dialects C and D/, SURVIVAL],
];

test.each(freshPart(CASES, 1))('dialect %s', async (dialect, remark, fails) => {
  const sessions = registrySessions(
    {
      command: [process.execPath, '--import', 'tsx', PROGRAM, dialect, '{port}'],
      host: '127.0.0.1',
      port: 0,
      patienceMs: 4000,
      startMs: 30_000,
      ask: () => {},
    },
    { load: false },
  );
  const results = await runChecks(sessions, {
    parallel: 6,
    signal: AbortSignal.timeout(180_000),
    done: () => {},
  });
  expect(results.filter(({ grade }) => grade !== 'pass').map(({ name }) => name)).toEqual(fails);
  expect(results.find(({ name }) => name === 'setup.reaches-all')?.dialect).toMatch(remark);
});
