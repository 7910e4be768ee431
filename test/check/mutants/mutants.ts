// Programs with one fault each, which the check that is named must find: the proof that checks can fail.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../../src/check/check.ts';
import { runChecks } from '../../../src/check/run-checks.ts';
import type { Session, Stage } from '../../../src/check/session.ts';
import { freshSeed, isLong } from '../../support/fresh.ts';

export interface Mutant {
  /** What is wrong with the program: `gives two nodes one ID`. */
  readonly name: string;
  /** In the program, once. */
  readonly find: string;
  readonly replace: string;
  /** The check that must fail. */
  readonly foundBy: string;
  /** Checks that may fail too, as a consequence. */
  readonly alsoFails?: readonly string[];
  /** It shows under load only. */
  readonly load?: true;
}

/** The cases that this run tries: all in the long version, else a few that differ from run to run. */
export function freshPart<T>(cases: readonly T[], few: number): readonly T[] {
  if (isLong) return cases;
  const first = freshSeed() % cases.length;
  return Array.from({ length: few }, (_, i) => cases[(first + i * STRIDE) % cases.length]!);
}

/** Neighbours in a list have faults of one kind. */
const STRIDE = 11;

/** The text of the program with the fault. Throws when the place for it is not there, or there more than once. */
export function planted(source: string, { name, find, replace }: Mutant): string {
  const parts = source.split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}": ${parts.length - 1} places in the program for its fault`);
  return parts.join(replace);
}

/** The checks that fail with this program, in their order. */
export async function failuresOf<S extends Stage>(
  program: string,
  change: (source: string) => string,
  sessions: (path: string) => readonly Session<S>[],
): Promise<string[]> {
  return (await resultsOf(program, change, sessions))
    .filter(({ grade }) => grade === 'fail')
    .map(({ name }) => name);
}

/** All results of a changed copy of the program, a file of one of the folders of this repository. */
export async function resultsOf<S extends Stage>(
  program: string,
  change: (source: string) => string,
  sessions: (path: string) => readonly Session<S>[],
): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sinkward-mutant-'));
  try {
    const path = join(folder, 'program.py');
    writeFileSync(path, change(readFileSync(program, 'utf8')));
    const signal = AbortSignal.timeout(LIMIT_MS);
    return await runChecks(sessions(path), { parallel: 6, signal, done: () => {} });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const LIMIT_MS = 180_000;
