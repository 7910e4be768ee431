// The sorted IDs of an overlay, drawn from a permutation: no lookup is needed to keep them distinct.

import { STREAM, streamKey } from '../random/draw.ts';
import { permutation } from '../random/permutation.ts';
import type { Key } from '../random/threefry.ts';

/** Above this many bytes of bitmap per node, sorting is faster and takes less memory. */
const BITMAP_BYTES_A_NODE = 64;

/**
 * Fills `ids` with the first ids.length IDs that the registry assigns under the key, ascending. Cost: some 15
 * ns an ID through a bitmap; n log n if IDs are sparse in 2^bits.
 */
export function drawIds(key: Key, bits: number, ids: Int32Array): void {
  const idOf = permutation(streamKey(key, STREAM.ids, bits), bits);
  if (bitmapBytes(ids.length, bits) === 0) {
    for (let i = 0; i < ids.length; i++) ids[i] = idOf(i);
    ids.set(Int32Array.from(ids).sort());
  } else {
    const map = new Int32Array(Math.max(1, 2 ** (bits - 5)));
    mark(idOf, ids.length, map);
    listMarked(map, ids);
  }
}

/** Temporary memory of drawIds, in bytes. */
export function idScratchBytes(nodes: number, bits: number): number {
  return bitmapBytes(nodes, bits) || 4 * nodes;
}

/** 0: sort instead. */
function bitmapBytes(nodes: number, bits: number): number {
  const bytes = Math.max(4, 2 ** (bits - 3));
  return bytes <= BITMAP_BYTES_A_NODE * nodes ? bytes : 0;
}

function mark(idOf: (index: number) => number, count: number, map: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const id = idOf(i);
    map[id >>> 5]! |= 1 << (id & 31);
  }
}

function listMarked(map: Int32Array, ids: Int32Array): void {
  let rank = 0;
  for (let word = 0; word < map.length; word++) {
    for (let rest = map[word]!; rest !== 0; rest &= rest - 1) {
      ids[rank++] = 32 * word + 31 - Math.clz32(rest & -rest);
    }
  }
}
