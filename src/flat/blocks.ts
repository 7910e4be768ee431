// Blocks: nodes whose IDs share their high bits, which are adjacent in rank. The index has the bounds of
// large blocks; a small one lies within one entry of the index.

import type { FlatOverlay } from './flat-overlay.ts';

/** The first rank of the IDs that agree with `id` in all but the lowest `low` bits, 0 to 30. */
export function firstOfBlock({ ids, index, shift }: FlatOverlay, id: number, low: number): number {
  const min = id & -(1 << low);
  let rank = index[min >>> shift]!;
  if (low < shift) while (ids[rank]! < min) rank++;
  return rank;
}

/** The rank after the last of them. */
export function endOfBlock({ ids, index, shift }: FlatOverlay, id: number, low: number): number {
  const max = id | ((1 << low) - 1);
  let end = index[(max >>> shift) + 1]!;
  if (low < shift) while (end > 0 && ids[end - 1]! > max) end--;
  return end;
}

/** Arrays by position, 0 to capacity - 1. */
export interface BlockSearch {
  /** Input: an ID in each block, and its number of low bits, 0 to 30. */
  readonly ids: Int32Array;
  readonly lows: Int32Array;
  /** Output: ranks first to end - 1. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
  readonly search: (count: number) => void;
}

/**
 * Searches the blocks of many IDs in lockstep. Cost: two reads of the index; for small blocks also of the
 * IDs.
 */
export function createBlockSearch(overlay: FlatOverlay, capacity: number): BlockSearch {
  const { ids: sorted, index, shift } = overlay;
  const column = () => new Int32Array(capacity);
  const [ids, lows, firsts, ends] = [column(), column(), column(), column()];

  function readIndex(count: number): void {
    for (let i = 0; i < count; i++) {
      const low = lows[i]!;
      firsts[i] = index[(ids[i]! & -(1 << low)) >>> shift]!;
      ends[i] = index[((ids[i]! | ((1 << low) - 1)) >>> shift) + 1]!;
    }
  }

  function narrowSmall(count: number): void {
    for (let i = 0; i < count; i++) {
      const low = lows[i]!;
      if (low >= shift) continue;
      const min = ids[i]! & -(1 << low);
      const max = ids[i]! | ((1 << low) - 1);
      let first = firsts[i]!;
      let end = ends[i]!;
      while (first < end && sorted[first]! < min) first++;
      while (first < end && sorted[end - 1]! > max) end--;
      firsts[i] = first;
      ends[i] = end;
    }
  }

  return {
    ids,
    lows,
    firsts,
    ends,
    search(count) {
      readIndex(count);
      narrowSmall(count);
    },
  };
}
