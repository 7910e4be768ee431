// The dumb twin of a flat run: tables written out, packets drawn one by one as a live node draws them, each walked alone.

import type { GeometryName } from '../../src/geometries/index.ts';
import { geometries } from '../../src/geometries/index.ts';
import { Columns, installTable } from '../../src/overlay/columns.ts';
import { endpointSalt, highLane, joinLanes, lowLane } from '../../src/overlay/fingerprint.ts';
import { Membership } from '../../src/overlay/membership.ts';
import { countSent, type Draft, draftPacket } from '../../src/overlay/packets.ts';
import { STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { permute } from '../../src/random/permutation.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import type { Geometry } from '../../src/routing/geometry.ts';
import { path } from '../../src/routing/path.ts';
import type { Space } from '../../src/routing/space.ts';

export interface Case {
  readonly nodes: number;
  readonly bits: number;
  readonly seed: string;
  readonly entries: number;
}

export interface Walked {
  readonly source: number;
  readonly sink: number;
  readonly payload: number;
  /** IDs, source and sink included. */
  readonly path: readonly number[];
}

/** The IDs that a registry gives to its first nodes. */
export function idsOf({ nodes, bits, seed }: Case): number[] {
  const key = streamKey(seedKey(seed), STREAM.ids, bits);
  return Array.from({ length: nodes }, (_, i) => permute(key, bits, i)).sort((a, b) => a - b);
}

export function spaceOf(one: Case): Space {
  const key = streamKey(seedKey(one.seed), STREAM.links, 0);
  return { ids: Int32Array.from(idsOf(one)), bits: one.bits, key };
}

/** Peer IDs of each rank, clockwise as seen from it. */
export function tablesOf(geometry: GeometryName, one: Case): number[][] {
  const space = spaceOf(one);
  const { ids } = space;
  return Array.from(ids, (id, rank) =>
    geometries[geometry]
      .peers(space, rank, one.entries)
      .map((peer) => ids[peer]!)
      .sort((a, b) => clockwise(id, a) - clockwise(id, b)),
  );
}

/** Packets 0 .. count - 1 of a run, in that order. */
export function walkAll(geometry: GeometryName, one: Case, count: number, run = 1): Walked[] {
  const way = wayOf(geometry, one);
  return draftAll(one, idsOf(one), count, run).map((packet) => ({
    ...packet,
    path: way(packet.source, packet.sink),
  }));
}

/** What the nodes of an overlay of just these IDs send. */
export function draftAll(
  { seed }: Case,
  ids: readonly number[],
  count: number,
  run = 1,
): Omit<Walked, 'path'>[] {
  const columns = new Columns(ids.length);
  const membership = new Membership([...ids]);
  const key = seedKey(seed);
  ids.forEach((id, row) => {
    columns.id[row] = id;
    installTable(columns, row, membership, [ids[(row + 1) % ids.length]!]);
    [columns.runKey0[row], columns.runKey1[row]] = streamKey(key, STREAM.packets, run);
    [columns.redrawKey0[row], columns.redrawKey1[row]] = streamKey(key, STREAM.redraw, run);
  });
  return Array.from({ length: count }, (_, packet) => {
    const row = packet % ids.length;
    const draft: Draft = { sink: 0, payload: 0, channel: 0 };
    draftPacket(columns, row, draft);
    countSent(columns, row, draft);
    return { source: ids[row]!, sink: draft.sink, payload: draft.payload };
  });
}

/** The IDs that a packet visits from one node to another. */
function wayOf(geometry: GeometryName, one: Case): (source: number, sink: number) => number[] {
  const { routing }: Geometry = geometries[geometry];
  const ids = idsOf(one);
  if ('metric' in routing) {
    const tables = tablesOf(geometry, one);
    const peersOf = (id: number) => Int32Array.from(tables[ids.indexOf(id)]!);
    return (source, sink) => path(source, sink, ids.length, peersOf, routing.metric)!;
  }
  const space = spaceOf(one);
  return (source, sink) =>
    routing.path(space, one.entries, ids.indexOf(source), ids.indexOf(sink))!.map((rank) => ids[rank]!);
}

/** The hash of a result in which all packets were delivered. */
export function hashOf(walked: readonly Walked[]): string {
  let low = 0;
  let high = 0;
  for (const { source, sink, path } of walked) {
    const salt = endpointSalt(source, sink);
    low = (low + lowLane(salt, 16 * (path.length - 1))) | 0;
    high = (high + highLane(salt, 16 * (path.length - 1))) | 0;
  }
  return joinLanes(low, high).toString(16).padStart(16, '0');
}
