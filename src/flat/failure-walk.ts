// How packets walk when nodes have failed: each node tries its peers until one is alive, and waits in vain for every one
// that is not. One packet at a time within a hop: the order of peers is asked for, not read.
//
// Cost of a hop without failures: two to five times that of the geometry's own walk; a dead peer costs as much again.

import { createBacktrack } from './backtrack.ts';
import { isDead } from './failures.ts';
import type { DeadPeerPolicy } from './flat-geometry.ts';
import { createLeave, createMove } from './move.ts';
import type { CreatePreference, Preference } from './preference.ts';
import { countRelays, NO_LIVE_PEER, TOO_MANY_HOPS } from './tally.ts';
import { type Choose, createTimeouts } from './timeouts.ts';
import type { Walk, WalkParts } from './walk.ts';

/** A node tries its peers in order of preference. */
export function tryNext(createPreference: CreatePreference): DeadPeerPolicy {
  return { name: 'next', createWalk: createBestLive(createPreference) };
}

/** A node tries the best peer and no other. */
export function stopAtFirst(createPreference: CreatePreference): DeadPeerPolicy {
  return { name: 'stop', createWalk: createBestLive(createPreference) };
}

/** As tryNext, and from a node where none is left the packet goes back: see backtrack.ts. */
export function backtrack(createPreference: CreatePreference): DeadPeerPolicy {
  return {
    name: 'backtrack',
    createWalk: (parts) => {
      const preference = createPreference(parts);
      return createFailureWalk(parts, (timeouts) => createBacktrack(parts, preference, timeouts));
    },
  };
}

/** The walk in which `create`'s function says where each packet goes; it counts into the column that it is given. */
export function createFailureWalk(parts: WalkParts, create: (timeouts: Int32Array) => Choose): Walk {
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

function createBestLive(createPreference: CreatePreference): (parts: WalkParts) => Walk {
  return (parts) => {
    const preference = createPreference(parts);
    return createFailureWalk(parts, (timeouts) => createNext(parts, preference, timeouts));
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
