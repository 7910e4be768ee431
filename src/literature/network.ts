// A network of an experiment: its IDs, its tables, and its failed nodes, all drawn from a seed text.

import { drawIds } from '../flat/ids.ts';
import { type GeometryName, geometries } from '../geometries/index.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import type { Key } from '../random/threefry.ts';
import { defaultEntries, type Geometry } from '../routing/geometry.ts';
import { fraction, type Space } from '../routing/space.ts';

export interface NetworkSpec {
  readonly geometry: GeometryName;
  /** At least 2, at most 2^bits. */
  readonly nodes: number;
  /** Defaults to 31, the maximum. With nodes = 2^bits every ID is taken, and a rank is an ID. */
  readonly bits?: number;
  /** Defaults to the geometry's number. */
  readonly entries?: number;
  readonly seed: string;
}

export interface Network {
  readonly geometry: Geometry;
  readonly space: Space;
  readonly entries: number;
  /** The ranks of a node's peers; computed on first use, and cached. */
  peers(rank: number): Int32Array;
  /** The key for everything else drawn about the network. */
  readonly key: Key;
}

/** The overlay that a registry sets up with that seed. Memory: 4 bytes per entry of the tables used. */
export function createNetwork({ geometry: name, nodes, bits = 31, entries, seed }: NetworkSpec): Network {
  const geometry: Geometry = geometries[name];
  const key = seedKey(seed);
  const ids = new Int32Array(nodes);
  drawIds(key, bits, ids);
  const space = { ids, bits, key: streamKey(key, STREAM.links, 0) };
  return withTables({ geometry, space, entries: entries ?? defaultEntries(geometry, nodes), key });
}

/** The network of the live nodes, with all tables repaired. */
export function repaired(network: Network, failed: Uint8Array): Network {
  const ids = network.space.ids.filter((_, rank) => failed[rank] === 0);
  return withTables({ ...network, space: { ...network.space, ids } });
}

function withTables(network: Omit<Network, 'peers'>): Network {
  const { geometry, space, entries } = network;
  const tables: Int32Array[] = [];
  return {
    ...network,
    peers: (rank) => (tables[rank] ??= Int32Array.from(geometry.peers(space, rank, entries))),
  };
}

/**
 * Draws the failed nodes: each with that probability, independently; 1 for a failed one. Throws a RangeError
 * when none is left.
 */
export function drawFailed({ space, key }: Network, probability: number): Uint8Array {
  const faults = streamKey(key, STREAM.faults, 0);
  const failed = Uint8Array.from(space.ids, (id) => (fraction(faults, id, 0) < probability ? 1 : 0));
  if (!failed.includes(0)) throw new RangeError(`of ${failed.length} nodes none is left`);
  return failed;
}

/** Random numbers for the lookups of an experiment: from 0 to n - 1, by lookup and purpose. */
export type Draw = (lookup: number, purpose: number, n: number) => number;

export function createDraw({ key }: Network): Draw {
  const packets = streamKey(key, STREAM.packets, 0);
  return (lookup, purpose, n) => Math.floor(fraction(packets, lookup, purpose) * n);
}

/** The rank of a uniformly drawn live node. Uses `purpose` and a run of numbers after it. */
export function drawLive(draw: Draw, failed: Uint8Array, lookup: number, purpose: number): number {
  for (let attempt = 0; ; attempt++) {
    const rank = draw(lookup, purpose + attempt, failed.length);
    if (failed[rank] === 0) return rank;
  }
}
