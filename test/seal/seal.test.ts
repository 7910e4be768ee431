import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyPair } from '../../src/seal/ed25519.ts';
import { fingerprint } from '../../src/seal/fingerprint.ts';
import { seal } from '../../src/seal/seal.ts';
import { signedBytes } from '../../src/seal/signed-bytes.ts';
import { WEAK_ENCODINGS } from './weak-encodings.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (from: Uint8Array) => Buffer.from(from).toString('hex');

/** RFC 8032, section 7.1, tests 1 to 3. */
const VECTORS = [
  {
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    text: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    text: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    text: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

describe('Ed25519', () => {
  test.each(VECTORS)('RFC 8032, text $text', ({ secret, key, text, signature }) => {
    const pair = keyPair(bytes(secret));
    expect(hex(pair.key)).toBe(key);
    expect(hex(pair.sign(bytes(text)))).toBe(signature);
    expect(seal.verify(pair.key, bytes(text), bytes(signature))).toBe(true);
  });

  test('a change of a bit anywhere, or of a length, is no signature', () => {
    const [{ key, text, signature }] = [VECTORS[2]!];
    for (let bit = 0; bit < 512; bit++) {
      const changed = bytes(signature);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(seal.verify(bytes(key), bytes(text), changed)).toBe(false);
    }
    expect(seal.verify(bytes(key), bytes('af83'), bytes(signature))).toBe(false);
    expect(seal.verify(bytes(key), bytes(text), bytes(`${signature}00`))).toBe(false);
    expect(seal.verify(bytes(`${key}00`), bytes(text), bytes(signature))).toBe(false);
    expect(seal.verify(new Uint8Array(0), bytes(text), bytes(signature))).toBe(false);
  });

  test('S + L is refused, which makes signatures of others from one', () => {
    const L = 2n ** 252n + 27742317777372353535851937790883648493n;
    const { key, text, signature } = VECTORS[0]!;
    const s =
      [...bytes(signature).subarray(32)].reduceRight((sum, byte) => 256n * sum + BigInt(byte), 0n) + L;
    const malleable = bytes(signature);
    for (let i = 0; i < 32; i++) malleable[32 + i] = Number((s >> BigInt(8 * i)) & 255n);
    expect(seal.verify(bytes(key), bytes(text), malleable)).toBe(false);
  });

  test('a private key has 32 bytes', () => {
    expect(() => keyPair(new Uint8Array(31))).toThrow('a private key has 32 bytes, not 31');
  });
});

describe('weak keys', () => {
  test('are 14 encodings', () => expect(new Set(WEAK_ENCODINGS.map(hex)).size).toBe(14));

  test.each(WEAK_ENCODINGS.map((key) => [hex(key), key] as const))('%s', (_, key) => {
    const forged = new Uint8Array(64);
    forged.set(key);
    expect(seal.isWeakKey(key)).toBe(true);
    const texts = Array.from({ length: 64 }, (_, i) => Uint8Array.of(i));
    expect(texts.filter((text) => seal.verify(key, text, forged))).toEqual([]);
  });

  test('would pass without the check: node takes a forged signature of the identity', () => {
    const identity = WEAK_ENCODINGS[2]!;
    const x = Buffer.from(identity).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const forged = new Uint8Array(64);
    forged.set(identity);
    expect(verify(null, Uint8Array.of(1, 2, 3), key, forged)).toBe(true);
  });

  test('are refused as R of an honest key too', () => {
    const { key } = VECTORS[0]!;
    for (const r of WEAK_ENCODINGS) {
      for (const s of [0, 1]) {
        const signature = new Uint8Array(64);
        signature.set(r);
        signature[32] = s;
        expect(seal.verify(bytes(key), Uint8Array.of(7), signature)).toBe(false);
      }
    }
  });

  test('a y that is not reduced is refused, and keys of people are not', () => {
    const high = new Uint8Array(32).fill(0xff);
    high[31] = 0x7f;
    expect(seal.isWeakKey(high)).toBe(true);
    high[0] = 0xec - 1;
    expect(seal.isWeakKey(high)).toBe(false);
    for (const { key } of VECTORS) expect(seal.isWeakKey(bytes(key))).toBe(false);
  });
});

describe('signed bytes', () => {
  test('are the label and the fields, each after its length', () => {
    expect(hex(signedBytes('ab', [bytes('01'), bytes('')]))).toBe('000000026162000000010100000000');
  });

  test('differ where labels or fields differ', () => {
    const fields = fc.array(fc.uint8Array({ maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ maxLength: 3 }), fields, fc.string({ maxLength: 3 }), fields, (a, x, b, y) => {
        const same = a === b && JSON.stringify(x.map(hex)) === JSON.stringify(y.map(hex));
        expect(hex(signedBytes(a, x)) === hex(signedBytes(b, y))).toBe(same);
      }),
    );
  });
});

test('a fingerprint is 12 groups of 5 digits, and another for another key', () => {
  const digits = VECTORS.map(({ key }) => fingerprint(bytes(key)));
  for (const one of digits) expect(one).toMatch(/^\d{5}( \d{5}){11}$/);
  expect(new Set(digits).size).toBe(3);
  expect(digits[0]).toMatchInlineSnapshot(
    `"64232 01976 49208 95637 41822 21381 36974 24679 30319 67825 48456 80982"`,
  );
});
