import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deadCount,
  drawFailures,
  FAIL_MODES,
  type Failures,
  failureBytes,
  isDead,
} from '../../src/flat/failures.ts';
import { buildOverlay, onHeap } from '../../src/flat/flat-overlay.ts';
import { linkBytes, prepare } from '../../src/flat/prepare.ts';
import {
  completeOptions,
  entriesOf,
  MAX_COPIES,
  type RouteOptions,
  workMistake,
} from '../../src/flat/route-options.ts';
import { Router } from '../../src/flat/router.ts';
import { createTally } from '../../src/flat/tally.ts';
import { allDefinitions, definitions } from '../../src/geometries/definitions.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { aCase } from './cases.ts';

function deadRanks({ dead }: Failures, nodes: number): number[] {
  return Array.from({ length: nodes }, (_, rank) => rank).filter((rank) => isDead(dead, rank));
}

const aDraw = fc.record({
  one: aCase('hops'),
  share: fc.double({ min: 0, max: 0.9, noNaN: true }),
  mode: fc.constantFrom(...FAIL_MODES),
  load: fc.array(fc.nat(5), { minLength: 90, maxLength: 90 }),
});

describe('who fails', () => {
  it('is as many as were asked for; the others are listed in order', () => {
    fc.assert(
      fc.property(aDraw, ({ one, share, mode, load }) => {
        const overlay = buildOverlay(one);
        const relayed = Uint32Array.from(load).subarray(0, one.nodes);
        const failures = drawFailures(overlay, share, mode, onHeap, relayed);
        const dead = deadRanks(failures, one.nodes);
        expect(dead).toHaveLength(deadCount(one.nodes, share));
        expect([...failures.live, ...dead].sort((a, b) => a - b)).toEqual(
          Array.from({ length: one.nodes }, (_, rank) => rank),
        );
        expect([...failures.live]).toEqual([...failures.live].sort((a, b) => a - b));
        expect([...failures.liveIds]).toEqual([...failures.live].map((rank) => overlay.ids[rank]!));
      }),
    );
  });

  it('random: a larger share has the smaller in it, another seed has others, and all are hit alike', () => {
    const nodes = 64;
    const hits = new Array<number>(nodes).fill(0);
    for (let seed = 0; seed < 400; seed++) {
      const overlay = buildOverlay({ nodes, bits: 31, seed: String(seed) });
      const few = deadRanks(drawFailures(overlay, 0.25, 'random', onHeap), nodes);
      const many = deadRanks(drawFailures(overlay, 0.5, 'random', onHeap), nodes);
      expect(many).toEqual(expect.arrayContaining(few));
      for (const rank of few) hits[rank]!++;
    }
    // Binomial of 400 draws with 1/4: mean 100, sigma 8.7; five of these for 64 nodes.
    for (const count of hits) expect(Math.abs(count - 100)).toBeLessThan(44);
  });

  it('range: one arc, whose beginning is anywhere', () => {
    const starts = new Set<number>();
    for (let seed = 0; seed < 60; seed++) {
      const overlay = buildOverlay({ nodes: 20, bits: 31, seed: String(seed) });
      const failures = drawFailures(overlay, 0.3, 'range', onHeap);
      const beginnings = deadRanks(failures, 20).filter((rank) => !isDead(failures.dead, (rank + 19) % 20));
      expect(beginnings).toHaveLength(1);
      starts.add(beginnings[0]!);
    }
    expect(starts.size).toBeGreaterThan(15);
  });

  it('high-load: nobody who is left relayed more than one who failed; among equals chance decides', () => {
    const overlay = buildOverlay({ nodes: 10, bits: 31, seed: 'load' });
    const load = Uint32Array.of(5, 9, 1, 5, 5, 5, 0, 7, 5, 5);
    const dead = deadRanks(drawFailures(overlay, 0.4, 'high-load', onHeap, load), 10);
    expect(dead).toEqual(expect.arrayContaining([1, 7]));
    expect(dead.map((rank) => load[rank]).sort()).toEqual([5, 5, 7, 9]);
    const equals = (seed: string) => {
      const other = buildOverlay({ nodes: 10, bits: 31, seed });
      return deadRanks(drawFailures(other, 0.4, 'high-load', onHeap, load), 10).join();
    };
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map(equals)).size).toBeGreaterThan(1);
    expect(() => drawFailures(overlay, 0.4, 'high-load', onHeap)).toThrow(
      'high-load failures need the relay counts',
    );
  });

  it('high-load: the counts of a run without failures are the load', () => {
    const overlay = buildOverlay({ nodes: 40, bits: 31, seed: 'busy' });
    const tally = createTally(40, 'relayed');
    const router = new Router(overlay, { geometry: definitions.chord }, tally);
    router.assign(0, 4000);
    while (!router.step(500));
    const options = { geometry: definitions.chord, fail: 0.25, failMode: 'high-load' } as const;
    const { failures } = prepare(overlay, options, onHeap, tally.relayed);
    const load = [...tally.relayed!].sort((a, b) => b - a);
    for (const rank of deadRanks(failures!, 40))
      expect(tally.relayed![rank]).toBeGreaterThanOrEqual(load[9]!);
  });
});

