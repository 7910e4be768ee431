// What tests draw: a seed that is another each day, so that no two days run the same cases, printed so that they can be run
// again; and how much of a long test runs when only a part of it is asked for.
//
//   npm run test:long                     all of it
//   SINKWARD_TEST_SEED=20260131 npm test  the part of that day

const SEED = 'SINKWARD_TEST_SEED';
const LONG = 'SINKWARD_LONG';

/** Whether the long versions run. */
export const isLong = (process.env[LONG] ?? '') !== '';

/** `few` rounds of something, or `many` in the long version. */
export function rounds(few: number, many: number): number {
  return isLong ? many : few;
}

/** The day as yyyymmdd, or what SINKWARD_TEST_SEED says: a whole number from 0 below 2^31. Printed with what is drawn from it. */
export function freshSeed(what: string): number {
  const seed = Number(process.env[SEED] || new Date().toISOString().slice(0, 10).replaceAll('-', ''));
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)) {
    throw new Error(`${SEED} is a whole number from 0 below 2^31, not "${process.env[SEED]}"`);
  }
  process.stdout.write(`${what}: drawn from ${SEED}=${seed}\n`);
  return seed;
}
