// The directory of a node with a name (--data): its private key, and the network that it belongs to.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { IdentityOptions } from '../../messenger/identity.ts';
import { equalBytes, KEY_BYTES, NONCE_BYTES } from '../../overlay/seal.ts';
import { SEED_BYTES } from '../../seal/ed25519.ts';
import { seal, signer } from '../../seal/seal.ts';
import { InputError } from '../../terminal/process.ts';
import { type DataFile, damaged, openDirectory, read, write } from '../data-directory.ts';

const KEY: DataFile = { file: 'key', kind: 'sinkward private key', field: 'seed', bytes: SEED_BYTES };
const NETWORK: DataFile = { file: 'network', kind: 'sinkward network', field: 'key', bytes: KEY_BYTES };

/** The name's key pair, made now if there is none yet. Throws InputError: one line that says what is wrong. */
export function openIdentity(name: string, directory: string): IdentityOptions {
  openDirectory(directory);
  const privateKey = read(directory, KEY) ?? write(directory, KEY, randomBytes(SEED_BYTES));
  const network = read(directory, NETWORK);
  if (network !== undefined && seal.isWeakKey(network)) throw damaged(join(directory, NETWORK.file));
  const nonce = () => new Uint8Array(randomBytes(NONCE_BYTES));
  return { name, signer: signer(privateKey, nonce), ...(network && { network }) };
}

/** Keeps the network's key. Throws InputError, also when another's is kept. */
export function pinNetwork(directory: string, network: Uint8Array): void {
  if (equalBytes(write(directory, NETWORK, network), network)) return;
  throw new InputError(`cannot write ${join(directory, NETWORK.file)}: it has the key of another network`);
}
