// Maintenance by a registry: it learns of a graceful departure at once and of a crash after a delay,
// recomputes the tables that change, and sends the nodes the differences. A change takes effect everywhere at
// once: one message to the registry and one from it later. Until then tables are those of the previous view.

import { HEADER_BYTES, ID_BYTES, PEER_BYTES } from './bytes.ts';
import { type ChurnWorld, MAINTENANCE, type MaintenanceProtocol } from './maintenance-protocol.ts';
import type { RegistryTables } from './tables.ts';

const JOINS = MAINTENANCE;
const GONE = MAINTENANCE + 1;

/** A registration and its answer; a deregistration and its answer. */
const REGISTRATION_BYTES = HEADER_BYTES + 16;
const ANSWER_BYTES = HEADER_BYTES + ID_BYTES;
const DEREGISTRATION_BYTES = HEADER_BYTES + PEER_BYTES;
/** In a difference: a new peer, and the ID of the one that it replaces. */
const CHANGED_PEER_BYTES = PEER_BYTES + ID_BYTES;

export class RegistryMaintenance implements MaintenanceProtocol {
  readonly #world: ChurnWorld;
  readonly #tables: RegistryTables;

  constructor(world: ChurnWorld, tables: RegistryTables) {
    this.#world = world;
    this.#tables = tables;
  }

  begin(): void {}

  arrive(): boolean {
    const { nodes, controlDelay } = this.#world;
    const slot = nodes.take();
    if (slot < 0) return false;
    this.#world.later(2 * controlDelay, JOINS, slot, this.#world.freshId());
    return true;
  }

  left(slot: number, id: number, crashed: boolean): void {
    const { options, controlDelay, cost } = this.#world;
    if (!crashed) cost.add(1, DEREGISTRATION_BYTES);
    const known = crashed ? options.detection : controlDelay;
    this.#world.later(known + controlDelay, GONE, slot, id);
  }

  handle(kind: number, event: Int32Array, at: number): void {
    if (kind === JOINS) this.#join(event[at + 2]!, event[at + 3]!);
    else this.#forget(event[at + 2]!);
  }

  #join(slot: number, id: number): void {
    const { cost } = this.#world;
    const tables = this.#tables;
    tables.join(slot, id);
    cost.add(1, REGISTRATION_BYTES);
    cost.add(1, ANSWER_BYTES);
    cost.add(1, HEADER_BYTES + PEER_BYTES * tables.peerCount(slot));
    this.#countDifferences();
    this.#world.goUp(slot, id);
  }

  #forget(slot: number): void {
    this.#tables.leave(slot);
    this.#countDifferences();
    this.#world.nodes.release(slot);
  }

  #countDifferences(): void {
    const { changedTables, changedPeers } = this.#tables;
    this.#world.cost.add(changedTables, HEADER_BYTES);
    this.#world.cost.bytes += changedPeers * CHANGED_PEER_BYTES;
  }
}
