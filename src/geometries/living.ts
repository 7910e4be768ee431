// The tables of a living overlay, for each geometry that messengers support. Apart from index.ts, so that a registry without
// one starts quickly.

import { STREAM, streamKey } from '../random/draw.ts';
import type { Key } from '../random/threefry.ts';
import type { CreateLivingTables } from '../routing/living-tables.ts';
import type { Ring } from '../routing/ring.ts';
import { RegistryChord } from './chord/registry-tables.ts';
import { RegistryHops } from './hops/live-tables.ts';
import type { GeometryName } from './index.ts';
import { RegistryKademlia } from './kademlia/live-tables.ts';
import { LivingPastry } from './pastry/living-tables.ts';
import { LivingSymphony } from './symphony/living-tables.ts';

interface Rule {
  /** Entries of each table, as the geometry counts them, whatever the number of nodes. */
  readonly entries: number;
  create(ring: Ring, slots: number, entries: number, key: Key): ReturnType<CreateLivingTables>;
}

const kept =
  (Kept: new (ring: Ring, liveId: Int32Array, entries: number) => ReturnType<CreateLivingTables>) =>
  (ring: Ring, slots: number, entries: number) =>
    new Kept(ring, new Int32Array(slots), entries);

const RULES: { readonly [N in GeometryName]?: Rule } = {
  // All that the number of nodes allows.
  hops: { entries: 31, create: kept(RegistryHops) },
  // Successors beside the fingers: seven in a row may be gone.
  chord: { entries: 8, create: kept(RegistryChord) },
  // Contacts in a bucket: two of them may be gone.
  kademlia: { entries: 3, create: kept(RegistryKademlia) },
  // Leaves on each side, as in the paper.
  pastry: { entries: 8, create: (ring, slots, entries) => new LivingPastry(ring, slots, entries) },
  symphony: {
    entries: 4,
    create: (ring, slots, entries, key) => new LivingSymphony(ring, slots, entries, key),
  },
  // One contact for each bit is what the tree is.
  tree: { entries: 1, create: kept(RegistryKademlia) },
};

/** `key`: the seed's. Throws for a geometry that messengers do not support. */
export function livingTables(
  name: GeometryName,
  key: Key,
  entries = livingEntries(name),
): CreateLivingTables {
  const rule = RULES[name];
  if (rule === undefined) throw new RangeError(`there are no living tables of ${name}`);
  const links = streamKey(key, STREAM.links, 0);
  return (ring, slots) => rule.create(ring, slots, entries, links);
}

/** Entries of each table of a living overlay. */
export function livingEntries(name: GeometryName): number {
  return RULES[name]?.entries ?? 0;
}
