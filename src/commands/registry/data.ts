// The registry's directory (--data): the network's key, the registry's own, which that certifies, and the records of what the
// registry knows.

import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { hexOf, NONCE_BYTES, type Signer } from '../../overlay/seal.ts';
import type { RegistryOptions } from '../../registry/host.ts';
import { SEED_BYTES } from '../../seal/ed25519.ts';
import { signer } from '../../seal/seal.ts';
import { openStore, type Store, StoreError } from '../../store/store.ts';
import { InputError } from '../../terminal/process.ts';
import { type DataFile, openDirectory, read, write } from '../data-directory.ts';

const NETWORK_KEY: DataFile = {
  file: 'network.key',
  kind: 'sinkward network key',
  field: 'seed',
  bytes: SEED_BYTES,
};
const OWN_KEY: DataFile = {
  file: 'registry.key',
  kind: 'sinkward private key',
  field: 'seed',
  bytes: SEED_BYTES,
};
const RECORDS = 'records.mdb';

/** The record of what the registry was first started with: all else follows from it. */
const START = 'start';

/** What fits the records of one registry for ever. */
export interface Start {
  readonly seed: string;
  readonly idBits: number;
}

export interface RegistryData extends Required<Pick<RegistryOptions, 'network' | 'own' | 'memory'>> {
  readonly start: Start;
  readonly store: Store;
  /** What a person should know of it. */
  readonly notes: readonly string[];
}

/** A network that ends with the process. */
export function passingNetwork(): Pick<RegistryData, 'network' | 'own'> {
  return { network: signerOf(randomBytes(SEED_BYTES)), own: signerOf(randomBytes(SEED_BYTES)) };
}

/**
 * Opens the directory, or makes it. `given`: what the user asks for; `choose` makes up the rest at the first start. Rejects with
 * InputError: one line that says what is wrong.
 */
export async function openData(
  directory: string,
  given: Partial<Start>,
  choose: () => Start,
): Promise<RegistryData> {
  openDirectory(directory);
  const path = join(directory, RECORDS);
  const hadKey = existsSync(join(directory, NETWORK_KEY.file));
  const network = signerOf(openKey(directory, NETWORK_KEY));
  const own = signerOf(openKey(directory, OWN_KEY));
  const notes: string[] = [];
  try {
    if (!hadKey && existsSync(path)) notes.push(setAside(path));
    const store = await openStore(path);
    const records = new Map(store.records);
    const start = await startOf(store, records.get(START), given, choose, network, path);
    records.delete(START);
    return { network, own, memory: { records, isLost: hadKey && store.isNew }, start, store, notes };
  } catch (error) {
    throw error instanceof StoreError ? new InputError(error.message) : error;
  }
}

function openKey(directory: string, file: DataFile): Uint8Array {
  return read(directory, file) ?? write(directory, file, randomBytes(file.bytes));
}

function signerOf(seed: Uint8Array): Signer {
  return signer(seed, () => new Uint8Array(randomBytes(NONCE_BYTES)));
}

/** Records of a network whose key is gone are of no use to another, but may be to a person who finds the key again. */
function setAside(path: string): string {
  const aside = `${path}.of-another-network`;
  renameSync(path, aside);
  return `The key of this network is gone: this is a new network. The old one's records are in ${aside}`;
}

async function startOf(
  store: Store,
  text: string | undefined,
  given: Partial<Start>,
  choose: () => Start,
  { key }: Signer,
  path: string,
): Promise<Start> {
  if (text === undefined) {
    const start = choose();
    const value = JSON.stringify({ ...start, network: hexOf(key) });
    await store.commit([{ key: START, value }]);
    return start;
  }
  const { seed, idBits, network } = JSON.parse(text) as Start & { network: string };
  if (network !== hexOf(key)) throw new InputError(`${path} belongs to another network than its network.key`);
  if (given.seed !== undefined && given.seed !== seed) {
    throw new InputError(`${path} has the seed ${seed}; leave out --seed, or use another --data`);
  }
  if (given.idBits !== undefined && given.idBits !== idBits) {
    throw new InputError(`${path} has --id-bits ${idBits}; leave it out, or use another --data`);
  }
  return { seed, idBits };
}
