// Maintenance by a registry: it learns of a graceful departure at once and of a crash after a delay,
// recomputes the tables that change, and sends the nodes the differences: the messages of a living overlay (registry/living.ts),
// one for each change. A change takes effect everywhere at once: one message to the registry and one from it later. Until then
// tables are those of the previous view.

import {
  DEREGISTRATION_BYTES,
  deregisteredBytes,
  differenceBytes,
  REGISTRATION_BYTES,
  registeredBytes,
  tableBytes,
} from './bytes.ts';
import { type ChurnWorld, MAINTENANCE, type MaintenanceProtocol } from './maintenance-protocol.ts';
import type { RegistryTables } from './tables.ts';

const JOINS = MAINTENANCE;
const GONE = MAINTENANCE + 1;

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
    if (!crashed) {
      cost.add(1, DEREGISTRATION_BYTES);
      cost.add(1, deregisteredBytes(id));
    }
    const known = crashed ? options.detection : controlDelay;
    this.#world.later(known + controlDelay, GONE, slot, id);
  }

  handle(kind: number, event: Int32Array, at: number): void {
    if (kind === JOINS) this.#join(event[at + 2]!, event[at + 3]!);
    else this.#forget(event[at + 2]!);
  }

  #join(slot: number, id: number): void {
    const { cost, ring } = this.#world;
    this.#tables.join(slot, id);
    cost.add(1, REGISTRATION_BYTES);
    cost.add(1, registeredBytes(ring.size));
    cost.add(1, tableBytes(this.#tables.peerCount(slot)));
    this.#countDifferences();
    this.#world.goUp(slot, id);
  }

  #forget(slot: number): void {
    this.#tables.leave(slot);
    this.#countDifferences();
    this.#world.nodes.release(slot);
  }

  #countDifferences(): void {
    const { cost } = this.#world;
    this.#tables.differences((tables, added, removed) => cost.add(tables, differenceBytes(added, removed)));
  }
}
