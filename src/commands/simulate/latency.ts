// --latency as it is typed: constant:1ms, uniform:1ms,20ms, log-normal:5ms,0.5 or plane:50ms,1ms, and back to text.

import { InvalidArgumentError } from 'commander';
import type { Latency } from '../../simulator/network/network-options.ts';

const MAX_MS = 3_600_000;
const MAX_SIGMA = 4;

/** Throws commander's InvalidArgumentError, which says what would be right. */
export function parseLatency(text: string): Latency {
  const [, kind, rest] = /^([a-z-]+):(.+)$/.exec(text) ?? [];
  const parts = rest?.split(',').map((part) => part.trim()) ?? [];
  switch (`${kind} ${parts.length}`) {
    case 'constant 1':
      return { kind: 'constant', ms: milliseconds(parts[0]!) };
    case 'uniform 2': {
      const [minMs, maxMs] = [milliseconds(parts[0]!), milliseconds(parts[1]!)];
      if (maxMs < minMs)
        throw new InvalidArgumentError('latency must be uniform:LEAST,MOST, the least first.');
      return { kind: 'uniform', minMs, maxMs };
    }
    case 'log-normal 2':
      return { kind: 'log-normal', medianMs: milliseconds(parts[0]!), sigma: sigma(parts[1]!) };
    case 'plane 2':
      return { kind: 'plane', sideMs: milliseconds(parts[0]!), minMs: milliseconds(parts[1]!) };
    default:
      throw new InvalidArgumentError(
        'latency must be constant:1ms, uniform:1ms,20ms, log-normal:5ms,0.5 or plane:50ms,1ms.',
      );
  }
}

/** What parseLatency reads the same from; undefined for a matrix, which only a file can hold. */
export function latencyText(latency: Latency): string | undefined {
  switch (latency.kind) {
    case 'constant':
      return `constant:${latency.ms}ms`;
    case 'uniform':
      return `uniform:${latency.minMs}ms,${latency.maxMs}ms`;
    case 'log-normal':
      return `log-normal:${latency.medianMs}ms,${latency.sigma}`;
    case 'plane':
      return `plane:${latency.sideMs}ms,${latency.minMs}ms`;
    case 'matrix':
      return undefined;
    default:
      return latency satisfies never;
  }
}

const MS_PER_UNIT: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

function milliseconds(text: string): number {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,6})?)(us|ms|s)$/.exec(text) ?? [];
  const us = Math.round(Number(number) * MS_PER_UNIT[unit ?? '']! * 1000);
  if (us >= 0 && us <= MAX_MS * 1000) return us / 1000;
  throw new InvalidArgumentError('times of a latency must be 1us, 20ms or 1.5s, say, and an hour at most.');
}

function sigma(text: string): number {
  const value = /^\d(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (value <= MAX_SIGMA) return value;
  throw new InvalidArgumentError(`sigma of a log-normal latency must be 0 to ${MAX_SIGMA}, 0.5 say.`);
}
