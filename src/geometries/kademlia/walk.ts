// Kademlia's hop without stored tables: contacts are drawn when they are needed. Maymounkov, Mazières:
// Kademlia (IPTPS 2002).
//
// Only the bucket of the highest bit in which the sink differs matters: its nodes alone agree with the sink
// there. The sink is one of them, so a bucket of at most k nodes leads straight to it.

import { createBlockSearch } from '../../flat/blocks.ts';
import { createMove } from '../../flat/move.ts';
import { spaceOf } from '../../flat/space-of.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';
import { pick } from '../../routing/space.ts';
import { createContacts } from './contacts.ts';
import { MAX_BUCKET } from './table.ts';

/**
 * `entries`: contacts per bucket. Cost of a hop: three random reads and a draw, or `entries` draws and reads
 * if that is more.
 */
export function createKademliaWalk(parts: WalkParts): Walk {
  const { overlay, batch, entries } = parts;
  const { ids } = overlay;
  const { alive, at, sink, sinkRank, ranks } = batch;
  const space = spaceOf(overlay);
  const blocks = createBlockSearch(overlay, batch.capacity);
  const { lows: buckets, firsts, ends } = blocks;
  const chosen = new Int32Array(entries);
  const contacts = createContacts(overlay, entries, chosen);
  const move = createMove(parts);

  function pointAtBuckets(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      blocks.ids[i] = sink[slot]!;
      buckets[i] = 31 - Math.clz32(at[slot]! ^ sink[slot]!);
    }
  }

  function drawContact(count: number): void {
    for (let i = 0; i < count; i++) {
      const first = firsts[i]!;
      const size = ends[i]! - first;
      const place = size === 1 ? 0 : pick(space, at[alive[i]!]!, buckets[i]! * MAX_BUCKET, size);
      ranks[i] = first + place;
    }
  }

  function drawNearest(count: number): void {
    for (let i = 0; i < count; i++) {
      const slot = alive[i]!;
      const size = ends[i]! - firsts[i]!;
      ranks[i] =
        size <= entries ? sinkRank[slot]! : nearest(at[slot]!, sink[slot]!, buckets[i]!, firsts[i]!, size);
    }
  }

  function nearest(me: number, to: number, bucket: number, first: number, size: number): number {
    const count = contacts(me, bucket, first, size);
    let found = 0;
    let min = 2 ** 31;
    for (let i = 0; i < count; i++) {
      const contact = chosen[i]!;
      const distance = ids[contact]! ^ to;
      if (distance < min) {
        min = distance;
        found = contact;
      }
    }
    return found;
  }

  return () => {
    const { count } = batch;
    pointAtBuckets(count);
    blocks.search(count);
    if (entries === 1) drawContact(count);
    else drawNearest(count);
    for (let i = 0; i < count; i++) at[alive[i]!] = ids[ranks[i]!]!;
    move(count);
  };
}
