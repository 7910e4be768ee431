// Chord's own maintenance: from any join, crash or goodbye the ring of those who are up comes back, with all fingers.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Churn } from '../../src/churn/churn.ts';
import type { ChurnOptions } from '../../src/churn/churn-options.ts';
import type { ChordState } from '../../src/geometries/chord/state.ts';
import { churnOptions, NO_CHURN } from './support.ts';

/** Calls that come often, and nobody who leaves but by what a test does. */
function quick(changes: Partial<ChurnOptions> & { seedText?: string }): Churn {
  return new Churn(
    churnOptions({
      maintenance: 'stabilize',
      session: NO_CHURN,
      stabilizePeriod: 1000,
      fixFingersPeriod: 200,
      checkPredecessorPeriod: 1000,
      lookupsPerSecond: 0,
      duration: 60_000,
      ...changes,
    }),
  );
}

/** All fingers and lists are what the ring of the nodes that are up says. */
function expectTrueTables(churn: Churn): void {
  const { ring, nodes, options } = churn;
  const tables = churn.tables as ChordState;
  for (let i = 0; i < nodes.live; i++) {
    const slot = nodes.liveSlots[i]!;
    const id = nodes.liveId[slot]!;
    let successor = slot;
    for (let j = 0; j < Math.min(options.entries, nodes.live - 1); j++) {
      successor = ring.next[successor]!;
      expect(tables.peers[tables.successorAt(slot, j) + 1]).toBe(ring.id[successor]);
    }
    for (let finger = 1; finger < 31; finger++) {
      const wanted = ring.id[ring.successor((id + 2 ** finger) & tables.mask)];
      expect(tables.peers[tables.fingerAt(slot, finger) + 1]).toBe(wanted);
    }
  }
}

/** So many nodes in a row crash, or say goodbye, at once. */
function leaveInARow(churn: Churn, count: number, crash: boolean, first = 0): void {
  const { ring, nodes, maintenance } = churn;
  let slot = first;
  for (let i = 0; i < count; i++) {
    const after = ring.next[slot]!;
    const id = nodes.liveId[slot]!;
    nodes.goDown(slot);
    maintenance.left(slot, id, crash);
    slot = after;
  }
}

it('makes one ring of nodes that join one after the other, in any order', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 25 }), (seedText, joiners) => {
      const churn = quick({ nodes: 1, entries: 3, seedText });
      for (let i = 0; i < joiners; i++) churn.arriveAt(1 + 300 * i);
      churn.run(Number.POSITIVE_INFINITY);
      expect(churn.nodes.live).toBe(joiners + 1);
      expectTrueTables(churn);
    }),
    { numRuns: 10 },
  );
});

it('closes the ring again when nodes in a row crash or say goodbye at once, more than the list is long', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 8 }),
      fc.boolean(),
      (seedText, entries, gone, crash) => {
        const churn = quick({ nodes: 150, entries, seedText });
        churn.run(1000);
        leaveInARow(churn, gone, crash);
        churn.run(Number.POSITIVE_INFINITY);
        expect(churn.nodes.live).toBe(150 - gone);
        expectTrueTables(churn);
      },
    ),
    { numRuns: 8 },
  );
});

it('takes the word of nobody for a successor that did not answer', () => {
  const aDay = 86_400_000;
  const churn = quick({ nodes: 30, entries: 3, checkPredecessorPeriod: aDay });
  leaveInARow(churn, 1, true);
  // The successor of the one that is gone goes on naming it as its predecessor, as it never checks.
  churn.run(Number.POSITIVE_INFINITY);
  expectTrueTables(churn);
});

it('finds its place again when it knows nobody, and others know it only as a finger', () => {
  const churn = quick({ nodes: 6, entries: 1, fixFingersPeriod: 4000 });
  const { ring, nodes } = churn;
  const tables = churn.tables as ChordState;
  const [before, lost] = nodes.liveSlots;
  const [gone, after] = [ring.next[lost!]!, ring.next[ring.next[lost!]!]!];
  leaveInARow(churn, 1, true, gone);
  tables.clearRow(lost!, ring.id[lost!]!);
  tables.set(tables.successorAt(lost!, 0), gone, ring.id[gone]!);
  tables.set(tables.successorAt(before!, 0), after, ring.id[after]!);
  tables.predecessorId[lost!] = -1;
  tables.predecessorId[after] = -1;
  churn.run(Number.POSITIVE_INFINITY);
  expectTrueTables(churn);
});
