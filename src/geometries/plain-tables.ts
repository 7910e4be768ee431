// Routing tables as papers and the README define them, found by looking at every node: a second opinion on the code that
// gives them out. Where a table draws peers from the seed, the laws that hold whatever is drawn.

import type { GeometryName } from './index.ts';

/** A node in an overlay. */
export interface Place {
  /** All nodes, ascending; 0 to 2^bits - 1. */
  readonly ids: readonly number[];
  /** The node's index in them. */
  readonly rank: number;
  /** A number that entriesMistake (routing/geometry.ts) accepts. */
  readonly entries: number;
  readonly bits: number;
}

/** What is wrong with the IDs of a node's peers, in any order; undefined when nothing is. */
type Law = (place: Place, peers: readonly number[]) => string | undefined;

const PASTRY_DIGIT_BITS = 4;

const LAWS: Readonly<Record<GeometryName, Law>> = {
  hops: exactly(({ ids, rank, entries }) => {
    return Array.from({ length: entries }, (_, i) => ids[(rank + 2 ** i) % ids.length]!);
  }),

  chord: exactly((place) => {
    const fingers: number[] = [];
    for (let step = 1; step < 2 ** place.bits; step *= 2) fingers.push(atOrAfter(place, idOf(place) + step));
    return [...others(place).slice(0, place.entries), ...fingers];
  }),

  kademlia: kademliaMistake,
  tree: kademliaMistake,

  pastry: (place, peers) => {
    const clockwise = others(place);
    const leaves = [...clockwise.slice(0, place.entries), ...clockwise.slice(-place.entries)];
    const missing = leaves.find((leaf) => !peers.includes(leaf));
    if (missing !== undefined) return `leaf ${missing} is missing`;
    for (const [slot, fitting] of groups(clockwise, (id) => pastrySlot(place, id))) {
      const chosen = peers.filter((peer) => fitting.includes(peer));
      if (chosen.length === 0) return `${slot} is empty, and ${fitting.join(', ')} would fit`;
      const entries = chosen.filter((peer) => !leaves.includes(peer));
      if (entries.length > 1) return `${slot} has ${entries.join(', ')}`;
    }
    return undefined;
  },

  symphony: (place, peers) => linksMistake(place, peers, place.entries + 1),
  flood: (place, peers) => linksMistake(place, peers, place.entries),

  debruijn: exactly((place) => {
    const { ids, entries: degree, bits } = place;
    const image = (idOf(place) * degree) % 2 ** bits;
    const before = nearest(ids, (id) => ahead(id, image, bits) || 2 ** bits);
    const pointers = Array.from(
      { length: degree - 1 },
      (_, i) => ids[(ids.indexOf(before) + i) % ids.length]!,
    );
    return [others(place)[0]!, ...pointers];
  }),

  hypercube: exactly(({ ids, rank }) => {
    const isPowerOfTwo = (n: number) => n > 0 && (n & (n - 1)) === 0;
    return ids.filter((_, other) => isPowerOfTwo(rank ^ other));
  }),
};

/** What is wrong with a node's table, as a clause; undefined when nothing is. peers: IDs in any order. */
export function tableMistake(
  geometry: GeometryName,
  place: Place,
  peers: readonly number[],
): string | undefined {
  const repeated = peers.find((peer, i) => peers.indexOf(peer) !== i);
  if (repeated !== undefined) return `${repeated} is there twice`;
  const strange = peers.find((peer) => peer === idOf(place) || !place.ids.includes(peer));
  if (strange !== undefined) return `${strange} is no other node`;
  return LAWS[geometry](place, peers);
}

/** The law of a table that draws nothing. Peers that the definition names twice, or that are the node itself, count once or not. */
function exactly(defined: (place: Place) => readonly number[]): Law {
  return (place, peers) => {
    const wanted = ascending(new Set(defined(place).filter((id) => id !== idOf(place))));
    return `${ascending(peers)}` === `${wanted}` ? undefined : `it is ${wanted.join(', ')}`;
  };
}

/** Any `entries` nodes of each bucket, or all where there are fewer. */
function kademliaMistake(place: Place, peers: readonly number[]): string | undefined {
  const highestBit = (id: number) => 31 - Math.clz32(id ^ idOf(place));
  for (const [bucket, inside] of groups(others(place), highestBit)) {
    const chosen = peers.filter((peer) => inside.includes(peer)).length;
    const wanted = Math.min(place.entries, inside.length);
    if (chosen !== wanted) return `bucket ${bucket} has ${chosen} of ${inside.length} nodes, not ${wanted}`;
  }
  return undefined;
}

/** The place in Pastry's table that a node would fit: how many digits it shares, and the next one. */
function pastrySlot(place: Place, id: number): string {
  let low = place.bits;
  do low = Math.max(0, low - PASTRY_DIGIT_BITS);
  while (id >>> low === idOf(place) >>> low);
  return `the entry for ${(id >>> low) % 2 ** PASTRY_DIGIT_BITS} above bit ${low}`;
}

/** The next node, and drawn ones: fewer than may be where draws coincide. */
function linksMistake(place: Place, peers: readonly number[], max: number): string | undefined {
  const [next] = others(place);
  if (!peers.includes(next!)) return `${next}, the next node, is missing`;
  return peers.length > max ? `${peers.length} are more than ${max}` : undefined;
}

function idOf({ ids, rank }: Place): number {
  return ids[rank]!;
}

/** Clockwise from the node. */
function others({ ids, rank }: Place): number[] {
  return [...ids.slice(rank + 1), ...ids.slice(0, rank)];
}

function atOrAfter({ ids, bits }: Place, point: number): number {
  return nearest(ids, (id) => ahead(point, id, bits));
}

function nearest(ids: readonly number[], distance: (id: number) => number): number {
  return ids.reduce((a, b) => (distance(b) < distance(a) ? b : a));
}

/** Clockwise from a point below 2^(bits + 1) to another, 0 to 2^bits - 1. */
function ahead(from: number, to: number, bits: number): number {
  return (to - (from % 2 ** bits) + 2 ** bits) % 2 ** bits;
}

function groups<K>(ids: readonly number[], keyOf: (id: number) => K): Map<K, number[]> {
  const found = new Map<K, number[]>();
  for (const id of ids) found.set(keyOf(id), [...(found.get(keyOf(id)) ?? []), id]);
  return found;
}

function ascending(ids: Iterable<number>): number[] {
  return [...ids].sort((a, b) => a - b);
}
