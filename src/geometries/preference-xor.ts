// Peers in order of preference where the way left is an exclusive or: of IDs, or of the hypercube's ranks.

import { endOfBlock, firstOfBlock } from '../flat/blocks.ts';
import type { Preference } from '../flat/preference.ts';
import { spaceOf } from '../flat/space.ts';
import type { WalkParts } from '../flat/walk.ts';
import { pick } from '../routing/space.ts';
import { createContacts } from './kademlia/contacts.ts';
import { DIGIT_BITS } from './pastry/table.ts';

/** The contacts in one bucket leave less than those in all lower ones; a bucket whose bit is right already has none that helps. */
export function createKademliaPreference({ overlay, entries }: WalkParts): Preference {
  const { ids } = overlay;
  const contacts = new Int32Array(entries);
  const drawContacts = createContacts(overlay, entries, contacts);

  function leastBeyond(count: number, to: number, beyond: number): number {
    let found = -1;
    let least = 2 ** 31;
    for (let i = 0; i < count; i++) {
      const distance = ids[contacts[i]!]! ^ to;
      if (distance > beyond && distance < least) {
        least = distance;
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
        const most = (distance ^ bit) | (bit - 1);
        if (most <= beyond) continue;
        const first = firstOfBlock(overlay, me ^ bit, bucket);
        const size = endOfBlock(overlay, me ^ bit, bucket) - first;
        const found = leastBeyond(drawContacts(me, bucket, first, size), ids[sinkRank]!, beyond);
        if (found >= 0) return found;
      }
      return -1;
    },
  };
}

/** Places of the table in the order of what they leave, against leaves, which are all looked at. */
export function createPastryPreference({ overlay, entries }: WalkParts): Preference {
  const { ids, nodes, bits } = overlay;
  const space = spaceOf(overlay);

  /** As entry() of routing/pastry.ts; -1 where there is none. */
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
        const most = (distance ^ ((digit ^ left) << low)) | ((1 << low) - 1);
        if (most <= beyond) continue;
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
      let least = ids[found < 0 ? at : found]! ^ to;
      for (let i = -entries; i <= entries; i++) {
        const leaf = (at + i + nodes) % nodes;
        const distance = ids[leaf]! ^ to;
        if (distance > beyond && distance < least) {
          least = distance;
          found = leaf;
        }
      }
      return found;
    },
  };
}

/** Ranks that differ in one bit; the higher that bit, the less is left. */
export function createCornerPreference(): Preference {
  return {
    left: (rank, sinkRank) => rank ^ sinkRank,
    next(at, sinkRank, beyond) {
      const distance = at ^ sinkRank;
      for (let wrong = distance; wrong !== 0; ) {
        const bit = 0x80000000 >>> Math.clz32(wrong);
        wrong ^= bit;
        if ((distance ^ bit) > beyond) return at ^ bit;
      }
      return -1;
    },
  };
}
