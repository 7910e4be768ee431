// Floods: every node that a packet reaches forwards it once to all its neighbours, breadth first, so that the
// first copy at the sink took a shortest path: table.ts. The sink does not forward; other nodes do not learn
// that the packet has arrived.

import { isDead } from '../../flat/failures.ts';
import { DELIVERED, NO_LIVE_PEER, TOO_MANY_HOPS } from '../../flat/tally.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';

/** Bytes per node of the three arrays below. */
export const FLOOD_BYTES_PER_NODE = 9;

/**
 * A walk that completes all packets of the batch at once, each with the hops of its first copy at the sink,
 * or of the furthest copy. Relays are counted only on the path of that first copy, `copies` everywhere.
 * `entries`: neighbours. Cost of a packet: a random read per copy, and one more per node.
 */
export function createFloodWalk({
  overlay,
  batch,
  tally,
  end,
  entries,
  links,
  dead,
  hopLimit,
}: WalkParts): Walk {
  const { nodes } = overlay;
  const { alive, ended, source, sinkRank } = batch;
  const { relayed } = tally;
  // 1: has received the packet, or has failed.
  const seen = new Uint8Array(nodes);
  const sender = new Int32Array(nodes);
  const queue = new Int32Array(nodes);
  let reached = 0;
  if (dead.length > 0) for (let rank = 0; rank < nodes; rank++) seen[rank] = isDead(dead, rank) ? 1 : 0;

  /** Forwards copies from queue[next] .. queue[until - 1], which received theirs at the same hop. */
  function sendOn(next: number, until: number, sink: number): void {
    let copies = 0;
    for (; next < until; next++) {
      const from = queue[next]!;
      if (from === sink) continue;
      for (let link = from * entries; link < (from + 1) * entries; link++) {
        const peer = links[link]!;
        if (peer < 0) break;
        copies++;
        if (seen[peer] !== 0) continue;
        seen[peer] = 1;
        sender[peer] = from;
        queue[reached++] = peer;
      }
    }
    tally.copies += copies;
  }

  function countPathRelays(from: number, sink: number, relays: Uint32Array): void {
    for (let at = sender[sink]!; at !== from; at = sender[at]!) relays[at]!++;
  }

  function flood(slot: number): void {
    const from = source[slot]!;
    const sink = sinkRank[slot]!;
    let hops = 0;
    let hopsOfFirst = 0;
    seen[from] = 1;
    queue[0] = from;
    reached = 1;
    let next = 0;
    while (next < reached && hops < hopLimit) {
      const until = reached;
      sendOn(next, until, sink);
      next = until;
      if (reached > until) hops++;
      if (hopsOfFirst === 0 && seen[sink] === 1) hopsOfFirst = hops;
    }
    for (let i = 0; i < reached; i++) seen[queue[i]!] = 0;
    ended[0] = slot;
    if (hopsOfFirst > 0) {
      if (relayed !== undefined) countPathRelays(from, sink, relayed);
      end(1, DELIVERED, hopsOfFirst);
    } else {
      end(1, next < reached ? TOO_MANY_HOPS : NO_LIVE_PEER, hops);
    }
  }

  return () => {
    const { count } = batch;
    batch.count = 0;
    for (let i = 0; i < count; i++) flood(alive[i]!);
  };
}
