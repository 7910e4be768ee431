// Transmission delays, in whole microseconds. Draws depend on the two nodes and on the number of earlier
// messages on that link, never on other events.

import { below, STREAM, streamKey } from '../../random/draw.ts';
import { type Key, threefry2x32 } from '../../random/threefry.ts';
import { LOG_NORMAL_QUANTILES } from './log-normal.ts';
import type { Latency } from './network-options.ts';

const US_PER_MS = 1000;

/** The delay of the n-th message from one node to another, in whole microseconds, at least 1. */
export type DelayUs = (from: number, to: number, n: number) => number;

export function createDelay(latency: Latency, seed: Key): DelayUs {
  const key = streamKey(seed, STREAM.latency, 0);
  const words = new Int32Array(2);
  /** 0 to steps - 1. */
  const draw = (from: number, to: number, n: number, steps: number) => {
    threefry2x32(key[0] ^ n, key[1], from, to, words);
    return Math.max(0, below(steps, words[0]!));
  };
  switch (latency.kind) {
    case 'constant': {
      const delay = atLeastOne(latency.ms * US_PER_MS);
      return () => delay;
    }
    case 'uniform': {
      const min = atLeastOne(latency.minMs * US_PER_MS);
      const steps = Math.max(1, atLeastOne(latency.maxMs * US_PER_MS) - min + 1);
      return (from, to, n) => min + draw(from, to, n, steps);
    }
    case 'log-normal':
      return (from, to, n) => {
        const quantile = LOG_NORMAL_QUANTILES[draw(from, to, n, LOG_NORMAL_QUANTILES.length)]!;
        return atLeastOne(latency.medianMs * US_PER_MS * powered(quantile, latency.sigma));
      };
    case 'plane':
      return (from, to) => {
        const side = latency.sideMs * US_PER_MS;
        const dx = coordinate(key, words, from, 0) - coordinate(key, words, to, 0);
        const dy = coordinate(key, words, from, 1) - coordinate(key, words, to, 1);
        return atLeastOne(latency.minMs * US_PER_MS + side * Math.sqrt(dx * dx + dy * dy));
      };
    case 'matrix':
      return (from, to) => {
        const row = latency.ms[from % latency.ms.length]!;
        return atLeastOne(row[to % row.length]! * US_PER_MS);
      };
    default:
      return latency satisfies never;
  }
}

/** 0 to 1, a coordinate of the node's point. */
function coordinate(key: Key, words: Int32Array, node: number, axis: number): number {
  threefry2x32(key[0], key[1], node, axis, words);
  return (words[0]! >>> 0) / 4294967296;
}

/**
 * quantile^sigma from multiplications and square roots alone, which are the same on every engine: sigma in
 * 1/64.
 */
function powered(quantile: number, sigma: number): number {
  let rest = Math.round(sigma * 64);
  let root = quantile;
  for (let halvings = 0; halvings < 6; halvings++) root = Math.sqrt(root);
  let result = 1;
  for (let base = root; rest > 0; rest >>= 1, base *= base) if (rest & 1) result *= base;
  return result;
}

function atLeastOne(us: number): number {
  return Math.max(1, Math.round(us));
}
