// The walk of the experiments against the geometries' own ways, and against what can be counted by hand.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypercubeFailures } from '../../src/geometries/hypercube/theory.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { treeFailures } from '../../src/geometries/tree/theory.ts';
import { bidirectionalHops, neighboursOf } from '../../src/literature/bidirectional.ts';
import { meanOf } from '../../src/literature/experiment.ts';
import { nextHop, walk } from '../../src/literature/lookup-walk.ts';
import { createNetwork, drawFailed } from '../../src/literature/network.ts';
import { walkToKey } from '../../src/literature/successor-list.ts';
import { wayIn } from '../support/geometries.ts';

const GREEDY: readonly GeometryName[] = [
  'hops',
  'chord',
  'kademlia',
  'pastry',
  'symphony',
  'tree',
  'hypercube',
];

describe.each(GREEDY)('%s', (geometry) => {
  test('goes the way of the routing definitions when nobody has failed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 6 }), fc.nat(), fc.nat(), (seed, bits, a, b) => {
        const nodes = 2 ** bits;
        const spec =
          geometry === 'hypercube' ? { bits: Math.max(2, bits), nodes: Math.max(4, nodes) } : { nodes };
        const network = createNetwork({ geometry, seed, ...spec });
        const { ids } = network.space;
        const [from, to] = [a % ids.length, b % ids.length];
        const way = wayIn({ geometry: network.geometry, space: network.space, entries: network.entries })(
          from,
          to,
        )!;
        expect(walk(network, { from, to, target: ids[to]! })).toEqual({
          hops: way.length - 1,
          timeouts: 0,
          arrived: true,
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('among failed nodes', () => {
  const corner = createNetwork({ geometry: 'hypercube', nodes: 16, bits: 4, seed: '' });

  test('a node tries its nearer peers, the nearest first, and no other', () => {
    const dead = new Set([0b0111, 0b1011]);
    expect(nextHop(corner, 0b1111, 0b0000, (rank) => dead.has(rank))).toEqual({ next: 0b1101, timeouts: 2 });
    expect(nextHop(corner, 0b1100, 0b0000, (rank) => rank !== 0 && rank !== 0b1101)).toEqual({
      next: -1,
      timeouts: 2,
    });
  });

  test('what was tried in vain counts, whether or not the lookup arrives', () => {
    const dead = (rank: number) => rank === 0b0011;
    const lookup = { from: 0b1011, to: 0, target: 0 };
    expect(walk(corner, lookup, dead)).toEqual({ hops: 3, timeouts: 1, arrived: true });
    const all = (rank: number) => rank !== 0b1011 && rank !== 0;
    expect(walk(corner, lookup, all)).toEqual({ hops: 0, timeouts: 3, arrived: false });
  });

  test('in a tree nobody stands in for a dead contact', () => {
    const tree = createNetwork({ geometry: 'tree', nodes: 16, bits: 4, seed: '' });
    const dead = (rank: number) => rank >= 8;
    expect(walk(tree, { from: 0, to: 15, target: 15 }, (rank) => rank !== 15 && dead(rank))).toMatchObject({
      timeouts: tree.peers(0).includes(15) ? 0 : 1,
    });
    expect(nextHop(tree, 0, 15, dead)).toEqual({ next: -1, timeouts: 1 });
  });

  test('who fails at a smaller share fails at a larger one too, and about as many as asked for', () => {
    const network = createNetwork({ geometry: 'chord', nodes: 4096, seed: 'x' });
    const [few, many] = [0.2, 0.6].map((share) => drawFailed(network, share));
    expect(few!.every((failed, rank) => failed <= many![rank]!)).toBe(true);
    const count = (failed: Uint8Array) => failed.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(count(few!) / 4096 - 0.2)).toBeLessThan(0.03);
    expect(Math.abs(count(many!) / 4096 - 0.6)).toBeLessThan(0.03);
    expect(() => drawFailed(network, 1)).toThrow('of 4096 nodes none is left');
  });
});

describe('to the node that has a key', () => {
  const anyFailures = fc.array(fc.boolean(), { minLength: 2, maxLength: 12 });
  const sparse = (seed: string, nodes: number, entries: number) =>
    createNetwork({ geometry: 'chord', nodes, bits: 4, entries, seed });

  test('one hop, if any, where all know all', () => {
    fc.assert(
      fc.property(fc.string(), anyFailures, (seed, failures) => {
        const network = sparse(seed, failures.length, failures.length - 1);
        const failed = (rank: number) => rank > 0 && failures[rank]!;
        for (let key = 0; key < 16; key++) {
          const first = network.space.ids.findIndex((id, rank) => id >= key && !failed(rank));
          const { arrived, hops } = walkToKey(network, 0, key, failed);
          expect([arrived, hops]).toEqual([true, first > 0 ? 1 : 0]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nobody stops short, or goes round in a circle, whoever has failed', () => {
    fc.assert(
      fc.property(fc.string(), anyFailures, fc.integer({ min: 1, max: 3 }), (seed, failures, most) => {
        const network = sparse(seed, failures.length, Math.min(most, failures.length - 1));
        const nobody = () => false;
        const failed = (rank: number) => rank > 0 && failures[rank]!;
        for (let key = 0; key < 16; key++) {
          expect(walkToKey(network, 0, key, nobody)).toMatchObject({ arrived: true, timeouts: 0 });
          expect(walkToKey(network, 0, key, failed).hops).toBeLessThan(failures.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('dead nodes on the list, and before the key, are timeouts', () => {
    // Every ID is taken: rank is ID. Node 0 knows 1, 2 and 3, and fingers 4 and 8.
    const full = sparse('', 16, 3);
    const dead =
      (...ranks: number[]) =>
      (rank: number) =>
        ranks.includes(rank);
    expect(walkToKey(full, 0, 2, dead(2))).toEqual({ hops: 1, timeouts: 1, arrived: true });
    expect(walkToKey(full, 0, 2, dead(2, 3))).toEqual({ hops: 2, timeouts: 4, arrived: true });
    expect(walkToKey(full, 0, 2, dead(1, 2, 3))).toEqual({ hops: 0, timeouts: 3, arrived: false });
  });
});

describe('over links in both directions', () => {
  test('every lookup arrives, and meets no node twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 40 }), fc.boolean(), (seed, nodes, lookahead) => {
        const network = createNetwork({
          geometry: 'symphony',
          nodes,
          bits: 8,
          entries: Math.min(2, nodes - 1),
          seed,
        });
        const neighbours = neighboursOf(network);
        for (let from = 0; from < nodes; from++) {
          const hops = bidirectionalHops(network, neighbours, { from, to: 0 }, lookahead);
          expect(hops).toBeLessThan(nodes);
          expect(hops === 0).toBe(from === 0);
          expect(hops === 1).toBe(neighbours[from]!.has(0));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('lookahead takes the peer whose peer is the sink, not the peer that is nearest', () => {
    const ids = Int32Array.from({ length: 16 }, (_, i) => i);
    const links = [
      [1, 6],
      [2, 8],
      [3],
      [4],
      [5],
      [6],
      [7],
      [8],
      [9],
      [10],
      [11],
      [12],
      [13],
      [14],
      [15],
      [0],
    ];
    const ring = createNetwork({ geometry: 'hops', nodes: 16, bits: 4, seed: '' });
    const network = {
      ...ring,
      space: { ...ring.space, ids },
      peers: (rank: number) => Int32Array.from(links[rank]!),
    };
    const hops = (lookahead: boolean) =>
      bidirectionalHops(network, neighboursOf(network), { from: 0, to: 8 }, lookahead);
    expect([hops(false), hops(true)]).toEqual([3, 2]);
  });
});

describe('closed forms', () => {
  test('of two bits, by hand', () => {
    // Two of the three others are one bit away; the third has one node (tree: one time in two none) between.
    expect(hypercubeFailures(2, 0.5)).toBeCloseTo((1 / 3) * 0.25, 12);
    expect(treeFailures(2, 0.5)).toBeCloseTo((1 / 3) * 0.5, 12);
  });

  test('of a hypercube of three bits: every lookup among every set of failed nodes', () => {
    const cube = createNetwork({ geometry: 'hypercube', nodes: 8, bits: 3, seed: '' });
    const q = 0.3;
    let failures = 0;
    for (let from = 1; from < 8; from++) {
      for (let set = 0; set < 256; set++) {
        if ((set & 1) === 1 || (set & (2 ** from)) !== 0) continue; // sink 0 and source are live
        const dead = (rank: number) => (set & (2 ** rank)) !== 0;
        const count = [...set.toString(2)].filter((bit) => bit === '1').length;
        const { arrived } = walk(cube, { from, to: 0, target: 0 }, dead);
        if (!arrived) failures += q ** count * (1 - q) ** (6 - count);
      }
    }
    expect(hypercubeFailures(3, q)).toBeCloseTo(failures / 7, 12);
  });

  test('of one bit, and of no failure, are nothing', () => {
    for (const form of [treeFailures, hypercubeFailures]) {
      expect(form(1, 0.9)).toBeCloseTo(0, 12);
      expect(form(16, 0)).toBeCloseTo(0, 12);
    }
  });

  test('grow with the share and with the size, and a tree fails more', () => {
    for (let q = 0.1; q < 0.95; q += 0.1) {
      expect(treeFailures(16, q)).toBeGreaterThan(hypercubeFailures(16, q));
      for (const form of [treeFailures, hypercubeFailures]) {
        expect(form(16, q + 0.05)).toBeGreaterThan(form(16, q));
        expect(form(17, q)).toBeGreaterThan(form(16, q));
      }
    }
  });
});

test('mean and spread', () => {
  expect(meanOf([1, 2, 3, 6])).toEqual({ ours: 3, spread: Math.sqrt(14 / 3) });
  expect(meanOf([5])).toEqual({ ours: 5, spread: undefined });
});
