// Watches a registry with a disk over its crashes: what it has told anybody it still knows, no ID has two owners, no name two
// keys, and epochs never fall.

import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';
import type { World } from '../simulator/world.ts';
import type { Sightings } from './sightings.ts';

export class MemoryWatch {
  readonly #found: Found;
  readonly #sightings: Pick<Sightings, 'add'>;
  /** Registered nodes, as the registry has told: addresses by ID. */
  readonly #owners = new Map<number, string>();
  /** Of nodes that were registered when the registry crashed, and that nothing was told of since. */
  #expected = new Map<number, string>();
  /** By name, the record of its key. */
  #keys = new Map<string, string>();
  #lastEpoch = 0;
  /** By node: the epoch of the last table that it said it has, since it was started. */
  readonly #epochOf = new Map<number, number>();

  constructor(found: Found, sightings: Pick<Sightings, 'add'>) {
    this.#found = found;
    this.#sightings = sightings;
  }

  /** A node is started. */
  started(node: number): void {
    this.#epochOf.delete(node);
  }

  /** The registry is started again. */
  restarted({ disk }: World): void {
    if (disk === undefined) return;
    this.#sightings.add(`the registry came back with${disk.isEmptied ? 'out' : ''} its records`);
    if (disk.isEmptied) {
      this.#expected = new Map();
      this.#keys = new Map();
      this.#lastEpoch = 0;
    } else {
      this.#expected = new Map([...this.#expected, ...this.#owners]);
      const kept = new Map([...disk.records].flatMap(([key, value]) => idsOf(key, value)));
      for (const [id, address] of this.#owners) {
        if (kept.get(id) !== address) {
          this.#found(
            'kept',
            `node ${id} at ${address} was answered, and the disk has ${kept.get(id) ?? 'nothing'}`,
          );
        }
      }
    }
    this.#owners.clear();
  }

  registrySays(report: RegistryReport, { disk }: World): void {
    if (disk === undefined) return;
    if (report.kind === 'registered') {
      const { id, address, name } = report;
      const owner = this.#owners.get(id) ?? this.#expected.get(id) ?? address;
      if (this.#expected.get(id) === address) this.#sightings.add('a node had its ID back');
      // A name takes its ID along to another address.
      if (owner !== address && name === undefined) {
        this.#found('owners', `node ${id} is at ${owner}, and its ID is given to ${address}`);
      }
      this.#expected.delete(id);
      for (const [other, where] of this.#expected) if (where === address) this.#expected.delete(other);
      this.#owners.set(id, address);
      if (name !== undefined) this.#checkKey(name, disk.records.get(`name/${name}`));
    } else if (report.kind === 'left') this.#owners.delete(report.id);
    else if (report.kind === 'setting-up') {
      if (report.epoch <= this.#lastEpoch)
        this.#found('falls', `epoch ${report.epoch} comes after ${this.#lastEpoch}`);
      this.#lastEpoch = report.epoch;
    }
  }

  messengerSays(node: number, report: MessengerReport): void {
    if (report.kind !== 'set-up') return;
    const before = this.#epochOf.get(node) ?? 0;
    if (report.epoch <= before)
      this.#found('falls', `the node at ${node} has a table of epoch ${report.epoch} after one of ${before}`);
    this.#epochOf.set(node, report.epoch);
  }

  /** The registry gives up an ID that it keeps for somebody, or a name. */
  commanded(id: number): void {
    this.#expected.delete(id);
  }

  #checkKey(name: string, record: string | undefined): void {
    const key = record === undefined ? '' : (JSON.parse(record) as { key: string }).key;
    const before = this.#keys.get(name) ?? key;
    if (key === '' || key !== before) this.#found('names', `the name ${name} has two keys, or none`);
    this.#keys.set(name, key);
  }
}

/** The ID that a record is about, and the address of its node. */
function idsOf(key: string, value: string): [number, string][] {
  const record = JSON.parse(value) as { id?: number; address: string; daysLeft?: number };
  if (key.startsWith('node/')) return [[Number(key.slice('node/'.length)), record.address]];
  return key.startsWith('name/') && record.daysLeft === undefined ? [[record.id!, record.address]] : [];
}
