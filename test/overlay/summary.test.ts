import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Columns, installTable, MAX_PAIRED_NODES, removeTable } from '../../src/overlay/columns.ts';
import { addHashes } from '../../src/overlay/fingerprint.ts';
import { Membership } from '../../src/overlay/membership.ts';
import type { TrafficSummary } from '../../src/overlay/message.ts';
import { countReceived, countSent } from '../../src/overlay/packets.ts';
import { takeSummary } from '../../src/overlay/summary.ts';
import { anyOverlay, EXAMPLE_IDS, overlayOf } from '../support/ids.ts';
import { payloadSum, World } from '../support/world.ts';

type Want = NonNullable<NonNullable<Parameters<typeof takeSummary>[2]>>['want'];

function take(world: World, row: number, want: Want = 'progress'): TrafficSummary {
  return takeSummary(world.columns, row, { run: 1, round: 2, want });
}

describe('taking the counters', () => {
  it('sets them back, so that answers add up, however often they are taken on the way', () => {
    fc.assert(
      fc.property(anyOverlay(40), fc.array(fc.nat(), { minLength: 30 }), (overlay, choices) => {
        const world = new World(overlay);
        world.start('add');
        const total = { sent: 0, received: 0, relayed: 0, totalSent: 0n, totalReceived: 0n };
        let hashes = { sent: 0n, received: 0n };
        const takeOne = (row: number) => {
          const answer = take(world, row);
          total.sent += answer.sent;
          total.received += answer.received;
          total.relayed += answer.relayed;
          total.totalSent += answer.totalSent;
          total.totalReceived += answer.totalReceived;
          hashes = {
            sent: addHashes(hashes.sent, answer.ours!.sentHash),
            received: addHashes(hashes.received, answer.ours!.receivedHash),
          };
        };
        for (const choice of choices) {
          const row = choice % overlay.ids.length;
          if (choice % 4 === 0) takeOne(row);
          else if (choice % 4 === 1) world.move(choice % (world.flying.length + 1));
          else world.originate(row);
        }
        world.drain();
        overlay.ids.forEach((_, row) => {
          takeOne(row);
        });
        const sum = payloadSum(world.sent);
        expect(total).toMatchObject({ sent: world.sent.length, received: world.sent.length });
        expect(total).toMatchObject({ totalSent: sum, totalReceived: sum });
        expect(hashes.sent).toBe(hashes.received);
      }),
    );
  });

  it('leaves zeros behind', () => {
    const world = new World(overlayOf(EXAMPLE_IDS, 3));
    world.start('zeros');
    world.run(5);
    world.columns.dropped[0] = 4;
    expect(take(world, 0)).toMatchObject({ id: 10, sent: 5, ours: { run: 1, round: 2, dropped: 4 } });
    expect(take(world, 0)).toEqual({
      kind: 'trafficSummary',
      id: 10,
      sent: 0,
      relayed: 0,
      received: 0,
      totalSent: 0n,
      totalReceived: 0n,
      ours: { run: 1, round: 2, dropped: 0, sentHash: 0n, receivedHash: 0n, sentTo: [], receivedFrom: [] },
    });
  });

  it('says nothing of ours to a registry that did not ask for it', () => {
    const world = new World(overlayOf(EXAMPLE_IDS, 3));
    expect(takeSummary(world.columns, 0, undefined)).not.toHaveProperty('ours');
  });
});

describe('sums are exact beyond 2^53', () => {
  const extremes = [-(2 ** 31), 2 ** 31 - 1];

  it.each(extremes)('with payloads of %i, where the column is about to be folded', (payload) => {
    const world = new World(overlayOf([1, 2], 1));
    const c = world.columns;
    // As 2^21 packets before would have left it: beside the bound where the column is folded into 64 bits.
    const before = Math.sign(payload) * (2 ** 52 - 2 ** 30 + 1);
    c.sumSent[0] = before;
    c.sumReceived[0] = before;
    for (let k = 0; k < 5; k++) {
      countSent(c, 0, { sink: 2, payload, channel: 0 });
      countReceived(c, 0, 2, payload);
    }
    expect(Math.abs(c.sumSent[0])).toBeLessThan(2 ** 52);
    const exact = BigInt(before) + 5n * BigInt(payload);
    expect(take(world, 0)).toMatchObject({ totalSent: exact, totalReceived: exact });
  });

  it('however often it is folded', () => {
    const world = new World(overlayOf([1, 2], 1));
    let exact = 0n;
    for (let k = 0; k < 100; k++) {
      world.columns.sumSent[0] = world.columns.sumSent[0]! + 2 ** 52 - 2 ** 32;
      exact += 2n ** 52n - 2n ** 32n;
      for (let i = 0; i < 3; i++) countSent(world.columns, 0, { sink: 2, payload: 2 ** 31 - 1, channel: 0 });
      exact += 3n * (2n ** 31n - 1n);
    }
    expect(exact).toBeGreaterThan(2n ** 58n);
    expect(take(world, 0).totalSent).toBe(exact);
  });
});

