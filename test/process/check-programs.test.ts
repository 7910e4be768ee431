// `sinkward check` on whole programs: ours and the examples pass, and each planted fault is found by the check that names it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkMessenger, failed, noPython, notPassed } from '../check/kit.ts';
import { MESSENGER_MUTANTS } from '../check/mutants/messenger.ts';
import { type Mutant, plant } from '../check/mutants/mutants.ts';
import { freshSeed, isLong } from '../support/fresh.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinkward-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OURS = ['node', join(import.meta.dirname, '../../dist/commands/messenger/main.js'), '{registry}'];
const PYTHON = ['python3', join(import.meta.dirname, '../../docs/messenger.py'), '{registry}'];

describe('a messenger passes all checks', () => {
  test('ours', async () => {
    expect(notPassed(await checkMessenger({ command: OURS }, { load: isLong }))).toEqual([]);
  });

  test.skipIf(noPython)('docs/messenger.py', async () => {
    expect(notPassed(await checkMessenger({ command: PYTHON }, { load: isLong }))).toEqual([]);
  });
});

/** A wrong program waits out each limit: these are short, as nothing is concluded from what passes. */
const HASTY = { patienceMs: 4000, startMs: 20_000 };

describe.skipIf(noPython)(
  'a fault is found by the check that names it, and by no more than its consequences',
  () => {
    test.each(fresh(MESSENGER_MUTANTS, 1))('$name', async (mutant) => {
      const command = [
        'python3',
        plant('messenger.py', mutant, mkdtempSync(join(folder, 'm-'))),
        '{registry}',
      ];
      const found = failed(await checkMessenger({ command, ...HASTY }, { load: mutant.load === true }));
      expect(found).toContain(mutant.foundBy);
      expect(found.filter((name) => name !== mutant.foundBy && !mutant.alsoFails?.includes(name))).toEqual(
        [],
      );
    });
  },
);

/** Others in each run; all of them in the long version. Those of the load group take too long for every run. */
function fresh(mutants: readonly Mutant[], few: number): readonly Mutant[] {
  if (isLong) return mutants;
  const quick = mutants.filter(({ load }) => load !== true);
  const first = freshSeed() % quick.length;
  return Array.from({ length: few }, (_, i) => quick[(first + i * 7) % quick.length]!);
}
