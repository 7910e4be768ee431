// From a number to a rank: the first ID at or above it. An index on the high bits says where to begin, and a short scan
// of the sorted IDs finds the place.

import type { FlatOverlay } from './flat-overlay.ts';

/** The rank of the first ID that is `target` (0 to mask) or more; `nodes` when there is none. */
export function rankAtOrAbove({ ids, index, shift }: FlatOverlay, target: number): number {
  let rank = index[target >>> shift]!;
  while (ids[rank]! < target) rank++;
  return rank;
}

/**
 * A function that does rankAtOrAbove for ranks[i] with targets[i], 0 <= i < count, in lock step: first all reads of the
 * index and of the first IDs, which wait for memory together, then all scans. Cost: two arrays are read at random for each.
 * Made once for an overlay: as constants of a closure, the arrays' addresses and lengths become part of the machine code.
 * That holds for a process that makes only one; of the second on, each takes twice as long where memory is not what counts.
 */
export function createRankSearch(
  { ids, index, shift }: FlatOverlay,
  targets: Int32Array,
  ranks: Int32Array,
): (count: number) => void {
  const kept = new Int32Array(1);

  /** Begins each scan. The IDs are read to have them in the cache, and kept so that no compiler leaves the reads out. */
  function begin(count: number): void {
    let read = 0;
    for (let i = 0; i < count; i++) {
      const rank = index[targets[i]! >>> shift]!;
      ranks[i] = rank;
      read ^= ids[rank]!;
    }
    kept[0] = read;
  }

  function scan(count: number): void {
    for (let i = 0; i < count; i++) {
      const target = targets[i]!;
      let rank = ranks[i]!;
      // Three comparisons without a branch do for nearly all: a branch that is guessed wrong costs more than all three.
      const first = (ids[rank]! - target) >>> 31;
      const second = (ids[rank + 1]! - target) >>> 31;
      const third = (ids[rank + 2]! - target) >>> 31;
      rank += first + second + third;
      while (ids[rank]! < target) rank++;
      ranks[i] = rank;
    }
  }

  return (count) => {
    begin(count);
    scan(count);
  };
}
