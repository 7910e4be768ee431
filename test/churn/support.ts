// What the tests of the churn engine run: a small overlay of whose options each test changes some.

import type { ChurnOptions } from '../../src/churn/churn-options.ts';
import { definition as chord } from '../../src/geometries/chord/index.ts';
import { seedKey } from '../../src/random/draw.ts';

const USUAL: ChurnOptions = {
  seed: seedKey('churn'),
  geometry: chord,
  maintenance: 'registry',
  nodes: 100,
  bits: 31,
  entries: 1,
  session: { kind: 'exponential', meanMs: 600_000 },
  away: { kind: 'constant', meanMs: 0 },
  crashShare: 1,
  lookupsPerSecond: 1,
  keys: 'nodes',
  delay: { min: 50, max: 50 },
  timeout: 500,
  giveUp: 60_000,
  maxHops: 64,
  maxTimeouts: 1000,
  warmUp: 5000,
  duration: 60_000,
  detection: 5000,
  stabilizePeriod: 30_000,
  fixFingersPeriod: 30_000,
  checkPredecessorPeriod: 30_000,
};

export function churnOptions(changes: Partial<ChurnOptions> & { seedText?: string } = {}): ChurnOptions {
  const { seedText, ...rest } = changes;
  return { ...USUAL, ...(seedText === undefined ? {} : { seed: seedKey(seedText) }), ...rest };
}

/** Nobody ever leaves. */
export const NO_CHURN = { kind: 'constant', meanMs: 1e9 } as const;
