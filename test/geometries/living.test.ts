// The tables of a living overlay: after any joins and leaves they are those that a look at all nodes gives, and what they say
// has changed is what has.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GeometryName, geometries, messengerGeometries } from '../../src/geometries/index.ts';
import { livingTables } from '../../src/geometries/living.ts';
import { STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { halvings } from '../../src/random/powers.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import { metricOf } from '../../src/routing/geometry.ts';
import type { LivingTables } from '../../src/routing/living-tables.ts';
import { path } from '../../src/routing/path.ts';
import { Ring } from '../../src/routing/ring.ts';
import { fraction } from '../../src/routing/space.ts';

const KEY = seedKey('living');
const SLOTS = 128;

interface Place {
  readonly ids: readonly number[];
  readonly id: number;
  readonly entries: number;
  readonly bits: number;
}

/** Every node looks at all others: the rules of the files that keep the tables, written anew. */
const DEFINED: { readonly [N in GeometryName]?: (place: Place) => number[] } = {
  hops: ({ ids, id, entries }) => {
    const rank = ids.indexOf(id);
    const steps = Array.from({ length: entries }, (_, i) => 2 ** i).filter((step) => step < ids.length);
    return steps.map((step) => ids[(rank + step) % ids.length]!);
  },
  chord: (place) => {
    const { id, entries, bits } = place;
    const fingers = Array.from({ length: bits }, (_, i) => atOrAfter(place, id + 2 ** i));
    return [...clockwiseFrom(place).slice(0, entries), ...fingers];
  },
  kademlia: contacts,
  tree: contacts,
  pastry: (place) => {
    const around = clockwiseFrom(place);
    const leaves = [...around.slice(0, place.entries), ...around.toReversed().slice(0, place.entries)];
    const entries: number[] = [];
    for (let high = place.bits; high > 0; high -= 4) {
      const low = Math.max(0, high - 4);
      for (let differing = 1; differing < 2 ** (high - low); differing++) {
        entries.push(...firstInBlock(place, place.id ^ (differing * 2 ** low), low, 1));
      }
    }
    return [...leaves, ...entries];
  },
  symphony: (place) => {
    const { id, entries, bits } = place;
    const links = new Set([clockwiseFrom(place)[0] ?? id]);
    const key = streamKey(KEY, STREAM.links, 0);
    for (let draw = 0; draw < 64 * entries && links.size <= entries; draw++) {
      const distance = Math.floor(halvings(fraction(key, id, draw) * bits) * 2 ** bits);
      const peer = atOrAfter(place, id + distance);
      if (peer !== id) links.add(peer);
    }
    return [...links];
  },
};

function contacts(place: Place): number[] {
  return Array.from({ length: place.bits }, (_, bit) =>
    firstInBlock(place, place.id ^ (2 ** bit), bit, place.entries),
  ).flat();
}

function firstInBlock({ ids }: Place, point: number, low: number, k: number): number[] {
  const block = ids.filter((id) => id >>> low === point >>> low);
  return [...block.filter((id) => id >= point), ...block.filter((id) => id < point)].slice(0, k);
}

function clockwiseFrom({ ids, id }: Place): number[] {
  return ids.filter((other) => other !== id).sort((a, b) => clockwise(id, a) - clockwise(id, b));
}

function atOrAfter({ ids, bits }: Place, point: number): number {
  return ids.find((id) => id >= point % 2 ** bits) ?? ids[0]!;
}

function defined(name: GeometryName, place: Place): number[] {
  return ascending(new Set(DEFINED[name]!(place).filter((id) => id !== place.id)));
}

function ascending(ids: Iterable<number>): number[] {
  return [...ids].sort((a, b) => a - b);
}

/** A living overlay whose nodes are known by their IDs. */
class Overlay {
  readonly slotOf = new Map<number, number>();
  readonly tables: LivingTables;
  readonly #free: number[] = [];
  #fresh: number;

  constructor(name: GeometryName, bits: number, first: readonly number[], entries: number) {
    const ids = ascending(first);
    const ring = new Ring(bits, SLOTS, ids.length + 1);
    ring.fill(Int32Array.from(ids));
    this.tables = livingTables(name, KEY, entries)(ring, SLOTS);
    this.tables.fill();
    ids.forEach((id, slot) => void this.slotOf.set(id, slot));
    this.#fresh = ids.length;
  }

  get ids(): number[] {
    return ascending(this.slotOf.keys());
  }

  peersOf(id: number): number[] {
    return ascending(this.tables.peersOf(this.slotOf.get(id)!));
  }

  all(): Map<number, number[]> {
    return new Map(this.ids.map((id) => [id, this.peersOf(id)]));
  }

  toggle(id: number): void {
    const slot = this.slotOf.get(id);
    if (slot === undefined) {
      const taken = this.#free.pop() ?? this.#fresh++;
      this.slotOf.set(id, taken);
      this.tables.join(taken, id);
    } else {
      this.slotOf.delete(id);
      this.#free.push(slot);
      this.tables.leave(slot);
    }
  }

  changed(): number[] {
    const idOf = new Map([...this.slotOf].map(([id, slot]) => [slot, id]));
    return ascending(this.tables.changedSlots().map((slot) => idOf.get(slot)!));
  }

  /** Of each changed table, peers that are new and peers that are gone. */
  differences(): string[] {
    const found: string[] = [];
    this.tables.differences((tables, added, removed) => {
      for (let i = 0; i < tables; i++) found.push(`+${added} -${removed}`);
    });
    return found.sort(byText);
  }
}

function differencesOf(
  before: ReadonlyMap<number, number[]>,
  after: ReadonlyMap<number, number[]>,
): Map<number, string> {
  const found = new Map<number, string>();
  for (const [id, peers] of after) {
    const old = before.get(id);
    if (old === undefined) continue;
    const added = peers.filter((peer) => !old.includes(peer)).length;
    const removed = old.filter((peer) => !peers.includes(peer)).length;
    if (added + removed > 0) found.set(id, `+${added} -${removed}`);
  }
  return found;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

const worlds = fc.constantFrom(4, 7, 9, 31).chain((bits) => {
  const id = fc.nat(2 ** bits - 1);
  return fc.record({
    bits: fc.constant(bits),
    first: fc.uniqueArray(id, { maxLength: 30, size: 'max' }),
    // Some IDs come and go.
    toggles: fc
      .tuple(
        fc.uniqueArray(id, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.array(fc.nat(39), { maxLength: 30, size: 'max' }),
      )
      .map(([ids, which]) => which.map((i) => ids[i % ids.length]!)),
    entries: fc.integer({ min: 1, max: 5 }),
  });
});

describe.each(messengerGeometries)('%s', (name) => {
  const entriesOf = (entries: number) => (name === 'tree' ? 1 : entries);

  it('has the tables of its definition, and says what has changed', () => {
    let changes = 0;
    let untouched = 0;
    fc.assert(
      fc.property(worlds, ({ bits, first, toggles, entries: some }) => {
        const entries = entriesOf(some);
        const overlay = new Overlay(name, bits, first, entries);
        let before = overlay.all();
        for (const id of toggles) {
          overlay.toggle(id);
          const after = overlay.all();
          const { ids } = overlay;
          for (const [one, peers] of after) {
            expect(peers).toEqual(defined(name, { ids, id: one, entries, bits }));
            expect(overlay.tables.peerCount(overlay.slotOf.get(one)!)).toBe(peers.length);
          }
          const expected = differencesOf(before, after);
          const touched = overlay.changed();
          expect(touched).toEqual(expect.arrayContaining([...expected.keys()]));
          expect(overlay.tables.changedSlots().length).toBe(touched.length);
          expect(overlay.differences()).toEqual([...expected.values()].sort(byText));
          changes += expected.size;
          untouched += ids.length - touched.length;
          before = after;
        }
      }),
      { numRuns: 30, seed: 7 },
    );
    expect(changes).toBeGreaterThan(500);
    expect(untouched).toBeGreaterThan(500);
  });

  it('routes from every node to every other', () => {
    fc.assert(
      fc.property(worlds, ({ bits, first, toggles, entries }) => {
        const overlay = new Overlay(name, bits, first, entriesOf(entries));
        for (const id of toggles) overlay.toggle(id);
        const { ids } = overlay;
        const peersOf = (id: number) =>
          Int32Array.from(overlay.peersOf(id).sort((a, b) => clockwise(id, a) - clockwise(id, b)));
        for (const source of ids) {
          for (const sink of ids) {
            expect(path(source, sink, ids.length, peersOf, metricOf(geometries[name]))).toBeDefined();
          }
        }
      }),
      { numRuns: 15, seed: 8 },
    );
  });
});
