// A network of an experiment: its IDs, its tables, and who has failed. All of it is drawn from a text.

import { drawIds } from '../flat/ids.ts';
import { type GeometryName, geometries } from '../geometries/index.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import type { Key } from '../random/threefry.ts';
import type { Geometry } from '../routing/geometry.ts';
import { fraction, type Space } from '../routing/space.ts';

export interface NetworkSpec {
  readonly geometry: GeometryName;
  /** At least 2, at most 2^bits. */
  readonly nodes: number;
  /** Left out: 31, as many as there can be. With nodes = 2^bits every ID is taken, and a rank is an ID. */
  readonly bits?: number;
  /** Left out: the geometry's usual number. */
  readonly entries?: number;
  readonly seed: string;
}

export interface Network {
  readonly geometry: Geometry;
  readonly space: Space;
  readonly entries: number;
  /** The ranks of a node's peers; worked out when asked for the first time, and kept. */
  peers(rank: number): Int32Array;
  /** Everything else about the network is drawn from it. */
  readonly key: Key;
}

/** The overlay that a registry sets up with that seed. Memory: 4 bytes for each entry of the tables that were asked for. */
export function createNetwork({ geometry: name, nodes, bits = 31, entries, seed }: NetworkSpec): Network {
  const geometry: Geometry = geometries[name];
  const key = seedKey(seed);
  const ids = new Int32Array(nodes);
  drawIds(key, bits, ids);
  const space = { ids, bits, key: streamKey(key, STREAM.links, 0) };
  return withTables({ geometry, space, entries: entries ?? geometry.defaultEntries(nodes), key });
}

/** The network of those that have not failed, once all tables are repaired. */
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

/** Who has failed: every node with that probability, by itself; 1 for a failed one. Throws a RangeError when none is left. */
export function drawFailed({ space, key }: Network, probability: number): Uint8Array {
  const faults = streamKey(key, STREAM.faults, 0);
  const failed = Uint8Array.from(space.ids, (id) => (fraction(faults, id, 0) < probability ? 1 : 0));
  if (!failed.includes(0)) throw new RangeError(`of ${failed.length} nodes none is left`);
  return failed;
}

/** Numbers for the lookups of an experiment: whole ones from 0 to n - 1, by lookup and by what they are for. */
export type Draw = (lookup: number, purpose: number, n: number) => number;

export function createDraw({ key }: Network): Draw {
  const packets = streamKey(key, STREAM.packets, 0);
  return (lookup, purpose, n) => Math.floor(fraction(packets, lookup, purpose) * n);
}

/** The rank of a node that has not failed, each as likely as the next. `purpose` and so many numbers after it are used. */
export function drawLive(draw: Draw, failed: Uint8Array, lookup: number, purpose: number): number {
  for (let attempt = 0; ; attempt++) {
    const rank = draw(lookup, purpose + attempt, failed.length);
    if (failed[rank] === 0) return rank;
  }
}
