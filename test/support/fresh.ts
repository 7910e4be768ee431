// Cases that are others in each run, from a seed that is printed and can be given again; and how many of them, as the long
// versions of tests take minutes.
//
//   npm run test:long                   all of them
//   SINKWARD_TEST_SEED=4711 npm test    those of an earlier run, as its output says

import { randomInt } from 'node:crypto';

/** vitest.config.ts prints the seed, and sets this for all files of tests. */
export const TEST_SEED = 'SINKWARD_TEST_SEED';

/** Whether tests run in their long versions. */
export const isLong = Boolean(process.env['SINKWARD_LONG']);

/** A whole number from 0 to 2^31 - 1: the one that was given, or drawn. */
export function freshSeed(): number {
  const given = process.env[TEST_SEED];
  const seed = Number(given || randomInt(2 ** 31));
  if (Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31) return seed;
  throw new Error(`${TEST_SEED} must be a whole number from 0 to 2147483647, not '${given}'`);
}

/** How many rounds: `few` with every run of the tests, `many` in the long versions. */
export function rounds(few: number, many: number): number {
  return isLong ? many : few;
}

/** The same for `fc.assert`. */
export function freshRuns(few: number, many: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: rounds(few, many), seed: freshSeed() };
}
