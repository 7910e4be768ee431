// What is typed for `sinkward churn`: times as 30s, laws as pareto:1h, rates as 1/s/node.

import { InvalidArgumentError } from 'commander';
import type { TimeLaw } from '../../churn/time-law.ts';

const MS_PER_UNIT: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `50ms`, `3600s`, `1.5h`: whole milliseconds; undefined when it is no time. */
function milliseconds(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,6})?) ?(ms|s|min|h|d)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const ms = Number(number) * MS_PER_UNIT[unit!]!;
  return Math.abs(ms - Math.round(ms)) < 1e-6 ? Math.round(ms) : undefined;
}

/** In the largest unit in which it is a whole number; what parses back to it. */
export function timeText(ms: number): string {
  const unit = ['d', 'h', 'min', 's'].find((name) => ms !== 0 && ms % MS_PER_UNIT[name]! === 0) ?? 'ms';
  return `${ms / MS_PER_UNIT[unit]!}${unit}`;
}

/** A time of the range, both ends included. */
export function time(name: string, minMs: number, maxMs: number): (text: string) => number {
  return (text) => {
    const ms = milliseconds(text.trim());
    if (ms !== undefined && ms >= minMs && ms <= maxMs) return ms;
    throw new InvalidArgumentError(
      `${name} must be a time from ${timeText(minMs)} to ${timeText(maxMs)}, such as 50ms, 30s or 1h.`,
    );
  };
}

const YEAR_MS = 365 * 86_400_000;
const USUAL_SHAPE = 3;
const USUAL_SIGMA = 1;

/** `exponential:1h`, `pareto:3600s,2.5`, `log-normal:1h,1.5`, `constant:10min`. least: the shortest mean. */
export function timeLaw(name: string, leastMs: number): (text: string) => TimeLaw {
  return (text) => {
    const [, kind, mean, parameter] = /^([a-z-]+):([^,]+)(?:,(\d{1,3}(?:\.\d{1,6})?))?$/.exec(text) ?? [];
    const meanMs = milliseconds(mean?.trim() ?? '');
    const number = parameter === undefined ? undefined : Number(parameter);
    const fits = meanMs !== undefined && meanMs >= leastMs && meanMs <= YEAR_MS;
    const law = fits ? lawOf(kind!, meanMs, number) : undefined;
    if (law !== undefined) return law;
    throw new InvalidArgumentError(
      `${name} must be exponential:MEAN, pareto:MEAN[,SHAPE above 1], log-normal:MEAN[,SIGMA up to 4] or constant:TIME, such as pareto:3600s,3, with a mean from ${timeText(leastMs)} to 365d.`,
    );
  };
}

function lawOf(kind: string, meanMs: number, parameter: number | undefined): TimeLaw | undefined {
  if (kind === 'constant' && parameter === undefined) return { kind, meanMs };
  if (kind === 'exponential' && parameter === undefined) return { kind, meanMs };
  if (kind === 'pareto' && (parameter ?? USUAL_SHAPE) > 1) {
    return { kind, meanMs, shape: parameter ?? USUAL_SHAPE };
  }
  if (kind === 'log-normal' && (parameter ?? USUAL_SIGMA) <= 4) {
    return { kind, meanMs, sigma: parameter ?? USUAL_SIGMA };
  }
  return undefined;
}

export function lawText(law: TimeLaw): string {
  const parameter =
    law.kind === 'pareto' ? `,${law.shape}` : law.kind === 'log-normal' ? `,${law.sigma}` : '';
  return `${law.kind}:${timeText(law.meanMs)}${parameter}`;
}

const SECONDS_PER_UNIT: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600 };
const MOST_A_SECOND = 1000;

/** `1/s/node`, `2/min`, `0.5/s`: how many a node starts in a second, on average. */
export function lookupRate(text: string): number {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,6})?)\/(s|min|h)(?:\/node)?$/.exec(text) ?? [];
  const rate = number === undefined ? Number.NaN : Number(number) / SECONDS_PER_UNIT[unit!]!;
  if (rate >= 0 && rate <= MOST_A_SECOND) return rate;
  throw new InvalidArgumentError('lookups must be a rate up to 1000/s/node, such as 1/s/node or 6/min/node.');
}

/** In a unit in which it is read the same; what lookupRate gave has one. */
export function rateText(perSecond: number): string {
  const texts = Object.entries(SECONDS_PER_UNIT).map(
    ([unit, seconds]) => `${Number((perSecond * seconds).toFixed(6))}/${unit}/node`,
  );
  return texts.find((text) => lookupRate(text) === perSecond) ?? texts[0]!;
}

/** A share from 0 to 1. */
export function share(name: string): (text: string) => number {
  return (text) => {
    const value = /^(?:[01]|[01]?\.\d{1,9})$/.test(text) ? Number(text) : Number.NaN;
    if (value >= 0 && value <= 1) return value;
    throw new InvalidArgumentError(`${name} must be a share from 0 to 1, such as 0.5.`);
  };
}

export interface Delay {
  readonly least: number;
  readonly most: number;
}

const LONGEST_DELAY_MS = 60_000;

/** `constant:50ms` or `uniform:20ms,80ms`. */
export function delay(text: string): Delay {
  const [, kind, first, second] = /^(constant|uniform):([^,]+)(?:,([^,]+))?$/.exec(text) ?? [];
  const least = milliseconds(first?.trim() ?? '');
  const most = kind === 'constant' && second === undefined ? least : milliseconds(second?.trim() ?? '');
  const complete =
    least !== undefined && most !== undefined && (kind === 'uniform') === (second !== undefined);
  if (complete && least >= 1 && least <= most && most <= LONGEST_DELAY_MS) return { least, most };
  throw new InvalidArgumentError('delay must be constant:50ms or uniform:20ms,80ms, from 1ms to 1min.');
}

export function delayText({ least, most }: Delay): string {
  return least === most ? `constant:${timeText(least)}` : `uniform:${timeText(least)},${timeText(most)}`;
}
