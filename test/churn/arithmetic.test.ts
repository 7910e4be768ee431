// Logarithm, exponential, normal quantile, and the laws of times that are made of them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, normalQuantile } from '../../src/churn/arithmetic.ts';
import { type TimeLaw, timeLeftMs, timeMs } from '../../src/churn/time-law.ts';
import { LOG_NORMAL_QUANTILES } from '../../src/simulator/log-normal.ts';

const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });

describe('plain arithmetic', () => {
  it('has the logarithm of the standard library, to 14 digits', () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(Math.log(x))));
      }),
    );
    expect(ln(1)).toBe(0);
  });

  it('has its exponential', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
      }),
    );
    expect(exp(0)).toBe(1);
  });

  it('has the normal quantiles that the network model has as a table', () => {
    LOG_NORMAL_QUANTILES.forEach((quantile, i) => {
      expect(exp(normalQuantile((i + 0.5) / 256)) / quantile).toBeCloseTo(1, 6);
    });
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
