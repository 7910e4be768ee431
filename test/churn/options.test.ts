// What is typed for `sinkward churn`: read strictly, written so that it is read the same, refused in one clear line.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeLaw } from '../../src/churn/time-law.ts';
import { lookupRate } from '../../src/commands/churn/kinds.ts';
import { churnTable } from '../../src/commands/churn/options.ts';

const session = churnTable.session.kind;
const delay = churnTable.delay.kind;
const crash = churnTable.crash.kind;

describe('what is typed is read', () => {
  it.each([
    [session.parse('pareto:3600s', 'session'), { kind: 'pareto', meanMs: 3_600_000, shape: 3 }],
    [session.parse('log-normal:1h,0.5', 'session'), { kind: 'log-normal', meanMs: 3_600_000, sigma: 0.5 }],
    [session.parse('constant:10min', 'session'), { kind: 'constant', meanMs: 600_000 }],
    [lookupRate.parse('1/s/node', 'lookups'), 1],
    [lookupRate.parse('6/min', 'lookups'), 0.1],
    [crash.parse('0.25', 'crash'), 0.25],
    [crash.parse('.5', 'crash'), 0.5],
    [delay.parse('constant:50ms', 'delay'), { min: 50, max: 50 }],
    [delay.parse('constant:1min', 'delay'), { min: 60_000, max: 60_000 }],
    [delay.parse('uniform:20ms,80ms', 'delay'), { min: 20, max: 80 }],
  ])('%o', (read, wanted) => {
    expect(read).toEqual(wanted);
  });

  it('and distributions and rates are written so that they are read the same', () => {
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
      fc.property(laws, fc.integer({ min: 1, max: 60_000 }), fc.nat(100), unit, (law, min, more, per) => {
        expect(session.parse(session.print(law), 'session')).toEqual(law);
        const drawn = { min, max: Math.min(60_000, min + more) };
        expect(delay.parse(delay.print(drawn), 'delay')).toEqual(drawn);
        const rate = lookupRate.parse(`${min / 1000}/${per}`, 'lookups');
        expect(lookupRate.parse(lookupRate.print(rate), 'lookups')).toBe(rate);
      }),
    );
  });
});

describe('what is wrong is said', () => {
  it.each([
    [() => churnTable.for.kind.parse('10', 'for'), 'for must be a duration from 1s to 7d'],
    [() => churnTable.timeout.kind.parse('3.5ms', 'timeout'), 'timeout must be a duration from 3ms to 10min'],
    [() => session.parse('pareto:1h,1', 'session'), 'where SHAPE is a number above 1'],
    [() => session.parse('exponential:1h,2', 'session'), 'session must be exponential:MEAN.'],
    [() => session.parse('weibull:1h', 'session'), 'session must be exponential:MEAN, pareto:MEAN[,SHAPE], '],
    [() => session.parse('log-normal:1h,5', 'session'), 'where SIGMA is a number from 0 to 4'],
    [() => session.parse('constant:999ms', 'session'), 'where TIME is from 1s to 365d'],
    [() => session.parse('constant:1000.5ms', 'session'), 'where times are whole milliseconds'],
    [() => lookupRate.parse('1/day', 'lookups'), 'lookups must be a rate up to 1000/s/node'],
    [() => lookupRate.parse('1001/s', 'lookups'), 'lookups must be a rate'],
    [() => crash.parse('1.01', 'crash'), 'crash must be a fraction from 0 to 1'],
    [() => delay.parse('uniform:9ms', 'delay'), 'delay must be uniform:MIN,MAX'],
    [() => delay.parse('uniform:9ms,8ms', 'delay'), 'where MIN is at most MAX'],
    [() => delay.parse('constant:0s', 'delay'), 'where TIME is from 1ms to 1min'],
  ])('%o', (read, message) => {
    expect(read).toThrow(message);
  });
});
