// Laws of times: their means, what is left of them, and the normal quantile that one is made of.

import { describe, expect, it } from 'vitest';
import { type TimeLaw, timeLeftMs, timeMs } from '../../src/churn/time-law.ts';
import { normalQuantile } from '../../src/random/normal-quantile.ts';
import { exp } from '../../src/random/powers.ts';
import { LOG_NORMAL_QUANTILES } from '../../src/simulator/network/log-normal.ts';

it('the normal quantile is that which the network model has as a table', () => {
  LOG_NORMAL_QUANTILES.forEach((quantile, i) => {
    expect(exp(normalQuantile((i + 0.5) / 256)) / quantile).toBeCloseTo(1, 6);
  });
});

const LAWS: readonly TimeLaw[] = [
  { kind: 'constant', meanMs: 1000 },
  { kind: 'exponential', meanMs: 1000 },
  { kind: 'pareto', meanMs: 1000, shape: 3 },
  { kind: 'log-normal', meanMs: 1000, sigma: 1 },
];

/** The mean of a function over the middles of so many equal shares. */
function mean(shares: number, f: (share: number) => number): number {
  let sum = 0;
  for (let i = 0; i < shares; i++) sum += f((i + 0.5) / shares);
  return sum / shares;
}

describe.each(LAWS)('times: $kind', (law) => {
  it('have the mean that is asked for', () => {
    expect(mean(200_000, (share) => timeMs(law, share)) / law.meanMs).toBeCloseTo(1, 2);
  });

  it('leave what renewal theory says: on average the mean square over twice the mean', () => {
    const square = mean(200_000, (share) => timeMs(law, share) ** 2);
    const left = mean(400, (share) => mean(400, (other) => timeLeftMs(law, share, other)));
    // A Pareto law of shape 3 has a square whose mean converges slowly: only its order is looked at.
    const wanted = square / (2 * law.meanMs);
    expect(left / wanted).toBeGreaterThan(0.85);
    expect(left / wanted).toBeLessThan(1.15);
  });
});
