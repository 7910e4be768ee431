// Maintenance by the nodes themselves, as in Chord's paper: periodic stabilize, notify, fix_fingers and
// check_predecessor; successor lists copied from the successor; nodes that leave gracefully tell both
// neighbours. Stoica et al.: Chord (ToN 2003), figure 6 and sections IV.E.1 to IV.E.4. An answer carries what
// its sender knows when the answer arrives, one delay later than in reality; delays are short compared with
// the periods.

import { HEADER_BYTES, PEER_BYTES } from '../../churn/bytes.ts';
import type { CreateTables } from '../../churn/churn-geometry.ts';
import { FINGER, PLACE } from '../../churn/lookup-event.ts';
import type { MaintenanceLookup } from '../../churn/lookups.ts';
import { type ChurnWorld, MAINTENANCE, type MaintenanceProtocol } from '../../churn/maintenance-protocol.ts';
import { ChordState } from './state.ts';

// Events. Each starts with a node: its slot and ID.
const CALL_STABILIZE = MAINTENANCE;
const CALL_FIX_FINGERS = MAINTENANCE + 1;
const CALL_CHECK_PREDECESSOR = MAINTENANCE + 2;
/** Also the successor that was asked. */
const ANSWER = MAINTENANCE + 3;
const NO_ANSWER = MAINTENANCE + 4;
/** Also the node that claims to be its predecessor. */
const NOTIFY = MAINTENANCE + 5;
/** Also the predecessor that did not answer. */
const PREDECESSOR_GONE = MAINTENANCE + 6;
/** Also the finger, and the node found for it. */
const FOUND_FINGER = MAINTENANCE + 7;
/** Also the successor found. */
const FOUND_PLACE = MAINTENANCE + 8;
const FIND_PLACE = MAINTENANCE + 9;
/** Also the ID of the departing successor, and the last entry of its list. */
const SUCCESSOR_LEAVES = MAINTENANCE + 10;
/** Also the ID of the departing predecessor, and its own predecessor. */
const PREDECESSOR_LEAVES = MAINTENANCE + 11;

export const maintainedByNodes: CreateTables = (ring, liveId, listLength) => {
  const tables = new ChordState(ring, liveId, listLength);
  return {
    tables,
    start(world) {
      tables.fill();
      return new Stabilize(world, tables);
    },
  };
};

class Stabilize implements MaintenanceProtocol {
  readonly #world: ChurnWorld;
  readonly #tables: ChordState;
  readonly #answerBytes: number;

  constructor(world: ChurnWorld, tables: ChordState) {
    this.#world = world;
    this.#tables = tables;
    this.#answerBytes = HEADER_BYTES + PEER_BYTES * (1 + tables.listLength);
    world.lookups.maintenanceDone = (_, lookup) => this.#lookupEnded(lookup);
  }

  begin(): void {
    const { ring, nodes } = this.#world;
    for (let i = 0; i < nodes.live; i++) {
      const slot = nodes.liveSlots[i]!;
      const before = ring.previous[slot]!;
      this.#tables.setPredecessor(slot, before, ring.size === 1 ? -1 : ring.id[before]!);
      this.#startCalls(slot, ring.id[slot]!, false);
    }
  }

  arrive(): boolean {
    const { nodes } = this.#world;
    const slot = nodes.take();
    if (slot < 0) return false;
    const id = this.#world.freshId();
    this.#tables.begin(slot, id);
    this.#findPlace(slot, id);
    return true;
  }

  left(slot: number, id: number, crashed: boolean): void {
    const { ring, nodes } = this.#world;
    if (!crashed) this.#sayGoodbye(slot, id);
    ring.remove(slot);
    nodes.release(slot);
  }

  handle(kind: number, event: Int32Array, at: number): void {
    const slot = event[at + 2]!;
    const id = event[at + 3]!;
    const other = event[at + 4]!;
    const otherId = event[at + 5]!;
    const isUp = this.#world.nodes.liveId[slot] === id;
    if (!isUp && this.#tables.joining[slot] !== id) return; // it has left in the meantime
    if (kind === FIND_PLACE) this.#findPlace(slot, id);
    else if (kind === FOUND_PLACE) this.#takePlace(slot, id, other, otherId);
    else if (kind === CALL_STABILIZE) this.#callStabilize(slot, id);
    else if (kind === CALL_FIX_FINGERS) this.#callFixFingers(slot, id);
    else if (kind === CALL_CHECK_PREDECESSOR) this.#callCheckPredecessor(slot, id);
    else if (kind === ANSWER) this.#takeAnswer(slot, id, other, otherId);
    else if (kind === NO_ANSWER) this.#dropSuccessor(slot, id, other, otherId);
    else if (kind === NOTIFY) this.#takeNotice(slot, id, other, otherId);
    else if (kind === PREDECESSOR_GONE) this.#dropPredecessor(slot, other, otherId);
    else if (kind === FOUND_FINGER) this.#setFinger(slot, other, otherId, event[at + 6]!);
    else if (kind === SUCCESSOR_LEAVES) this.#successorLeaves(slot, id, event[at + 6]!, other, otherId);
    else this.#predecessorLeaves(slot, id, event[at + 6]!, other, otherId);
  }

  // Joining.

  /** Asks a random node for the successor of the joining node's ID. */
  #findPlace(slot: number, id: number): void {
    const { nodes, lookups, draws, wheel } = this.#world;
    if (nodes.live === 0) return this.#takePlace(slot, id, slot, id);
    const peer = nodes.liveSlots[draws.below(nodes.live)]!;
    const key = (id + 1) & this.#tables.mask;
    lookups.ask(wheel.now, slot, id, key, peer, nodes.liveId[peer]!);
  }

