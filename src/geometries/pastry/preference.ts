// Table entries and leaves in order of preference: closest to the sink first, by XOR.

import { endOfBlock, firstOfBlock } from '../../flat/blocks.ts';
import type { Preference } from '../../flat/preference.ts';
import { spaceOf } from '../../flat/space-of.ts';
import type { WalkParts } from '../../flat/walk.ts';
import { pick } from '../../routing/space.ts';
import { DIGIT_BITS } from './table.ts';

/** Table entries are visited in order of remaining distance; leaves are all examined. */
export function createPastryPreference({ overlay, entries }: WalkParts): Preference {
  const { ids, nodes, bits } = overlay;
  const space = spaceOf(overlay);

  /** As entry() of table.ts; -1 when there is none. */
  function entry(me: number, low: number, differing: number): number {
    const other = me ^ (differing << low);
    const first = firstOfBlock(overlay, other, low);
    const size = endOfBlock(overlay, other, low) - first;
    return size === 0 ? -1 : first + pick(space, me, (low << DIGIT_BITS) + differing, size);
  }

  function nextEntry(me: number, to: number, beyond: number): number {
    const distance = me ^ to;
    for (let high = bits; high > 0; high -= DIGIT_BITS) {
      const low = Math.max(0, high - DIGIT_BITS);
      const digit = (distance >>> low) & ((1 << (high - low)) - 1);
      for (let left = 0; left < digit; left++) {
        const max = (distance ^ ((digit ^ left) << low)) | ((1 << low) - 1);
        if (max <= beyond) continue;
        const found = entry(me, low, digit ^ left);
        if (found >= 0 && (ids[found]! ^ to) > beyond) return found;
      }
    }
    return -1;
  }

  return {
    left: (rank, sinkRank) => ids[rank]! ^ ids[sinkRank]!,
    next(at, sinkRank, beyond) {
      const to = ids[sinkRank]!;
      let found = nextEntry(ids[at]!, to, beyond);
      let min = ids[found < 0 ? at : found]! ^ to;
      for (let i = -entries; i <= entries; i++) {
        const leaf = (at + i + nodes) % nodes;
        const distance = ids[leaf]! ^ to;
        if (distance > beyond && distance < min) {
          min = distance;
          found = leaf;
        }
      }
      return found;
    },
  };
}
