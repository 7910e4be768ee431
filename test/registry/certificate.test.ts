// A registry signs by a key of its own; what makes that key good is the network's signature, and nothing else.

import { describe, expect, test } from 'vitest';
import { Identity } from '../../src/messenger/identity.ts';
import { answerText, certificateText, proofText } from '../../src/overlay/claim.ts';
import type { Challenge, RegistrationResponse } from '../../src/overlay/message.ts';
import type { Signer } from '../../src/overlay/seal.ts';
import { bytesOf, signerOf } from '../interaction/keys.ts';

const ADDRESS = '127.0.0.1:5001';
const network = signerOf('network');
const own = signerOf('own');
const other = signerOf('other');
const { seal } = network;
const nonce = bytesOf('nonce');

interface Forged {
  readonly certifies?: Signer;
  readonly certified?: Uint8Array;
  readonly signs?: Signer;
  readonly text?: 'certificate' | 'proof';
}

/** What a messenger thinks of an answer whose certificate and signature are made so. */
function doubtOf({
  certifies = network,
  certified = own.key,
  signs = own,
  text,
}: Forged): string | undefined {
  const alice = new Identity({ name: 'alice', signer: signerOf('alice') });
  const claim = alice.claim(-1);
  const challenge: Challenge = { kind: 'challenge', network: network.key, nonce };
  alice.prove(challenge, ADDRESS);
  const asked = { claim, address: ADDRESS, network: network.key, nonce };
  const certificate = certificateText(seal, network.key, certified);
  const signed =
    text === undefined
      ? answerText(seal, asked, 21, '')
      : text === 'proof'
        ? proofText(seal, asked)
        : certificate;
  const answer: RegistrationResponse = {
    kind: 'registrationResponse',
    result: 21,
    info: '',
    ours: {
      version: 1,
      signature: signs.sign(signed),
      certificate: { key: certified, signature: certifies.sign(certificate) },
    },
  };
  return alice.doubt(answer, () => {});
}

describe('an answer', () => {
  test('by a key that the network certifies is believed', () => {
    expect(doubtOf({})).toBe(undefined);
  });

  test.each<[string, Forged]>([
    ['by a key that another network certifies', { certifies: other }],
    ['by a key that certifies itself', { certifies: own }],
    ['by the certified key of another', { signs: other }],
    ['with a certificate for a weak key', { certified: new Uint8Array(32) }],
    ['with a certificate for no key', { certified: new Uint8Array(0) }],
    ['that is a certificate', { text: 'certificate' }],
    ['that is a proof', { text: 'proof' }],
  ])('%s is not', (_, forged) => {
    expect(doubtOf(forged)).toMatch(/did not prove that it has the key/);
  });
});
