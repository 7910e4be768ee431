// The ring and the tables on it: what changes step by step is what would be made anew, and what routing/ defines.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORWARD, LAST, type RegistryTables } from '../../src/churn/tables.ts';
import { RegistryChord } from '../../src/geometries/chord/registry-tables.ts';
import { RegistryHops } from '../../src/geometries/hops/live-tables.ts';
import { geometries } from '../../src/geometries/index.ts';
import { RegistryKademlia } from '../../src/geometries/kademlia/live-tables.ts';
import { path } from '../../src/routing/path.ts';
import { Ring } from '../../src/routing/ring.ts';

const BITS = 9;

/** Joins and leaves: an ID that is there leaves, another joins. */
const someIds = fc.uniqueArray(fc.nat(2 ** BITS - 1), { minLength: 1, maxLength: 40 });
const toggles = fc.array(fc.nat(2 ** BITS - 1), { maxLength: 60 });

function sorted(ids: Iterable<number>): Int32Array {
  return Int32Array.from(ids).sort();
}

/** Slots by ID; applies a toggle to the ring or the tables through `join` and `leave`. */
class Members {
  readonly slotOf = new Map<number, number>();
  #slots = 0;
  readonly #free: number[] = [];

  constructor(ids: Int32Array) {
    for (const id of ids) this.slotOf.set(id, this.#slots++);
  }

  toggle(id: number, join: (slot: number, id: number) => void, leave: (slot: number) => void): void {
    const slot = this.slotOf.get(id);
    if (slot !== undefined) {
      this.slotOf.delete(id);
      this.#free.push(slot);
      leave(slot);
    } else {
      const taken = this.#free.pop() ?? this.#slots++;
      this.slotOf.set(id, taken);
      join(taken, id);
    }
  }
}

describe('the ring', () => {
  it('finds the successor that a search of the sorted IDs finds', () => {
    fc.assert(
      fc.property(someIds, toggles, fc.integer({ min: 1, max: 200 }), (first, changes, nodes) => {
        const ids = sorted(first);
        const ring = new Ring(BITS, 200, nodes);
        ring.fill(ids);
        const members = new Members(ids);
        for (const id of changes) {
          members.toggle(
            id,
            (slot, joined) => ring.insert(slot, joined),
            (slot) => ring.remove(slot),
          );
          const now = sorted(members.slotOf.keys());
          expect(ring.size).toBe(now.length);
          if (now.length === 0) continue;
          for (const key of [id, 0, 2 ** BITS - 1, (id * 7) % 2 ** BITS]) {
            const wanted = now.find((one) => one >= key) ?? now[0]!;
            const found = ring.successor(key);
            expect(ring.id[found]).toBe(wanted);
            expect(found).toBe(members.slotOf.get(wanted));
          }
          const slots = now.map((one) => members.slotOf.get(one)!);
          slots.forEach((slot, rank) => {
            expect(ring.next[slot]).toBe(slots[(rank + 1) % slots.length]);
            expect(ring.previous[slot]).toBe(slots.at(rank - 1));
          });
        }
      }),
    );
  });
});

/** Tables with stored rows: chord's, and kademlia's. */
type Stored = RegistryChord | RegistryKademlia;

/** All entries of all nodes, by ID. */
function entries(tables: Stored, slotOf: ReadonlyMap<number, number>): Map<number, number[]> {
  const all = new Map<number, number[]>();
  for (const [id, slot] of slotOf) {
    const row: number[] = [];
    for (let pair = 0; pair < tables.rowPairs; pair++) {
      const at = 2 * (slot * tables.rowPairs + pair);
      expect(slotOf.get(tables.peers[at + 1]!)).toBe(tables.peers[at]); // slot and ID belong together
      row.push(tables.peers[at + 1]!);
    }
    all.set(id, row);
  }
  return all;
}

const SLOTS = 110;

function made<T extends RegistryTables>(
  Tables: new (ring: Ring, liveId: Int32Array, entries: number) => T,
  ids: Int32Array,
  size: number,
): { tables: T; members: Members; ring: Ring; liveId: Int32Array } {
  const ring = new Ring(BITS, SLOTS, ids.length);
  ring.fill(ids);
  const liveId = new Int32Array(SLOTS).fill(-1);
  liveId.set(ids);
  const tables = new Tables(ring, liveId, size);
  tables.fill();
  return { tables, members: new Members(ids), ring, liveId };
}

const sizes = fc.integer({ min: 1, max: 5 });

describe.each([
  ['chord', RegistryChord],
  ['kademlia', RegistryKademlia],
] as const)('%s with a registry', (name, Tables) => {
  it('has after every join and leave the tables that would be made anew', () => {
    let changed = 0;
    fc.assert(
      fc.property(someIds, toggles, sizes, (first, changes, size) => {
        const { tables, members } = made<Stored>(Tables, sorted(first), size);
        const { slotOf } = members;
        let after = entries(tables, slotOf);
        for (const id of changes) {
          const before = after;
          members.toggle(
            id,
            (slot, joined) => tables.join(slot, joined),
            (slot) => tables.leave(slot),
          );
          if (slotOf.size === 0) return;
          after = entries(tables, slotOf);
          const twin = made<Stored>(Tables, sorted(slotOf.keys()), size);
          expect(after).toEqual(entries(twin.tables, twin.members.slotOf));
          const others = [...after].filter(([node]) => node !== id);
          const different = others.filter(([node, row]) => before.get(node)!.join() !== row.join()).length;
          expect(tables.changedSlots().length).toBeGreaterThanOrEqual(different);
          expect(tables.changedSlots().length).toBeLessThanOrEqual(others.length);
          changed += different;
        }
      }),
      { numRuns: 40, seed: 1 },
    );
    expect(changed).toBeGreaterThan(200);
  });

  it('touches few tables of many', () => {
    const ids = sorted(Array.from({ length: 100 }, (_, i) => 5 * i));
    const { tables, ring } = made<Stored>(Tables, ids, 1);
    tables.leave(50);
    expect(tables.changedSlots().length).toBeLessThan(15);
    tables.join(50, 252);
    expect(tables.changedSlots().length).toBeLessThan(15);
    expect(ring.size).toBe(100);
    expect(name).toBeDefined();
  });
});

it('chord has the peers that routing/ defines', () => {
  fc.assert(
    fc.property(someIds, sizes, (first, list) => {
      fc.pre(first.length > list);
      const ids = sorted(first);
      const { tables, members } = made(RegistryChord, ids, list);
      const space = { ids, bits: BITS, key: [0, 0] as const };
      const all = entries(tables, members.slotOf);
      ids.forEach((id, rank) => {
        const wanted = geometries.chord.peers(space, rank, list).map((peer) => ids[peer]!);
        const peers = [...new Set(all.get(id))].filter((peer) => peer !== id);
        expect(peers.sort((a, b) => a - b)).toEqual(wanted.sort((a, b) => a - b));
        expect(tables.peerCount(members.slotOf.get(id)!)).toBe(wanted.length);
      });
    }),
  );
});

it('kademlia has the contacts that come first after the point with one bit changed', () => {
  fc.assert(
    fc.property(someIds, sizes, (first, k) => {
      const ids = sorted(first);
      const { tables, members } = made(RegistryKademlia, ids, k);
      const all = entries(tables, members.slotOf);
      for (const id of ids) {
        const wanted = Array.from({ length: BITS }, (_, bucket) => {
          const point = id ^ (1 << bucket);
          const block = [...ids].filter((other) => other >>> bucket === point >>> bucket);
          const after = block.filter((other) => other >= point);
          const chosen = [...after, ...block.filter((other) => other < point)].slice(0, k);
          return [...chosen, ...Array<number>(k - chosen.length).fill(id)];
        });
        expect(all.get(id)).toEqual(wanted.flat());
      }
    }),
  );
});

/** The IDs that a lookup visits when all answer; its end is whoever takes itself, or is taken, for the owner. */
function visited(
  tables: RegistryTables,
  slotOf: ReadonlyMap<number, number>,
  from: number,
  key: number,
): number[] {
  const way = [from];
  for (let at = from; way.length < 100; ) {
    const found = tables.nextHop(slotOf.get(at)!, at, key, -1);
    if (found !== FORWARD && found !== LAST) return way;
    at = tables.peerId;
    way.push(at);
    if (found === LAST) return way;
  }
  return way;
}

const OWNERS = {
  clockwise: (ids: readonly number[], key: number) => ids.find((id) => id >= key) ?? ids[0]!,
  xor: (ids: readonly number[], key: number) => ids.reduce((a, b) => ((a ^ key) < (b ^ key) ? a : b)),
};

describe.each([
  ['chord', RegistryChord, 'clockwise'],
  ['hops', RegistryHops, 'clockwise'],
  ['kademlia', RegistryKademlia, 'xor'],
] as const)('lookups: %s', (_, Tables, metric) => {
  it('end at the owner of any key, from anywhere, after any changes', () => {
    fc.assert(
      fc.property(someIds, toggles, sizes, fc.nat(2 ** BITS - 1), (first, changes, size, key) => {
        const { tables, members, liveId } = made<RegistryTables>(Tables, sorted(first), size);
        for (const id of changes) {
          members.toggle(
            id,
            (slot, joined) => {
              tables.join(slot, joined);
              liveId[slot] = joined;
            },
            (slot) => {
              tables.leave(slot);
              liveId[slot] = -1;
            },
          );
        }
        const ids = [...sorted(members.slotOf.keys())];
        fc.pre(ids.length > 0);
        const owner = OWNERS[metric](ids, key);
        for (const id of ids) {
          const way = visited(tables, members.slotOf, id, key);
          expect(way.at(-1)).toBe(owner);
          expect(way.length).toBeLessThan(metric === 'xor' ? BITS + 2 : ids.length + 2);
          expect(tables.isOwner(members.slotOf.get(id)!, key)).toBe(id === owner);
        }
      }),
    );
  });

  it('try every peer that is nearer, best first, when none answers', () => {
    fc.assert(
      fc.property(someIds, sizes, fc.nat(2 ** BITS - 1), (first, size, key) => {
        const { tables, members } = made<RegistryTables>(Tables, sorted(first), size);
        for (const [id, slot] of members.slotOf) {
          const distances: number[] = [];
          let tried = -1;
          while ([FORWARD, LAST].includes(tables.nextHop(slot, id, key, tried))) {
            tried = tables.peerId;
            const mask = 2 ** BITS - 1;
            const short = (key - tried) & mask;
            const ahead = (tried - id) & mask;
            // Clockwise: those not past the key by what is left to go, then those past it by how far from here.
            const isPast = ahead > ((key - id) & mask);
            distances.push(metric === 'xor' ? tried ^ key : isPast ? mask + 1 + ahead : short);
            expect(distances.length).toBeLessThan(100);
          }
          expect(distances).toEqual([...new Set(distances)].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('hops with a registry', () => {
  it('goes the ways that routing/ defines', () => {
    fc.assert(
      fc.property(someIds, sizes, (first, size) => {
        fc.pre(first.length > 2 ** size);
        const ids = sorted(first);
        const { tables, members } = made(RegistryHops, ids, size);
        const space = { ids, bits: BITS, key: [0, 0] as const };
        const peersOf = (id: number) =>
          Int32Array.from(geometries.hops.peers(space, ids.indexOf(id), size), (rank) => ids[rank]!);
        for (const id of ids) {
          for (const sink of ids) {
            if (sink !== id)
              expect(visited(tables, members.slotOf, id, sink)).toEqual(path(id, sink, 99, peersOf));
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
