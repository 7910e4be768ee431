// Distributions of session lengths and of times between sessions, given by their mean.

import { normalQuantile } from '../random/normal-quantile.ts';
import { exp, ln } from '../random/powers.ts';

export type TimeLaw =
  | { readonly kind: 'constant'; readonly meanMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  /**
   * The shifted Pareto distribution, P(T > t) = (1 + t / scale)^-shape, whose short sessions match measured
   * ones: Yao, Leonard, Wang, Loguinov: Modeling Heterogeneous User Churn (ICNP 2006). shape: above 1, so
   * that the mean exists.
   */
  | { readonly kind: 'pareto'; readonly meanMs: number; readonly shape: number }
  /** sigma: the standard deviation of the logarithm. */
  | { readonly kind: 'log-normal'; readonly meanMs: number; readonly sigma: number };

/** A time in milliseconds, not rounded. fraction: the quantile, above 0 and below 1. */
export function timeMs(law: TimeLaw, fraction: number): number {
  switch (law.kind) {
    case 'constant':
      return law.meanMs;
    case 'exponential':
      return -law.meanMs * ln(fraction);
    case 'pareto':
      return law.meanMs * (law.shape - 1) * (exp(-ln(fraction) / law.shape) - 1);
    case 'log-normal':
      return law.meanMs * exp(law.sigma * normalQuantile(fraction) - (law.sigma * law.sigma) / 2);
    default:
      return law satisfies never;
  }
}

/**
 * The residual time of a session in progress in equilibrium, with density P(T > t) / mean. The initial nodes
 * draw this, so that the departure rate is constant from the start. Feller: An Introduction to Probability
 * Theory, volume II, chapter XI.4. fraction, other: independent, each above 0 and below 1.
 */
export function timeLeftMs(law: TimeLaw, fraction: number, other: number): number {
  switch (law.kind) {
    case 'constant':
      return law.meanMs * fraction;
    case 'exponential':
      return timeMs(law, fraction);
    case 'pareto': // again of that kind, with the same scale and a shape one less
      return law.meanMs * (law.shape - 1) * (exp(-ln(fraction) / (law.shape - 1)) - 1);
    case 'log-normal': // a fraction of a time that was met in proportion to its length
      return law.meanMs * other * exp(law.sigma * normalQuantile(fraction) + (law.sigma * law.sigma) / 2);
    default:
      return law satisfies never;
  }
}
