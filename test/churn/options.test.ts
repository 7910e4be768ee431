// What is typed for `sinkward churn`: read strictly, written so that it is read the same, refused in one clear line.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeLaw } from '../../src/churn/time-law.ts';
import * as typed from '../../src/commands/churn/options.ts';

const time = typed.time('for', 0, 1e12);
const law = typed.timeLaw('session', 1000);

describe('what is typed is read', () => {
  it.each([
    [time('50ms'), 50],
    [time('1.5s'), 1500],
    [time('2 min'), 120_000],
    [time('1h'), 3_600_000],
    [law('pareto:3600s'), { kind: 'pareto', meanMs: 3_600_000, shape: 3 }],
    [law('log-normal:1h,0.5'), { kind: 'log-normal', meanMs: 3_600_000, sigma: 0.5 }],
    [law('constant:10min'), { kind: 'constant', meanMs: 600_000 }],
    [typed.lookupRate('1/s/node'), 1],
    [typed.lookupRate('6/min'), 0.1],
    [typed.share('crash')('0.25'), 0.25],
    [typed.share('crash')('.5'), 0.5],
    [typed.delay('constant:50ms'), { least: 50, most: 50 }],
    [typed.delay('uniform:20ms,80ms'), { least: 20, most: 80 }],
  ])('%o', (read, wanted) => {
    expect(read).toEqual(wanted);
  });

  it('and times, laws and delays are written so that they are read the same', () => {
    const meanMs = fc.integer({ min: 1000, max: 1e9 });
    const parameter = fc.integer({ min: 1, max: 3000 }).map((n) => (1000 + n) / 1000);
    const laws: fc.Arbitrary<TimeLaw> = fc.oneof(
      fc.record({ kind: fc.constant('constant' as const), meanMs }),
      fc.record({ kind: fc.constant('exponential' as const), meanMs }),
      fc.record({ kind: fc.constant('pareto' as const), meanMs, shape: parameter }),
      fc.record({ kind: fc.constant('log-normal' as const), meanMs, sigma: parameter }),
    );
    const unit = fc.constantFrom('s', 'min', 'h');
    fc.assert(
      fc.property(laws, fc.integer({ min: 1, max: 60_000 }), fc.nat(100), unit, (value, least, more, per) => {
        expect(time(typed.timeText(value.meanMs))).toBe(value.meanMs);
        expect(law(typed.lawText(value))).toEqual(value);
        const delay = { least, most: Math.min(60_000, least + more) };
        expect(typed.delay(typed.delayText(delay))).toEqual(delay);
        const rate = typed.lookupRate(`${least / 1000}/${per}`);
        expect(typed.lookupRate(typed.rateText(rate))).toBe(rate);
      }),
    );
  });
});

describe('what is wrong is told', () => {
  it.each([
    [() => time('10'), 'for must be a time from 0ms to'],
    [() => time('0.1ms'), 'for must be a time'],
    [() => law('pareto:1h,1'), 'session must be exponential:MEAN, pareto:MEAN[,SHAPE above 1]'],
    [() => law('exponential:1h,2'), 'session must be'],
    [() => law('weibull:1h'), 'session must be'],
    [() => law('log-normal:1h,5'), 'session must be'],
    [() => law('constant:999ms'), 'with a mean from 1s to 365d'],
    [() => typed.lookupRate('1/day'), 'lookups must be a rate up to 1000/s/node'],
    [() => typed.lookupRate('1001/s'), 'lookups must be a rate'],
    [() => typed.share('crash')('1.01'), 'crash must be a share from 0 to 1'],
    [() => typed.delay('uniform:9ms'), 'delay must be constant:50ms or uniform:20ms,80ms'],
    [() => typed.delay('uniform:9ms,8ms'), 'delay must be'],
    [() => typed.delay('constant:0s'), 'delay must be'],
  ])('%o', (read, told) => {
    expect(read).toThrow(told);
  });
});
