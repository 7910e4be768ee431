// The tables of each geometry, against the sentence of its paper, looked up in all nodes one by one.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { chordTable as chord } from '../../src/geometries/chord/table.ts';
import { debruijnTable as debruijn, pointer } from '../../src/geometries/debruijn/table.ts';
import { floodTable as flood } from '../../src/geometries/flood/table.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { contacts, kademliaTable as kademlia } from '../../src/geometries/kademlia/table.ts';
import { DIGIT_BITS, entry, pastryTable as pastry } from '../../src/geometries/pastry/table.ts';
import { symphonyTable as symphony } from '../../src/geometries/symphony/table.ts';
import { halvings, logTwo } from '../../src/random/powers.ts';
import type { Space } from '../../src/routing/space.ts';
import { bucketOf } from '../../src/routing/xor.ts';
import { anyCase } from '../support/geometries.ts';
import { drawIds, spaceOf } from '../support/ids.ts';

/** The node at that point or the first one after it, found by asking all. */
function successorTwin({ ids, bits }: Space, point: number): number {
  const ahead = (id: number) => (id - (point % 2 ** bits) + 2 ** bits) % 2 ** bits;
  return [...ids.keys()].sort((a, b) => ahead(ids[a]!) - ahead(ids[b]!))[0]!;
}

const forAll = (name: GeometryName, check: (space: Space, rank: number, entries: number) => void) =>
  fc.assert(
    fc.property(anyCase(name, 60), fc.nat(), ({ space, entries }, any) =>
      check(space, any % space.ids.length, entries),
    ),
  );

const sorted = (ranks: Iterable<number>) => [...ranks].sort((a, b) => a - b);

test('chord: the successors of ID + 2^i, and the next nodes', () => {
  forAll('chord', (space, rank, entries) => {
    const wanted = new Set<number>();
    for (let i = 0; i < space.bits; i++) wanted.add(successorTwin(space, space.ids[rank]! + 2 ** i));
    for (let i = 1; i <= entries; i++) wanted.add((rank + i) % space.ids.length);
    wanted.delete(rank);
    expect(sorted(chord.peers(space, rank, entries))).toEqual(sorted(wanted));
  });
});

// Chord's paper, figure 3(b): nodes 0, 1 and 3 of a ring of 8.
test('chord: the example of the paper', () => {
  const space = spaceOf([0, 1, 3], 3);
  const fingers = [0, 1, 2].map((rank) => sorted(chord.peers(space, rank, 1)).map((peer) => space.ids[peer]));
  expect(fingers).toEqual([[1, 3], [0, 3], [0]]);
});

describe('kademlia', () => {
  it('has in bucket b only nodes whose highest differing bit is b: all of them, or k', () => {
    forAll('kademlia', (space, rank, entries) => {
      const { ids } = space;
      for (let bucket = 0; bucket < space.bits; bucket++) {
        const inside = [...ids.keys()].filter(
          (other) => other !== rank && bucketOf(ids[rank]!, ids[other]!) === bucket,
        );
        const chosen = contacts(space, rank, bucket, entries);
        expect(new Set(chosen).size).toBe(Math.min(entries, inside.length));
        for (const contact of chosen) expect(inside).toContain(contact);
      }
    });
  });

  it('takes each node of a bucket as often as any other', () => {
    // All IDs taken: bucket 7 of every node is the other half of the ring, 128 nodes; 3 of them are drawn.
    const space = spaceOf([...Array(256).keys()], 8, 'even');
    const taken = new Array<number>(256).fill(0);
    for (const rank of space.ids) for (const contact of contacts(space, rank, 7, 3)) taken[contact]!++;
    const chiSquare = taken.reduce((sum, times) => sum + (times - 3) ** 2 / 3, 0);
    // 255 degrees of freedom: mean 255, deviation 22.6.
    expect(chiSquare).toBeGreaterThan(255 - 5 * 22.6);
    expect(chiSquare).toBeLessThan(255 + 5 * 22.6);
  });

  it('with k = 1 has a peer for every bucket that is not empty, and no more', () => {
    const space = spaceOf(drawIds('k', 200, 31));
    for (let rank = 0; rank < 200; rank++) {
      const buckets = kademlia
        .peers(space, rank, 1)
        .map((peer) => bucketOf(space.ids[rank]!, space.ids[peer]!));
      const all = [...space.ids].filter((_, other) => other !== rank);
      expect(sorted(buckets)).toEqual(sorted(new Set(all.map((id) => bucketOf(space.ids[rank]!, id)))));
    }
  });
});

