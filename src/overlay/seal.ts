// Signing as the cores use it: seal/ has the functions, and a host hands them in with a key and a source of nonces, so that
// no core imports any cryptography. Public keys are the 32 bytes of RFC 8032, signatures its 64.

export const KEY_BYTES = 32;
export const NONCE_BYTES = 32;
export const SIGNATURE_BYTES = 64;

export interface Seal {
  /** 32 bytes that no signature may be believed of: of small order, or not the one encoding of their point. */
  isWeakKey(key: Uint8Array): boolean;
  /** False, never an error, for keys and signatures that are none. */
  verify(key: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean;
  /** The bytes that are signed; no two lists of fields and labels give the same. */
  signedBytes(label: string, fields: readonly Uint8Array[]): Uint8Array;
  /** SHA-256. */
  hash(bytes: Uint8Array): Uint8Array;
  /** What two people compare aloud: 12 groups of 5 digits. */
  fingerprint(key: Uint8Array): string;
}

/** A key pair, whose private part stays behind `sign`, and all that is needed to prove that one has it. */
export interface Signer {
  readonly seal: Seal;
  /** The public key. */
  readonly key: Uint8Array;
  sign(text: Uint8Array): Uint8Array;
  /** 32 bytes that nobody can guess, others each time. */
  nonce(): Uint8Array;
}

/** In lower case. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The opposite of hexOf. */
export function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
