// The ring and the tables on it: what changes step by step is what would be made anew, and what routing/ defines.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RegistryChord } from '../../src/churn/chord-registry.ts';
import { fillTables } from '../../src/churn/chord-tables.ts';
import { Ring } from '../../src/churn/ring.ts';
import { geometries } from '../../src/routing/geometry.ts';

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

/** All entries of all nodes, by ID: lists and fingers. */
function entries(tables: RegistryChord, slotOf: ReadonlyMap<number, number>): Map<number, number[]> {
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

function fresh(ids: Int32Array, list: number): { tables: RegistryChord; slotOf: Map<number, number> } {
  const ring = new Ring(BITS, 200, ids.length);
  ring.fill(ids);
  const tables = new RegistryChord(ring, new Int32Array(200), list);
  fillTables(tables);
  return { tables, slotOf: new Members(ids).slotOf };
}

describe('chord with a registry', () => {
  it('has after every join and leave the tables that would be made anew', () => {
    let changed = 0;
    fc.assert(
      fc.property(someIds, toggles, fc.integer({ min: 1, max: 5 }), (first, changes, list) => {
        const ids = sorted(first);
        const { tables } = fresh(ids, list);
        const members = new Members(ids);
        for (const id of changes) {
          const before = entries(tables, members.slotOf);
          members.toggle(
            id,
            (slot, joined) => tables.join(slot, joined),
            (slot) => tables.leave(slot),
          );
          if (members.slotOf.size === 0) continue;
          const after = entries(tables, members.slotOf);
          const twin = fresh(sorted(members.slotOf.keys()), list);
          expect(after).toEqual(entries(twin.tables, twin.slotOf));
          const different = [...after].filter(
            ([node, row]) => node !== id && before.get(node)?.join() !== row.join(),
          ).length;
          expect(tables.changedTables).toBeGreaterThanOrEqual(different);
          expect(tables.changedTables).toBeLessThan(members.slotOf.size + 1);
          changed += different;
        }
      }),
    );
    expect(changed).toBeGreaterThan(100);
  });

  it('has the peers that routing/ defines', () => {
    fc.assert(
      fc.property(someIds, fc.integer({ min: 1, max: 5 }), (first, list) => {
        fc.pre(first.length > list);
        const ids = sorted(first);
        const { tables, slotOf } = fresh(ids, list);
        const space = { ids, bits: BITS, key: [0, 0] as const };
        const all = entries(tables, slotOf);
        ids.forEach((id, rank) => {
          const wanted = geometries.chord.peers(space, rank, list).map((peer) => ids[peer]!);
          expect([...new Set(all.get(id))].filter((peer) => peer !== id).sort((a, b) => a - b)).toEqual(
            wanted.sort((a, b) => a - b),
          );
          expect(tables.peerCount(slotOf.get(id)!)).toBe(wanted.length);
        });
      }),
    );
  });
});