describe('pastry', () => {
  it('has in each place of the table a node with those digits, where there is one', () => {
    forAll('pastry', (space, rank) => {
      const { ids, bits } = space;
      for (let high = bits; high > 0; high -= DIGIT_BITS) {
        const low = Math.max(0, high - DIGIT_BITS);
        for (let differing = 1; differing < 2 ** (high - low); differing++) {
          const wanted = (ids[rank]! >>> low) ^ differing;
          const fitting = [...ids.keys()].filter((other) => ids[other]! >>> low === wanted);
          const chosen = entry(space, rank, low, differing);
          if (fitting.length === 0) expect(chosen).toBeUndefined();
          else expect(fitting).toContain(chosen);
        }
      }
    });
  });

  it('has the nearest nodes on each side as leaves', () => {
    forAll('pastry', (space, rank, entries) => {
      const nodes = space.ids.length;
      const peers = pastry.peers(space, rank, entries);
      for (let i = 1; i <= entries; i++) {
        for (const leaf of [(rank + i) % nodes, (((rank - i) % nodes) + nodes) % nodes]) {
          if (leaf !== rank) expect(peers).toContain(leaf);
        }
      }
    });
  });
});

describe('symphony', () => {
  it('has the successor and k others, where so many can be found', () => {
    let full = 0;
    forAll('symphony', (space, rank, entries) => {
      const peers = symphony.peers(space, rank, entries);
      expect(peers[0]).toBe((rank + 1) % space.ids.length);
      expect(peers.length).toBeLessThanOrEqual(entries + 1);
      if (peers.length === entries + 1) full++;
    });
    expect(full).toBeGreaterThan(30);
  });

  it('has as many long links to each doubling of the distance', () => {
    const nodes = 1024;
    const space = spaceOf(drawIds('harmonic', nodes, 31), 31, 'harmonic');
    const doublings = new Array<number>(10).fill(0);
    let links = 0;
    for (let rank = 0; rank < nodes; rank++) {
      for (const peer of symphony.peers(space, rank, 8).slice(1)) {
        const ahead = (peer - rank + nodes) % nodes;
        doublings[31 - Math.clz32(ahead)]!++;
        links++;
      }
    }
    // The nearest doublings lose links that lead to the node itself or twice to one peer.
    for (const count of doublings.slice(4)) expect(count / links).toBeCloseTo(0.11, 1);
    expect(Math.max(...doublings.slice(5)) / Math.min(...doublings.slice(5))).toBeLessThan(1.25);
  });
});

test('debruijn: its pointers are the node before ID x degree, and those after it', () => {
  forAll('debruijn', (space, rank, degree) => {
    const nodes = space.ids.length;
    const before = successorTwin(space, space.ids[rank]! * degree) - 1 + nodes;
    for (let i = 0; i < degree - 1; i++) expect(pointer(space, rank, degree, i)).toBe((before + i) % nodes);
    expect(debruijn.peers(space, rank, degree).length).toBeLessThanOrEqual(degree);
  });
});

test('flood: the next node is a neighbour, and others are, up to as many as asked for', () => {
  forAll('flood', (space, rank, entries) => {
    const peers = flood.peers(space, rank, entries);
    expect(peers[0]).toBe((rank + 1) % space.ids.length);
    expect(peers.length).toBeLessThanOrEqual(entries);
  });
  const space = spaceOf(drawIds('flood', 60, 20), 20);
  expect(flood.peers(space, 7, 5)).toHaveLength(5);
});

test('powers and logarithms to base 2 are right to 11 digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (y) => {
      expect(Math.abs(halvings(y) / 2 ** -y - 1)).toBeLessThan(1e-11);
      expect(Math.abs(logTwo(2 ** y) - y)).toBeLessThan(1e-11 * 60);
    }),
  );
  expect([0, 1, 10, 0.5].map(halvings)).toEqual([1, 0.5, 2 ** -10, Math.SQRT1_2]);
  expect([1, 2, 1024].map(logTwo)).toEqual([0, 1, 10]);
});
