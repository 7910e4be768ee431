// Encodings of points of Ed25519 that nobody honest has: OpenSSL takes them, and then one signature fits many texts.

const SIGN_BIT = 0x80;

/**
 * The y of all points of small order, little-endian, without the sign of x; with either sign they are 14 encodings. The
 * last two are 0 and 1 once more, not reduced. Chalkias, Garillot, Nikolaenko: Taming the many EdDSAs (2020), table 1.
 */
const SMALL_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => Uint8Array.from(Buffer.from(hex, 'hex')));

/** Whether 32 bytes are one of them, or a y of 2^255 - 19 and above, which has a smaller encoding. */
export function isWeakPoint(bytes: Uint8Array): boolean {
  return isNotReduced(bytes) || SMALL_ORDER.some((y) => y.every((byte, i) => byte === unsigned(bytes, i)));
}

function isNotReduced(bytes: Uint8Array): boolean {
  if (bytes[0]! < 0xed || unsigned(bytes, 31) !== 0x7f) return false;
  return bytes.subarray(1, 31).every((byte) => byte === 0xff);
}

/** The byte without the sign of x, which is the highest bit of the last. */
function unsigned(bytes: Uint8Array, i: number): number {
  return i === 31 ? bytes[i]! & ~SIGN_BIT : bytes[i]!;
}
