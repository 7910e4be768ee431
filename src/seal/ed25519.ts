// Ed25519 signatures (RFC 8032), over node:crypto, which alone would believe signatures of weak keys.

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { KEY_BYTES, SIGNATURE_BYTES } from '../overlay/seal.ts';
import { isWeakPoint } from './weak-points.ts';

export const SEED_BYTES = 32;

export interface KeyPair {
  /** The 32 bytes of the public key. */
  readonly key: Uint8Array;
  sign(text: Uint8Array): Uint8Array;
}

/** Of a PKCS #8 private key (RFC 8410), before the 32 bytes of the seed. */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key pair of a private key: 32 random bytes. Throws RangeError when there are more or fewer. */
export function keyPair(seed: Uint8Array): KeyPair {
  if (seed.length !== SEED_BYTES) {
    throw new RangeError(`a private key has ${SEED_BYTES} bytes, not ${seed.length}`);
  }
  const der = Buffer.concat([PRIVATE_KEY_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    key: new Uint8Array(Buffer.from(x!, 'base64url')),
    sign: (text) => new Uint8Array(sign(null, text, privateKey)),
  };
}

/** Whether the signature is that key's. False, never an error, for weak keys, weak R and wrong lengths. */
export function isSignature(key: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || isWeakPoint(signature.subarray(0, KEY_BYTES))) return false;
  const publicKey = importKey(key);
  return publicKey !== undefined && verify(null, text, publicKey, signature);
}

/** As a JWK: DER would take a key with a 33rd byte, and costs ten times as much. */
function importKey(key: Uint8Array): KeyObject | undefined {
  if (key.length !== KEY_BYTES || isWeakPoint(key)) return undefined;
  const x = Buffer.from(key).toString('base64url');
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return undefined;
  }
}
