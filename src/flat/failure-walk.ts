// Walks with failed nodes: each node tries its peers until one is alive, with a timeout for each that is not.
// Packets are handled one at a time within a hop, since the order of peers is computed, not stored.
//
// Cost of a hop without failures: two to five times that of the geometry's own walk; each dead peer adds as
// much again.

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

/** A node tries only its best peer. */
export function stopAtFirst(createPreference: CreatePreference): DeadPeerPolicy {
  return { name: 'stop', createWalk: createBestLive(createPreference) };
}

/** As tryNext, but a node with no peer left returns the packet: see backtrack.ts. */
export function backtrack(createPreference: CreatePreference): DeadPeerPolicy {
  return {
    name: 'backtrack',
    createWalk: (parts) => {
      const preference = createPreference(parts);
      return createFailureWalk(parts, (timeouts) => createBacktrack(parts, preference, timeouts));
    },
  };
}

/**
 * A walk in which the function from `create` chooses each packet's next hop and counts its timeouts in the
 * column given to `create`.
 */
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

/** The best live peer; for `stop` the best peer, if it is alive. */
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
