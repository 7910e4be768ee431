// The dumb twin of a run with failures: peers written out, sorted by what they leave, and tried one by one.

import type { OnDead } from '../../src/flat/on-dead.ts';
import type { OUTCOMES } from '../../src/flat/tally.ts';
import { begin, pointer, step } from '../../src/geometries/debruijn/table.ts';
import type { GeometryName } from '../../src/geometries/index.ts';
import { geometries } from '../../src/geometries/index.ts';
import { clockwise } from '../../src/routing/clockwise.ts';
import type { Geometry } from '../../src/routing/geometry.ts';
import { type Space, successor } from '../../src/routing/space.ts';
import { type Case, draftAll, idsOf, spaceOf, type Walked } from './twin.ts';

export interface Failed {
  /** Ranks. */
  readonly dead: ReadonlySet<number>;
  readonly onDead: OnDead;
  readonly hopLimit: number;
}

export interface Ended {
  readonly outcome: (typeof OUTCOMES)[number];
  /** Ranks that had the packet, in order; of a flood those on the way of the first copy, if it arrived. */
  readonly visited: number[];
  readonly hops: number;
  readonly timeouts: number;
  readonly copies: number;
}

export interface Packet extends Omit<Walked, 'path'>, Ended {}

/** Packets 0 .. count - 1 of a run among the live nodes. */
export function walkAmongLive(geometry: GeometryName, one: Case, failed: Failed, count: number): Packet[] {
  const space = spaceOf(one);
  const ids = idsOf(one);
  const live = ids.filter((_, rank) => !failed.dead.has(rank));
  const { peers }: Geometry = geometries[geometry];
  const tables = ids.map((_, rank) => peers(space, rank, one.entries));
  return draftAll(one, live, count).map((packet) => {
    const [source, sink] = [ids.indexOf(packet.source), ids.indexOf(packet.sink)];
    return { ...packet, ...walk(geometry, one, space, tables, failed, source, sink) };
  });
}

function walk(
  geometry: GeometryName,
  one: Case,
  space: Space,
  tables: readonly number[][],
  failed: Failed,
  source: number,
  sink: number,
): Ended {
  if (geometry === 'flood') return flood(tables, failed, source, sink);
  if (geometry === 'debruijn') return walkKoorde(space, one.entries, failed, source, sink);
  const order = orderOf(geometry, one.entries, space, tables, failed.onDead, sink);
  const way = [{ at: source, untried: order(source) }];
  const visited = [source];
  let timeouts = 0;
  const ended = (outcome: Ended['outcome']): Ended => {
    const hops = visited.length - 1;
    return { outcome, visited, hops, timeouts, copies: 0 };
  };
  for (;;) {
    const here = way.at(-1)!;
    if (here.at === sink) return ended('delivered');
    if (visited.length > failed.hopLimit) return ended('too many hops');
    const peer = here.untried.shift();
    if (peer !== undefined && failed.dead.has(peer)) {
      timeouts++;
      if (failed.onDead === 'stop') return ended('no live peer');
    } else if (peer !== undefined) {
      way.push({ at: peer, untried: order(peer) });
      visited.push(peer);
    } else {
      if (failed.onDead !== 'backtrack' || way.length === 1) return ended('no live peer');
      way.pop();
      visited.push(way.at(-1)!.at);
    }
  }
}

/** The peers that a node tries, in order. */
function orderOf(
  geometry: GeometryName,
  entries: number,
  space: Space,
  tables: readonly number[][],
  onDead: OnDead,
  sink: number,
): (at: number) => number[] {
  const { ids } = space;
  const { routing }: Geometry = geometries[geometry];
  const left = (rank: number) => {
    if (geometry === 'hypercube') return rank ^ sink;
    const byXor = 'metric' in routing && routing.metric === 'xor';
    return byXor ? ids[rank]! ^ ids[sink]! : clockwise(ids[rank]!, ids[sink]!);
  };
  const best = (at: number, ranks: readonly number[]) =>
    ranks.filter((rank) => left(rank) < left(at)).sort((a, b) => left(a) - left(b));
  if (onDead !== 'successors') return (at) => best(at, tables[at]!);
  return (at) => {
    const points = Array.from({ length: space.bits }, (_, i) => ids[at]! + 2 ** i);
    const fingers = new Set(points.map((point) => successor(space, point)));
    const list = Array.from({ length: entries }, (_, i) => (at + 1 + i) % ids.length);
    const others = list.filter((rank) => !fingers.has(rank) && left(rank) < left(at));
    return [...best(at, [...fingers]), ...others];
  };
}

function walkKoorde(
  space: Space,
  degree: number,
  { dead, onDead, hopLimit }: Failed,
  source: number,
  sink: number,
): Ended {
  const packet = begin(space, degree, source, sink);
  const visited = [source];
  let timeouts = 0;
  const ended = (outcome: Ended['outcome']): Ended => {
    const hops = visited.length - 1;
    return { outcome, visited, hops, timeouts, copies: 0 };
  };
  for (let at = source, left = 4 * space.ids.length; at !== sink; left--) {
    if (left === 0 || visited.length > hopLimit) return ended('too many hops');
    const { left: bitsLeft } = packet;
    let next = step(space, degree, at, sink, packet);
    let i = packet.left === bitsLeft ? 0 : pointersOf(space, at, degree).indexOf(next);
    while (dead.has(next)) {
      timeouts++;
      if (onDead === 'stop' || i === 0) return ended('no live peer');
      next = pointer(space, at, degree, --i);
    }
    if (next !== at) visited.push(next);
    at = next;
  }
  return ended('delivered');
}

function pointersOf(space: Space, at: number, degree: number): number[] {
  return Array.from({ length: degree - 1 }, (_, i) => pointer(space, at, degree, i));
}

function flood(tables: readonly number[][], { dead, hopLimit }: Failed, source: number, sink: number): Ended {
  const from = new Map([[source, -1]]);
  const depth = new Map([[source, 0]]);
  let copies = 0;
  let cut = false;
  // A Map's keys come in the order in which they were put in, also those put in meanwhile.
  for (const at of depth.keys()) {
    if (depth.get(at) === hopLimit) cut = true;
    if (at === sink || depth.get(at) === hopLimit) continue;
    for (const peer of tables[at]!) {
      copies++;
      if (dead.has(peer) || from.has(peer)) continue;
      from.set(peer, at);
      depth.set(peer, depth.get(at)! + 1);
    }
  }
  if (!from.has(sink)) {
    const hops = Math.max(...depth.values());
    return { outcome: cut ? 'too many hops' : 'no live peer', visited: [], hops, timeouts: 0, copies };
  }
  const visited = [sink];
  while (visited[0] !== source) visited.unshift(from.get(visited[0]!)!);
  return { outcome: 'delivered', visited, hops: depth.get(sink)!, timeouts: 0, copies };
}
