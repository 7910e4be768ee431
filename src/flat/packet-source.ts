// The packets of a flat run: those that the nodes of a live run draw (overlay/packets.ts), numbered
// consecutively. Packet j is the (j div nodes)-th of the node of rank j mod nodes. Numbers are doubles, since
// there can be more than 2^32 packets.

import { endpointSalt } from '../overlay/fingerprint.ts';
import { below, STREAM, streamKey } from '../random/draw.ts';
import { threefry2x32 } from '../random/threefry.ts';
import type { Batch } from './batch.ts';
import type { FlatOverlay } from './flat-overlay.ts';

/**
 * Returns a function that fills the batch with the packets from .. from + count - 1, at their sources; count
 * is at most the batch's capacity. `run`: the registry's run number, from 1. Cost: some 20 ns a packet, and
 * one random read.
 */
export function createPacketSource(
  overlay: FlatOverlay,
  batch: Batch,
  run: number,
): (from: number, count: number) => void {
  const { ids, nodes, key } = overlay;
  const { at, rank, sink, sinkRank, source, payload, salt, alive } = batch;
  const [key0, key1] = signed(streamKey(key, STREAM.packets, run));
  const [redraw0, redraw1] = signed(streamKey(key, STREAM.redraw, run));
  const others = nodes - 1;
  const words = new Int32Array(2);

  const redraw = (me: number, k: number): number => {
    for (let attempt = 0; ; attempt++) {
      threefry2x32(redraw0 ^ attempt, redraw1, me, k, words);
      const other = below(others, words[0]!);
      if (other >= 0) return other;
    }
  };

  return (from, count) => {
    let sender = from % nodes;
    let k = Math.floor(from / nodes) | 0; // Threefry takes it modulo 2^32
    for (let i = 0; i < count; i++) {
      const me = ids[sender]!;
      threefry2x32(key0, key1, me, k, words);
      payload[i] = words[1]!;
      let other = below(others, words[0]!);
      if (other < 0) other = redraw(me, k);
      source[i] = sender;
      rank[i] = sender;
      at[i] = me;
      sinkRank[i] = other < sender ? other : other + 1;
      alive[i] = i;
      if (++sender === nodes) {
        sender = 0;
        k = (k + 1) | 0;
      }
    }
    for (let i = 0; i < count; i++) sink[i] = ids[sinkRank[i]!]!;
    for (let i = 0; i < count; i++) salt[i] = endpointSalt(at[i]!, sink[i]!);
    batch.count = count;
    batch.hops = 0;
  };
}

function signed([a, b]: readonly [number, number]): [number, number] {
  return [a | 0, b | 0];
}
