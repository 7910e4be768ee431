// How packets walk when nodes have failed: each node tries its peers until one is alive, and waits in vain for every one
// that is not. One packet at a time within a hop: the order of peers is asked for, not read.

import { createSuccessors } from '../geometries/chord/successors.ts';
import { createDebruijnWalk } from '../geometries/debruijn/walk.ts';
import { createFloodWalk } from '../geometries/flood/walk.ts';
import type { GeometryName } from '../routing/geometry.ts';
import { createBacktrack } from './backtrack.ts';
import { isDead } from './failures.ts';
import { createLeave, createMove } from './move.ts';
import { type Preference, preferences } from './preference.ts';
import { countRelays, NO_LIVE_PEER, TOO_MANY_HOPS } from './tally.ts';
import { createTimeouts } from './timeouts.ts';
import type { Walk, WalkParts } from './walk.ts';

/** Cost of a hop without failures: two to five times that of the geometry's own walk; a dead peer costs as much again. */
export function createFailureWalk(geometry: GeometryName, parts: WalkParts): Walk {
  if (geometry === 'debruijn') return createDebruijnWalk(parts);
  if (geometry === 'flood') return createFloodWalk(parts);
  const preference = preferences[geometry](parts);
  if (parts.onDead === 'backtrack')
    return walkBy(parts, (timeouts) => createBacktrack(parts, preference, timeouts));
  if (parts.onDead === 'successors') return walkBy(parts, (timeouts) => createSuccessors(parts, timeouts));
  return walkBy(parts, (timeouts) => createNext(parts, preference, timeouts));
}

/** Where a packet goes now: a rank, or the outcome that it comes to, times -1. Counts the slot's timeouts. */
export type Choose = (slot: number) => number;

function walkBy(parts: WalkParts, create: (timeouts: Int32Array) => Choose): Walk {
  const { batch, tally, hopLimit } = parts;
  const { alive, ranks } = batch;
  const { relayed } = tally;
  const { timeouts, end } = createTimeouts(parts);
  const choose = create(timeouts);
  const leave = createLeave(batch, end);
  const move = createMove({ batch, end, tally: { relayed: undefined } });
  return () => {
    if (batch.hops === 1) timeouts.fill(0, 0, batch.count);
    for (let i = 0; i < batch.count; i++) {
      ranks[i] = batch.hops > hopLimit ? -TOO_MANY_HOPS : choose(alive[i]!);
    }
    leave();
    if (relayed !== undefined && batch.hops > 1) countRelays(relayed, batch);
    move(batch.count);
  };
}

/** The best peer that is alive; for `stop` the best, if it is. */
function createNext(
  { batch: { rank, sinkRank }, dead, onDead }: WalkParts,
  preference: Preference,
  timeouts: Int32Array,
): Choose {
  return (slot) => {
    const at = rank[slot]!;
    const to = sinkRank[slot]!;
    for (let beyond = -1; ; ) {
      const peer = preference.next(at, to, beyond);
      if (peer < 0) return -NO_LIVE_PEER;
      if (!isDead(dead, peer)) return peer;
      timeouts[slot]!++;
      if (onDead === 'stop') return -NO_LIVE_PEER;
      beyond = preference.left(peer, to);
    }
  };
}
