// Laws that hold for every geometry, over overlays of any size; what does not hold for one is skipped with the reason.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { begin } from '../../src/geometries/debruijn/table.ts';
import { GEOMETRY_NAMES, type GeometryName, geometries } from '../../src/geometries/index.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import { defaultEntries, entriesMistake, metricOf } from '../../src/routing/geometry.ts';
import { partition } from '../../src/routing/reachability.ts';
import { lowerBound, successor } from '../../src/routing/space.ts';
import { bucketOf, nextHopXor } from '../../src/routing/xor.ts';
import { allowedEntries, anyCase, type Case, namesOf, wayIn } from '../support/geometries.ts';
import { drawIds, spaceOf } from '../support/ids.ts';

const somePairs = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 12, maxLength: 12 });

/** Runs a check on the ways between some pairs of nodes. */
function onWays(name: GeometryName, check: (way: number[], overlay: Case) => void): void {
  let longest = 0;
  fc.assert(
    fc.property(anyCase(name, 200), somePairs, (overlay, pairs) => {
      const { length } = overlay.space.ids;
      const find = wayIn(overlay);
      for (const [a, b] of pairs) {
        const way = find(a % length, b % length)!;
        expect([way[0], way.at(-1)]).toEqual([a % length, b % length]);
        longest = Math.max(longest, way.length - 1);
        check(way, overlay);
      }
    }),
    { numRuns: 60 },
  );
  expect(longest).toBeGreaterThan(1);
}

