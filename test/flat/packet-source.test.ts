import { expect, test } from 'vitest';
import { createBatch } from '../../src/flat/batch.ts';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { createPacketSource } from '../../src/flat/packet-source.ts';
import { Columns, installTable } from '../../src/overlay/columns.ts';
import { Membership } from '../../src/overlay/membership.ts';
import { type Draft, draftPacket } from '../../src/overlay/packets.ts';
import { below, STREAM, streamKey } from '../../src/random/draw.ts';
import { threefry2x32 } from '../../src/random/threefry.ts';

test('packets that must be drawn again are those of a live run', () => {
  // 2^32 leaves a large rest over nodes - 1: one packet in 87,000 is drawn again.
  const nodes = 49249;
  const packets = 1_000_000;
  const overlay = buildOverlay({ nodes, bits: 20, seed: 'again' });
  const { key } = overlay;
  const runKey = streamKey(key, STREAM.packets, 1);
  const ids = Array.from(overlay.ids.subarray(0, nodes));
  const membership = new Membership(ids);
  const columns = new Columns(1);
  [columns.runKey0[0], columns.runKey1[0]] = runKey;
  [columns.redrawKey0[0], columns.redrawKey1[0]] = streamKey(key, STREAM.redraw, 1);
  const batch = createBatch(1);
  const fill = createPacketSource(overlay, batch, 1);
  const words = new Int32Array(2);
  let again = 0;
  for (let packet = 0; packet < packets; packet++) {
    const rank = packet % nodes;
    const k = Math.floor(packet / nodes);
    threefry2x32(runKey[0] | 0, runKey[1] | 0, ids[rank]!, k, words);
    if (below(nodes - 1, words[0]!) >= 0) continue;
    again++;
    columns.id[0] = ids[rank]!;
    installTable(columns, 0, membership, [ids[(rank + 1) % nodes]!]);
    columns.originated[0] = k;
    const draft: Draft = { sink: 0, payload: 0, channel: 0 };
    draftPacket(columns, 0, draft);
    fill(packet, 1);
    expect([batch.at[0], batch.sink[0], batch.payload[0]]).toEqual([ids[rank], draft.sink, draft.payload]);
  }
  expect(again).toBeGreaterThan(3);
});