describe('memory', () => {
  it('what is said is what is taken', () => {
    for (const geometry of allDefinitions) {
      for (const fail of [0, 0.3]) {
        const overlay = buildOverlay({ nodes: 64, bits: 31, seed: 'memory' });
        let taken = 0;
        const allocate = (bytes: number) => {
          taken += bytes;
          return new ArrayBuffer(bytes);
        };
        prepare(overlay, { geometry, fail }, allocate);
        expect({ name: geometry.name, fail, taken }).toEqual({
          name: geometry.name,
          fail,
          taken:
            linkBytes(geometry, 64, entriesOf(64, { geometry })) +
            (fail > 0 ? failureBytes(64, fail, 'random').failures : 0),
        });
      }
    }
  });
});

describe('what cannot be is refused', () => {
  it.each<[GeometryName, Omit<RouteOptions, 'geometry'>, string]>([
    ['chord', { fail: 1 }, 'the fraction of failed nodes must be from 0 to below 1, not 1'],
    ['chord', { fail: -0.1 }, 'the fraction of failed nodes must be from 0 to below 1, not -0.1'],
    ['chord', { fail: Number.NaN }, 'the fraction of failed nodes must be from 0 to below 1, not NaN'],
    ['chord', { fail: 0.95 }, 'only 0 of 10 nodes would be left; packets need two'],
    ['chord', { fail: 0.9 }, 'only 1 of 10 nodes would be left; packets need two'],
    ['tree', { onDead: 'next' }, 'when a peer is dead, tree supports stop, not next'],
    ['chord', { hopLimit: 9 }, 'max hops has no effect without failed nodes or floods'],
    ['flood', { hopLimit: 0 }, 'max hops must be 1 to 2147483647, not 0'],
    ['chord', { fail: 0.1, onDead: 'backtrack', hopLimit: 1025 }, 'max hops must be 1 to 1024, not 1025'],
    [
      'debruijn',
      { entries: 3 },
      'with 10 nodes debruijn takes 2, 4, 8, 16, 32, 64 links of each node, not 3',
    ],
  ])('%s, %o', (name, options, mistake) => {
    expect(() => completeOptions(10, { geometry: definitions[name], ...options })).toThrow(
      new RangeError(mistake),
    );
  });

  it('and what only just can be is not', () => {
    expect(completeOptions(10, { geometry: definitions.chord, fail: 0.8 }).onDead).toBe('next');
    expect(completeOptions(10, { geometry: definitions.flood, hopLimit: 1 }).hopLimit).toBe(1);
    const limit = { geometry: definitions.chord, fail: 0.1, onDead: 'backtrack', hopLimit: 1024 } as const;
    expect(completeOptions(10, limit).hopLimit).toBe(1024);
  });

  it('floods of more work than a day can do', () => {
    const options = { geometry: definitions.flood, entries: 4 } as const;
    const most = MAX_COPIES / 4e6;
    expect(workMistake(1e6, options, most)).toBeUndefined();
    expect(workMistake(1e6, options, most + 1)).toBe(
      'floods reach all nodes: 1000000 nodes with 4 neighbours allow at most 250000 packets, not 250001',
    );
    expect(workMistake(1e6, { geometry: definitions.chord }, 1e15)).toBeUndefined();
  });
});
