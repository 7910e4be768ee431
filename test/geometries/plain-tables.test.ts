// The plain definition of each table: it takes what nodes are given, and finds a wrong entry.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { GEOMETRY_NAMES, type GeometryName, geometries } from '../../src/geometries/index.ts';
import { tableMistake } from '../../src/geometries/plain-tables.ts';
import { anyCase } from '../support/geometries.ts';
import { spaceOf } from '../support/ids.ts';

test.each(GEOMETRY_NAMES)('%s is what is given to every node', (name) => {
  fc.assert(
    fc.property(anyCase(name, 24), ({ space, entries }) => {
      const ids = [...space.ids];
      ids.forEach((_, rank) => {
        const peers = geometries[name].peers(space, rank, entries).map((peer) => ids[peer]!);
        expect(tableMistake(name, { ids, rank, entries, bits: space.bits }, peers)).toBeUndefined();
      });
    }),
  );
});

/** Of 8 bits; tables are those of node 130, looked up by hand. */
const IDS = [5, 12, 30, 41, 66, 77, 90, 101, 130, 131, 139, 160, 171, 200, 222, 250];

interface Wrong {
  readonly name: GeometryName;
  readonly entries: number;
  /** One of its peers, and another node in place of that. */
  readonly peer: number;
  readonly other: number;
  readonly mistake: string;
}

const WRONG: readonly Wrong[] = [
  { name: 'hops', entries: 4, peer: 171, other: 200, mistake: 'it is 5, 131, 139, 171' },
  { name: 'chord', entries: 2, peer: 5, other: 12, mistake: 'it is 5, 131, 139, 160, 171, 200' },
  { name: 'kademlia', entries: 4, peer: 131, other: 5, mistake: 'bucket 0 has 0 of 1 nodes, not 1' },
  { name: 'tree', entries: 1, peer: 131, other: 160, mistake: 'bucket 0 has 0 of 1 nodes, not 1' },
  { name: 'pastry', entries: 1, peer: 131, other: 171, mistake: 'leaf 131 is missing' },
  { name: 'symphony', entries: 2, peer: 131, other: 139, mistake: '131, the next node, is missing' },
  { name: 'debruijn', entries: 4, peer: 12, other: 41, mistake: 'it is 5, 12, 30, 131' },
  { name: 'flood', entries: 3, peer: 131, other: 139, mistake: '131, the next node, is missing' },
  { name: 'hypercube', entries: 4, peer: 131, other: 139, mistake: 'it is 5, 131, 139, 171' },
];

describe.each(WRONG)('$name', ({ name, entries, peer, other, mistake }) => {
  const place = { ids: IDS, rank: IDS.indexOf(130), entries, bits: 8 };
  const peers = geometries[name].peers(spaceOf(IDS, 8), place.rank, entries).map((rank) => IDS[rank]!);

  it('does not have another node in place of a peer', () => {
    expect(peers).toContain(peer);
    const wrong = [...peers.filter((id) => id !== peer && id !== other), other];
    expect(tableMistake(name, place, wrong)).toBe(mistake);
  });

  it('has no node twice, not the node itself, and nobody who is not in the overlay', () => {
    expect(tableMistake(name, place, [...peers, peer])).toBe(`${peer} is there twice`);
    for (const id of [130, 6])
      expect(tableMistake(name, place, [...peers, id])).toBe(`${id} is no other node`);
  });
});

describe('pastry', () => {
  const place = { ids: IDS, rank: IDS.indexOf(130), entries: 1, bits: 8 };

  // 130 is 8 and 2 in digits: 131 and 139 are leaves on one side and entries of the last row; 101 is the other leaf.
  it('has an entry wherever a node fits, and no second one that is no leaf', () => {
    const right = [131, 101, 139, 5, 30, 41, 66, 90, 160, 200, 222, 250];
    expect(tableMistake('pastry', place, right)).toBeUndefined();
    const without = right.filter((id) => id !== 90);
    expect(tableMistake('pastry', place, without)).toBe(
      'the entry for 5 above bit 4 is empty, and 90 would fit',
    );
    expect(tableMistake('pastry', place, [...right, 12])).toBe('the entry for 0 above bit 4 has 5, 12');
  });
});

test('a wrong entry is found in each geometry', () => {
  expect(WRONG.map(({ name }) => name).toSorted()).toEqual(GEOMETRY_NAMES.toSorted());
});
