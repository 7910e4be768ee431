import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Columns, DROP_REASONS, installTable, removeTable } from '../../src/overlay/columns.ts';
import { Membership } from '../../src/overlay/membership.ts';
import {
  countDropped,
  DROP_FULL_CIRCLE,
  DROP_LINK_LOST,
  DROP_NOT_SET_UP,
  DROP_TOO_LARGE,
  DROP_TOO_MANY_HOPS,
  DROP_UNKNOWN_SINK,
  DROP_UNKNOWN_SOURCE,
  type Draft,
  draftPacket,
  dropReason,
  route,
} from '../../src/overlay/packets.ts';
import { takeSummary } from '../../src/overlay/summary.ts';
import { below, STREAM, seedKey, streamKey } from '../../src/random/draw.ts';
import { type Key, threefry2x32 } from '../../src/random/threefry.ts';
import { anyOverlay, drawIds, EXAMPLE_IDS, overlayOf } from '../support/ids.ts';
import { EVEN, unevenness } from '../support/statistics.ts';
import { payloadSum, sum, World } from '../support/world.ts';

describe('a run, in whatever order the packets move', () => {
  it('conserves packets and sums, and counts every hop once', () => {
    let largest = 0;
    fc.assert(
      fc.property(
        anyOverlay(200),
        fc.array(fc.nat(), { minLength: 100, size: 'large' }),
        (overlay, choices) => {
          const world = new World(overlay);
          largest = Math.max(largest, overlay.ids.length);
          world.start('conserve');
          for (const choice of choices) {
            if (choice % 3 === 0) world.originate(choice % overlay.ids.length);
            else world.move(choice % (world.flying.length + 1));
          }
          world.drain();
          const { sent, received, relayed, dropped } = world.columns;
          expect(sum(sent)).toBe(world.sent.length);
          expect(sum(received)).toBe(world.sent.length);
          expect(sum(dropped)).toBe(0);
          expect(sum(relayed)).toBe(sum(world.received.map(({ hops }) => hops)) - world.sent.length);
          const summaries = overlay.ids.map((_, row) => takeSummary(world.columns, row, undefined));
          const total = payloadSum(world.sent);
          expect(summaries.reduce((t, { totalSent }) => t + totalSent, 0n)).toBe(total);
          expect(summaries.reduce((t, { totalReceived }) => t + totalReceived, 0n)).toBe(total);
        },
      ),
    );
    expect(largest).toBeGreaterThan(128);
  });
});

describe('drawing packets', () => {
  const world = new World(overlayOf(drawIds('draw', 12, 7), 3));
  const draft: Draft = { sink: 0, payload: 0, channel: 0 };

  function drawMany(row: number, packets: number): { sink: number; payload: number }[] {
    return Array.from({ length: packets }, (_, k) => {
      world.columns.originated[row] = k;
      draftPacket(world.columns, row, draft);
      return { sink: draft.sink, payload: draft.payload };
    });
  }

  it('finds sinks evenly among all others, and never the node itself', () => {
    world.start('even');
    for (let row = 0; row < world.ids.length; row++) {
      const sinks = drawMany(row, 10_000).map(({ sink }) => sink);
      const counts = world.ids.map((id) => sinks.filter((sink) => sink === id).length);
      expect(counts.splice(row, 1)).toEqual([0]);
      expect(unevenness(counts)).toBeLessThan(EVEN);
    }
  });

  it('draws payloads over the whole signed range', () => {
    world.start('range');
    const payloads = drawMany(5, 20_000).map(({ payload }) => payload);
    expect(payloads.every((payload) => payload === (payload | 0))).toBe(true);
    const sixteenths = new Uint32Array(16);
    for (const payload of payloads) sixteenths[payload >>> 28]!++;
    expect(unevenness(sixteenths)).toBeLessThan(EVEN);
    expect(Math.min(...payloads)).toBeLessThan(-(2 ** 31) * 0.999);
    expect(Math.max(...payloads)).toBeGreaterThan(2 ** 31 * 0.999);
  });

  it('gives packet k of a node the same sink and payload whenever it is drawn', () => {
    world.start('order');
    const inOrder = world.ids.map((_, row) => drawMany(row, 20));
    world.start('order');
    const backwards = world.ids.map((_, i) => drawMany(world.ids.length - 1 - i, 20)).reverse();
    expect(backwards).toEqual(inOrder);
    world.start('order', 2);
    expect(world.ids.map((_, row) => drawMany(row, 20))).not.toEqual(inOrder);
  });

  it('draws again where the first word would make some sinks likelier', () => {
    // Among 64,912 other nodes a word in 66,000 must be drawn again; packet 5523 of node 7 is the first.
    const ids = Array.from({ length: 64_913 }, (_, id) => id);
    const columns = new Columns(1);
    columns.id[0] = 7;
    installTable(columns, 0, new Membership(ids), [8, 9]);
    const key = seedKey('redraw');
    [columns.runKey0[0], columns.runKey1[0]] = streamKey(key, STREAM.packets, 1);
    [columns.redrawKey0[0], columns.redrawKey1[0]] = streamKey(key, STREAM.redraw, 1);
    const first = wordOf(streamKey(key, STREAM.packets, 1), 7, 5523);
    const again = wordOf(streamKey(key, STREAM.redraw, 1), 7, 5523);
    expect(below(64_912, first)).toBe(-1);
    columns.originated[0] = 5523;
    draftPacket(columns, 0, draft);
    expect(draft.sink).toBe(below(64_912, again) + 1);
  });
});

