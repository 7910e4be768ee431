// The packets of a run in which nodes have failed: among those that are alive, as if there were no others. Packet j is the
// (j div live)-th of the live node that is the (j mod live)-th by rank; the words that this node draws choose its sink among
// the other live ones, as they choose it among all others when nobody has failed. As pairs are drawn in Gummadi et al.
// (SIGCOMM 2003), section 5.

import type { Batch } from './batch.ts';
import type { Failures } from './failures.ts';
import type { FlatOverlay } from './flat-overlay.ts';
import { createPacketSource } from './packet-source.ts';

/** As createPacketSource. Cost: two random reads more a packet. */
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
