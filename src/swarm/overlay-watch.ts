// Watches registrations, and that a set-up installs the right table at each node.

import { geometries } from '../geometries/index.ts';
import { tableMistake } from '../geometries/plain-tables.ts';
import { MAX_PEERS } from '../overlay/columns.ts';
import { CHANNELS_PER_PEER } from '../overlay/packets.ts';
import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { clockwise } from '../routing/clockwise.ts';
import type { Found } from '../scenario/checks.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { End } from '../simulator/network/end.ts';
import type { World } from '../simulator/world.ts';
import { idSequence } from './id-sequence.ts';
import { NameWatch } from './name-watch.ts';

/** Replaces an epoch. */
const LOST = -1;

export class OverlayWatch {
  /** Registered according to the registry: index by ID. */
  readonly members = new Map<number, number>();
  readonly names: NameWatch;
  readonly #scenario: Scenario;
  readonly #found: Found;
  /** By index: the epoch that a node reported; LOST once it has lost the registry, or restarted. */
  readonly #epochOf: number[] = [];
  /** Said to be away, by ID. */
  readonly #away = new Set<number>();
  /** Of the last set-up: index by ID. */
  participants: ReadonlyMap<number, number> = new Map();
  #entries = 0;
  #epoch = 0;

  constructor(scenario: Scenario, found: Found) {
    this.#scenario = scenario;
    this.#found = found;
    this.names = new NameWatch(scenario, this.members, found);
  }

  /** It knows nothing of what it has told so far, or tells it anew. */
  registryCrashed(): void {
    this.members.clear();
    this.#away.clear();
  }

  started(node: number): void {
    this.#epochOf[node] = LOST;
  }

  messengerSays(node: number, report: MessengerReport, world: World): void {
    if (report.kind === 'set-up') this.#checkLinks(node, report.peers, world);
    if (report.kind === 'set-up') this.#epochOf[node] = report.epoch;
    if (report.kind === 'registry-lost') this.#epochOf[node] = LOST;
  }

  registrySays(report: RegistryReport, world: World): void {
    if (report.kind === 'registered') this.#checkId(report.id, report.name);
    // Where the registry has a disk, memory-watch.ts watches names.
    if (this.#scenario.diskMs === undefined)
      this.names.registrySays(report, (address) => world.addresses.indexOf(address));
    switch (report.kind) {
      case 'registered':
        this.members.set(report.id, world.addresses.indexOf(report.address)!);
        return;
      case 'left':
        this.members.delete(report.id);
        this.#away.delete(report.id);
        return;
      case 'away':
        this.#away.add(report.id);
        return;
      case 'back':
        this.#away.delete(report.id);
        return;
      case 'setting-up':
        this.#epoch = report.epoch;
        this.#entries = report.entries;
        this.participants = new Map([...this.members].filter(([id]) => !this.#away.has(id)));
        return;
      case 'ready':
        return this.#ready(world);
      default:
    }
  }

  #checkId(id: number, name: string | undefined): void {
    // Which IDs a registry keeps for others, after a restart or for their names: memory-watch.ts.
    if (this.#scenario.diskMs !== undefined) return;
    const sequence = idSequence(this.#scenario);
    let place = 0;
    while (this.members.has(sequence(place)) || this.names.isKept(sequence(place))) place++;
    const right = (name === undefined ? undefined : this.names.idOf(name)) ?? sequence(place);
    if (right !== id) this.#found('ids', `a node is given ${id}, and should be given ${right}`);
  }

  /** A node reports a set-up: it must have links to its peers. */
  #checkLinks(node: number, peers: readonly number[], { nodes, columns }: World): void {
    const me = columns.id[node - 1]!;
    peers.forEach((peer, i) => {
      for (let k = 0; k < (peer > me ? CHANNELS_PER_PEER : 1); k++) {
        const end = nodes[node]!.channelEnd(CHANNELS_PER_PEER * i + k);
        if (end instanceof End && end.state === 'open') continue;
        this.#found('links', `node ${me} says that it is set up, and has no link ${k} to node ${peer}`);
      }
    });
  }

  /**
   * Every node that is up and has the registry must be in this epoch, with the peers that the rule gives it.
   */
  #ready({ nodes, columns }: World): void {
    const ids = [...this.participants.keys()].sort((a, b) => a - b);
    const peersOf = this.#rule(ids);
    this.#checkTables(ids, peersOf);
    ids.forEach((id, rank) => {
      const node = this.participants.get(id)!;
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

  #checkTables(ids: readonly number[], peersOf: (rank: number) => number[]): void {
    const { geometry, idBits: bits } = this.#scenario;
    ids.forEach((id, rank) => {
      const peers = peersOf(rank);
      const mistake = tableMistake(geometry, { ids, rank, entries: this.#entries, bits }, peers);
      if (mistake !== undefined)
        this.#found('tables', `node ${id} has ${peers.join(', ')} in ${geometry}: ${mistake}`);
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