describe('counts per peer', () => {
  function runTwo(): World {
    const world = new World(overlayOf(EXAMPLE_IDS, 3));
    world.start('pairs');
    world.run(20);
    return world;
  }

  it('say for every way what was sent and received on it', () => {
    const world = runTwo();
    EXAMPLE_IDS.forEach((id, row) => {
      const { sentTo, receivedFrom } = take(world, row, 'pairs').ours!;
      for (const other of EXAMPLE_IDS) {
        const sent = world.sent.filter((p) => p.source === id && p.sink === other).length;
        const received = world.received.filter((p) => p.source === other && p.sink === id).length;
        expect(sentTo.find((pair) => pair.id === other)?.packets ?? 0).toBe(sent);
        expect(receivedFrom.find((pair) => pair.id === other)?.packets ?? 0).toBe(received);
      }
    });
  });

  it('are those since the run began, until the run is closed', () => {
    const world = runTwo();
    const first = take(world, 3, 'pairs').ours!;
    expect(take(world, 3, 'progress').ours!.sentTo).toEqual([]);
    expect(take(world, 3, 'pairs').ours).toMatchObject({
      sentTo: first.sentTo,
      receivedFrom: first.receivedFrom,
      sentHash: 0n,
    });
    expect(take(world, 3, 'close').ours!.sentTo).toEqual([]);
    expect(take(world, 3, 'pairs').ours).toMatchObject({ sentTo: [], receivedFrom: [] });
  });

  it('agree at both ends of every way', () => {
    const world = runTwo();
    const answers = EXAMPLE_IDS.map((_, row) => take(world, row, 'pairs').ours!);
    const sent = answers.flatMap(({ sentTo }, row) =>
      sentTo.map((pair) => `${EXAMPLE_IDS[row]} to ${pair.id}: ${pair.packets} ${pair.hash}`),
    );
    const received = answers.flatMap(({ receivedFrom }, row) =>
      receivedFrom.map((pair) => `${pair.id} to ${EXAMPLE_IDS[row]}: ${pair.packets} ${pair.hash}`),
    );
    expect(sent.sort()).toEqual(received.sort());
  });

  it.each([
    { nodes: MAX_PAIRED_NODES, ways: 1 },
    { nodes: MAX_PAIRED_NODES + 1, ways: 0 },
  ])('of $nodes nodes: $ways way is counted', ({ nodes, ways }) => {
    const columns = new Columns(1);
    columns.id[0] = 0;
    installTable(columns, 0, new Membership(Array.from({ length: nodes }, (_, id) => id)), [1]);
    countSent(columns, 0, { sink: nodes - 1, payload: 3, channel: 0 });
    const { sent, ours } = takeSummary(columns, 0, { run: 1, round: 1, want: 'pairs' });
    expect(sent).toBe(1);
    expect(ours!.sentTo).toHaveLength(ways);
    expect(ours!.sentHash).not.toBe(0n);
  });
});

// Found by the simulation: a node that had lost its registry, and left, took its process down.
it('a node that has left its overlay can still give its last counters', () => {
  const columns = new Columns(1);
  columns.id[0] = 10;
  installTable(columns, 0, new Membership([10, 21]), [21]);
  countSent(columns, 0, { sink: 21, payload: 5, channel: 0 });
  removeTable(columns, 0);
  const summary = takeSummary(columns, 0, { run: 1, round: 0, want: 'pairs' });
  expect([summary.sent, summary.ours?.sentTo]).toEqual([1, []]);
});
