// What a registry keeps so that it goes on after it was killed: each fact is a record, a key and a value in JSON, which is
// written when the fact changes and read when the registry is started again. Whether it is on disk is for the host.

import { formatAddress } from '../overlay/address.ts';
import type { Epoch } from '../overlay/epoch.ts';
import type { Change } from '../overlay/node.ts';
import type { Summary } from '../overlay/report.ts';
import { bytesOfHex, hexOf } from '../overlay/seal.ts';
import type { LostNode, Member } from './members.ts';
import type { Named } from './names.ts';

/** What a registry is started with that keeps what it knows. */
export interface MemoryOptions {
  /** What it had kept; throws RangeError when there is a record that it cannot have written. */
  readonly records: ReadonlyMap<string, string>;
  /** The network has had records, and they are lost. */
  readonly isLost: boolean;
}

/** A node that was registered and has no name: one with a name is kept by that. */
export interface KeptNode extends LostNode {
  readonly name: '';
}

/** Runs are numbered from 1; `underWay`: the last has had no end. */
export interface KeptRuns {
  readonly last: number;
  readonly underWay: boolean;
}

/** What the records say. */
export interface Kept {
  readonly epoch: Epoch | undefined;
  readonly runs: KeptRuns;
  readonly summary: Summary | undefined;
  readonly names: readonly Named[];
  readonly nodes: readonly KeptNode[];
}

const EPOCH = 'epoch';
const RUNS = 'runs';
const SUMMARY = 'summary';
const NAME = 'name/';
const NODE = 'node/';

/** Throws RangeError, with the record's key, when there is one that no registry has written. */
export function recall(records: ReadonlyMap<string, string>): Kept {
  const kept = {
    epoch: undefined as Epoch | undefined,
    runs: { last: 0, underWay: false } as KeptRuns,
    summary: undefined as Summary | undefined,
    names: [] as Named[],
    nodes: [] as KeptNode[],
  };
  for (const [key, text] of records) {
    const value = parse(key, text);
    if (key === EPOCH) kept.epoch = value as Epoch;
    else if (key === RUNS) kept.runs = value as KeptRuns;
    else if (key === SUMMARY) kept.summary = value as Summary;
    else if (key.startsWith(NODE)) kept.nodes.push({ ...(value as NodeRecord), id: idOf(key), name: '' });
    else if (key.startsWith(NAME)) kept.names.push(nameOf(key.slice(NAME.length), value as NameRecord));
    else throw new RangeError(key);
  }
  return kept;
}

export class Memory {
  readonly #persist: (changes: readonly Change[]) => void;

  constructor(persist: (changes: readonly Change[]) => void) {
    this.#persist = persist;
  }

  joined({ id, address, program, named }: Member): void {
    if (named !== undefined) return this.named(named);
    this.#write(NODE + id, { address: formatAddress(address), ours: program.declared } satisfies NodeRecord);
  }

  /** A node without a name is no longer registered. */
  left(id: number): void {
    this.#forget(NODE + id);
  }

  named({ name, key, id, address, daysLeft }: Named): void {
    this.#write(NAME + name, { key: hexOf(key), id, address, daysLeft } satisfies NameRecord);
  }

  /** Anybody may have that name. */
  unnamed({ name }: Named): void {
    this.#forget(NAME + name);
  }

  epoch(epoch: Epoch): void {
    this.#write(EPOCH, epoch);
  }

  runs(runs: KeptRuns): void {
    this.#write(RUNS, runs);
  }

  /** A run has ended. */
  ran(summary: Summary): void {
    this.runs({ last: summary.run, underWay: false });
    this.#write(SUMMARY, summary);
  }

  #write(key: string, value: unknown): void {
    this.#persist([{ key, value: JSON.stringify(value, withSums) }]);
  }

  #forget(key: string): void {
    this.#persist([{ key, value: undefined }]);
  }
}

type NodeRecord = Pick<KeptNode, 'address' | 'ours'>;

interface NameRecord extends Pick<Named, 'id' | 'address' | 'daysLeft'> {
  /** In hexadecimal digits. */
  readonly key: string;
}

function nameOf(name: string, { key, id, address, daysLeft }: NameRecord): Named {
  return { name, key: bytesOfHex(key), id, address, ours: true, daysLeft };
}

function idOf(key: string): number {
  const id = Number(key.slice(NODE.length));
  if (!Number.isInteger(id) || id < 0) throw new RangeError(key);
  return id;
}

const SUMS = ['sumSent', 'sumReceived'];

/** Sums are 64-bit, and JSON's numbers are not. */
function withSums(_field: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function parse(key: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text, (field, found) => (SUMS.includes(field) ? BigInt(found) : found));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // No JSON, or a sum that is no number.
  }
  throw new RangeError(key);
}