describe.each(GEOMETRY_NAMES)('%s', (name) => {
  const geometry = geometries[name];

  it('gives peers that are all different, never the node itself, and the same again', () => {
    fc.assert(
      fc.property(anyCase(name, 100), fc.nat(), ({ space, entries }, any) => {
        const rank = any % space.ids.length;
        const peers = geometry.peers(space, rank, entries);
        expect(new Set([rank, ...peers]).size).toBe(peers.length + 1);
        for (const peer of peers) expect(space.ids[peer]).toBeDefined();
        expect(geometry.peers(space, rank, entries)).toEqual(peers);
      }),
    );
  });

  it('leaves no partition', () => {
    fc.assert(
      fc.property(anyCase(name, 100), ({ space, entries }) => {
        const tables = Array.from(space.ids, (_, rank) => geometry.peers(space, rank, entries));
        expect(partition(tables)).toEqual({ unreachable: [], cutOff: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('goes from peer to peer, and arrives', () => {
    onWays(name, (way, { space, entries }) => {
      way.slice(1).forEach((peer, i) => {
        expect(geometry.peers(space, way[i]!, entries)).toContain(peer);
      });
    });
  });

  // Koorde walks behind an imaginary node, whose way may lead through a node's neighbourhood twice.
  it.skipIf(name === 'debruijn')('meets no node twice', () => {
    onWays(name, (way) => expect(new Set(way).size).toBe(way.length));
  });

  it('takes some numbers of entries and says what is wrong with others', () => {
    for (const nodes of [2, 3, 8, 64, 1000]) {
      const allowed = allowedEntries(geometry, nodes);
      const none = geometry.maxEntries(nodes) === 0;
      for (let entries = 0; entries <= 70; entries++) {
        const mistake = entriesMistake(geometry, nodes, entries);
        expect(mistake === undefined).toBe(!none && allowed.includes(entries));
        if (mistake !== undefined) expect(mistake).toContain(name);
      }
      if (!none) expect(allowed).toContain(defaultEntries(geometry, nodes));
    }
    expect(geometry.maxEntries(1)).toBe(0);
  });
});

describe.each(namesOf('clockwise'))('%s', (name) => {
  it('goes clockwise only, never past the sink', () => {
    onWays(name, (way, { space: { ids } }) => {
      const left = way.map((rank) => clockwise(ids[rank]!, ids[way.at(-1)!]!));
      expect(left).toEqual(left.toSorted((a, b) => b - a));
    });
  });
});

describe.each(namesOf('xor'))('%s', (name) => {
  it('agrees with the sink in one more of the high bits after every hop', () => {
    onWays(name, (way, { space: { ids } }) => {
      const sink = ids[way.at(-1)!]!;
      const differing = way.slice(0, -1).map((rank) => bucketOf(ids[rank]!, sink));
      differing.slice(1).forEach((bit, i) => {
        expect(bit).toBeLessThan(differing[i]!);
      });
    });
  });
});

test('the next hop by exclusive or is the peer that a plain sort puts first, where that is nearer than the node', () => {
  const anId = fc.nat({ max: 2 ** 31 - 1 });
  const seen = { found: 0, none: 0 };
  fc.assert(
    fc.property(anId, anId, fc.uniqueArray(anId, { maxLength: 40 }), fc.nat(5), (me, sink, peers, before) => {
      const around = Int32Array.from([...Array(before).fill(sink), ...peers, sink]);
      const i = nextHopXor(me, sink, around, before, peers.length);
      const [nearest] = [...peers, me].sort((a, b) => (a ^ sink) - (b ^ sink));
      expect(i < 0 ? me : peers[i]).toBe(nearest);
      seen[i < 0 ? 'none' : 'found']++;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.found, seen.none)).toBeGreaterThan(10);
});

test('messengers can do those that need the sink alone', () => {
  expect(metricOf(geometries.pastry)).toBe('xor');
  expect(() => metricOf(geometries.flood)).toThrow('messengers do not support flood (it copies packets');
});

test('the first rank not below an ID, and the successor: as a plain search finds them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 255 }), { minLength: 1 }), fc.nat({ max: 511 }), (drawn, id) => {
      const ids = drawn.sort((a, b) => a - b);
      const found = ids.findIndex((other) => other >= id);
      expect(lowerBound(Int32Array.from(ids), id)).toBe(found < 0 ? ids.length : found);
      const wrapped = ids.findIndex((other) => other >= id % 256);
      expect(successor(spaceOf(ids, 8), id)).toBe(Math.max(0, wrapped));
    }),
  );
});

describe('closed forms', () => {
  const ones = (bits: number) => bits.toString(2).replaceAll('0', '').length;

  test('with all entries, hops takes a hop for each 1 in the distance in ranks', () => {
    const space = spaceOf(drawIds('closed', 100, 20), 20);
    const find = wayIn({ geometry: geometries.hops, space, entries: 7 });
    for (let sink = 0; sink < 100; sink++) expect(find(30, sink)).toHaveLength(1 + ones((sink + 70) % 100));
  });

  test('the hypercube takes a hop for each bit in which ranks differ', () => {
    const space = spaceOf(drawIds('closed', 128, 20), 20);
    const find = wayIn({ geometry: geometries.hypercube, space, entries: 7 });
    for (let sink = 0; sink < 128; sink++) expect(find(37, sink)).toHaveLength(1 + ones(37 ^ sink));
  });

  test('where every ID is taken, a finger of chord leads exactly 2^i ahead', () => {
    const space = spaceOf([...Array(128).keys()], 7);
    const find = wayIn({ geometry: geometries.chord, space, entries: 1 });
    for (let sink = 0; sink < 128; sink++) expect(find(37, sink)).toHaveLength(1 + ones((sink - 37) & 127));
  });

  test('Koorde takes up to three hops for each bit that the gap to the next node does not give (section 3.2)', () => {
    const space = spaceOf(drawIds('koorde', 256, 31), 31);
    const find = wayIn({ geometry: geometries.debruijn, space, entries: 2 });
    let hopsTaken = 0;
    let bits = 0;
    for (let source = 0; source < 256; source++) {
      const sink = (source * 101 + 13) % 256;
      if (sink === source) continue;
      hopsTaken += find(source, sink)!.length - 1;
      bits += begin(space, 2, source, sink).left;
    }
    expect(hopsTaken / bits).toBeGreaterThan(1);
    expect(hopsTaken / bits).toBeLessThan(3);
    expect(bits / 255).toBeLessThan(8 + 3);
  });
});
