// Keys and nonces of conversations: of a word each, so that a conversation is the same every time.

import { createHash } from 'node:crypto';
import type { Signer } from '../../src/overlay/seal.ts';
import { signer } from '../../src/seal/seal.ts';

/** `owner`: a word; another has another key. */
export function signerOf(owner: string): Signer {
  let nonces = 0;
  return signer(bytesOf(`key of ${owner}`), () => bytesOf(`nonce ${nonces++} of ${owner}`));
}

/** 32 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}
