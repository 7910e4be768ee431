// Turns results into points.

import type { Result } from './check.ts';

/** Points by check (`routing.closest`), or by group (`routing`), whose checks share them in proportion to their weights. */
export type Weights = Readonly<Record<string, number>>;

export interface Score {
  readonly checks: number;
  readonly passed: number;
  readonly failed: number;
  readonly notTried: number;
  /** Points of the checks that passed, rounded to hundredths. */
  readonly points: number;
  /** Points of all checks except excused ones. */
  readonly maxPoints: number;
}

/** The results with the rubric's points; checks whose name and group it omits get none. */
export function weighted(results: readonly Result[], weights: Weights | undefined): Result[] {
  if (weights === undefined) return [...results];
  return results.map((result) => ({ ...result, weight: weightOf(result, results, weights) }));
}

function weightOf({ name, group, weight }: Result, results: readonly Result[], weights: Weights): number {
  const own = weights[name];
  if (own !== undefined) return own;
  const shared = weights[group];
  if (shared === undefined) return 0;
  const sharing = results.filter((other) => other.group === group && weights[other.name] === undefined);
  return (shared * weight) / sharing.reduce((sum, other) => sum + other.weight, 0);
}

export function scoreOf(results: readonly Result[]): Score {
  const of = (grade: Result['grade']) => results.filter((result) => result.grade === grade);
  const sum = (some: readonly Result[]) =>
    Math.round(100 * some.reduce((total, { weight }) => total + weight, 0)) / 100;
  return {
    checks: results.length,
    passed: of('pass').length,
    failed: of('fail').length,
    notTried: of('not tried').length,
    points: sum(of('pass')),
    maxPoints: sum(results.filter(({ excused }) => excused !== true)),
  };
}
