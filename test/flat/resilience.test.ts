// Shares of packets that arrive when nodes have failed, against what can be worked out by hand. Gummadi et al. (SIGCOMM
// 2003), section 5.1: at a node m bits from a live sink the next hop is missing with probability q in a tree and q^m in a
// hypercube, and never when m is 1, since the next hop is the sink.

import { describe, expect, it } from 'vitest';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { prepare } from '../../src/flat/prepare.ts';
import type { RouteOptions } from '../../src/flat/route-options.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';

/** The share of packets that arrive: mean over many seeds, and the mean's standard error. Packets of one seed are not independent. */
function measured(bits: number, options: RouteOptions, seeds: number): { share: number; error: number } {
  const packets = 2 ** bits;
  const shares = Array.from({ length: seeds }, (_, seed) => {
    const tally = createTally(2 ** bits, 'none');
    const overlay = buildOverlay({ nodes: 2 ** bits, bits, seed: `resilience ${seed}` });
    const router = new Router(overlay, options, tally);
    router.assign(0, packets);
    while (!router.step(10_000));
    return tally.outcomes[0]! / packets;
  });
  const share = shares.reduce((sum, one) => sum + one, 0) / seeds;
  const variance = shares.reduce((sum, one) => sum + (one - share) ** 2, 0) / (seeds - 1);
  return { share, error: Math.sqrt(variance / seeds) };
}

/** The probability that any given node that is neither source nor sink has failed. */
function probabilityOfDeath(bits: number, share: number): number {
  const nodes = 2 ** bits;
  return Math.round(share * nodes) / (nodes - 2);
}

/**
 * All 2^m neighbours on the way down are different nodes, so that hops fail independently, but for the exact number of the
 * failed, which moves q by less than 1 / 2^bits from hop to hop: less than a tenth of an error of the mean here.
 */
function hypercubeShare(bits: number, q: number): number {
  let share = 0;
  let ways = 1;
  let success = 1;
  for (let m = 1; m <= bits; m++) {
    ways *= (bits - m + 1) / m;
    if (m > 1) success *= 1 - q ** m;
    share += (ways * success) / (2 ** bits - 1);
  }
  return share;
}

/**
 * In a full space, the one contact of a node whose highest wrong bit is b is any of the 2^b nodes with that bit right: with
 * probability 2^-b the sink; else one whose highest wrong bit is j < b with 2^j / 2^b, which lives with 1 - q.
 */
function treeShare(bits: number, q: number): number {
  const success: number[] = [];
  for (let b = 0; b < bits; b++) {
    let alive = 0;
    for (let j = 0; j < b; j++) alive += 2 ** (j - b) * success[j]!;
    success.push(2 ** -b + (1 - q) * alive);
  }
  return success.reduce((sum, one, b) => sum + (2 ** b / (2 ** bits - 1)) * one, 0);
}

describe.each([0.1, 0.3, 0.5])('a share of %d failed', (fail) => {
  it('hypercube', () => {
    const { share, error } = measured(10, { geometry: definitions.hypercube, fail }, 60);
    const expected = hypercubeShare(10, probabilityOfDeath(10, fail));
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(share - expected)).toBeLessThan(4 * error);
  });

  it('tree', () => {
    const { share, error } = measured(9, { geometry: definitions.tree, fail }, 100);
    const expected = treeShare(9, probabilityOfDeath(9, fail));
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(share - expected)).toBeLessThan(4 * error);
  });
});

it.each(['tree', 'hypercube'] as const)(
  '%s: one bit from a live sink the next hop is never missing',
  (name) => {
    let adjacent = 0;
    for (let seed = 0; seed < 40; seed++) {
      const overlay = buildOverlay({ nodes: 4, bits: 2, seed: String(seed) });
      const options = { geometry: definitions[name], fail: 0.5 };
      const { failures } = prepare(overlay, options);
      const [one, other] = failures!.live;
      const tally = createTally(4, 'none');
      const router = new Router(overlay, options, tally);
      router.assign(0, 2);
      while (!router.step(10));
      // A tree's bits count down from the highest that is wrong.
      if ((one! ^ other!) === 1 || (name === 'hypercube' && (one! ^ other!) === 2)) {
        adjacent++;
        expect(tally.outcomes[0]).toBe(2);
      } else if (name === 'hypercube') {
        expect(tally.outcomes[0]).toBe(0);
      }
    }
    expect(adjacent).toBeGreaterThan(5);
  },
);

it('a list of successors lets all of Chord through', () => {
  const { share } = measured(10, { geometry: definitions.chord, entries: 20, fail: 0.5 }, 10);
  expect(share).toBe(1);
});