function wordOf([k0, k1]: Key, node: number, k: number): number {
  const words = new Int32Array(2);
  threefry2x32(k0, k1, node, k, words);
  return words[0]!;
}

describe('each reason to drop a packet is reached, and counted', () => {
  const ids = EXAMPLE_IDS;

  it.each([
    { why: 'it came back to its source', reason: DROP_FULL_CIRCLE, source: 10, sink: 54, hops: 1 },
    {
      why: 'it came back to a source that is its sink',
      reason: DROP_FULL_CIRCLE,
      source: 10,
      sink: 10,
      hops: 1,
    },
    { why: 'its source is no node', reason: DROP_UNKNOWN_SOURCE, source: 11, sink: 10, hops: 1 },
    {
      why: 'its sink is nobody, just behind the node',
      reason: DROP_UNKNOWN_SINK,
      source: 99,
      sink: 11,
      hops: 1,
    },
    {
      why: 'it took more hops than there are nodes',
      reason: DROP_TOO_MANY_HOPS,
      source: 99,
      sink: 54,
      hops: 12,
    },
    {
      why: 'its count of hops is nonsense',
      reason: DROP_TOO_MANY_HOPS,
      source: 99,
      sink: 10,
      hops: 2 ** 32 - 1,
    },
  ])('$why', ({ reason, source, sink, hops }) => {
    const world = new World(overlayOf(ids, 3));
    world.arrive({ source, sink, payload: 1, at: 0, hops });
    const c = world.columns;
    expect(c.dropped[0]).toBe(1);
    expect(c.drops[DROP_REASONS.indexOf(dropReason(reason))]).toBe(1);
    expect(sum(c.drops)).toBe(1);
    expect(sum(c.received) + sum(c.relayed)).toBe(0);
    expect(world.flying).toEqual([]);
  });

  it('the node has no routing table, or none any more', () => {
    const world = new World(overlayOf(ids, 3));
    removeTable(world.columns, 0);
    for (const hops of [0, 1, 2 ** 32 - 1])
      expect(route(world.columns, 0, 99, 10, hops)).toBe(DROP_NOT_SET_UP);
  });

  it('a packet for a sink that is nobody ends at the last node before it', () => {
    const world = new World(overlayOf(ids, 3));
    for (const sink of [0, 11, 98, 104, 127, 2 ** 31 - 1, -1, -(2 ** 31), 54 - 2 ** 31]) {
      world.arrive({ source: 43, sink, payload: 1, at: world.row(54), hops: 1 });
      world.drain();
    }
    expect(sum(world.columns.received)).toBe(0);
    expect(sum(world.columns.dropped)).toBe(9);
    expect(ids.reduce((n, _, row) => n + world.columns.drops[row * DROP_REASONS.length + 2]!, 0)).toBe(9);
  });

  it('names them', () => {
    const all = [
      DROP_NOT_SET_UP,
      DROP_UNKNOWN_SOURCE,
      DROP_UNKNOWN_SINK,
      DROP_FULL_CIRCLE,
      DROP_TOO_MANY_HOPS,
    ];
    expect([...all, DROP_LINK_LOST, DROP_TOO_LARGE].map(dropReason)).toEqual(DROP_REASONS);
  });

  it('drops of a row are its own', () => {
    const world = new World(overlayOf(ids, 3));
    countDropped(world.columns, 4, DROP_LINK_LOST);
    expect(world.columns.drops[4 * DROP_REASONS.length + 5]).toBe(1);
    expect(sum(world.columns.drops)).toBe(1);
  });
});

test('a packet may take as many hops as there are nodes, and one more is dropped', () => {
  const world = new World(overlayOf(EXAMPLE_IDS, 3));
  expect(route(world.columns, 0, 99, 54, 11)).toBeGreaterThanOrEqual(0);
  expect(route(world.columns, 0, 99, 54, 12)).toBe(DROP_TOO_MANY_HOPS);
});
