import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { TrafficSummary } from '../../src/overlay/message.ts';
import { MAX_FAULTS, type Summary } from '../../src/overlay/report.ts';
import { takeSummary } from '../../src/overlay/summary.ts';
import { addAnswer, findFaults, summarize } from '../../src/registry/accounting.ts';
import { emptyTally, type Tally } from '../../src/registry/tally.ts';
import { anyOverlay, drawIds, EXAMPLE_IDS, type Overlay, overlayOf } from '../support/ids.ts';
import { type Packet, World } from '../support/world.ts';

/** What a bad link does to a packet on its way: the packets that arrive in its place. */
type Spoil = (packet: Packet, index: number) => Packet[];

/** A run in which links spoil packets on their first hop; and how it is accounted for. */
function account(overlay: Overlay, packets: number, spoil: Spoil, foreign: readonly number[] = []): Summary {
  const world = new World(overlay);
  world.start('account');
  const nodes = overlay.ids.length;
  for (let k = 0; k < packets * nodes; k++) world.originate(k % nodes);
  const flying = world.flying.splice(0);
  for (const packet of flying.flatMap(spoil)) world.arrive(packet);
  world.drain();
  return summarize(4, packets, tallies(world, foreign));
}

function tallies(world: World, foreign: readonly number[] = []): Tally[] {
  return world.ids.map((id, row) => {
    const ours = !foreign.includes(id);
    const tally = emptyTally(id, ours);
    const asked = { run: 4, round: 1, want: 'pairs' } as const;
    addAnswer(tally, takeSummary(world.columns, row, ours ? asked : undefined), true);
    return tally;
  });
}

const example = overlayOf(EXAMPLE_IDS, 3);
const nothing: Spoil = (packet) => [packet];

describe('a run in which nothing happened to packets', () => {
  it('matches, whoever takes part', () => {
    fc.assert(
      fc.property(anyOverlay(30), fc.nat({ max: 30 }), (overlay, strangers) => {
        const summary = account(overlay, 5, nothing, overlay.ids.slice(0, strangers));
        expect(summary).toMatchObject({ matched: true, missing: 0, faults: [], faultCount: 0 });
        expect(summary.hashed).toBe(strangers === 0);
        expect(summary.nodes.map(({ id }) => id)).toEqual(overlay.ids);
        expect(summary.totals).toMatchObject({
          sent: 5 * overlay.ids.length,
          received: 5 * overlay.ids.length,
        });
        expect(summary.hops).toBe(summary.totals.relayed + summary.totals.received);
      }),
    );
  });
});

