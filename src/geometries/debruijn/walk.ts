// Koorde's hop: the packet's imaginary node takes in the sink's next digit, and the packet jumps to its
// predecessor; where no pointer leads there exactly, successors do. Kaashoek, Karger: Koorde (IPTPS 2003),
// section 3.2; the steps are those of table.ts.

import { isDead } from '../../flat/failures.ts';
import { createLeave, createMove } from '../../flat/move.ts';
import { rankAhead } from '../../flat/rank-ring.ts';
import { createRankSearch } from '../../flat/rank-search.ts';
import { spaceOf } from '../../flat/space-of.ts';
import { countRelays, NO_LIVE_PEER, TOO_MANY_HOPS } from '../../flat/tally.ts';
import { createTimeouts } from '../../flat/timeouts.ts';
import type { Walk, WalkParts } from '../../flat/walk.ts';
import { begin, STEPS_PER_NODE } from './table.ts';

/**
 * `entries`: the degree. Cost of a hop: two random reads, two more for a jump, one more when relays are
 * counted. A dead successor fails the packet; for a dead pointer the one before it is tried if onDead is
 * `next`.
 */
export function createDebruijnWalk(parts: WalkParts): Walk {
  const { overlay, batch, entries: degree, dead, onDead, hopLimit } = parts;
  const { relayed } = parts.tally;
  const { ids, nodes, mask } = overlay;
  const { capacity, alive, at, rank, sink, sinkRank, source, targets, ranks } = batch;
  const digitBits = 31 - Math.clz32(degree);
  const space = spaceOf(overlay);
  const column = () => new Int32Array(capacity);
  // Routing state of packets, by slot: the imaginary node, bits of the sink not shifted in yet, and steps so
  // far.
  const [imaginary, left, steps] = [column(), column(), column()];
  // By position in the list of jumping packets: their positions in `alive`, and their first pointers.
  const [jumping, pointers] = [column(), column()];
  const search = createRankSearch(overlay, targets, pointers);
  const { timeouts, end } = dead.length > 0 ? createTimeouts(parts) : { timeouts: column(), end: parts.end };
  const leave = createLeave(batch, end);
  const move = createMove({ batch, end, tally: { relayed: undefined } });

  function beginAll(count: number): void {
    for (let slot = 0; slot < count; slot++) {
      const packet = begin(space, degree, source[slot]!, sinkRank[slot]!);
      imaginary[slot] = packet.node;
      left[slot] = packet.left;
      steps[slot] = 0;
      timeouts[slot] = 0;
    }
  }

  /** Sends packets to their successors, and lists those that jump instead. Returns the number listed. */
  function walkOn(waiting: number): number {
    let jumps = 0;
    for (let j = 0; j < waiting; j++) {
      const i = jumping[j]!;
      const slot = alive[i]!;
      if (++steps[slot]! > STEPS_PER_NODE * nodes) {
        ranks[i] = -TOO_MANY_HOPS;
        continue;
      }
      const next = rank[slot]! + 1 < nodes ? rank[slot]! + 1 : 0;
      const gap = (ids[next]! - at[slot]!) & mask;
      const ahead = (imaginary[slot]! - at[slot]! - 1) & mask;
      if (next === sinkRank[slot] || ahead >= gap || left[slot] === 0) {
        ranks[i] = next;
        if (dead.length > 0 && isDead(dead, next)) fail(i);
        continue;
      }
      left[slot]! -= digitBits;
      const digit = (sink[slot]! >>> left[slot]!) & (degree - 1);
      imaginary[slot] = ((imaginary[slot]! << digitBits) | digit) & mask;
      targets[jumps] = (at[slot]! << digitBits) & mask;
      jumping[jumps++] = i;
    }
    return jumps;
  }

  function fail(i: number): void {
    timeouts[alive[i]!]!++;
    ranks[i] = -NO_LIVE_PEER;
  }

  /** Sends the packets that jump. Returns the number that stay at their node: a step, but not a hop. */
  function jump(jumps: number): number {
    let stay = 0;
    for (let j = 0; j < jumps; j++) {
      const i = jumping[j]!;
      const slot = alive[i]!;
      const first = pointers[j]! === 0 ? nodes - 1 : pointers[j]! - 1;
      let pointer = lastBefore(first, imaginary[slot]!);
      while (pointer >= 0 && dead.length > 0 && isDead(dead, rankAhead(first, pointer, nodes))) {
        timeouts[slot]!++;
        pointer = onDead === 'stop' ? -1 : pointer - 1;
      }
      const next = rankAhead(first, Math.max(0, pointer), nodes);
      if (pointer >= 0 && next === rank[slot]) jumping[stay++] = i;
      else ranks[i] = pointer >= 0 ? next : -NO_LIVE_PEER;
    }
    return stay;
  }

  /** Index of the last pointer that precedes an ID; pointers are adjacent on the ring: see table.ts. */
  function lastBefore(first: number, id: number): number {
    const from = ids[first]!;
    const max = (id - from - 1) & mask;
    let last = 0;
    while (last < degree - 2) {
      const ahead = (ids[rankAhead(first, last + 1, nodes)]! - from - 1) & mask;
      if (ahead >= max) break;
      last++;
    }
    return last;
  }

  return () => {
    const { count } = batch;
    if (batch.hops === 1) beginAll(count);
    if (batch.hops > hopLimit) {
      ranks.fill(-TOO_MANY_HOPS, 0, count);
    } else {
      for (let i = 0; i < count; i++) jumping[i] = i;
      for (let waiting = count; waiting > 0; ) {
        const jumps = walkOn(waiting);
        search(jumps);
        waiting = jump(jumps);
      }
    }
    leave();
    if (relayed !== undefined && batch.hops > 1) countRelays(relayed, batch);
    for (let i = 0; i < batch.count; i++) at[alive[i]!] = ids[ranks[i]!]!;
    move(batch.count);
  };
}
