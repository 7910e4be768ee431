// Blocks: the nodes whose IDs agree in their high bits, which are neighbours in rank.

import type { FlatOverlay } from './overlay.ts';
import { createRankSearch, rankAtOrAbove } from './rank-search.ts';

/** The first rank of the IDs that agree with `id` in all but the lowest `low` bits. */
export function firstOfBlock(overlay: FlatOverlay, id: number, low: number): number {
  return rankAtOrAbove(overlay, id & -(1 << low));
}

/** The rank after the last of them. */
export function endOfBlock(overlay: FlatOverlay, id: number, low: number): number {
  const last = id | ((1 << low) - 1);
  return endAfter(overlay, rankAtOrAbove(overlay, last), last);
}

/** The padding behind the IDs may equal the last ID of a block, where the block is the last. */
function endAfter({ ids, nodes }: FlatOverlay, rank: number, last: number): number {
  return rank < nodes && ids[rank] === last ? rank + 1 : rank;
}

/** By place, 0 to capacity - 1. */
export interface BlockSearch {
  /** To be filled in before: an ID of each block, and its number of low bits, 0 to 30. */
  readonly ids: Int32Array;
  readonly lows: Int32Array;
  /** The result: ranks first to end - 1. */
  readonly firsts: Int32Array;
  readonly ends: Int32Array;
  readonly search: (count: number) => void;
}

/** Blocks of many IDs in lock step. Cost: two look-ups each, the second of them near the first where blocks are small. */
export function createBlockSearch(overlay: FlatOverlay, capacity: number): BlockSearch {
  const column = () => new Int32Array(capacity);
  const [ids, lows, firsts, ends, targets] = [column(), column(), column(), column(), column()];
  const searchFirst = createRankSearch(overlay, targets, firsts);
  const searchEnd = createRankSearch(overlay, targets, ends);
  return {
    ids,
    lows,
    firsts,
    ends,
    search(count) {
      for (let i = 0; i < count; i++) targets[i] = ids[i]! & -(1 << lows[i]!);
      searchFirst(count);
      for (let i = 0; i < count; i++) targets[i] = ids[i]! | ((1 << lows[i]!) - 1);
      searchEnd(count);
      for (let i = 0; i < count; i++) ends[i] = endAfter(overlay, ends[i]!, targets[i]!);
    },
  };
}
