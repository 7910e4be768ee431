// Watches who is registered, and that a set-up gives each node its place in the overlay.

import { geometries } from '../geometries/index.ts';
import { MAX_PEERS } from '../overlay/columns.ts';
import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { clockwise } from '../routing/clockwise.ts';
import type { Found } from '../scenario/checks.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { World } from '../simulator/world.ts';

/** Replaces an epoch. */
const LOST = -1;

export class OverlayWatch {
  /** Registered according to the registry: index by ID. */
  readonly members = new Map<number, number>();
  readonly #scenario: Scenario;
  readonly #found: Found;
  /** By index: the epoch that a node reported; LOST once it has lost the registry, or restarted. */
  readonly #epochOf: number[] = [];
  #settingUp: ReadonlyMap<number, number> = new Map();
  #entries = 0;
  #epoch = 0;

  constructor(scenario: Scenario, found: Found) {
    this.#scenario = scenario;
    this.#found = found;
  }

  started(node: number): void {
    this.#epochOf[node] = LOST;
  }

  messengerSays(node: number, report: MessengerReport): void {
    if (report.kind === 'set-up') this.#epochOf[node] = report.epoch;
    if (report.kind === 'registry-lost') this.#epochOf[node] = LOST;
  }

  registrySays(report: RegistryReport, world: World): void {
    switch (report.kind) {
      case 'registered':
        this.members.set(report.id, world.addresses.indexOf(report.address)!);
        return;
      case 'left':
        this.members.delete(report.id);
        return;
      case 'setting-up':
        this.#epoch = report.epoch;
        this.#entries = report.entries;
        this.#settingUp = new Map(this.members);
        return;
      case 'ready':
        return this.#ready(world);
      default:
    }
  }

  /**
   * Every node that is up and has the registry must be in this epoch, with the peers that the rule gives it.
   */
  #ready({ nodes, columns }: World): void {
    const ids = [...this.#settingUp.keys()].sort((a, b) => a - b);
    const peersOf = this.#rule(ids);
    ids.forEach((id, rank) => {
      const node = this.#settingUp.get(id)!;
      const epoch = this.#epochOf[node] ?? 0;
      if (!nodes[node]!.up || epoch === LOST) return;
      const row = node - 1;
      const count = columns.peerCount[row]!;
      const peers = [...columns.peers.subarray(row * MAX_PEERS, row * MAX_PEERS + count)];
      const wanted = peersOf(rank);
      if (epoch !== this.#epoch || columns.id[row] !== id || `${peers}` !== `${wanted}`) {
        const has = `epoch ${epoch}, ID ${columns.id[row]} and peers ${peers}`;
        this.#found('epoch', `node ${id} has ${has}; the registry: epoch ${this.#epoch}, peers ${wanted}`);
      }
    });
  }

  /** The peers of the node of a rank, clockwise. */
  #rule(ids: readonly number[]): (rank: number) => number[] {
    const { seed, idBits, geometry } = this.#scenario;
    const key = streamKey(seedKey(seed), STREAM.links, 0);
    const space = { ids: Int32Array.from(ids), bits: idBits, key };
    return (rank) =>
      geometries[geometry]
        .peers(space, rank, this.#entries)
        .map((peer) => ids[peer]!)
        .sort((a, b) => clockwise(ids[rank]!, a) - clockwise(ids[rank]!, b));
  }
}
