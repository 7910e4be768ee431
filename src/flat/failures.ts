// Nodes that have failed, all at once, with everybody's tables left as they were: static resilience, as in Gummadi et al.:
// The Impact of DHT Routing Geometry on Resilience and Proximity (SIGCOMM 2003), section 5. Packets have live sources and
// live sinks.

import { STREAM, streamKey } from '../random/draw.ts';
import { permutation } from '../random/permutation.ts';
import { fraction } from '../routing/space.ts';
import type { Allocate, FlatOverlay } from './flat-overlay.ts';

/** Who fails: anybody; neighbours on the ring; those that relayed most when nobody had failed. */
export const FAIL_MODES = ['random', 'range', 'high-load'] as const;

export type FailMode = (typeof FAIL_MODES)[number];

export interface Failures {
  /** A bit for each rank, bit rank & 31 of dead[rank >>> 5]: 1 for a node that has failed. */
  readonly dead: Int32Array;
  /** The ranks of the others, ascending, and their IDs. At least two. */
  readonly live: Int32Array;
  readonly liveIds: Int32Array;
}

/** What is wrong with a share of nodes that is to fail, as a clause that says what would be right; undefined when nothing is. */
export function failMistake(nodes: number, share: number): string | undefined {
  if (!(share >= 0 && share < 1)) return `a share of 0 to below 1 of the nodes can fail, not ${share}`;
  const live = nodes - deadCount(nodes, share);
  return live < 2 ? `of ${nodes} nodes ${live} would be left; packets need two` : undefined;
}

/** The number of nodes that fail: the whole number nearest to the share. */
export function deadCount(nodes: number, share: number): number {
  return Math.round(share * nodes);
}

/** Bytes of the arrays above, and of what drawing them takes in addition for a while. */
export function failureBytes(
  nodes: number,
  share: number,
  mode: FailMode,
): { failures: number; scratch: number } {
  const live = nodes - deadCount(nodes, share);
  return { failures: 4 * Math.ceil(nodes / 32) + 8 * live, scratch: mode === 'high-load' ? 4 * nodes : 0 };
}

/**
 * Draws who fails: a function of the seed, the number of nodes, the share and the mode, and for `high-load` of `relayed`,
 * which a run without failures has counted by rank. Among those that relayed as much as each other, chance decides.
 * `share` as failMistake allows. Cost: some 50 ns a node that fails.
 */
export function drawFailures(
  overlay: FlatOverlay,
  share: number,
  mode: FailMode,
  allocate: Allocate,
  relayed?: Uint32Array,
): Failures {
  const { ids, nodes } = overlay;
  const count = deadCount(nodes, share);
  const dead = new Int32Array(allocate(4 * Math.ceil(nodes / 32)));
  if (mode === 'random') markAny(overlay, dead, count);
  else if (mode === 'range') markArc(overlay, dead, count);
  else markBusiest(overlay, dead, count, relayed);
  const live = new Int32Array(allocate(4 * (nodes - count)));
  const liveIds = new Int32Array(allocate(4 * (nodes - count)));
  for (let rank = 0, next = 0; rank < nodes; rank++) {
    if (isDead(dead, rank)) continue;
    live[next] = rank;
    liveIds[next++] = ids[rank]!;
  }
  return { dead, live, liveIds };
}

export function isDead(dead: Int32Array, rank: number): boolean {
  return ((dead[rank >>> 5]! >>> (rank & 31)) & 1) === 1;
}

function mark(dead: Int32Array, rank: number): void {
  dead[rank >>> 5]! |= 1 << (rank & 31);
}

/** The first `count` ranks of a permutation that the seed has: so the share is exact, and a larger one has the smaller in it. */
function markAny(overlay: FlatOverlay, dead: Int32Array, count: number): void {
  const shuffled = createShuffle(overlay);
  for (let i = 0; i < count; i++) mark(dead, shuffled());
}

function markArc(overlay: FlatOverlay, dead: Int32Array, count: number): void {
  const { nodes } = overlay;
  const first = Math.floor(fraction(failKey(overlay), 0, 0) * nodes);
  for (let i = 0; i < count; i++) mark(dead, (first + i) % nodes);
}

function markBusiest(
  overlay: FlatOverlay,
  dead: Int32Array,
  count: number,
  relayed: Uint32Array | undefined,
): void {
  if (relayed?.length !== overlay.nodes) {
    throw new RangeError('who relays most is known from a run without failures: its counts are missing');
  }
  if (count === 0) return;
  // Typed arrays sort by number.
  const min = Uint32Array.from(relayed).sort()[overlay.nodes - count]!;
  let left = count;
  for (let rank = 0; rank < overlay.nodes; rank++) {
    if (relayed[rank]! <= min) continue;
    mark(dead, rank);
    left--;
  }
  for (const shuffled = createShuffle(overlay); left > 0; ) {
    const rank = shuffled();
    if (relayed[rank] !== min) continue;
    mark(dead, rank);
    left--;
  }
}

/** All ranks, each once, in the seed's order; to be asked at most `nodes` times. */
function createShuffle(overlay: FlatOverlay): () => number {
  const { nodes } = overlay;
  const placeOf = permutation(failKey(overlay), Math.max(2, 32 - Math.clz32(nodes - 1)));
  let next = 0;
  return () => {
    for (;;) {
      const rank = placeOf(next++);
      if (rank < nodes) return rank;
    }
  };
}

/** The stream of faults has the simulation's links at 0. */
function failKey({ key }: FlatOverlay): readonly [number, number] {
  return streamKey(key, STREAM.faults, 1);
}
