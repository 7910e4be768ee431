// A static overlay of 2 to 2^30 nodes in some 8 bytes a node, without routing tables: the sorted IDs, and an
// index on their high bits through which a short scan finds the first ID at or above any number.
//
// Ranks, positions and their sums stay below 2^31, so that engines keep them in registers as 32-bit integers.
// Beyond 2^30 nodes the sum of two ranks would not. Numbers of packets and sums of hops are doubles, exact up
// to 2^53.

import { seedKey } from '../random/draw.ts';
import type { Key } from '../random/threefry.ts';
import { buildIndex, indexBits, indexLength } from './id-index.ts';
import { drawIds, idScratchBytes } from './ids.ts';

export const MIN_NODES = 2;
export const MAX_NODES = 2 ** 30;
export const MAX_BITS = 31;

/** Copies of 2^31 - 1 after the sorted IDs, so that a scan may read past the end. */
export const ID_PADDING = 4;

export interface OverlaySpec {
  /** MIN_NODES to MAX_NODES, at most 2^bits. */
  readonly nodes: number;
  /** IDs are 0 to 2^bits - 1; 2 to MAX_BITS. */
  readonly bits: number;
  readonly seed: string;
}

export interface FlatOverlay extends OverlaySpec {
  /** The seed's key, for IDs, packets and links. */
  readonly key: Key;
  /** 2^bits - 1. A clockwise distance is (to - from) & mask. */
  readonly mask: number;
  /** The ID of each rank, ascending, then ID_PADDING times 2^31 - 1. */
  readonly ids: Int32Array;
  /**
   * index[b]: the rank of the first ID whose high bits, id >>> shift, are b or more; one entry more than
   * values of b.
   */
  readonly index: Int32Array;
  readonly shift: number;
}

/** Allocates an overlay's arrays: with SharedArrayBuffers, workers share them. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export const onHeap: Allocate = (bytes) => new ArrayBuffer(bytes);

/**
 * Draws and indexes an overlay. Throws a RangeError for a spec out of range. Cost: 1e8 nodes take some 2 s.
 */
export function buildOverlay(spec: OverlaySpec, allocate: Allocate = onHeap): FlatOverlay {
  return indexIds(spec, drawSortedIds(spec, allocate), allocate);
}

/**
 * The sorted IDs with padding, the same that the registry gives to its first `nodes` messengers. Throws a
 * RangeError for a spec out of range.
 */
export function drawSortedIds(spec: OverlaySpec, allocate: Allocate = onHeap): Int32Array {
  requireSpec(spec);
  const { nodes, bits, seed } = spec;
  const ids = new Int32Array(allocate(4 * (nodes + ID_PADDING)));
  drawIds(seedKey(seed), bits, ids.subarray(0, nodes));
  ids.fill(2 ** 31 - 1, nodes);
  return ids;
}

/** The overlay of IDs from drawSortedIds. */
export function indexIds(spec: OverlaySpec, ids: Int32Array, allocate: Allocate = onHeap): FlatOverlay {
  const { nodes, bits, seed } = spec;
  const shift = bits - indexBits(nodes, bits);
  const index = new Int32Array(allocate(4 * indexLength(nodes, bits)));
  buildIndex(ids, nodes, shift, index);
  return { nodes, bits, seed, key: seedKey(seed), mask: 2 ** bits - 1, ids, index, shift };
}

/** Throws a RangeError that names the valid range. */
export function requireSpec({ nodes, bits }: OverlaySpec): void {
  if (!Number.isInteger(bits) || bits < 2 || bits > MAX_BITS) {
    throw new RangeError(`IDs have 2 to ${MAX_BITS} bits, not ${bits}`);
  }
  const max = Math.min(MAX_NODES, 2 ** bits);
  if (!Number.isInteger(nodes) || nodes < MIN_NODES || nodes > max) {
    throw new RangeError(`an overlay of IDs of ${bits} bits has ${MIN_NODES} to ${max} nodes, not ${nodes}`);
  }
}

/** Bytes of an overlay, and the temporary memory for building it. */
export function overlayBytes({ nodes, bits }: Pick<OverlaySpec, 'nodes' | 'bits'>): {
  overlay: number;
  scratch: number;
} {
  const overlay = 4 * (nodes + ID_PADDING) + 4 * indexLength(nodes, bits);
  return { overlay, scratch: idScratchBytes(nodes, bits) };
}