  #takePlace(slot: number, id: number, successor: number, successorId: number): void {
    const { nodes, ring } = this.#world;
    this.#tables.set(this.#tables.successorAt(slot, 0), successor, successorId);
    if (nodes.liveId[slot] === id) return; // it had lost all successors and has one again
    this.#tables.joining[slot] = -1;
    ring.insert(slot, id);
    this.#world.goUp(slot, id);
    this.#startCalls(slot, id, true);
  }

  #startCalls(slot: number, id: number, atOnce: boolean): void {
    const { options } = this.#world;
    const phase = (period: number) => 1 + this.#world.draws.below(period);
    this.#world.later(atOnce ? 1 : phase(options.stabilizePeriod), CALL_STABILIZE, slot, id);
    this.#world.later(phase(options.fixFingersPeriod), CALL_FIX_FINGERS, slot, id);
    this.#world.later(phase(options.checkPredecessorPeriod), CALL_CHECK_PREDECESSOR, slot, id);
  }

  #again(kind: number, slot: number, id: number, period: number): void {
    const wait = Math.max(1, (period >> 1) + this.#world.draws.below(period + 1));
    this.#world.later(wait, kind, slot, id);
  }

  // stabilize and notify.

  #callStabilize(slot: number, id: number): void {
    this.#again(CALL_STABILIZE, slot, id, this.#world.options.stabilizePeriod);
    this.#askSuccessor(slot, id);
  }

  #askSuccessor(slot: number, id: number): void {
    const { controlDelay, cost, nodes, options } = this.#world;
    const at = this.#tables.successorAt(slot, 0);
    const successor = this.#tables.peers[at]!;
    const successorId = this.#tables.peers[at + 1]!;
    if (successorId === id) return this.#adoptPredecessor(slot, id);
    cost.add(1, HEADER_BYTES);
    const up = nodes.liveId[successor] === successorId;
    if (up) this.#world.later(2 * controlDelay, ANSWER, slot, id, successor, successorId);
    else this.#world.later(options.timeout, NO_ANSWER, slot, id, successor, successorId);
  }

  /** A node that is its own successor asks itself: a node that notified it is also its successor. */
  #adoptPredecessor(slot: number, id: number): void {
    const predecessorId = this.#tables.predecessorId[slot]!;
    if (predecessorId < 0 || predecessorId === id) return;
    this.#tables.set(this.#tables.successorAt(slot, 0), this.#tables.predecessor[slot]!, predecessorId);
  }

  #takeAnswer(slot: number, id: number, successor: number, successorId: number): void {
    const { cost, controlDelay, nodes } = this.#world;
    const tables = this.#tables;
    const first = tables.successorAt(slot, 0);
    if (tables.peers[first + 1] !== successorId) return; // the successor has changed since
    if (nodes.liveId[successor] !== successorId) return; // it has left: the next call will detect it
    cost.add(1, this.#answerBytes);
    tables.set(first, successor, successorId);
    tables.takeList(slot, id, successor, successorId);
    const candidate = tables.predecessorId[successor]!;
    if (candidate >= 0 && candidate !== tables.silent[slot] && tables.isBetween(candidate, id, successorId)) {
      tables.insertFirst(slot, tables.predecessor[successor]!, candidate);
    }
    const known = tables.successorAt(slot, 0);
    cost.add(1, HEADER_BYTES + PEER_BYTES);
    this.#world.later(controlDelay, NOTIFY, tables.peers[known]!, tables.peers[known + 1]!, slot, id);
  }

  /** The next successor on the list takes its place and is asked at once. */
  #dropSuccessor(slot: number, id: number, successor: number, successorId: number): void {
    const { peers } = this.#tables;
    const first = this.#tables.successorAt(slot, 0);
    if (peers[first] !== successor || peers[first + 1] !== successorId) return;
    this.#tables.silent[slot] = successorId;
    this.#tables.removeAt(slot, id, first);
    this.#mendEmptyList(slot, id, successorId);
    if (peers[first + 1] !== id) this.#askSuccessor(slot, id);
  }

  /**
   * A node with no successor left falls back to its nearest finger; further calls lead it back to its true
   * successor. A node without fingers too joins again.
   */
  #mendEmptyList(slot: number, id: number, gone: number): void {
    const tables = this.#tables;
    if (tables.peers[tables.successorAt(slot, 0) + 1] !== id) return;
    if (!tables.takeFinger(slot, id, gone)) this.#findPlace(slot, id);
  }

  #takeNotice(slot: number, id: number, other: number, otherId: number): void {
    const tables = this.#tables;
    const known = tables.predecessorId[slot]!;
    if (known < 0 || tables.isBetween(otherId, known, id)) tables.setPredecessor(slot, other, otherId);
  }

  // fix_fingers.

  /**
   * Looks up the next finger that needs a query. Fingers before it whose targets are not past the successor
   * equal the successor and cost nothing.
   */
  #callFixFingers(slot: number, id: number): void {
    const { options, lookups, wheel } = this.#world;
    const { bits } = this.#world.ring;
    this.#again(CALL_FIX_FINGERS, slot, id, options.fixFingersPeriod);
    const tables = this.#tables;
    const first = tables.successorAt(slot, 0);
    const span = (tables.peers[first + 1]! - id) & tables.mask;
    if (span === 0) return;
    for (let tries = 1; tries < bits; tries++) {
      const finger = this.#tables.nextFinger[slot]!;
      this.#tables.nextFinger[slot] = finger + 1 < bits ? finger + 1 : 1;
      if (2 ** finger > span) {
        return lookups.issue(wheel.now, slot, id, (id + 2 ** finger) & tables.mask, FINGER, finger);
      }
      tables.set(tables.fingerAt(slot, finger), tables.peers[first]!, tables.peers[first + 1]!);
    }
  }

  #setFinger(slot: number, peer: number, peerId: number, finger: number): void {
    this.#tables.set(this.#tables.fingerAt(slot, finger), peer, peerId);
  }

  #lookupEnded({ purpose, finger, source, sourceId, owner, ownerId }: MaintenanceLookup): void {
    const { controlDelay, options, cost, nodes } = this.#world;
    if (owner >= 0) cost.add(1, HEADER_BYTES + PEER_BYTES);
    if (purpose === PLACE) {
      // A lookup of a node's own successor may end at the node itself, since others still know it.
      const isFound = owner >= 0 && (ownerId !== sourceId || nodes.live === 1);
      if (!isFound) this.#world.later(options.timeout, FIND_PLACE, source, sourceId);
      else this.#world.later(controlDelay, FOUND_PLACE, source, sourceId, owner, ownerId);
    } else if (owner >= 0) {
      this.#world.later(controlDelay, FOUND_FINGER, source, sourceId, owner, ownerId, finger);
    }
  }

  // check_predecessor.

  #callCheckPredecessor(slot: number, id: number): void {
    const { options, nodes, cost } = this.#world;
    this.#again(CALL_CHECK_PREDECESSOR, slot, id, options.checkPredecessorPeriod);
    const predecessorId = this.#tables.predecessorId[slot]!;
    if (predecessorId < 0) return;
    const predecessor = this.#tables.predecessor[slot]!;
    const up = nodes.liveId[predecessor] === predecessorId;
    cost.add(up ? 2 : 1, HEADER_BYTES);
    if (!up) this.#world.later(options.timeout, PREDECESSOR_GONE, slot, id, predecessor, predecessorId);
  }

  #dropPredecessor(slot: number, predecessor: number, predecessorId: number): void {
    if (
      this.#tables.predecessor[slot] === predecessor &&
      this.#tables.predecessorId[slot] === predecessorId
    ) {
      this.#tables.predecessorId[slot] = -1;
    }
  }

  // Graceful departures, section IV.E.4.

  #sayGoodbye(slot: number, id: number): void {
    const { controlDelay, cost } = this.#world;
    const { peers, listLength } = this.#tables;
    const first = this.#tables.successorAt(slot, 0);
    const last = this.#tables.successorAt(slot, listLength - 1);
    const before = this.#tables.predecessor[slot]!;
    const beforeId = this.#tables.predecessorId[slot]!;
    if (beforeId >= 0) {
      cost.add(1, HEADER_BYTES + PEER_BYTES);
      this.#world.later(controlDelay, SUCCESSOR_LEAVES, before, beforeId, peers[last]!, peers[last + 1]!, id);
    }
    if (peers[first + 1] === id) return;
    cost.add(1, HEADER_BYTES + PEER_BYTES);
    this.#world.later(
      controlDelay,
      PREDECESSOR_LEAVES,
      peers[first]!,
      peers[first + 1]!,
      before,
      beforeId,
      id,
    );
  }

  /** Removes the departing node from the list, and appends the last entry of its list. */
  #successorLeaves(slot: number, id: number, leaver: number, last: number, lastId: number): void {
    const tables = this.#tables;
    for (let j = 0; j < tables.listLength; j++) {
      const at = tables.successorAt(slot, j);
      if (tables.peers[at + 1] !== leaver) continue;
      tables.removeLeaver(slot, id, at, last, lastId);
      return this.#mendEmptyList(slot, id, leaver);
    }
  }

  #predecessorLeaves(slot: number, id: number, leaver: number, before: number, beforeId: number): void {
    if (this.#tables.predecessorId[slot] !== leaver) return;
    this.#tables.setPredecessor(slot, before, beforeId === id ? -1 : beforeId);
  }
}
