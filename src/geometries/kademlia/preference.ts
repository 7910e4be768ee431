// Contacts in order of preference: closest to the sink first, by XOR.

import { endOfBlock, firstOfBlock } from '../../flat/blocks.ts';
import type { Preference } from '../../flat/preference.ts';
import type { WalkParts } from '../../flat/walk.ts';
import { createContacts } from './contacts.ts';

/**
 * Contacts of one bucket leave a smaller distance than those of all lower buckets; a bucket whose bit already
 * matches has none that helps.
 */
export function createKademliaPreference({ overlay, entries }: WalkParts): Preference {
  const { ids } = overlay;
  const contacts = new Int32Array(entries);
  const drawContacts = createContacts(overlay, entries, contacts);

  function nearestBeyond(count: number, to: number, beyond: number): number {
    let found = -1;
    let min = 2 ** 31;
    for (let i = 0; i < count; i++) {
      const distance = ids[contacts[i]!]! ^ to;
      if (distance > beyond && distance < min) {
        min = distance;
        found = contacts[i]!;
      }
    }
    return found;
  }

  return {
    left: (rank, sinkRank) => ids[rank]! ^ ids[sinkRank]!,
    next(at, sinkRank, beyond) {
      const me = ids[at]!;
      const distance = me ^ ids[sinkRank]!;
      for (let wrong = distance; wrong !== 0; ) {
        const bucket = 31 - Math.clz32(wrong);
        const bit = 1 << bucket;
        wrong ^= bit;
        const max = (distance ^ bit) | (bit - 1);
        if (max <= beyond) continue;
        const first = firstOfBlock(overlay, me ^ bit, bucket);
        const size = endOfBlock(overlay, me ^ bit, bucket) - first;
        const found = nearestBeyond(drawContacts(me, bucket, first, size), ids[sinkRank]!, beyond);
        if (found >= 0) return found;
      }
      return -1;
    },
  };
}
