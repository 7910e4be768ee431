// The packets of a run with failed nodes, drawn among live nodes only. Packet j is the (j div live)-th of the
// live node of index j mod live; the words that the node draws choose its sink among the other live nodes, as
// they choose it among all nodes without failures. Pairs are drawn as in Gummadi et al. (SIGCOMM 2003),
// section 5.

import type { Batch } from './batch.ts';
import type { Failures } from './failures.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import { createPacketSource } from './packet-source.ts';

/** As createPacketSource. Cost: two more random reads a packet. */
export function createLivePacketSource(
  overlay: FlatOverlay,
  { live, liveIds }: Failures,
  batch: Batch,
  run: number,
): (from: number, count: number) => void {
  const { rank, source, sinkRank } = batch;
  const fill = createPacketSource({ ...overlay, ids: liveIds, nodes: live.length }, batch, run);
  return (from, count) => {
    fill(from, count);
    for (let slot = 0; slot < count; slot++) {
      source[slot] = live[source[slot]!]!;
      rank[slot] = source[slot]!;
      sinkRank[slot] = live[sinkRank[slot]!]!;
    }
  };
}
