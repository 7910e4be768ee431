import { expect, test } from 'vitest';
import type { Grade, Result } from '../../src/check/check.ts';
import { scoreOf, weighted } from '../../src/check/score.ts';

const result = (name: string, weight: number, grade: Grade, excused?: true): Result => ({
  name,
  group: name.split('.')[0]!,
  title: name,
  source: '',
  weight,
  grade,
  ...(excused === undefined ? {} : { excused }),
});

const RESULTS = [
  result('routing.direct', 2, 'pass'),
  result('routing.closest', 3, 'fail'),
  result('counters.sent', 1, 'pass'),
  result('counters.reset', 4, 'not tried'),
  result('task.again', 2, 'not tried', true),
];

test('points are those of the checks that passed, of all but those not tried through no fault of the program', () => {
  expect(scoreOf(RESULTS)).toEqual({
    checks: 5,
    passed: 2,
    failed: 1,
    notTried: 2,
    points: 3,
    maxPoints: 10,
  });
});

test('a group shares its points among its checks as their weights say, but for those that are named', () => {
  const weights = { routing: 10, 'counters.sent': 7, counters: 3 };
  expect(weighted(RESULTS, weights).map(({ name, weight }) => [name, weight])).toEqual([
    ['routing.direct', 4],
    ['routing.closest', 6],
    ['counters.sent', 7],
    ['counters.reset', 3],
    ['task.again', 0],
  ]);
  expect(scoreOf(weighted(RESULTS, weights))).toMatchObject({ points: 11, maxPoints: 20 });
});

test('without a rubric the weights stay', () => {
  expect(weighted(RESULTS, undefined)).toEqual(RESULTS);
});
