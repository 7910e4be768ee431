// The contacts in a bucket, drawn as table.ts draws them, but without allocating an array for each.

import type { FlatOverlay } from '../../flat/flat-overlay.ts';
import { spaceOf } from '../../flat/space-of.ts';
import { pick } from '../../routing/space.ts';
import { MAX_BUCKET } from './table.ts';

/**
 * Returns a function that writes the ranks of a node's contacts in one bucket to `out` and returns their
 * number: at most k, the size of `out`. The bucket's nodes have the ranks first .. first + size - 1. Floyd's
 * method: Bentley, Floyd: A Sample of Brilliance (CACM 30(9), 1987). Cost: k draws.
 */
export function createContacts(
  overlay: FlatOverlay,
  k: number,
  out: Int32Array,
): (me: number, bucket: number, first: number, size: number) => number {
  const space = spaceOf(overlay);

  const has = (count: number, rank: number): boolean => {
    for (let i = 0; i < count; i++) if (out[i] === rank) return true;
    return false;
  };

  return (me, bucket, first, size) => {
    if (size <= k) {
      for (let i = 0; i < size; i++) out[i] = first + i;
      return size;
    }
    for (let i = 0; i < k; i++) {
      const last = size - k + i;
      const drawn = first + pick(space, me, bucket * MAX_BUCKET + i, last + 1);
      out[i] = has(i, drawn) ? first + last : drawn;
    }
    return k;
  };
}
