// A public key as digits that two people can read to each other.

import { createHash } from 'node:crypto';
import { signedBytes } from './signed-bytes.ts';

const GROUPS = 12;
/** A group is a remainder of this many bytes of the hash: 2^40 / 10^5, so that no digits are likelier than others. */
const BYTES_PER_GROUP = 5;

/** 12 groups of 5 digits of SHA-512 over the key: 199 bits, all of which are to be compared. */
export function fingerprint(key: Uint8Array): string {
  const hash = createHash('sha512')
    .update(signedBytes('sinkward/1 fingerprint', [key]))
    .digest();
  return Array.from({ length: GROUPS }, (_, group) => {
    const number = hash.readUIntBE(group * BYTES_PER_GROUP, BYTES_PER_GROUP);
    return String(number % 100_000).padStart(5, '0');
  }).join(' ');
}
