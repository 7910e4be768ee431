// Simultaneous node failures without repair of routing tables: static resilience, as in Gummadi et al.: The
// Impact of DHT Routing Geometry on Resilience and Proximity (SIGCOMM 2003), section 5. Sources and sinks of
// packets are alive.

import { STREAM, streamKey } from '../random/draw.ts';
import { permutation } from '../random/permutation.ts';
import { fraction } from '../routing/space.ts';
import type { Allocate, FlatOverlay } from './flat-overlay.ts';

/** Which nodes fail: random ones; neighbours on the ring; those that relayed most before any failure. */
export const FAIL_MODES = ['random', 'range', 'high-load'] as const;

export type FailMode = (typeof FAIL_MODES)[number];

export interface Failures {
  /** A bit per rank, bit rank & 31 of dead[rank >>> 5]: 1 for a failed node. */
  readonly dead: Int32Array;
  /** The ranks of the live nodes, ascending, and their IDs. At least two. */
  readonly live: Int32Array;
  readonly liveIds: Int32Array;
}

/** Describes an invalid fraction of failed nodes and what is valid; undefined when it is valid. */
export function failMistake(nodes: number, fraction: number): string | undefined {
  if (!(fraction >= 0 && fraction < 1))
    return `the fraction of failed nodes must be from 0 to below 1, not ${fraction}`;
  const live = nodes - deadCount(nodes, fraction);
  return live < 2 ? `only ${live} of ${nodes} nodes would be left; packets need two` : undefined;
}

/** The number of failed nodes: the nearest integer. */
export function deadCount(nodes: number, fraction: number): number {
  return Math.round(fraction * nodes);
}

/** Bytes of these arrays, and the temporary memory for drawing them. */
export function failureBytes(
  nodes: number,
  fraction: number,
  mode: FailMode,
): { failures: number; scratch: number } {
  const live = nodes - deadCount(nodes, fraction);
  return { failures: 4 * Math.ceil(nodes / 32) + 8 * live, scratch: mode === 'high-load' ? 4 * nodes : 0 };
}

/**
 * Draws the failed nodes: a function of the seed, the number of nodes, the fraction and the mode, and for
 * `high-load` of `relayed`, the relay counts by rank of a run without failures; ties are broken at random.
 * `fraction`: a fraction that failMistake accepts. Cost: some 50 ns per failed node.
 */
export function drawFailures(
  overlay: FlatOverlay,
  fraction: number,
  mode: FailMode,
  allocate: Allocate,
  relayed?: Uint32Array,
): Failures {
  const { ids, nodes } = overlay;
  const count = deadCount(nodes, fraction);
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

/**
 * The first `count` ranks of a permutation given by the seed: the fraction is exact, and a larger one
 * includes the smaller.
 */
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
    throw new RangeError('high-load failures need the relay counts of a run without failures');
  }
  if (count === 0) return;
  // Typed arrays sort numerically.
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

/** All ranks, once each, in the seed's order; call at most `nodes` times. */
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

/** Index 0 of the faults stream belongs to the simulation's links. */
function failKey({ key }: FlatOverlay): readonly [number, number] {
  return streamKey(key, STREAM.faults, 1);
}
