// What cores use of signing, together; hosts hand it in.

import { createHash } from 'node:crypto';
import type { Seal, Signer } from '../overlay/seal.ts';
import { isSignature, keyPair } from './ed25519.ts';
import { fingerprint } from './fingerprint.ts';
import { signedBytes } from './signed-bytes.ts';
import { isWeakPoint } from './weak-points.ts';

export const seal: Seal = {
  isWeakKey: isWeakPoint,
  verify: isSignature,
  signedBytes,
  hash: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  fingerprint,
};

/** `seed`: the private key's 32 bytes; `nonce`: as Signer says. Throws RangeError when the seed has another length. */
export function signer(seed: Uint8Array, nonce: () => Uint8Array): Signer {
  return { seal, ...keyPair(seed), nonce };
}
