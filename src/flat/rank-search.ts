// From a number to a rank: the first ID at or above it. An index on the high bits gives the start, and a
// short scan of the sorted IDs the place.

import type { FlatOverlay } from './flat-overlay.ts';

/** The rank of the first ID at or above `target` (0 to mask); `nodes` when there is none. */
export function rankAtOrAbove({ ids, index, shift }: FlatOverlay, target: number): number {
  let rank = index[target >>> shift]!;
  while (ids[rank]! < target) rank++;
  return rank;
}

/**
 * Returns a function that does rankAtOrAbove for ranks[i] with targets[i], 0 <= i < count, in lockstep: first
 * all reads of the index and of the first IDs, whose memory latencies overlap, then all scans. Cost: two
 * random reads each. Create it once per overlay: as constants of a closure, the arrays' addresses and lengths
 * become part of the machine code. That holds for the first one in a process; later ones take twice as long
 * where memory is not the bottleneck.
 */
export function createRankSearch(
  { ids, index, shift }: FlatOverlay,
  targets: Int32Array,
  ranks: Int32Array,
): (count: number) => void {
  const kept = new Int32Array(1);

  /**
   * Starts each scan. Reading the IDs brings them into the cache; their sum is kept so that no compiler
   * removes the reads.
   */
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
      // Three branch-free comparisons suffice for nearly all: a mispredicted branch costs more than all
      // three.
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