describe('an injected fault is seen and named', () => {
  // One packet is spoiled, on its way from 99 to 32.
  const SPOILED = 30;
  const way = { source: 99, sink: 32 };
  const onlyIt = (spoiled: (packet: Packet) => Packet[]): Spoil => {
    return (packet, index) => (index === SPOILED ? spoiled(packet) : [packet]);
  };

  test('one loss', () => {
    const summary = account(
      example,
      10,
      onlyIt(() => []),
    );
    expect(summary).toMatchObject({ matched: false, missing: 1, faultCount: 1 });
    expect(summary.faults).toEqual([{ kind: 'missing', packets: 1, ...way }]);
  });

  test('one duplicate', () => {
    const summary = account(
      example,
      10,
      onlyIt((packet) => [packet, { ...packet }]),
    );
    expect(summary).toMatchObject({ matched: false, missing: -1, faultCount: 1 });
    expect(summary.faults).toEqual([{ kind: 'duplicated', packets: 1, ...way }]);
  });

  test('one changed payload', () => {
    const summary = account(
      example,
      10,
      onlyIt((packet) => [{ ...packet, payload: packet.payload ^ 1 }]),
    );
    expect(summary).toMatchObject({ matched: false, missing: 0, faultCount: 1 });
    expect(summary.faults).toEqual([{ kind: 'changed', packets: 1, ...way }]);
  });

  test('two changes that leave the sums equal', () => {
    const summary = account(example, 10, (packet, index) => {
      const change = index === SPOILED ? 5 : index === SPOILED + 1 ? -5 : 0;
      return [{ ...packet, payload: packet.payload + change }];
    });
    expect(summary.totals.sumSent).toBe(summary.totals.sumReceived);
    expect(summary).toMatchObject({ matched: false, missing: 0, faultCount: 2 });
    expect(summary.faults.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
  });
});

describe('one loss and one duplicate of another packet with the same payload', () => {
  /** Counts and sums are equal: only the hashes can tell. */
  function loseAndDouble(foreign: readonly number[] = []): Summary {
    const world = new World(example);
    for (const [source, sink] of [
      [10, 54],
      [21, 99],
      [99, 10],
    ] as const) {
      const row = world.row(source);
      world.send(row, { sink, payload: 1000, channel: 2 });
    }
    const [lost, twice, plain] = world.flying.splice(0) as [Packet, Packet, Packet];
    expect([lost.sink, twice.sink]).toEqual([54, 99]);
    for (const packet of [twice, { ...twice }, plain]) world.arrive(packet);
    world.drain();
    return summarize(4, 1, tallies(world, foreign));
  }

  it('is seen and named among nodes of ours', () => {
    const summary = loseAndDouble();
    expect(summary.totals).toMatchObject({ sent: 3, received: 3, sumSent: 3000n, sumReceived: 3000n });
    expect(summary).toMatchObject({ matched: false, hashed: true, missing: 0, faultCount: 2 });
    expect(summary.faults).toEqual([
      { kind: 'missing', packets: 1, source: 10, sink: 54 },
      { kind: 'duplicated', packets: 1, source: 21, sink: 99 },
    ]);
  });

  it('cannot be told where one node reports no hash, and the summary says that none took part', () => {
    expect(loseAndDouble([61])).toMatchObject({ matched: true, hashed: false });
  });
});

describe('losing packets at random', () => {
  it('names as many as were lost, of whatever ways', () => {
    fc.assert(
      fc.property(
        anyOverlay(60),
        fc.uniqueArray(fc.nat({ max: 500 }), { minLength: 1 }),
        (overlay, draws) => {
          const packets = 4;
          const count = packets * overlay.ids.length;
          const lost = new Set(draws.map((draw) => draw % count));
          const summary = account(overlay, packets, (packet, index) => (lost.has(index) ? [] : [packet]));
          expect(summary.missing).toBe(lost.size);
          expect(summary.faults.every(({ kind }) => kind === 'missing')).toBe(true);
          expect(summary.faults.reduce((sum, fault) => sum + fault.packets, 0)).toBe(lost.size);
        },
      ),
    );
  });

  it('lists the first of very many, and says how many there are', () => {
    const overlay = overlayOf(drawIds('many', 100, 7), 3);
    const summary = account(overlay, 3, () => []);
    expect(summary.missing).toBe(300);
    expect(summary.faults).toHaveLength(MAX_FAULTS);
    expect(summary.faultCount).toBeGreaterThan(280);
  });
});

describe('a way that only one end tells of', () => {
  const answer = (sentTo: number[], receivedFrom: number[]): TrafficSummary => ({
    kind: 'trafficSummary',
    id: 0,
    sent: sentTo.length,
    relayed: 0,
    received: receivedFrom.length,
    totalSent: 0n,
    totalReceived: 0n,
    ours: {
      run: 1,
      round: 1,
      dropped: 0,
      sentHash: 0n,
      receivedHash: 0n,
      sentTo: sentTo.map((id) => ({ id, packets: 1, hash: BigInt(id) })),
      receivedFrom: receivedFrom.map((id) => ({ id, packets: 1, hash: BigInt(id) })),
    },
  });

  function tally(id: number, sentTo: number[], receivedFrom: number[]): Tally {
    const made = emptyTally(id, true);
    addAnswer(made, answer(sentTo, receivedFrom), true);
    return made;
  }

  it('to a node of ours that left: what was sent there is missing, since what it had is lost with it', () => {
    const left = { ...emptyTally(9, true), left: true };
    expect(findFaults([tally(7, [9], []), left])).toEqual([
      { kind: 'missing', packets: 1, source: 7, sink: 9 },
    ]);
  });

  it("to or from somebody else's node: nothing is known, and nothing is claimed", () => {
    expect(findFaults([tally(7, [9], [9]), emptyTally(9, false)])).toEqual([]);
  });
});

test('counts per peer are since the run began: the last ones stand; all else adds up', () => {
  const tally = emptyTally(7, true);
  const one: TrafficSummary = {
    kind: 'trafficSummary',
    id: 7,
    sent: 1,
    relayed: 2,
    received: 3,
    totalSent: -4n,
    totalReceived: 5n,
    ours: {
      run: 1,
      round: 1,
      dropped: 6,
      sentHash: 2n ** 32n - 1n,
      receivedHash: 8n,
      sentTo: [{ id: 9, packets: 1, hash: 1n }],
      receivedFrom: [],
    },
  };
  const none = { ...one, sent: 0, relayed: 0, received: 0, totalSent: 0n, totalReceived: 0n };
  expect(addAnswer(tally, one, true)).toBe(true);
  expect(addAnswer(tally, one, false)).toBe(true);
  expect(addAnswer(tally, { ...none, ours: { ...one.ours!, dropped: 0 } }, true)).toBe(false);
  expect(tally).toMatchObject({
    sent: 2,
    relayed: 4,
    received: 6,
    dropped: 12,
    sumSent: -8n,
    sumReceived: 10n,
  });
  expect(tally.sentTo).toEqual(one.ours!.sentTo);
});
